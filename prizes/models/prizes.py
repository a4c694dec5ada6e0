"""Keep the prize table of each category as data, with its source."""

from __future__ import annotations

from django.conf import settings
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


class PrizeChange(models.Model):
    """What was changed about the prizes after opening, and why; the minutes print it.

    `before` and `after` are the whole prize table as canonical JSON, the first place first.
    """

    category = models.ForeignKey(Category, models.PROTECT, related_name="prize_changes")
    before = models.TextField()
    after = models.TextField()
    reason = models.CharField(_("alasan"), max_length=500)
    changed_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["category", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="prize_change_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.reason}"
