"""Keep the frozen outcome of an edition: never recomputed, never edited."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.editions import Edition
from assessments.models.panel import Contestant

if TYPE_CHECKING:
    from collections.abc import Iterable


class Result(models.Model):
    """The numbered outcome over both categories: canonical inputs, engine version, digest."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField()
    canonical = models.TextField()
    engine_version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_result_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.edition} – {self.number}"


class Rung(models.TextChoices):
    """What put a contestant in its place (ranking.md §2.5)."""

    VALUE = "value", _("nilai akhir")
    ASPECT = "aspect", _("nilai aspek")
    HEAD_TO_HEAD = "head_to_head", _("jumlah juri yang memberi nilai lebih tinggi")
    SHARED = "shared", _("tempat bersama")
    PANEL = "panel", _("keputusan panel")
    DEPARTURE = "departure", _("keputusan panel, menyimpang dari hitungan")


class Placement(models.Model):
    """One contestant in a frozen result.

    Values are exact fractions as text ("884/10"); those of aspects stand in the published order,
    separated by spaces. `aspect_values` are the means that a tie is parted by, `aspect_points` what
    each aspect adds to the final value: they sum to it. `computed_place` is the place by the rules:
    another than `place` where the panel departed from it.
    """

    result = models.ForeignKey(Result, models.CASCADE, related_name="placements")
    contestant = models.ForeignKey(Contestant, models.PROTECT, related_name="placements")
    place = models.PositiveSmallIntegerField()
    computed_place = models.PositiveSmallIntegerField()
    value = models.CharField(max_length=80)
    aspect_values = models.TextField()
    aspect_points = models.TextField()
    decided_by = models.CharField(max_length=20, choices=Rung.choices)
    deciding_aspect = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["result", "contestant__category__order", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "contestant"], name="one_placement_per_contestant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.contestant_id}"

    @property
    def exact_value(self) -> Fraction:
        """Return the final value as the exact number it is."""
        return Fraction(self.value)

    @property
    def exact_aspect_points(self) -> tuple[Fraction, ...]:
        """Return what each aspect adds to the final value, in the published order of aspects."""
        return tuple(Fraction(text) for text in self.aspect_points.split())


def exact_text(values: Iterable[Fraction]) -> str:
    """Spell exact values as a placement keeps those of its aspects."""
    return " ".join(map(str, values))
