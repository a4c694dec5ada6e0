"""Keep what the minutes of the panel's meeting say: the only writer of Minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import EditionState
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Refused
from kube_awards.core.versions import next_version, set_fields
from kube_awards.ledger.services import record
from prizes.models import Minutes
from prizes.selectors.minutes import stored_minutes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assessments.models import Edition, Judge
    from kube_awards.accounts.models import User


@transaction.atomic
def save_minutes(
    *,
    edition: Edition,
    changes: Mapping[str, object],
    signers: Collection[Judge],
    seen: int,
    actor: User,
) -> Minutes:
    """Write number, day and place of the meeting and who signs; `seen` is 0 for the first time.

    Raise Refused without a signer or for a judge of another edition, Conflict for an older version,
    WrongState outside `closed`.
    """
    locked = lock_edition(edition, EditionState.CLOSED)
    if not signers:
        raise Refused(_("Pilih sedikitnya satu penanda tangan."))
    if any(judge.edition_id != locked.pk for judge in signers):
        raise Refused(_("Penanda tangan harus juri edisi ini."))
    stored = stored_minutes(locked)
    before = minutes_facts(stored) if stored else None
    stored = next_version(stored or Minutes(edition=locked), seen=seen)
    set_fields(stored, changes)
    stored.save()
    stored.signers.set(signers)
    record(
        actor=actor, action="minutes.saved", obj=stored, before=before, after=minutes_facts(stored)
    )
    return stored


def minutes_facts(minutes: Minutes) -> dict[str, object]:
    """Return what the minutes say, as plain facts."""
    return {
        "number": minutes.number,
        "held_on": minutes.held_on.isoformat(),
        "place": minutes.place,
        "signers": [
            judge.name for judge in minutes.signers.select_related("user").order_by("order")
        ],
    }
