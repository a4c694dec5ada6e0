"""Say who competes in a category and in which turn: the only writer of contestants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import Contestant, EditionState
from assessments.services.judging import lock_edition
from groups.models import Facilitator, Kube
from kube_awards.core.errors import Refused
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Category
    from kube_awards.accounts.models import User

ASIDE = 20_000  # above every turn that is in use while rows change places


@transaction.atomic
def add_contestant(
    *, category: Category, entrant: Kube | Facilitator, actor: User, turn: int | None = None
) -> Contestant:
    """Let somebody of the register compete, last or in this turn; the region is the entrant's.

    Raise Refused for the wrong kind or whoever competes already, WrongState after opening.
    """
    lock_edition(category.edition, EditionState.SETUP)
    if isinstance(entrant, Kube) != category.is_for_kube:
        raise Refused(_("%(name)s bukan untuk kategori ini.") % {"name": entrant})
    rows = list(category.contestants.order_by("running_order"))
    own = {"kube": entrant} if isinstance(entrant, Kube) else {"facilitator": entrant}
    if category.contestants.filter(**own).exists():
        raise Refused(_("%(name)s sudah menjadi peserta.") % {"name": entrant})
    last = max((row.running_order for row in rows), default=0)
    contestant = Contestant(category=category, region=entrant.region, running_order=last + 1, **own)
    contestant.full_clean()
    contestant.save()
    if turn is not None:
        rows.insert(max(turn - 1, 0), contestant)
        put_in_turn(rows)
    after = {"category": category.kind, "region": entrant.region.code}
    record(actor=actor, action="contestant.added", obj=contestant, after=after)
    return contestant


@transaction.atomic
def move_contestant(*, contestant: Contestant, turn: int, seen: int, actor: User) -> None:
    """Let a contestant take this turn, the nearest there is; those between move up or down.

    Raise Conflict where the contestant has another turn than was seen, or is gone.
    """
    category = contestant.category
    lock_edition(category.edition, EditionState.SETUP, EditionState.OPEN)
    next_version(contestant, seen=seen)
    rows = list(category.contestants.order_by("running_order"))
    at = next(place for place, row in enumerate(rows) if row.pk == contestant.pk)
    to = min(max(turn, 1), len(rows)) - 1
    if to == at:
        return
    rows.insert(to, rows.pop(at))
    put_in_turn(rows)
    record(
        actor=actor,
        action="contestant.moved",
        obj=contestant,
        before={"turn": at + 1},
        after={"turn": to + 1},
    )


@transaction.atomic
def remove_contestant(*, contestant: Contestant, seen: int, actor: User) -> None:
    """Take a contestant out of an edition in preparation; those behind move up.

    Raise Conflict where the contestant has another turn than was seen, or is gone.
    """
    category = contestant.category
    lock_edition(category.edition, EditionState.SETUP)
    next_version(contestant, seen=seen)
    before = {"category": category.kind, "turn": contestant.running_order}
    record(actor=actor, action="contestant.removed", obj=contestant, before=before)
    contestant.delete()
    put_in_turn(list(category.contestants.order_by("running_order")))


@transaction.atomic
def withdraw_contestant(
    *, contestant: Contestant, seen: int, reason: str, actor: User
) -> Contestant:
    """Record that a contestant gave up: the sheets stay and no longer count.

    Nobody is presenting who gave up. Raise Conflict for an older version.
    """
    edition = lock_edition(contestant.category.edition, EditionState.OPEN, EditionState.CLOSED)
    if edition.presenting_id == contestant.pk:
        edition.presenting = None
        edition.save(update_fields=["presenting"])
    return _set_withdrawn(contestant, to=True, seen=seen, reason=reason, actor=actor)


@transaction.atomic
def reinstate_contestant(
    *, contestant: Contestant, seen: int, reason: str, actor: User
) -> Contestant:
    """Take a withdrawal back: the sheets count again. Raise Refused where there are none."""
    lock_edition(contestant.category.edition, EditionState.OPEN, EditionState.CLOSED)
    if not contestant.sheets.exists():
        raise Refused(_("Peserta ini mundur sebelum penilaian dibuka; lembar nilainya tidak ada."))
    return _set_withdrawn(contestant, to=False, seen=seen, reason=reason, actor=actor)


def _set_withdrawn(
    contestant: Contestant, *, to: bool, seen: int, reason: str, actor: User
) -> Contestant:
    if not reason.strip():
        raise Refused(_("Tulis alasannya."))
    stored = next_version(contestant, seen=seen)
    if stored.is_withdrawn == to:
        raise Refused(_("Sudah dicatat demikian."))
    stored.is_withdrawn = to
    stored.save(update_fields=["is_withdrawn", "version"])
    action = "contestant.withdrawn" if to else "contestant.reinstated"
    record(actor=actor, action=action, obj=stored, reason=reason.strip())
    return stored


def put_in_turn(rows: Sequence[Contestant]) -> None:
    """Give rows the turns from 1 on; whose turn changes has a new version.

    They stand aside meanwhile, as no turn may be taken twice.
    """
    for turn, row in enumerate(rows, start=1):
        row.version += row.running_order != turn
    for start in (ASIDE, 1):
        for turn, row in enumerate(rows, start=start):
            row.running_order = turn
        Contestant.objects.bulk_update(rows, ["running_order", "version"])
