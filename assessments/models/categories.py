"""Describe the two categories of an edition, and the rules each is decided by."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.domain.rules import fewest_judges
from assessments.domain.scale import has_bands
from assessments.models.editions import Edition
from kube_awards.core.models import Versioned


class CategoryKind(models.TextChoices):
    """Who competes: groups or their facilitators."""

    KUBE = "kube", _("KUBE")
    PENDAMPING = "pendamping", _("Pendamping KUBE")


class Method(models.TextChoices):
    """How sheets become one value (ranking.md §2.7)."""

    WEIGHTED_MEAN = "weighted_mean", _("Rerata tertimbang")
    TRIMMED_MEAN = "trimmed_mean", _("Rerata terpangkas: tanpa nilai tertinggi dan terendah")


class HolePolicy(models.TextChoices):
    """Who counts when a sheet is missing (ranking.md §2.3)."""

    COMMON = "common", _("Panel bersama: hanya juri yang menilai semua peserta")
    ADJUSTED = "adjusted", _("Disesuaikan: semua juri, tingkat keketatan diperhitungkan")


class Ladder(models.TextChoices):
    """Which rungs part equal values, in order (ranking.md §2.5); the panel decides after them."""

    ASPECTS_THEN_DUELS = "aspects head_to_head", _("Nilai aspek, lalu juri demi juri")
    DUELS_THEN_ASPECTS = "head_to_head aspects", _("Juri demi juri, lalu nilai aspek")
    ASPECTS = "aspects", _("Nilai aspek")
    DUELS = "head_to_head", _("Juri demi juri")
    NONE = "none", _("Langsung diputuskan panel")

    @property
    def rungs(self) -> tuple[str, ...]:
        """Return the rungs as the engine names them."""
        return () if self is Ladder.NONE else tuple(self.value.split())


class PrizeSharing(models.TextChoices):
    """What contestants on a shared place receive (ranking.md §2.6); `prizes.domain` computes it."""

    POOL_SPLIT = "pool_split", _("Hadiah semua tempat yang terpakai dibagi rata")
    PLACE_SPLIT = "place_split", _("Hadiah tempat itu saja dibagi rata")
    FULL_EACH = "full_each", _("Masing-masing hadiah penuh")


class SharingRules(models.Model):
    """How shared places are paid; set up on a category and frozen with its rules."""

    prize_sharing = models.CharField(
        _("hadiah tempat bersama"),
        max_length=12,
        choices=PrizeSharing.choices,
        default=PrizeSharing.POOL_SPLIT,
    )
    prize_unit = models.PositiveIntegerField(_("pembulatan hadiah ke bawah (rupiah)"), default=1)

    class Meta:
        abstract = True


class Category(Versioned, SharingRules):
    """KUBE or pendamping inside an edition, with its own instrument and rules."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="categories")
    kind = models.SlugField(_("jenis"), max_length=12, choices=CategoryKind.choices)
    name = models.CharField(_("nama"), max_length=80)
    order = models.PositiveSmallIntegerField(_("urutan"), default=1)
    scale_minimum = models.PositiveSmallIntegerField(_("nilai terendah"), default=1)
    scale_maximum = models.PositiveSmallIntegerField(_("nilai tertinggi"), default=5)
    method = models.CharField(
        _("metode"), max_length=20, choices=Method.choices, default=Method.WEIGHTED_MEAN
    )
    hole_policy = models.CharField(
        _("lembar yang tidak ada"),
        max_length=20,
        choices=HolePolicy.choices,
        default=HolePolicy.COMMON,
    )
    ladder = models.CharField(
        _("nilai sama dipisahkan oleh"),
        max_length=20,
        choices=Ladder.choices,
        default=Ladder.ASPECTS_THEN_DUELS,
    )
    minimum_panel = models.PositiveSmallIntegerField(_("juri paling sedikit"), default=3)

    class Meta:
        ordering = ["edition", "order"]
        verbose_name = _("kategori")
        verbose_name_plural = _("kategori")
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="one_category_per_kind"),
            models.CheckConstraint(
                condition=Q(scale_minimum__lt=F("scale_maximum")), name="scale_has_two_values"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CategoryKind.values), name="category_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(minimum_panel__gte=1), name="panel_has_a_judge"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="method_is_known"),
            models.CheckConstraint(
                condition=Q(hole_policy__in=HolePolicy.values), name="hole_policy_is_known"
            ),
            models.CheckConstraint(condition=Q(ladder__in=Ladder.values), name="ladder_is_known"),
            models.CheckConstraint(
                condition=Q(prize_sharing__in=PrizeSharing.values), name="prize_sharing_is_known"
            ),
            models.CheckConstraint(condition=Q(prize_unit__gte=1), name="prize_unit_from_one"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_for_kube(self) -> bool:
        """Say whether groups compete here, not facilitators."""
        return self.kind == CategoryKind.KUBE

    @property
    def is_typed(self) -> bool:
        """Say whether values are typed: too many for a button each, explained in bands."""
        return has_bands(self.scale_minimum, self.scale_maximum)

    @property
    def needed_panel(self) -> int:
        """Return the fewest judges that can give a result here."""
        return fewest_judges(self.minimum_panel, self.method)
