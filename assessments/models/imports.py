"""Keep a file that panitia is importing until it is applied, and what it takes to undo it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.editions import Edition
from kube_awards.core.identifiers import new_public_id


class ImportState(models.TextChoices):
    """How far an import is."""

    CHECKED = "checked", _("Diperiksa")
    APPLIED = "applied", _("Diterapkan")
    UNDONE = "undone", _("Diurungkan")


class ImportRun(models.Model):
    """One file: its cells as JSON text until they are applied, then what undoes them.

    Both may hold private contacts: they are encrypted, and emptied as soon as they have served
    (services of the console).
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="imports")
    kind = models.SlugField(max_length=12)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.CHECKED)
    cells = models.TextField(blank=True)
    undo = models.TextField(blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="import_state_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.file_name
