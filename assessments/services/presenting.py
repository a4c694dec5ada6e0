"""Say who is presenting now: one contestant at a time, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import Edition, EditionState
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from assessments.models import Contestant
    from kube_awards.accounts.models import User


@transaction.atomic
def mark_presenting(*, contestant: Contestant, actor: User) -> Edition:
    """Put a contestant first in every judge's list while judging is open, in place of another."""
    edition = lock_edition(contestant.category.edition, EditionState.OPEN)
    if contestant.is_withdrawn:
        raise Refused(_("Peserta ini mengundurkan diri."))
    return _set(edition, contestant, actor)


@transaction.atomic
def clear_presenting(*, edition: Edition, actor: User) -> Edition:
    """Say that nobody is presenting."""
    return _set(lock_edition(edition, EditionState.OPEN), None, actor)


def _set(edition: Edition, contestant: Contestant | None, actor: User) -> Edition:
    before = edition.presenting
    if before != contestant:
        edition.presenting = contestant
        edition.save(update_fields=["presenting"])
        record(
            actor=actor,
            action="presenting.marked" if contestant else "presenting.cleared",
            obj=edition,
            before={"presenting": before.name} if before else None,
            after={"presenting": contestant.name} if contestant else None,
        )
    return edition
