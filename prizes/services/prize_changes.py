"""Change a prize although judging was opened: with a reason that the minutes print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.domain.canonical import canonical_json
from assessments.models import EditionState
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Refused
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record
from prizes.domain.table import table_record
from prizes.models import Prize, PrizeChange
from prizes.selectors.table import prize_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Category
    from kube_awards.accounts.models import User
    from prizes.domain.table import PrizeRow


@transaction.atomic
def change_prizes(
    *,
    category: Category,
    labels: Sequence[str],
    amounts: Sequence[int],
    seen: int,
    reason: str,
    actor: User,
) -> PrizeChange:
    """Give the places of a category other labels and amounts, the first place first.

    Raise Refused without a reason or a change, Conflict for an older version, WrongState before
    opening and once the result is frozen.
    """
    lock_edition(category.edition, EditionState.OPEN, EditionState.CLOSED)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan mengubah hadiah."))
    stored = next_version(category, seen=seen)
    before = prize_table(stored)
    after = [
        replace(row, label=label, amount=amount)
        for row, label, amount in zip(before, labels, amounts, strict=True)
    ]
    if after == before:
        raise Refused(_("Belum ada yang diubah."))
    _store(stored, after)
    was, now = table_record(before), table_record(after)
    texts = {"before": canonical_json(was), "after": canonical_json(now)}
    change = PrizeChange.objects.create(category=stored, reason=reason, changed_by=actor, **texts)
    record(
        actor=actor,
        action="prizes.changed",
        obj=stored,
        before={"prizes": was},
        after={"prizes": now},
        reason=reason,
    )
    return change


def _store(category: Category, rows: Sequence[PrizeRow]) -> None:
    for place, row in enumerate(rows, start=1):
        own = Prize.objects.filter(category=category, place=place)
        own.update(label=row.label, amount=row.amount)
    category.save(update_fields=["version"])
