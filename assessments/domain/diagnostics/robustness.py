"""One word for how firmly the winner stands, with its reasons (ranking.md, end of §3).

For the committee's annex, not for the signed table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from .undefined import Undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .removal import Removals
    from .shadows import Shadow

_ENOUGH_CHANCE = Fraction(3, 4)
_ENOUGH_WEIGHTS = Fraction(1, 2)


class Label(StrEnum):
    """Firm, fair, fragile."""

    KOKOH = "kokoh"
    CUKUP = "cukup"
    RAPUH = "rapuh"


@dataclass(frozen=True)
class Robustness:
    """The label of the winner, and everything it rests on.

    `lost_without` are the judges without whom a winner is no longer first, `unsure_without` those
    without whom the first place is shared with others or cannot be computed. `chance` and
    `weight_share` are the smallest of the winners'. `overtaken_by` is who is first instead when
    missing sheets are fitted.
    """

    label: Label
    winners: tuple[str, ...]
    lost_without: tuple[str, ...]
    unsure_without: tuple[str, ...]
    runs: int
    chance: Fraction | Undefined
    weight_share: Fraction
    overtaken_by: tuple[str, ...]

    def sentence(self, name_of: Callable[[str], str] = str) -> str:
        """Return the label with its reasons in one Indonesian sentence, ids replaced by names."""
        reasons = "; ".join(self._reasons(name_of))
        return f"{self.label.capitalize()}: {reasons}."

    def _reasons(self, name_of: Callable[[str], str]) -> Iterator[str]:
        if self.label is Label.KOKOH and not isinstance(self.chance, Undefined):
            yield (
                f"{_listed(self.winners, name_of)} tetap di tempat pertama tanpa juri mana pun, "
                f"pada {_percent(self.chance)} undian ulang juri, "
                f"dan pada {_percent(self.weight_share)} pembagian bobot"
            )
        elif self.label is Label.CUKUP:
            yield from self._reservations(name_of)
        else:
            yield from self._doubts(name_of)

    def _doubts(self, name_of: Callable[[str], str]) -> Iterator[str]:
        winner = _listed(self.winners, name_of)
        if self.lost_without:
            judges = _listed(self.lost_without, name_of, " atau ")
            yield f"tanpa {judges}, {winner} tidak lagi di tempat pertama"
        if self.overtaken_by:
            rival = _listed(self.overtaken_by, name_of)
            yield f"bila lembar yang tidak ada ditaksir, {rival} di tempat pertama"

    def _reservations(self, name_of: Callable[[str], str]) -> Iterator[str]:
        winner = _listed(self.winners, name_of)
        if not self.runs:
            yield f"hanya satu juri yang menentukan tempat {winner}"
        if self.unsure_without:
            judges = _listed(self.unsure_without, name_of, " atau ")
            yield f"tanpa {judges}, tempat pertama {winner} tidak pasti"
        if isinstance(self.chance, Undefined):
            if self.runs:
                yield f"peluang {winner} bila juri diundi ulang tidak dapat dihitung"
        elif self.chance < _ENOUGH_CHANCE:
            chance = _percent(self.chance)
            yield f"{winner} di tempat pertama hanya pada {chance} undian ulang juri"
        if self.weight_share < _ENOUGH_WEIGHTS:
            share = _percent(self.weight_share)
            yield f"{winner} di tempat pertama hanya pada {share} pembagian bobot"


def robustness(
    winners: Sequence[str],
    runs: Removals,
    chances: Sequence[Fraction] | Undefined,
    shares: Sequence[Fraction],
    adjusted: Shadow,
) -> Robustness:
    """Return the label; `chances` and `shares` are those of the winners.

    Firm: first in every run without one judge, chance at least 3/4, weights at least 1/2. Fragile:
    some run, or fitting the missing sheets, takes the first place away. Fair: anything else.
    """
    chance = chances if isinstance(chances, Undefined) else min(chances)
    unsure = [run for run in runs.single if run.keeps_winners and not run.same_winners]
    lost = runs.flipping or adjusted.changes_winner
    return Robustness(
        label=_label(
            fragile=bool(lost),
            firm=bool(runs.single)
            and not unsure
            and not isinstance(chance, Undefined)
            and chance >= _ENOUGH_CHANCE
            and min(shares) >= _ENOUGH_WEIGHTS,
        ),
        winners=tuple(winners),
        lost_without=runs.flipping,
        unsure_without=tuple(run.removed[0] for run in unsure),
        runs=len(runs.single),
        chance=chance,
        weight_share=min(shares),
        overtaken_by=adjusted.winners if adjusted.changes_winner else (),
    )


def _label(*, fragile: bool, firm: bool) -> Label:
    if fragile:
        return Label.RAPUH
    return Label.KOKOH if firm else Label.CUKUP


def _listed(ids: Sequence[str], name_of: Callable[[str], str], last: str = " dan ") -> str:
    names = [name_of(each) for each in ids]
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _percent(value: Fraction) -> str:
    """Return whole and tenth percents, rounded down: 74,9 % must not read as the 75 it misses."""
    tenths = int(value * 1000)
    return f"{tenths // 10},{tenths % 10} %" if tenths % 10 else f"{tenths // 10} %"
