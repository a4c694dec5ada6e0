"""Remember which judge was reminded of what, so that nobody is told twice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.panel import Judge


class ReminderStep(models.TextChoices):
    """How long before closing a reminder goes out by itself, or that staff sent it."""

    THREE_DAYS = "3d", _("3 hari sebelum ditutup")
    ONE_DAY = "1d", _("1 hari sebelum ditutup")
    TWO_HOURS = "2h", _("2 jam sebelum ditutup")
    MANUAL = "manual", _("dikirim panitia")


class Reminder(models.Model):
    """One mail that told a judge what is missing before a deadline.

    It is written before the mail leaves, so that two workers never send the same one;
    `was_refused` says that the mail server did not take it.
    """

    judge = models.ForeignKey(Judge, models.CASCADE, related_name="reminders")
    step = models.CharField(max_length=6, choices=ReminderStep.choices)
    deadline = models.DateTimeField(null=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    was_refused = models.BooleanField(default=False)

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["judge", "step", "deadline"],
                condition=~Q(step="manual"),
                name="one_reminder_per_step",
            ),
            models.CheckConstraint(
                condition=Q(step__in=ReminderStep.values), name="reminder_step_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judge_id} {self.step}"
