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
    from assessments.selectors.warnings import WarningKey
    from kube_awards.accounts.models import User


@transaction.atomic
def explain_warnings(
    *, edition: Edition, notes: Mapping[WarningKey, str], actor: User
) -> dict[WarningKey, str]:
    """Keep a note for each warning as it reads now; a blank one is taken away.

    Return what has changed. Raise WrongState once judging was opened.
    """
    locked = lock_edition(edition, EditionState.SETUP)
    stored = {
        (each.code, each.subject): each for each in Explanation.objects.filter(edition=locked)
    }
    changed = {
        key: note.strip()
        for key, note in notes.items()
        if not _says(stored.get(key[:2]), key, note.strip())
    }
    if not changed:
        return changed
    before = {key[:2]: stored[key[:2]] for key in changed if key[:2] in stored}
    Explanation.objects.filter(pk__in=[each.pk for each in before.values()]).delete()
    Explanation.objects.bulk_create(
        Explanation(edition=locked, **key._asdict(), note=note, recorded_by=actor)
        for key, note in changed.items()
        if note
    )
    record(
        actor=actor,
        action="warnings.explained",
        obj=locked,
        before={" ".join(name): each.note for name, each in before.items()},
        after={" ".join(key[:2]): note for key, note in changed.items()},
    )
    return changed


def _says(stored: Explanation | None, key: WarningKey, note: str) -> bool:
    """Say whether this is already what is kept about the warning."""
    if stored is None or not note:
        return stored is None and not note
    return (stored.note, stored.fact) == (note, key.fact)
