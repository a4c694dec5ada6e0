"""Keep when the public sees which decision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kube_awards.core.models import Versioned
from prizes.models.decisions import Decision


class PublicationState(models.TextChoices):
    """What the public sees of a decision: nothing before a minute, the result, or only a word."""

    SCHEDULED = "scheduled", _("Terjadwal")
    PUBLISHED = "published", _("Diumumkan")
    WITHDRAWN = "withdrawn", _("Ditarik")


class Publication(Versioned):
    """When the public sees which decision.

    A schedule needs nobody to carry it out: from `published_at` on, queries find it
    (`shown_now`). Whoever withdrew last, and why, stays known after it is shown again.
    """

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="publication")
    state = models.CharField(
        max_length=10, choices=PublicationState.choices, default=PublicationState.PUBLISHED
    )
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    withdrawal_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PublicationState.values), name="publication_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
                name="withdrawn_publication_has_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal_reason=""
                )
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawal_reason=""),
                name="withdrawal_has_name_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.state}"

    @property
    def is_public(self) -> bool:
        """Say what `shown_now` asks the database, for staff pages and services."""
        due = self.state == PublicationState.SCHEDULED and self.published_at <= timezone.now()
        return due or self.state == PublicationState.PUBLISHED

    @property
    def is_waiting(self) -> bool:
        """Say whether its minute is still to come."""
        return self.state == PublicationState.SCHEDULED and not self.is_public

    @property
    def is_withdrawn(self) -> bool:
        """Say whether it was taken back and is not shown again yet."""
        return self.state == PublicationState.WITHDRAWN


def shown_now() -> Q:
    """Pick the decisions that the public sees at this moment of the database's own clock."""
    due = Q(publication__state=PublicationState.SCHEDULED, publication__published_at__lte=Now())
    return Q(publication__state=PublicationState.PUBLISHED) | due
