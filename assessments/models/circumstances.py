"""Record what happened around the scores: conflicts of interest, absences, panel decisions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.domain import circumstances as engine
from assessments.models.categories import Category
from assessments.models.panel import Contestant, Judge
from groups.models import Region
from kube_awards.core.identifiers import new_public_id

REASON_LENGTH = 500


class RecusalReason(models.TextChoices):
    """Why a judge does not judge a region."""

    FAMILY = "family", _("Hubungan keluarga")
    GUIDANCE = "guidance", _("Pernah membina atau mendampingi")
    BUSINESS = "business", _("Hubungan usaha atau keuangan")
    OTHER = "other", _("Alasan lain")


class Recorded(models.Model):
    """When and by whom an act was written down."""

    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Recusal(Recorded):
    """A judge with a conflict of interest in a region: neither its KUBE nor its pendamping."""

    judge = models.ForeignKey(Judge, models.PROTECT, related_name="recusals")
    region = models.ForeignKey(Region, models.PROTECT, related_name="recusals")
    reason = models.CharField(_("alasan"), max_length=10, choices=RecusalReason.choices)
    note = models.CharField(_("keterangan"), max_length=REASON_LENGTH, blank=True)

    class Meta:
        ordering = ["judge__order", "region__order"]
        constraints = [
            models.UniqueConstraint(fields=["judge", "region"], name="one_recusal_per_region"),
            models.CheckConstraint(
                condition=Q(reason__in=RecusalReason.values), name="recusal_reason_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judge_id} × {self.region_id}"


class Absence(Recorded):
    """A judge who leaves the panel of the edition; whatever stands on the sheets is void."""

    judge = models.OneToOneField(Judge, models.PROTECT, related_name="absence")
    reason = models.CharField(_("alasan"), max_length=REASON_LENGTH)

    class Meta:
        ordering = ["judge__order"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="absence_has_a_reason")]

    def __str__(self) -> str:
        return str(self.judge_id)


class TieKind(models.TextChoices):
    """What the panel decides about equals whom no rule parts."""

    JOINT = engine.TieKind.JOINT.value, _("juara bersama")
    ORDERED = engine.TieKind.ORDERED.value, _("urutan")


class TieDecision(Recorded):
    """The panel's word on exactly its members, signed by judges (ranking.md §2.5, rung 3)."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    category = models.ForeignKey(Category, models.PROTECT, related_name="tie_decisions")
    kind = models.CharField(_("jenis"), max_length=10, choices=TieKind.choices)
    reason = models.CharField(_("alasan"), max_length=REASON_LENGTH)
    signers = models.ManyToManyField(Judge, related_name="+")

    class Meta:
        ordering = ["category", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TieKind.values), name="tie_kind_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="tie_decision_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.category_id}: {self.kind}"


class Departure(Recorded):
    """The panel's own order of a category, against the computed one, signed by judges.

    `basis` is the digest of the inputs without it: over any others it does not count.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    category = models.OneToOneField(Category, models.PROTECT, related_name="departure")
    reason = models.CharField(_("alasan"), max_length=REASON_LENGTH)
    basis = models.CharField(max_length=64)
    signers = models.ManyToManyField(Judge, related_name="+")

    class Meta:
        ordering = ["category"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="departure_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.category_id}: {self.basis[:8]}"


class DepartureMember(models.Model):
    """The place that the panel gave one contestant; sharers have the same."""

    departure = models.ForeignKey(Departure, models.CASCADE, related_name="members")
    contestant = models.OneToOneField(Contestant, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["departure", "place", "contestant__running_order"]

    def __str__(self) -> str:
        return f"{self.place}: {self.contestant_id}"


class TieMember(models.Model):
    """One contestant of a tie decision, `position` from 1 where the panel gave an order."""

    decision = models.ForeignKey(TieDecision, models.CASCADE, related_name="members")
    contestant = models.ForeignKey(Contestant, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["decision", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contestant"], name="one_tie_decision_per_contestant"),
            models.UniqueConstraint(
                fields=["decision", "position"], name="one_contestant_per_position"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.contestant_id}"
