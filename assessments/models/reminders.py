"""Remember which judge was reminded of what, so that nobody is told twice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.instrument import RulesVersion
from assessments.models.panel import Judge


class ReminderStep(models.TextChoices):
    """How long before closing a reminder goes out by itself, or what else made it go out."""

    THREE_DAYS = "3d", _("3 hari sebelum ditutup")
    ONE_DAY = "1d", _("1 hari sebelum ditutup")
    TWO_HOURS = "2h", _("2 jam sebelum ditutup")
    MANUAL = "manual", _("dikirim panitia")
    RULES = "rules", _("aturan diubah")


class Reminder(models.Model):
    """One mail that tells a judge what is missing before a deadline, or under changed rules.

    Only `services.reminder_mail` writes the last three: `tries` counts before the mail leaves,
    then either `accepted_at` says when a mail server took it, or `was_refused` that none did. A
    try that has neither was cut off; nobody knows whether it arrived, and it is not repeated.
    """

    judge = models.ForeignKey(Judge, models.CASCADE, related_name="reminders")
    step = models.CharField(max_length=6, choices=ReminderStep.choices)
    deadline = models.DateTimeField(null=True)
    rules = models.ForeignKey(RulesVersion, models.CASCADE, null=True, related_name="reminders")
    written_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    tries = models.PositiveSmallIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True)
    was_refused = models.BooleanField(default=False)

    class Meta:
        ordering = ["-written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["judge", "step", "deadline"],
                condition=~Q(step="manual"),
                name="one_reminder_per_step",
            ),
            models.UniqueConstraint(
                fields=["judge", "rules"], name="one_reminder_per_rules_version"
            ),
            models.CheckConstraint(
                condition=Q(step="rules") ^ Q(rules__isnull=True),
                name="reminder_names_its_rules",
            ),
            models.CheckConstraint(
                condition=~Q(accepted_at__isnull=False, was_refused=True),
                name="reminder_is_accepted_or_refused",
            ),
            models.CheckConstraint(
                condition=Q(step__in=ReminderStep.values), name="reminder_step_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judge_id} {self.step}"
