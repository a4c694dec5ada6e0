"""A prize is changed after opening only with a reason, which is kept for the minutes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assessments.models import Category
from kube_awards.core.errors import Conflict, Refused, WrongState
from prizes.domain.table import PrizeRow, table_record
from prizes.models import PrizeChange
from prizes.selectors.table import prize_table
from prizes.services.prize_changes import change_prizes
from tests.factories import closed_edition, edition_ready, make_user, open_edition, proposed
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessments.models import Edition

pytestmark = pytest.mark.django_db
LABELS = ("Juara I", "Juara II", "Harapan I")
AMOUNTS = (3_000_000, 2_000_000, 900_000)
WAS = [
    PrizeRow("Juara I", 3_000_000),
    PrizeRow("Juara II", 2_000_000),
    PrizeRow("Juara III", 1_000_000),
]
NOW = [*WAS[:2], PrizeRow("Harapan I", 900_000)]


def change(
    edition: Edition,
    labels: Sequence[str] = LABELS,
    amounts: Sequence[int] = AMOUNTS,
    reason: str = " Anggaran dipotong. ",
    seen: int = 1,
) -> PrizeChange:
    return change_prizes(
        category=edition.categories.get(),
        labels=labels,
        amounts=amounts,
        seen=seen,
        reason=reason,
        actor=make_user(full_name="Ani"),
    )


def test_labels_and_amounts_change_and_the_reason_is_kept() -> None:
    edition = open_edition()

    with written_lines() as lines:
        kept = change(edition)

    category = Category.objects.get()
    assert prize_table(category) == NOW
    assert (category.version, kept.reason) == (2, "Anggaran dipotong.")
    assert (json.loads(kept.before), json.loads(kept.after)) == (
        table_record(WAS),
        table_record(NOW),
    )
    assert lines[1:] == [
        Line(
            "Ani",
            "prizes.changed",
            "assessments.category",
            {"prizes": table_record(WAS)},
            {"prizes": table_record(NOW)},
            "Anggaran dipotong.",
        )
    ]
    assert str(kept) == "KUBE: Anggaran dipotong."


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"reason": " "}, "Tulis alasan mengubah hadiah."),
        (
            {"labels": [row.label for row in WAS], "amounts": [row.amount for row in WAS]},
            "Belum ada yang diubah.",
        ),
    ],
)
def test_without_a_reason_or_a_change_nothing_is_kept(
    facts: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        change(open_edition(), **facts)  # type: ignore[arg-type]  # a test's overrides
    assert not PrizeChange.objects.exists()


def test_an_older_version_is_a_conflict() -> None:
    with pytest.raises(Conflict):
        change(open_edition(), seen=7)


@pytest.mark.parametrize(
    "make", [edition_ready, lambda: proposed(closed_edition()).edition], ids=["setup", "frozen"]
)
def test_prizes_change_only_while_judging_is_open_or_closed(make: Callable[[], Edition]) -> None:
    with pytest.raises(WrongState):
        change(make())
