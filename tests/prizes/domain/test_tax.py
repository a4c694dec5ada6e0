"""What is withheld, by the worked examples of docs/award-rules.md and by what must always hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prizes.domain.tax import TaxLine, TaxRule, UnfitTax, progressive, tax_line

AMOUNTS = st.integers(0, 10**12)
RULES = st.sampled_from([TaxRule.NONE, TaxRule.PPH21, TaxRule.PPH23])


@pytest.mark.parametrize(
    ("gross", "rule", "tax", "net"),
    [
        (8_800_000, TaxRule.PPH21, 440_000, 8_360_000),
        (2_200_000, TaxRule.PPH21, 110_000, 2_090_000),
        (11_000_000, TaxRule.PPH21, 550_000, 10_450_000),
        (11_000_000, TaxRule.PPH23, 1_650_000, 9_350_000),
        (11_000_000, TaxRule.NONE, 0, 11_000_000),
        (0, TaxRule.PPH21, 0, 0),
    ],
)
def test_the_worked_examples_come_out(gross: int, rule: TaxRule, tax: int, net: int) -> None:
    line = tax_line(gross, rule)

    assert (line, line.net) == (TaxLine(gross, tax), net)


@pytest.mark.parametrize(
    ("gross", "tax"),
    [
        (60_000_000, 3_000_000),
        (60_000_001, 3_000_000),
        (250_000_000, 31_500_000),
        (500_000_000, 94_000_000),
        (5_000_000_000, 1_444_000_000),
        (6_000_000_000, 1_794_000_000),
        (19, 0),
        (20, 1),
    ],
)
def test_each_band_is_taxed_at_its_own_rate_and_a_fraction_is_dropped(gross: int, tax: int) -> None:
    assert progressive(gross) == tax


def test_an_undecided_tax_leaves_the_net_unknown() -> None:
    line = tax_line(8_800_000, TaxRule.UNDECIDED)

    assert (line.tax, line.net) == (None, None)


@pytest.mark.parametrize("tax", [0, 1, 8_800_000])
def test_a_typed_tax_up_to_the_whole_amount_is_taken(tax: int) -> None:
    assert tax_line(8_800_000, TaxRule.MANUAL, tax) == TaxLine(8_800_000, tax)


@pytest.mark.parametrize("tax", [None, -1, 8_800_001])
def test_a_missing_negative_or_larger_tax_is_refused(tax: int | None) -> None:
    with pytest.raises(UnfitTax):
        tax_line(8_800_000, TaxRule.MANUAL, tax)


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(UnfitTax):
        tax_line(-1, TaxRule.NONE)


@pytest.mark.parametrize("sen", [440_000.5, Decimal("440000.50"), "440000"])
def test_what_is_no_whole_number_is_refused(sen: object) -> None:
    with pytest.raises(TypeError):
        tax_line(8_800_000, TaxRule.MANUAL, sen)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        tax_line(sen, TaxRule.NONE)  # type: ignore[arg-type]


@given(AMOUNTS, RULES)
def test_tax_and_net_always_make_up_the_gross(gross: int, rule: TaxRule) -> None:
    line = tax_line(gross, rule)

    assert line.tax is not None
    assert line.net is not None
    assert (line.tax + line.net, 0 <= line.tax <= gross) == (gross, True)


@given(AMOUNTS, st.integers(0, 10**9))
def test_whoever_gets_more_never_keeps_less(gross: int, more: int) -> None:
    lower, upper = (tax_line(each, TaxRule.PPH21).net for each in (gross, gross + more))

    assert lower is not None
    assert upper is not None
    assert lower <= upper


@given(AMOUNTS)
def test_a_progressive_tax_lies_between_the_lowest_and_the_highest_rate(gross: int) -> None:
    assert gross * 5 // 100 <= progressive(gross) <= gross * 35 // 100
