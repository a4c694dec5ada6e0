"""Keep what two people of panitia read off a paper sheet, until both read the same."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.sheets import ScoreSheet

LATE_REASON_LENGTH = 500


class PaperRound(models.IntegerChoices):
    """The same paper is read twice."""

    FIRST = 1, _("isian pertama")
    SECOND = 2, _("isian kedua")


class PaperEntry(models.Model):
    """One reading of a paper sheet, as canonical JSON text; written by `services.paper` only.

    It waits (`applied_version` is empty) until both readings agree. Then the sheet is filled and
    sent as that version, and both readings and the photo stay as proof of where it came from.
    """

    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="paper_entries")
    round = models.PositiveSmallIntegerField(choices=PaperRound.choices)
    entries = models.TextField()
    version = models.PositiveIntegerField(default=1)
    photo = models.FileField(upload_to="lembar-kertas/", blank=True)
    late_reason = models.CharField(max_length=LATE_REASON_LENGTH, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    applied_version = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["sheet", "round", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(round__in=PaperRound.values), name="paper_round_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(round=1) | ~Q(photo=""), name="first_paper_entry_has_a_photo"
            ),
            models.UniqueConstraint(
                fields=["sheet", "round"],
                condition=Q(applied_version__isnull=True),
                name="one_waiting_paper_entry_per_round",
            ),
            models.UniqueConstraint(
                fields=["sheet", "entered_by"],
                condition=Q(applied_version__isnull=True),
                name="two_people_read_a_paper_sheet",
            ),
            models.UniqueConstraint(
                fields=["sheet", "entered_by", "applied_version"],
                name="two_people_read_an_applied_paper_sheet",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} #{self.round}"
