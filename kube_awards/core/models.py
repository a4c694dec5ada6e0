"""Keep what every app may need: versions of rows that several people edit, and long work."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kube_awards.core.identifiers import new_public_id

# A worker says at each step that it lives; after so long a silence the work may be started again.
SILENCE = dt.timedelta(minutes=2)


class Versioned(models.Model):
    """A row that carries its version, so that nobody overwrites what another has just written."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class JobState(models.TextChoices):
    """How far a piece of long work is."""

    QUEUED = "queued", _("Menunggu giliran")
    RUNNING = "running", _("Sedang berjalan")
    DONE = "done", _("Selesai")
    FAILED = "failed", _("Gagal")
    CANCELLED = "cancelled", _("Dibatalkan")


class Job(models.Model):
    """A piece of work too long for a request: who asked for it, how far it is, what came of it.

    `attempt` counts the starts: a worker that was given up and wakes again finds that its attempt
    is over. `payload` names what to work on and holds nothing private.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.SlugField(max_length=40)
    title = models.CharField(max_length=160)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs")
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    payload = models.JSONField(default=dict)
    attempt = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    back = models.CharField(max_length=200, blank=True)
    result = models.FileField(upload_to="tugas/", blank=True)
    result_name = models.CharField(max_length=120, blank=True)
    cancel_asked = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=JobState.values), name="job_state_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will happen by itself."""
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}

    def is_silent(self, at: dt.datetime) -> bool:
        """Say whether it runs by its state although its worker has not been heard for long."""
        running = self.state == JobState.RUNNING
        return running and self.seen_at is not None and at - self.seen_at > SILENCE
