"""Does the result hang on one judge? Leave one out, rank again (ranking.md D9)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    # Places by contestant when only these judges count, by the rules of the category and their
    # ladder, minimum panel ignored; empty where the rules give no result.
    Ranker: TypeAlias = Callable[[tuple[str, ...]], Mapping[str, int]]

# From so many judges on, two may be left out at a time.
_ENOUGH_FOR_PAIRS = 7


@dataclass(frozen=True)
class Removal:
    """The places (in the order of the contestants) without one or two judges.

    `same_winners` compares who is first, `same_prizes` who is within the prize places,
    `same_places` everything; `keeps_winners` says that everybody who was first still is.
    """

    removed: tuple[str, ...]
    places: tuple[int, ...] | Undefined
    same_winners: bool
    keeps_winners: bool
    same_prizes: bool
    same_places: bool


@dataclass(frozen=True)
class Removals:
    """All runs without one judge, and without two where there are at least seven."""

    single: tuple[Removal, ...]
    double: tuple[Removal, ...]

    @property
    def flipping(self) -> tuple[str, ...]:
        """Return the judges without whom a winner is no longer first."""
        return tuple(run.removed[0] for run in self.single if not run.keeps_winners)

    @property
    def winner_share(self) -> Fraction | Undefined:
        """Return the share of single runs with the same winners."""
        if not self.single:
            return Undefined(Reason.FEW_JUDGES)
        return Fraction(sum(run.same_winners for run in self.single), len(self.single))


def removals(
    contestants: Sequence[str], judges: Sequence[str], rank: Ranker, prizes: int = 5
) -> Removals:
    """Return the places without each judge that counts; one judge alone leaves nothing to do."""
    if len(judges) < 2:  # noqa: PLR2004 - two is the smallest panel that can lose one
        return Removals((), ())
    full = rank(tuple(judges))
    places = tuple(full[contestant] for contestant in contestants)

    def run(removed: tuple[str, ...]) -> Removal:
        found = rank(tuple(judge for judge in judges if judge not in removed))
        if any(contestant not in found for contestant in contestants):
            return _without_result(removed)
        return _compare(removed, places, tuple(found[each] for each in contestants), prizes)

    pairs: Iterable[tuple[str, str]] = combinations(judges, 2)
    return Removals(
        single=tuple(run((judge,)) for judge in judges),
        double=tuple(map(run, pairs)) if len(judges) >= _ENOUGH_FOR_PAIRS else (),
    )


def _compare(
    removed: tuple[str, ...], before: tuple[int, ...], after: tuple[int, ...], prizes: int
) -> Removal:
    first_before, first_after = _within(before, 1), _within(after, 1)
    return Removal(
        removed=removed,
        places=after,
        same_winners=first_before == first_after,
        keeps_winners=first_before <= first_after,
        same_prizes=_within(before, prizes) == _within(after, prizes),
        same_places=before == after,
    )


def _without_result(removed: tuple[str, ...]) -> Removal:
    none = Undefined(Reason.NO_RESULT)
    # nobody lost the first place, and nobody was seen to keep it
    return Removal(
        removed, none, same_winners=False, keeps_winners=True, same_prizes=False, same_places=False
    )


def _within(places: Sequence[int], last: int) -> frozenset[int]:
    return frozenset(row for row, place in enumerate(places) if place <= last)
