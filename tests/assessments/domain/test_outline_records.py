"""An outline becomes JSON and comes back; two records say where they differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assessments.domain.errors import InvalidInput
from assessments.domain.outline import AspectOutline, IndicatorOutline, Outline
from assessments.domain.outline_records import changes, outline_from, outline_record

if TYPE_CHECKING:
    from assessments.domain.canonical import Json

RECORD: dict[str, Json] = {
    "minimum": 1,
    "maximum": 2,
    "levels": {"1": "Kurang", "2": "Baik"},
    "aspects": [
        {
            "code": "a",
            "name": "A",
            "weight": "62.5",
            "indicators": [
                {
                    "number": 1,
                    "name": "satu",
                    "hint": "Lihat buku.",
                    "weight": "1",
                    "meanings": {"2": "Selalu"},
                }
            ],
        }
    ],
}
ROW = IndicatorOutline("satu", 1, "Lihat buku.", Decimal(1), {2: "Selalu"})
OUTLINE = Outline(
    1, 2, {2: "Baik", 1: "Kurang"}, (AspectOutline("A", "a", Decimal("62.5"), (ROW,)),)
)


def test_an_outline_survives_its_record() -> None:
    assert outline_record(OUTLINE) == RECORD
    assert outline_from(RECORD) == OUTLINE


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(InvalidInput):
        outline_from({"aspects": []})


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, ({}, {})),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, ({"b": 2}, {"b": 3})),
        ({"a": {"x": 1}}, {"a": {"y": 2}}, ({"a.x": 1, "a.y": None}, {"a.x": None, "a.y": 2})),
        ({"a": [1, 2]}, {"a": [1]}, ({"a.1": 2}, {"a.1": None})),
        ({"a": [1]}, {"a": [3, 2]}, ({"a.0": 1, "a.1": None}, {"a.0": 3, "a.1": 2})),
        ({"a": [1]}, {"a": "b"}, ({"a": [1]}, {"a": "b"})),
    ],
)
def test_changes_name_only_what_differs(
    before: Json, after: Json, expected: tuple[object, object]
) -> None:
    assert changes(before, after) == expected
