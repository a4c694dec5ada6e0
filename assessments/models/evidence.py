"""Keep the photos that a judge took as evidence for an indicator."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.models.instrument import Indicator
from assessments.models.sheets import ScoreSheet
from kube_awards.core.identifiers import new_public_id

PHOTOS_PER_INDICATOR = 3


class Evidence(models.Model):
    """One photo for one indicator of a sheet, as kube_awards.core.uploads wrote it.

    `position` runs from 1 to 3, so that the database itself refuses a fourth photo.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    sheet = models.ForeignKey(ScoreSheet, models.CASCADE, related_name="evidence")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="bukti/")
    thumbnail = models.FileField(upload_to="bukti/kecil/")
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sheet", "indicator__number", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "indicator", "position"], name="one_photo_per_position"
            ),
            models.UniqueConstraint(
                fields=["sheet", "indicator", "digest"], name="one_row_per_photo"
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=PHOTOS_PER_INDICATOR),
                name="three_photos_per_indicator",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.indicator_id} ({self.position})"
