"""Keep what a judge asked panitia for, and what they answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.sheets import ScoreSheet

REQUEST_LENGTH = 300


class Answer(models.TextChoices):
    """What became of a request."""

    WAITING = "waiting", _("Menunggu jawaban")
    GRANTED = "granted", _("Dikabulkan")
    REFUSED = "refused", _("Ditolak")


class ReopenRequest(models.Model):
    """A judge's wish to write on an own sheet again; one at a time for each sheet."""

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="requests")
    text = models.CharField(max_length=REQUEST_LENGTH)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    note = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(answer="waiting"), name="one_waiting_request"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values), name="request_answer_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(answer="refused") | ~Q(note=""), name="refused_request_has_a_note"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.answer}"

    @property
    def is_waiting(self) -> bool:
        """Say whether panitia have not answered yet."""
        return self.answer == Answer.WAITING

    @property
    def is_refused(self) -> bool:
        """Say whether panitia said no, with a note."""
        return self.answer == Answer.REFUSED
