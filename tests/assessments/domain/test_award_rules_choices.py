"""The page for people and the engine say the same about choices, holes and reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.domain.explain import PairExplanation, explain
from assessments.domain.inputs import Recusal, compute
from assessments.domain.outcome import Outcome, OutcomeState
from assessments.domain.ranking import shadow
from prizes.domain.pooling import PrizeLine, allocate

from .award_rules import page, table
from .builders import inputs_of, total_only, totals
from .test_award_rules import AMOUNTS, LABELS, MARKS, RULES

CONTESTANTS = ("K1", "K2", "K3", "K4", "K5")
PAIRS = explain(compute(inputs_of(RULES, MARKS)))


@pytest.mark.parametrize("row", table(9), ids=lambda row: row["rule"])
def test_table_9_has_the_prizes_under_each_rule(row: dict[str, str]) -> None:
    places = dict(zip(CONTESTANTS, (1, 1, 3, 4, 4), strict=True))
    prizes = [
        PrizeLine(place, label, amount)
        for place, (label, amount) in enumerate(zip(LABELS, AMOUNTS, strict=True), start=1)
    ]

    allocation = allocate(places, prizes, policy=row["rule"])

    assert row == {
        "rule": row["rule"],
        "prizes": "; ".join(f"{share.amount:,}" for share in allocation.shares),
        "left over": f"{allocation.remainder:,}",
        "skipped": f"{allocation.skipped:,}",
        "extra": f"{allocation.extra:,}",
    }


def with_the_hole(policy: str) -> Outcome:
    rows = {row["judge"]: [row[each] for each in CONTESTANTS] for row in table(10)}
    rows["J1"][0] = "0"
    rules = replace(total_only(minimum_panel=2), hole_policy=policy)
    inputs = inputs_of(rules, totals(rows, *CONTESTANTS))
    return compute(replace(inputs, recusals=(Recusal("J1", "K1"),)))


@pytest.mark.parametrize("row", table(11), ids=lambda row: row["policy"])
def test_table_11_has_the_values_under_each_policy(row: dict[str, str]) -> None:
    if row["policy"] == "available":
        outcome = shadow(with_the_hole("common"), "available")
    else:
        outcome = with_the_hole(row["policy"])

    values = {placement.contestant: str(placement.value) for placement in outcome.placements}
    assert row == {
        "policy": row["policy"],
        "panel": ", ".join(outcome.panel),
        **values,
        "first": outcome.placements[0].contestant,
    }


def test_the_page_trims_as_the_engine_does() -> None:
    text = "Totals 60, 70, 71, 72, 99 give\n  (70 + 71 + 72) / 3 = 71."
    rules = replace(total_only(), method="trimmed_mean")
    rows = {f"J{at}": [total] for at, total in enumerate((60, 70, 71, 72, 99))}

    (placement,) = compute(inputs_of(rules, totals(rows, "K1"))).placements

    assert text in page()
    assert placement.value == 71


def test_table_12_has_the_sentences() -> None:
    assert [
        {"ahead": pair.ahead, "behind": pair.behind, "sentence": pair.sentence} for pair in PAIRS
    ] == table(12)


def points(pair: PairExplanation) -> dict[str, str]:
    parts = (*pair.by_aspect, *pair.by_judge)
    return {
        "ahead": pair.ahead,
        "behind": pair.behind,
        "gap": str(pair.gap),
        **{part.id: str(part.points) for part in parts},
    }


def test_table_13_has_the_points() -> None:
    assert [points(pair) for pair in PAIRS] == table(13)


def test_the_page_knows_every_state() -> None:
    section = page().partition("## 8. When there is no result")[2]

    assert [line.split(" | ")[0].strip("| ") for line in section.splitlines()[4:8]] == [
        *(state for state in OutcomeState if state is not OutcomeState.COMPUTED),
        OutcomeState.COMPUTED,
    ]
