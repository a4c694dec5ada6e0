"""Publish an approved decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition
from kube_awards.core.errors import WrongState
from kube_awards.ledger.services import record
from prizes.models import Decision, Publication
from prizes.services.integrity import refuse_changed

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


@transaction.atomic
def publish(*, decision: Decision, actor: User) -> Publication:
    """Show the approved decision to the public from now on; publishing twice changes nothing."""
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    current = Decision.objects.select_related("result").get(pk=decision.pk)
    if not current.is_approved:
        raise WrongState(
            _("Hanya hasil yang sudah ditetapkan yang dapat diumumkan."), state=current.state
        )
    refuse_changed(current)
    publication, created = Publication.objects.get_or_create(
        decision=current, defaults={"published_at": timezone.now(), "published_by": actor}
    )
    if created:
        record(
            actor=actor,
            action="decision.published",
            obj=current,
            after={"published_at": publication.published_at.isoformat()},
        )
    return publication
