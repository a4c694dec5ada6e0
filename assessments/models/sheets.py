"""Keep what each judge gave each contestant, and every acknowledged save of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.models.instrument import Aspect, Indicator, RulesVersion
from assessments.models.panel import Contestant, Judge
from kube_awards.core.identifiers import new_public_id

NOTE_LENGTH = 500
REOPENING_LENGTH = 500


class SheetState(models.TextChoices):
    """A sheet is written as a draft, sent, and may be given back to its judge."""

    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Terkirim")
    REOPENED = "reopened", _("Dibuka kembali")


class ScoreSheet(models.Model):
    """What one judge gives one contestant.

    `version` counts acknowledged saves and guards against overwriting. `filled`, `total_units` and
    the sheet's AspectValues are derived from its scores by `assessments.services.sheets` only, in
    the same transaction; units are multiples of 1 / rules.denominator on the scale 0 to 100.
    Who entered and who checked it is set while what stands on it was read off paper. Why it was
    given back stands on it until it is sent again.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    judge = models.ForeignKey(Judge, models.PROTECT, related_name="sheets")
    contestant = models.ForeignKey(Contestant, models.PROTECT, related_name="sheets")
    rules = models.ForeignKey(RulesVersion, models.PROTECT, related_name="sheets")
    state = models.CharField(
        max_length=10, choices=SheetState.choices, default=SheetState.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=0)
    filled = models.PositiveSmallIntegerField(default=0)
    total_units = models.BigIntegerField(null=True)
    saved_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=20, blank=True)
    reopened_because = models.CharField(max_length=REOPENING_LENGTH, blank=True)
    paper_entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    paper_checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["judge__order", "contestant__category__order", "contestant__running_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["judge", "contestant"], name="one_sheet_per_judge_and_contestant"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SheetState.values), name="sheet_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted")
                | Q(total_units__isnull=False, submitted_at__isnull=False),
                name="submitted_sheet_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(paper_entered_by__isnull=True, paper_checked_by__isnull=True)
                | (
                    Q(paper_entered_by__isnull=False, paper_checked_by__isnull=False)
                    & ~Q(paper_entered_by=F("paper_checked_by"))
                ),
                name="paper_sheet_is_checked_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="reopened") | ~Q(reopened_because=""),
                name="reopened_sheet_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judge_id} × {self.contestant_id}"

    @property
    def is_submitted(self) -> bool:
        """Say whether the judge has sent this sheet and not taken it back."""
        return self.state == SheetState.SUBMITTED

    @property
    def is_reopened(self) -> bool:
        """Say whether this sheet was given back to its judge and not sent again."""
        return self.state == SheetState.REOPENED

    @property
    def takes_scores_now(self) -> bool:
        """Say whether its judge may write on it now; one that was given back after closing too."""
        edition = self.judge.edition
        if self.is_submitted:
            return False
        return edition.takes_scores_now or (self.is_reopened and edition.takes_reopened)

    @property
    def is_from_paper(self) -> bool:
        """Say whether what stands on it was read off paper; nothing the judge saved is."""
        return self.paper_entered_by_id is not None


class AspectValue(models.Model):
    """The exact value of one aspect of a complete sheet, in units of 1 / rules.denominator."""

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="aspect_values")
    aspect = models.ForeignKey(Aspect, models.PROTECT)
    units = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "aspect"], name="one_value_per_aspect")
        ]

    def __str__(self) -> str:
        return f"{self.aspect_id}: {self.units}"


class Score(models.Model):
    """The value and note of one indicator on one sheet; blank is never 0."""

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="scores")
    indicator = models.ForeignKey(Indicator, models.PROTECT)
    value = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "indicator"], name="one_score_per_indicator"),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(note=""), name="score_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value}"


class SheetRevision(models.Model):
    """One acknowledged save: the whole sheet as it stood after it, as canonical JSON text.

    `token` is the form render that made it, so that a repeated request is recognised. A save read
    off paper also names who entered it first; `saved_by` is then who checked it. `reason` says why
    the sheet was given back.
    """

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=SheetState.choices)
    entries = models.TextField()
    token = models.CharField(max_length=32)
    reason = models.CharField(max_length=REOPENING_LENGTH, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["sheet", "version"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "version"], name="one_revision_per_version"),
            models.UniqueConstraint(fields=["sheet", "token"], name="one_revision_per_token"),
            models.CheckConstraint(
                condition=Q(entered_by__isnull=True) | ~Q(entered_by=F("saved_by")),
                name="paper_revision_names_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} v{self.version}"
