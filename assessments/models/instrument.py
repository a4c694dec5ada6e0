"""Describe what is judged: aspects, indicators, the meaning of each value, and the frozen rules."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.models.categories import Category, SharingRules

RULES_REASON_LENGTH = 400


class ScaleLevel(models.Model):
    """One value of a category's scale and its word, for example 5, "Sangat baik"."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="levels")
    value = models.PositiveSmallIntegerField(_("nilai"))
    label = models.CharField(_("sebutan"), max_length=40)

    class Meta:
        ordering = ["category", "value"]
        constraints = [
            models.UniqueConstraint(fields=["category", "value"], name="one_level_per_value")
        ]

    def __str__(self) -> str:
        return f"{self.value} – {self.label}"


class Aspect(models.Model):
    """Kelembagaan, sosial or ekonomi, with its share of the total; weights add up to 100."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="aspects")
    code = models.SlugField(_("kode"), max_length=20)
    name = models.CharField(_("nama"), max_length=60)
    weight = models.DecimalField(
        _("bobot"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0)]
    )
    order = models.PositiveSmallIntegerField(_("urutan"))

    class Meta:
        ordering = ["category", "order"]
        constraints = [
            models.UniqueConstraint(fields=["category", "code"], name="one_aspect_per_code"),
            models.UniqueConstraint(fields=["category", "order"], name="one_aspect_per_order"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="aspect_weight_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def weight_text(self) -> str:
        """Return the weight as printed beside the name: "bobot 30%"."""
        return gettext("bobot %(weight)s%%") % {"weight": f"{self.weight.normalize():f}"}


class Indicator(models.Model):
    """One thing a judge looks at; numbered through the whole category."""

    aspect = models.ForeignKey(Aspect, models.CASCADE, related_name="indicators")
    number = models.PositiveSmallIntegerField(_("nomor"))
    name = models.CharField(_("nama"), max_length=120)
    hint = models.CharField(_("petunjuk"), max_length=200, blank=True)
    weight = models.DecimalField(
        _("bobot dalam aspek"),
        max_digits=5,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        ordering = ["aspect__order", "number"]
        constraints = [
            models.UniqueConstraint(fields=["aspect", "number"], name="one_indicator_per_number"),
            models.CheckConstraint(
                condition=Q(weight__gte=0), name="indicator_weight_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Descriptor(models.Model):
    """What one value of one indicator means, in words a judge can check."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="descriptors")
    value = models.PositiveSmallIntegerField(_("nilai"))
    text = models.CharField(_("arti"), max_length=200)

    class Meta:
        ordering = ["indicator", "value"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "value"], name="one_descriptor_per_value")
        ]

    def __str__(self) -> str:
        return self.text


class RulesVersion(SharingRules):
    """The rules of a category as frozen when judging opened; sheets are scored under one of them.

    `canonical` is the canonical JSON that the engine reads; `denominator` is the common
    denominator of every exact integer kept on a sheet; how shared places are paid is a copy of the
    category's. `instrument` is the outline with all its words. A version after the first says why
    the rules were changed. Written by `open_judging` and `change_rules` only.
    """

    category = models.ForeignKey(Category, models.PROTECT, related_name="rules_versions")
    number = models.PositiveSmallIntegerField()
    canonical = models.TextField()
    digest = models.CharField(max_length=64)
    denominator = models.BigIntegerField()
    instrument = models.TextField()
    reason = models.CharField(max_length=RULES_REASON_LENGTH, blank=True)
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["category", "number"]
        constraints = [
            models.UniqueConstraint(fields=["category", "number"], name="one_rules_per_number"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="changed_rules_have_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} v{self.number}"
