"""Keep who was there on the day: a fact for the daftar hadir, not a rule about who scores."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.editions import Edition
from assessments.models.panel import Contestant, Judge

ATTENDANCE_NOTE_LENGTH = 200


class Attendance(models.Model):
    """Whether a judge or a contestant (exactly one) was there; Absence says who does not score."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="attendances")
    judge = models.OneToOneField(Judge, models.CASCADE, null=True, related_name="attendance")
    contestant = models.OneToOneField(
        Contestant, models.CASCADE, null=True, related_name="attendance"
    )
    is_present = models.BooleanField(_("hadir"))
    note = models.CharField(_("keterangan"), max_length=ATTENDANCE_NOTE_LENGTH, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition", "pk"]
        verbose_name = _("kehadiran")
        verbose_name_plural = _("kehadiran")
        constraints = [
            models.CheckConstraint(
                condition=Q(judge__isnull=False, contestant__isnull=True)
                | Q(judge__isnull=True, contestant__isnull=False),
                name="attendance_is_of_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.judge or self.contestant)
