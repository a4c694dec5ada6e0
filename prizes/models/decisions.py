"""Keep who decided what: proposed by one person, approved by another, published, never edited."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.models import Contestant, Edition, Result


class DecisionState(models.TextChoices):
    """A decision waits for a second person, who approves it or gives it back.

    What was approved holds until it is annulled or another takes its place.
    """

    PROPOSED = "proposed", _("Menunggu persetujuan")
    APPROVED = "approved", _("Ditetapkan")
    RETURNED = "returned", _("Dikembalikan")
    ANNULLED = "annulled", _("Dibatalkan")
    SUPERSEDED = "superseded", _("Digantikan")


CURRENT_STATES = [DecisionState.PROPOSED, DecisionState.APPROVED]


class Decision(models.Model):
    """A penetapan: a frozen result and the awards it gives, under one digest.

    `review` (what was looked at before, with the notes to it) and `minutes` are canonical JSON, as
    `prizes.selectors.frozen` reads them; both are part of the digest. A decision that `supersedes`
    another speaks of the same result and takes its place once it is approved (docs/adr/0013).
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="decisions")
    result = models.ForeignKey(Result, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=10, choices=DecisionState.choices, default=DecisionState.PROPOSED
    )
    decided_on = models.DateField(_("tanggal penetapan"))
    review = models.TextField(default="[]")
    minutes = models.TextField(default="{}")
    digest = models.CharField(max_length=64)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    approved_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    returned_at = models.DateTimeField(null=True)
    return_note = models.CharField(max_length=500, blank=True)
    annulled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    annulled_at = models.DateTimeField(null=True)
    annulment_reason = models.CharField(max_length=500, blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, related_name="successors", null=True)
    superseding_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_decision_per_number"),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(state="approved"),
                name="one_approved_decision_per_edition",
            ),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(state="proposed"),
                name="one_proposed_decision_per_edition",
            ),
            # Beside the decision that holds, only one that is to take its place may wait.
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(state__in=["proposed", "approved"], supersedes__isnull=True),
                name="one_current_decision_of_its_own",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by=F("proposed_by")), name="proposer_is_not_approver"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "annulled", "superseded"])
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="approved_decision_has_approver",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned")
                | (Q(returned_by__isnull=False) & ~Q(return_note="")),
                name="returned_decision_has_note",
            ),
            models.CheckConstraint(
                condition=Q(state="annulled", annulled_by__isnull=False, annulled_at__isnull=False)
                & ~Q(annulment_reason="")
                | ~Q(state="annulled")
                & Q(annulled_by__isnull=True, annulled_at__isnull=True, annulment_reason=""),
                name="annulled_decision_has_name_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True, superseding_reason="")
                | Q(supersedes__isnull=False) & ~Q(superseding_reason=""),
                name="superseding_decision_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(supersedes=F("id")), name="no_decision_supersedes_itself"
            ),
            models.CheckConstraint(
                condition=Q(state__in=DecisionState.values), name="decision_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} – {self.number}"

    @property
    def is_approved(self) -> bool:
        """Say whether two people have said so."""
        return self.state == DecisionState.APPROVED

    @property
    def is_proposed(self) -> bool:
        """Say whether the second person has yet to answer."""
        return self.state == DecisionState.PROPOSED

    @property
    def is_returned(self) -> bool:
        """Say whether the second person gave it back."""
        return self.state == DecisionState.RETURNED

    @property
    def is_annulled(self) -> bool:
        """Say whether it was taken back after it was official."""
        return self.state == DecisionState.ANNULLED

    @property
    def is_set_back(self) -> bool:
        """Say whether it led back to the sheets, or to the proposal before it."""
        return self.is_returned or self.is_annulled


class Award(models.Model):
    """What one contestant receives under a decision, with the names as they will be printed."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="awards")
    contestant = models.ForeignKey(Contestant, models.PROTECT, related_name="awards")
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=130)
    region_name = models.CharField(max_length=100)
    region_short_name = models.CharField(max_length=50)
    category_name = models.CharField(max_length=80)
    amount = models.PositiveBigIntegerField()
    trophy = models.BooleanField()
    certificate = models.BooleanField()

    class Meta:
        ordering = ["decision", "contestant__category__order", "place", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "contestant"], name="one_award_per_contestant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.name}"
