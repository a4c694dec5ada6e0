"""Keep what each judge says of the own scores in the minutes, and why panitia went on without."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models import Judge
from kube_awards.core.models import Versioned
from prizes.models.decisions import Decision


class Answer(models.TextChoices):
    """What a judge says of the own scores in the minutes of a decision."""

    WAITING = "waiting", _("Belum menjawab")
    CONFIRMED = "confirmed", _("Sudah mengonfirmasi")
    OBJECTED = "objected", _("Keberatan")


class Confirmation(Versioned):
    """The question to one judge whether the minutes of an approved decision carry the own scores.

    There is one for each judge whose sheets count in the decision, from its approval on; only
    `services.confirmations` writes it. The version counts the answers, so that a waiver can say
    which of them it was given for. `stopped_plan` is the minute of an announcement that the
    objection took back.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="confirmations")
    judge = models.ForeignKey(Judge, models.PROTECT, related_name="confirmations")
    answer = models.CharField(
        _("jawaban"), max_length=10, choices=Answer.choices, default=Answer.WAITING
    )
    note = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    stopped_plan = models.DateTimeField(null=True)

    class Meta:
        ordering = ["decision", "judge__order"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "judge"], name="judge_is_asked_once"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="answer_is_known"),
            models.CheckConstraint(
                condition=Q(answer="objected") ^ Q(note=""), name="objection_has_note"
            ),
            models.CheckConstraint(
                condition=Q(answer="waiting") ^ Q(answered_at__isnull=False),
                name="answer_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.judge.name

    @property
    def is_waiting(self) -> bool:
        """Say whether the judge has yet to answer."""
        return self.answer == Answer.WAITING

    @property
    def is_confirmed(self) -> bool:
        """Say whether the judge found the own scores in the minutes."""
        return self.answer == Answer.CONFIRMED

    @property
    def is_objection(self) -> bool:
        """Say whether the judge did not."""
        return self.answer == Answer.OBJECTED


class Waiver(models.Model):
    """Why panitia announce a decision that not every judge has confirmed.

    `without` is canonical JSON: each judge who had not confirmed, with the answer at that moment
    (`selectors.confirmations.Unconfirmed`). A later answer is not covered by it.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="waivers")
    reason = models.CharField(max_length=500)
    without = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["decision", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.reason}"
