"""Whatever arrives is refused with a reason or computed rightly; nothing crashes, nothing slips by.

FUZZ_EXAMPLES sets how many cases are tried; the suite tries a few.
"""

from __future__ import annotations

import json
import os
import re
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.bundle import read_bundle, write_bundle
from assessments.domain.canonical import canonical_json
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import compute
from assessments.domain.recheck import recheck

from .builders import inputs_of, total_only, totals
from .strategies import situations
from .test_bundle import TEXT

if TYPE_CHECKING:
    from assessments.domain.bundle import Bundle
    from assessments.domain.inputs import Inputs

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "100"))
fuzz = settings(max_examples=EXAMPLES, deadline=None)
#: What one reads as a plain decimal without knowing the engine.
PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)

Path = tuple[str | int, ...]
Json = object

leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["NaN", "Infinity", "1e3", "-1", "4,5", "0", "100", "\ud800", "J1", "K1"])
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
numbers = st.one_of(
    st.decimals().map(str),
    st.floats().map(str),
    st.integers(-5, 200).map(str),
    st.from_regex(r"[0-9]{1,3}[.,][0-9]{1,3}", fullmatch=True),
    st.text(max_size=6),
)


def understood(text: str) -> Bundle | None:
    try:
        return read_bundle(text)
    except InvalidInput:
        return None


@fuzz
@given(st.text() | values.map(json.dumps))
def test_a_text_from_anywhere_is_no_bundle(text: str) -> None:
    assert understood(text) is None


@fuzz
@given(st.integers(0, len(TEXT) - 2))
def test_a_truncated_bundle_is_never_read(length: int) -> None:
    assert understood(TEXT[:length]) is None


def paths(value: Json, here: Path = ()) -> list[Path]:
    inner: list[tuple[str | int, Json]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [here, *(path for step, item in inner for path in paths(item, (*here, step)))]


def changed(value: Json, path: Path, new: Json) -> Json:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(cast("list[Json]", value))
    copy[path[0]] = changed(copy[path[0]], path[1:], new)  # type: ignore[index]
    return copy


def meaning(document: Json) -> str:
    """Return a bundle as text, without the names and without any order of rows."""
    record = {
        key: item for key, item in cast("dict[str, Json]", document).items() if key != "names"
    }
    return canonical_json(_sorted(record))


def _sorted(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=canonical_json)
    return value


DOCUMENT = json.loads(TEXT)
PATHS = paths(DOCUMENT)


def part_at(value: Json, path: Path) -> Json:
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


@fuzz
@given(st.sampled_from(PATHS), values | st.sampled_from(PATHS).map(lambda p: part_at(DOCUMENT, p)))
def test_a_bundle_changed_anywhere_is_refused_or_seen(path: Path, value: Json) -> None:
    document = changed(DOCUMENT, path, value)

    bundle = understood(json.dumps(document))

    if bundle is not None and not recheck(bundle).differences:
        assert meaning(document) == meaning(DOCUMENT)


@fuzz
@given(st.lists(numbers, min_size=4, max_size=4))
def test_a_score_is_refused_or_worth_exactly_what_it_says(scores: list[str]) -> None:
    rules = total_only(minimum_panel=1, step="0.001")
    right = all(
        PLAIN.fullmatch(s) and Fraction(s) <= 100 and 1000 % Fraction(s).denominator == 0
        for s in scores
    )

    try:
        outcome = compute(inputs_of(rules, totals({"J1": scores[:2], "J2": scores[2:]}, "A", "B")))
    except InvalidInput:
        assert not right or any(len(score) > 15 for score in scores)
        return

    assert right
    means = {
        "A": Fraction(scores[0]) + Fraction(scores[2]),
        "B": Fraction(scores[1]) + Fraction(scores[3]),
    }
    assert {p.contestant: 2 * p.value for p in outcome.placements} == means


@fuzz
@given(situations(), st.data())
def test_a_score_changed_in_any_situation_is_named(inputs: Inputs, data: st.DataObject) -> None:
    document = json.loads(write_bundle({"x": (inputs, compute(inputs))}))
    sheet = data.draw(st.sampled_from(document["categories"]["x"]["inputs"]["sheets"]))
    indicator = data.draw(st.sampled_from(sorted(sheet["scores"])))
    old, new = sheet["scores"][indicator], data.draw(numbers)
    sheet["scores"][indicator] = new

    bundle = understood(json.dumps(document))

    assert bundle is not None
    named = f"juri {sheet['judge']}, peserta {sheet['contestant']}, indikator {indicator}"
    found = recheck(bundle).differences
    assert found == () if old == new else named in found[0]
