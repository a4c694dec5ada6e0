"""Write the prize table of a category; read-only once judging is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from assessments.models import EditionState
from assessments.services.judging import lock_edition
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record
from prizes.domain.table import table_record
from prizes.models import Prize
from prizes.selectors.table import prize_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Category, Edition
    from kube_awards.accounts.models import User
    from prizes.domain.table import PrizeRow


@transaction.atomic
def copy_prizes(*, source: Edition, target: Edition, actor: User) -> list[Prize]:
    """Give each category of target, still in preparation, the prizes of its kind in source."""
    lock_edition(target, EditionState.SETUP)
    categories = {category.kind: category for category in target.categories.all()}
    prizes = Prize.objects.bulk_create(
        Prize(
            category=categories[prize.category.kind],
            place=prize.place,
            label=prize.label,
            amount=prize.amount,
            trophy=prize.trophy,
            certificate=prize.certificate,
            source_note=prize.source_note,
        )
        for prize in Prize.objects.filter(category__edition=source).select_related("category")
    )
    after = {"copied_from": source.slug, "prizes": len(prizes)}
    record(actor=actor, action="prizes.copied", obj=target, after=after)
    return prizes


@transaction.atomic
def save_prizes(
    *, category: Category, rows: Sequence[PrizeRow], seen: int, actor: User
) -> Category:
    """Make the prize table what rows say, the first place first; the same again is nothing.

    `seen` is the version of the category that rows were made from. Raise Conflict where somebody
    else has changed it since, WrongState once judging was opened.
    """
    lock_edition(category.edition, EditionState.SETUP)
    stored = next_version(category, seen=seen)
    before = prize_table(stored)
    if list(rows) == before:
        return category
    Prize.objects.filter(category=stored).delete()
    Prize.objects.bulk_create(
        Prize(
            category=stored,
            place=place,
            label=row.label,
            amount=row.amount,
            trophy=row.trophy,
            certificate=row.certificate,
            source_note=row.source_note,
        )
        for place, row in enumerate(rows, start=1)
    )
    stored.save(update_fields=["version"])
    record(
        actor=actor,
        action="prizes.saved",
        obj=stored,
        before={"prizes": table_record(before)},
        after={"prizes": table_record(rows)},
    )
    return stored
