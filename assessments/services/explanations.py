"""Keep what panitia say to the warnings of a set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from assessments.models import EditionState, Explanation
from assessments.services.judging import lock_edition
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Edition
    from kube_awards.accounts.models import User


@transaction.atomic
def explain_warnings(
    *, edition: Edition, notes: Mapping[tuple[str, str], str], actor: User
) -> dict[tuple[str, str], str]:
    """Keep a note for each warning, by its code and subject; a blank one is taken away.

    Return what has changed. Raise WrongState once judging was opened.
    """
    locked = lock_edition(edition, EditionState.SETUP)
    stored = {
        (each.code, each.subject): each for each in Explanation.objects.filter(edition=locked)
    }
    changed = {
        key: note.strip()
        for key, note in notes.items()
        if note.strip() != (stored[key].note if key in stored else "")
    }
    if not changed:
        return changed
    Explanation.objects.filter(pk__in=[stored[key].pk for key in changed if key in stored]).delete()
    Explanation.objects.bulk_create(
        Explanation(edition=locked, code=code, subject=subject, note=note, recorded_by=actor)
        for (code, subject), note in changed.items()
        if note
    )
    record(
        actor=actor,
        action="warnings.explained",
        obj=locked,
        before={" ".join(key): stored[key].note for key in changed if key in stored},
        after={" ".join(key): note for key, note in changed.items()},
    )
    return changed
