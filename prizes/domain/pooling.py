"""Share the prizes of shared places, to the rupiah (ranking.md §2.6, `pool_split`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Groups = Mapping[int, Sequence[str]]


@dataclass(frozen=True)
class PrizeLine:
    """The prize of one place: its label as printed, and its gross amount in rupiah."""

    place: int
    label: str
    amount: int

    def __post_init__(self) -> None:
        _check_whole(self.place, 1, f"hadiah tempat {self.place}", "tempat")
        _check_whole(self.amount, 0, f"hadiah tempat {self.place}", "jumlah")


@dataclass(frozen=True)
class Share:
    """What one contestant receives; no label and 0 beyond the last prize."""

    contestant: str
    place: int
    label: str
    amount: int


@dataclass(frozen=True)
class Allocation:
    """The shares from first place to last, and the rupiah that could not be split evenly."""

    shares: tuple[Share, ...]
    remainder: int

    @property
    def paid(self) -> int:
        """Return the sum of all shares."""
        return sum(share.amount for share in self.shares)


def allocate(places: Mapping[str, int], prizes: Sequence[PrizeLine], unit: int = 1) -> Allocation:
    """Return the share of every contestant.

    Contestants that share place p pool the prizes of p and of the places they skip, prizes beyond
    the list being 0; each gets an equal part, rounded down to a multiple of `unit` rupiah. The
    label is that of place p. Always ``paid + remainder`` is the sum of the prizes whose place is
    taken. Raises `InvalidInput` for places that are not 1-2-2-4, prizes listed twice, negative or
    fractional amounts.
    """
    _check_whole(unit, 1, "pembulatan", "satuan")
    by_place = _by_place(prizes)
    shares: list[Share] = []
    remainder = 0
    for place, members in sorted(_groups(places).items()):
        label = by_place[place].label if place in by_place else ""
        taken = range(place, place + len(members))
        pool = sum(by_place[each].amount for each in taken if each in by_place)
        amount = pool // (len(members) * unit) * unit
        remainder += pool - amount * len(members)
        shares.extend(Share(each, place, label, amount) for each in sorted(members))
    return Allocation(tuple(shares), remainder)


def _by_place(prizes: Sequence[PrizeLine]) -> dict[int, PrizeLine]:
    by_place: dict[int, PrizeLine] = {}
    for prize in prizes:
        if prize.place in by_place:
            raise InvalidInput("tercantum dua kali", f"hadiah tempat {prize.place}")
        by_place[prize.place] = prize
    return by_place


def _groups(places: Mapping[str, int]) -> Groups:
    """Return the contestants of each place; refuse gaps and overlaps, which would pay twice."""
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for contestant, place in places.items():
        _check_whole(place, 1, f"peserta {contestant}", "tempat")
        groups[place].append(contestant)
    expected = 1
    for place in sorted(groups):
        if place != expected:
            problem = f"tempat {place} seharusnya {expected}"
            raise InvalidInput(problem, f"peserta {min(groups[place])}")
        expected += len(groups[place])
    return groups


def _check_whole(value: object, least: int, place: str, what: str) -> None:
    if type(value) is not int or value < least:
        raise InvalidInput(f"{what} harus bilangan bulat mulai dari {least}", place)
