"""The page for people and the engine say the same: every table of docs/award-rules.md."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from assessments.domain.inputs import compute
from assessments.domain.rules import AspectRule, IndicatorRule, Rules
from assessments.domain.scoring import aspect_points, running_total, score_sheet
from prizes.domain.pooling import PrizeLine, allocate

from .award_rules import table
from .builders import inputs_of

if TYPE_CHECKING:
    from assessments.domain.outcome import Placement

Rows = list[dict[str, str]]
AMOUNTS = (11_000_000, 8_800_000, 6_600_000, 4_400_000, 3_300_000)
LABELS = ("Juara I", "Juara II", "Juara III", "Harapan I", "Harapan II")


def rules_of(rows: Rows) -> Rules:
    by_aspect: dict[tuple[str, str], list[IndicatorRule]] = {}
    for row in rows:
        low, high = row["scale"].split("\N{EN DASH}")
        indicator = IndicatorRule(
            row["indicator"], Fraction(row["inner weight"]), int(low), int(high)
        )
        by_aspect.setdefault((row["aspect"], row["weight"]), []).append(indicator)
    return Rules(
        tuple(
            AspectRule(identity, Fraction(weight), tuple(indicators))
            for (identity, weight), indicators in by_aspect.items()
        )
    )


def marks_of(rows: Rows) -> dict[str, dict[str, dict[str, str]]]:
    marks: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        scores = {key: value for key, value in row.items() if key not in ("judge", "contestant")}
        marks.setdefault(row["contestant"], {})[row["judge"]] = scores
    return marks


def shown(value: Fraction) -> str:
    """Round half up to two decimals, as ranking.md §2.4 defines it."""
    hundredths = floor(100 * value + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"


RULES = rules_of(table(1))
MARKS = marks_of(table(2))


def test_table_1_says_what_one_point_adds_to_the_total() -> None:
    points = {row["indicator"]: Fraction(row["one point adds"]) for row in table(1)}

    assert {key: running_total(RULES, {key: 1})[0] for key in points} == points


def test_table_3_has_the_values_of_every_sheet() -> None:
    computed = []
    for row in table(2):
        value = score_sheet(RULES, MARKS[row["contestant"]][row["judge"]])
        numbers = [Fraction(units, RULES.denominator) for units in (*value.aspects, value.total)]
        names = ["kelembagaan", "sosial", "ekonomi", "total"]
        who = {"judge": row["judge"], "contestant": row["contestant"]}
        computed.append(who | {n: str(number) for n, number in zip(names, numbers, strict=True)})

    assert computed == table(3)


def place_row(placement: Placement) -> dict[str, str]:
    rung = " ".join(filter(None, (placement.decided_by.value, placement.rung_aspect)))
    institution, social, economy = (str(3 * value) for value in placement.aspect_values)
    return {
        "place": str(placement.place),
        "contestant": placement.contestant,
        "kelembagaan, sum": institution,
        "sosial, sum": social,
        "ekonomi, sum": economy,
        "total, sum": str(3 * placement.value),
        "final value": str(placement.value),
        "shown": shown(placement.value),
        "decided by": rung,
    }


def test_table_4_has_the_places_and_what_decided_them() -> None:
    outcome = compute(inputs_of(RULES, MARKS))

    assert [place_row(placement) for placement in outcome.placements] == table(4)


def test_table_5_has_the_prizes() -> None:
    outcome = compute(inputs_of(RULES, MARKS))
    prizes = [
        PrizeLine(place, label, amount)
        for place, (label, amount) in enumerate(zip(LABELS, AMOUNTS, strict=True), start=1)
    ]

    shares = allocate({p.contestant: p.place for p in outcome.placements}, prizes).shares

    assert [
        {
            "contestant": share.contestant,
            "place": str(share.place),
            "label": share.label,
            "prize": f"{share.amount:,}",
        }
        for share in shares
    ] == table(5)


def test_tables_7_and_8_have_an_uneven_instrument() -> None:
    rules = rules_of(table(7))
    scores = {row["indicator"]: row["score"] for row in table(7)}

    value = score_sheet(rules, scores)

    numbers = [Fraction(units, rules.denominator) for units in (*value.aspects, value.total)]
    assert [(str(number), shown(number)) for number in numbers] == [
        (row["exact"], row["shown"]) for row in table(8)
    ]
    assert (rules.denominator, *value.aspects, value.total) == (589, 48545, 44175, 44175, 46015)


def test_table_7_says_what_every_score_is_worth_out_of_a_hundred() -> None:
    rules = rules_of(table(7))

    worth = [
        Fraction(row["score"]) * 100 / rule.scale[1]
        for row, rule in zip(
            table(7), [rule for a in rules.aspects for rule in a.indicators], strict=True
        )
    ]

    assert [str(each) for each in worth] == [row["out of 100"] for row in table(7)]
    assert [each.maximum for each in aspect_points(rules, {})] == [
        Fraction(4000, 95),
        Fraction(3500, 95),
        Fraction(2000, 95),
    ]
