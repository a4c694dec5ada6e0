"""What is measured is the same work: the engine and its baseline agree on the same text."""

from __future__ import annotations

import pytest

from assessments.domain.inputs import compute
from benchmarks import __main__ as command
from benchmarks.categories import exact_value, float_pass, inputs_of, rows
from benchmarks.measure import Timing, compare, exponent

GIVEN = rows(6, 3)


def test_the_engine_and_the_float_pass_rank_the_same_text_alike() -> None:
    placements = compute(inputs_of(GIVEN)).placements

    assert [placement.contestant for placement in placements] == float_pass(GIVEN)
    assert [p.value for p in placements] == [exact_value(GIVEN, p.contestant) for p in placements]


def test_a_timing_has_a_middle_and_a_spread() -> None:
    timing = Timing((2.0, 4.0, 3.0))

    assert (timing.median, timing.spread) == (3.0, 2 / 3)


@pytest.mark.parametrize(("power", "sizes"), [(1, [10, 20, 40]), (2, [10, 30])])
def test_the_exponent_is_the_power_of_growth(power: int, sizes: list[int]) -> None:
    assert exponent(sizes, [3.0 * n**power for n in sizes]) == pytest.approx(power)


def test_baseline_and_subject_take_turns() -> None:
    calls: list[str] = []

    compare(lambda: calls.append("subject"), lambda: calls.append("baseline"), repeat=2)

    assert calls == ["baseline", "baseline", "subject", "subject"] * 5


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["engine", "twice"]])
def test_the_command_lists_what_there_is(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == 2
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [*command.NAMES]
