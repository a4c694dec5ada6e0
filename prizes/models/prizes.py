"""Keep the prize table of each category as data, with its source."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models import Category


class Prize(models.Model):
    """What one place of a category receives; amounts are gross, in whole rupiah."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="prizes")
    place = models.PositiveSmallIntegerField(_("peringkat"))
    label = models.CharField(_("gelar"), max_length=40)
    amount = models.PositiveBigIntegerField(_("uang pembinaan"))
    trophy = models.BooleanField(_("trofi"), default=True)
    certificate = models.BooleanField(_("piagam"), default=True)
    source_note = models.CharField(_("sumber"), max_length=300, blank=True)

    class Meta:
        ordering = ["category", "place"]
        verbose_name = _("hadiah")
        verbose_name_plural = _("hadiah")
        constraints = [
            models.UniqueConstraint(fields=["category", "place"], name="one_prize_per_place"),
            models.CheckConstraint(condition=Q(place__gte=1), name="prize_place_from_one"),
        ]

    def __str__(self) -> str:
        return self.label
