"""Share the prizes of shared places, to the rupiah (ranking.md §2.6)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assessments.domain.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Groups = Mapping[int, Sequence[str]]


class PrizePolicy(StrEnum):
    """What contestants on a shared place receive.

    `POOL_SPLIT`: equal parts of the prizes of all the places they take. `PLACE_SPLIT`: equal parts
    of the prize of their place; prizes of skipped places stay unpaid. `FULL_EACH`: each the whole
    prize of their place, which can cost more than the budget.
    """

    POOL_SPLIT = "pool_split"
    PLACE_SPLIT = "place_split"
    FULL_EACH = "full_each"


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
    """The shares from first place to last, and where the rest of the prizes went.

    `remainder` could not be split into whole units; `skipped` are the prizes that `PLACE_SPLIT`
    and `FULL_EACH` leave unpaid behind a shared place; `extra` is what `FULL_EACH` asks for a
    prize once more. Always ``paid + remainder + skipped`` is the sum of the prizes whose place is
    taken, plus `extra`.
    """

    shares: tuple[Share, ...]
    remainder: int
    skipped: int = 0
    extra: int = 0

    @property
    def paid(self) -> int:
        """Return the sum of all shares."""
        return sum(share.amount for share in self.shares)

    @property
    def over_budget(self) -> int:
        """Return by how much the shares exceed the prizes whose place is taken, 0 if not."""
        return max(0, self.extra - self.skipped - self.remainder)


@dataclass(frozen=True)
class _Pot:
    """What one group of sharers divides among them, and what is left beside it."""

    amount: int
    skipped: int = 0
    extra: int = 0


def allocate(
    places: Mapping[str, int],
    prizes: Sequence[PrizeLine],
    unit: int = 1,
    *,
    policy: str = PrizePolicy.POOL_SPLIT,
    withdrawn: Iterable[str] = (),
) -> Allocation:
    """Return the share of every contestant, rounded down to a multiple of `unit` rupiah.

    Prizes beyond the list are 0. The label is that of the place. Raises `InvalidInput` for places
    that are not 1-2-2-4, a withdrawn contestant who has one, prizes listed twice, negative or
    fractional amounts, and a policy that does not exist.
    """
    _check_whole(unit, 1, "pembulatan", "satuan")
    if policy not in list(PrizePolicy):
        raise InvalidInput(f"kebijakan {policy!r} tidak dikenal", "hadiah")
    for contestant in sorted({*withdrawn} & places.keys()):
        raise InvalidInput(
            "sudah mengundurkan diri, tidak menerima hadiah", f"peserta {contestant}"
        )
    by_place = _by_place(prizes)
    shares: list[Share] = []
    remainder = skipped = extra = 0
    for place, members in sorted(_groups(places).items()):
        label = by_place[place].label if place in by_place else ""
        pot = _pot(PrizePolicy(policy), by_place, place, len(members))
        amount = pot.amount // (len(members) * unit) * unit
        remainder += pot.amount - amount * len(members)
        skipped += pot.skipped
        extra += pot.extra
        shares.extend(Share(each, place, label, amount) for each in sorted(members))
    return Allocation(tuple(shares), remainder, skipped, extra)


def _pot(policy: PrizePolicy, by_place: Mapping[int, PrizeLine], place: int, sharers: int) -> _Pot:
    own, *following = [
        by_place[each].amount if each in by_place else 0 for each in range(place, place + sharers)
    ]
    if policy is PrizePolicy.POOL_SPLIT:
        return _Pot(own + sum(following))
    if policy is PrizePolicy.PLACE_SPLIT:
        return _Pot(own, skipped=sum(following))
    more = own * len(following)
    return _Pot(own + more, skipped=sum(following), extra=more)


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
