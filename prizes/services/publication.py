"""Announce an approved decision, now or at a set minute, and take the announcement back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record
from prizes.models import Decision, Publication, PublicationState
from prizes.selectors.publication import unfit_minute
from prizes.services.integrity import refuse_changed
from prizes.services.readiness import refuse_unconfirmed

if TYPE_CHECKING:
    import datetime as dt

    from assessments.domain.canonical import Json
    from kube_awards.accounts.models import User

# What a page shows as version while nothing is announced or planned.
NONE_YET = 0


@transaction.atomic
def publish(*, decision: Decision, actor: User, seen: int = NONE_YET) -> Publication:
    """Show the approved decision to the public from now on; publishing twice changes nothing.

    `seen` is the version of the publication that the page showed. Raise Conflict where somebody
    else planned, cancelled or withdrew since, NotConfirmed where a judge has not confirmed and no
    waiver covers it, WrongState unless the decision holds.
    """
    current = _lock_approved(decision)
    found = _publication_of(current)
    if found and found.is_public:
        return found
    refuse_changed(current)
    refuse_unconfirmed(current)
    state, at = PublicationState.PUBLISHED, timezone.now()
    return _show(_next(found, current, seen), state, at, actor, "decision.published")


@transaction.atomic
def schedule_publication(
    *, decision: Decision, actor: User, at: dt.datetime, seen: int
) -> Publication:
    """Show the approved decision from a minute on, or from another minute than was planned.

    Raise Refused for a minute that is over or more than a year away, NotConfirmed as `publish`
    does, Conflict for an older version, WrongState where the public sees the decision already.
    """
    current = _lock_approved(decision)
    found = _publication_of(current)
    if found and found.is_public:
        raise WrongState(_("Hasil sudah diumumkan."), state=found.state)
    if found and found.is_waiting and found.published_at == at:
        return found
    if flaw := unfit_minute(at):
        raise Refused(flaw)
    refuse_changed(current)
    refuse_unconfirmed(current)
    state = PublicationState.SCHEDULED
    return _show(_next(found, current, seen), state, at, actor, "publication.scheduled")


@transaction.atomic
def cancel_schedule(*, decision: Decision, actor: User, seen: int) -> None:
    """Forget the planned minute before it comes; cancelling twice changes nothing.

    What was withdrawn before it was planned again is withdrawn again.
    """
    current = _lock_approved(decision)
    found = _publication_of(current)
    if found is None or found.is_withdrawn:
        return
    if found.is_public:
        raise WrongState(
            _("Hasil sudah diumumkan. Untuk menyembunyikannya, pakai “Tarik pengumuman”."),
            state=found.state,
        )
    forget_plan(found, seen=seen, actor=actor)


def forget_plan(found: Publication, *, seen: int, actor: User) -> None:
    """Take a planned minute back within the caller's transaction; the edition is locked by it."""
    row = _next(found, found.decision, seen)
    before = publication_facts(row)
    if row.withdrawn_at:
        row.state = PublicationState.WITHDRAWN
        row.save()
    else:
        row.delete()
    record(
        actor=actor,
        action="publication.schedule_cancelled",
        obj=row.decision,
        before=before,
        after={"state": str(row.state) if row.withdrawn_at else None},
    )


@transaction.atomic
def withdraw_publication(
    *, decision: Decision, actor: User, reason: str, seen: int
) -> Publication | None:
    """Let the public read only that the result is being corrected; a second time is nothing."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan menarik pengumuman."))
    current = _lock_approved(decision)
    found = _publication_of(current)
    if found is None or found.is_waiting:
        raise WrongState(_("Hasil belum diumumkan."), state=found.state if found else "")
    if found.is_withdrawn:
        return found
    return take_back(_next(found, current, seen), actor, reason)


def _lock_approved(decision: Decision) -> Decision:
    """Lock the edition and return the decision as it stands; raise WrongState unless it holds."""
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    current = Decision.objects.select_related("result", "edition").get(pk=decision.pk)
    if not current.is_approved:
        raise WrongState(
            _("Hanya hasil yang sudah ditetapkan yang dapat diumumkan."), state=current.state
        )
    return current


def _publication_of(decision: Decision) -> Publication | None:
    return Publication.objects.filter(decision=decision).first()


def _next(found: Publication | None, decision: Decision, seen: int) -> Publication:
    """Return the row to write as its next version; raise Conflict unless seen is the last."""
    row = next_version(found or Publication(decision=decision), seen=seen)
    row.decision = decision
    return row


def publication_facts(publication: Publication) -> dict[str, Json]:
    """Return what the ledger keeps of an announcement."""
    return {
        "state": str(publication.state),
        "published_at": publication.published_at.isoformat(),
    }


def _show(
    row: Publication, state: PublicationState, at: dt.datetime, actor: User, action: str
) -> Publication:
    before = publication_facts(row) if row.pk else None
    row.state, row.published_at, row.published_by = state, at, actor
    row.save()
    record(
        actor=actor, action=action, obj=row.decision, before=before, after=publication_facts(row)
    )
    return row


def take_back(row: Publication, actor: User, reason: str) -> Publication:
    """Write that the public reads only that the result is being corrected."""
    before = publication_facts(row)
    row.state = PublicationState.WITHDRAWN
    row.withdrawn_at, row.withdrawn_by = timezone.now(), actor
    row.withdrawal_reason = reason
    row.save()
    record(
        actor=actor,
        action="publication.withdrawn",
        obj=row.decision,
        before=before,
        after={"state": row.state, "withdrawn_at": row.withdrawn_at.isoformat()},
        reason=reason,
    )
    return row
