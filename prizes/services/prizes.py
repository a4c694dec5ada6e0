"""Write the prize table of a category; read-only once judging is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from assessments.models import EditionState
from assessments.services.judging import lock_edition
from kube_awards.ledger.services import record
from prizes.models import Prize

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.models import User


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
