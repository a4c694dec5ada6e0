"""What is withheld from prize money, in whole rupiah.

Rules (docs/award-rules.md, 10): a contest prize to a resident individual is taxed by
PPh 21 at the progressive rates of Pasal 17 UU PPh (as amended by UU 7/2021) on the gross amount,
without PTKP (PMK 168/2023, "peserta perlombaan"); to a body by PPh 23, 15 % of gross
(PER-11/PJ/2015). Which of them applies to a KUBE no public source decides, so the treasurer does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import index

#: Pasal 17: percent on what lies above the limit before and not above this one, in rupiah.
BANDS: tuple[tuple[int | None, int], ...] = (
    (60_000_000, 5),
    (250_000_000, 15),
    (500_000_000, 25),
    (5_000_000_000, 30),
    (None, 35),
)
PPH23_PERCENT = 15


class TaxRule(StrEnum):
    """How the tax on a prize is found; nothing is withheld by default, nor is nothing assumed."""

    UNDECIDED = "undecided"
    NONE = "none"
    PPH21 = "pph21"
    PPH23 = "pph23"
    MANUAL = "manual"


class UnfitTax(ValueError):  # noqa: N818 - names what was given
    """An amount that cannot be withheld from this prize."""


@dataclass(frozen=True)
class TaxLine:
    """Gross, tax and net of one prize in whole rupiah; the tax is None while nobody decided it."""

    gross: int
    tax: int | None

    @property
    def net(self) -> int | None:
        """Return what is handed over; None while the tax is undecided."""
        return None if self.tax is None else self.gross - self.tax


def tax_line(gross: int, rule: TaxRule, manual: int | None = None) -> TaxLine:
    """Return what rule withholds from gross; `manual` is the amount for the rule of that name.

    Raise UnfitTax for a manual amount that is missing, negative or above gross, and for a negative
    gross; TypeError for anything that is no whole number, since nobody hands over sen.
    """
    amount = index(gross)
    if amount < 0:
        raise UnfitTax(amount)
    if rule is TaxRule.MANUAL:
        return TaxLine(amount, _typed(manual, amount))
    return TaxLine(amount, _computed(amount, rule))


def _typed(manual: int | None, gross: int) -> int:
    if manual is None or not 0 <= index(manual) <= gross:
        raise UnfitTax(manual)
    return index(manual)


def _computed(gross: int, rule: TaxRule) -> int | None:
    if rule is TaxRule.UNDECIDED:
        return None
    if rule is TaxRule.PPH21:
        return progressive(gross)
    return gross * PPH23_PERCENT // 100 if rule is TaxRule.PPH23 else 0


def progressive(gross: int) -> int:
    """Return the tax of Pasal 17 on gross, a fraction of a rupiah dropped once, at the end.

    No public source at hand says how a fraction is rounded; down withholds nothing that is not due,
    and the treasurer may type another amount.
    """
    hundredths, lower = 0, 0
    for limit, percent in BANDS:
        within = gross if limit is None else min(gross, limit)
        hundredths += max(within - lower, 0) * percent
        lower = limit or lower
    return hundredths // 100
