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

    def can_be_repeated(self, at: dt.datetime) -> bool:
        """Say whether something is left to do that nobody does."""
        ended_badly = self.state in {JobState.FAILED, JobState.CANCELLED}
        failing_parts = self.state == JobState.DONE and self.failures > 0 and self.parts.exists()
        return ended_badly or failing_parts or self.is_silent(at)


class PartState(models.TextChoices):
    """How far one part of a job is."""

    WAITING = "waiting", _("Menunggu giliran")
    RUNNING = "running", _("Sedang berjalan")
    DONE = "done", _("Selesai")
    FAILED = "failed", _("Gagal")


class JobPart(models.Model):
    """A part of a job that one worker does while others do other parts.

    `attempt` counts how often it was taken: a worker whose lease ran out and who wakes again finds
    that its attempt is over. `lost` counts the workers that died over it, `size` the things it
    makes; the part that ends the job makes none. Only kube_awards.core.services.parts writes here.
    """

    job = models.ForeignKey(Job, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    payload = models.JSONField(default=dict)
    size = models.PositiveIntegerField(default=1)
    ends_job = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=PartState.choices, default=PartState.WAITING)
    attempt = models.PositiveIntegerField(default=0)
    lost = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["job", "number"]
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="one_part_per_number"),
            models.UniqueConstraint(
                fields=["job"], condition=Q(ends_job=True), name="one_part_ends_a_job"
            ),
            models.CheckConstraint(
                condition=Q(state__in=PartState.values), name="part_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=PartState.RUNNING) ^ Q(lease_until__isnull=True),
                name="a_running_part_has_a_lease",
            ),
        ]

    def __str__(self) -> str:
        return self.title
