"""Keep what panitia say to the warnings of a set-up, and to what was found in a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.db import transaction

from assessments.models import EditionState, Explanation
from assessments.services.judging import lock_edition
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Edition
    from assessments.selectors.warnings import WarningKey
    from kube_awards.accounts.models import User

    Notes: TypeAlias = "Mapping[WarningKey, str]"


@transaction.atomic
def explain_warnings(*, edition: Edition, notes: Notes, actor: User) -> dict[WarningKey, str]:
    """Keep a note for each warning as it reads now; a blank one is taken away.

    Return what has changed. Raise WrongState once judging was opened.
    """
    locked = lock_edition(edition, EditionState.SETUP)
    return _keep(locked, notes, actor, "warnings.explained")


@transaction.atomic
def explain_checks(*, edition: Edition, notes: Notes, actor: User) -> dict[WarningKey, str]:
    """Keep a note to what was found in a result, as `explain_warnings`; only while it is closed."""
    locked = lock_edition(edition, EditionState.CLOSED)
    return _keep(locked, notes, actor, "checks.explained")


def _keep(edition: Edition, notes: Notes, actor: User, action: str) -> dict[WarningKey, str]:
    stored = {
        (each.code, each.subject): each for each in Explanation.objects.filter(edition=edition)
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
        Explanation(edition=edition, **key._asdict(), note=note, recorded_by=actor)
        for key, note in changed.items()
        if note
    )
    record(
        actor=actor,
        action=action,
        obj=edition,
        before={" ".join(name): each.note for name, each in before.items()},
        after={" ".join(key[:2]): note for key, note in changed.items()},
    )
    return changed


def _says(stored: Explanation | None, key: WarningKey, note: str) -> bool:
    """Say whether this is already what is kept about the warning."""
    if stored is None or not note:
        return stored is None and not note
    return (stored.note, stored.fact) == (note, key.fact)
