"""The panel's reasoned departure from the computed order: a decision, not a computed place.

It names everybody who has a place, from first to last, and the digest of the inputs that the panel
had before it. Over any other inputs, or while a tie is open, it does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .canonical import Json
from .errors import InvalidInput
from .outcome import Cut, Outcome, OutcomeState, Placement, Rung
from .reading import as_record, list_at, text_at, texts_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DEPARTURE = "penyimpangan panel"
_FIELDS = ("basis", "order", "reason", "signers")


@dataclass(frozen=True)
class DepartureInput:
    """The panel's own order of a category: `order` from first to last, sharers of a place together.

    `basis` is the digest of the inputs without it, `signers` are judges.
    """

    order: tuple[tuple[str, ...], ...]
    basis: str
    reason: str
    signers: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", tuple(tuple(sorted(each)) for each in self.order))
        object.__setattr__(self, "signers", tuple(sorted(self.signers)))
        members = self.members
        if len(members) < 2 or not all(self.order) or len(set(members)) != len(members):  # noqa: PLR2004
            raise InvalidInput("perlu sedikitnya dua peserta, masing-masing sekali", _DEPARTURE)
        if not self.signers or len(set(self.signers)) != len(self.signers):
            raise InvalidInput("perlu penanda tangan, masing-masing sekali", _DEPARTURE)
        if _SHA256.fullmatch(self.basis) is None:
            raise InvalidInput("dasar bukan sidik SHA-256", _DEPARTURE)
        if not self.reason:
            raise InvalidInput("perlu alasan", _DEPARTURE)

    @property
    def members(self) -> tuple[str, ...]:
        """Return everybody it names, from first to last."""
        return tuple(each for group in self.order for each in group)

    @property
    def places(self) -> dict[str, int]:
        """Return the place it gives to each: 1 + the number of contestants ahead (§2.6)."""
        return dict(self._places())

    def _places(self) -> Iterator[tuple[str, int]]:
        place = 1
        for group in self.order:
            yield from ((each, place) for each in group)
            place += len(group)

    def as_canonical(self) -> dict[str, Json]:
        """Return the departure as JSON values."""
        return {
            "basis": self.basis,
            "order": [list[Json](group) for group in self.order],
            "reason": self.reason,
            "signers": list[Json](self.signers),
        }

    @classmethod
    def from_canonical(cls, stored: object) -> DepartureInput:
        """Return the departure that `as_canonical` described, or raise `InvalidInput`."""
        record = as_record(stored, _FIELDS, _DEPARTURE)
        groups = [
            texts_at({"order": group}, "order", _DEPARTURE)
            for group in list_at(record, "order", _DEPARTURE)
        ]
        basis, reason = (text_at(record, name, _DEPARTURE) for name in ("basis", "reason"))
        return cls(tuple(groups), basis, reason, texts_at(record, "signers", _DEPARTURE))


def order_of(places: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return places as an order; raise `InvalidInput` where a place is missing after sharers."""
    groups: dict[int, list[str]] = {}
    for each, place in sorted(places.items(), key=lambda pair: (pair[1], pair[0])):
        groups.setdefault(place, []).append(each)
    expected = 1
    for place, group in groups.items():
        if place != expected:
            raise InvalidInput(f"setelah tempat sebelumnya seharusnya tempat {expected}", "tempat")
        expected += len(group)
    return tuple(tuple(group) for group in groups.values())


def depart(outcome: Outcome, departure: DepartureInput | None, basis: str) -> Outcome:
    """Return the outcome in the panel's order, where the panel departed from these very inputs.

    The computed places stay in `computed`. A departure that does not count is `unused_departure`.
    """
    if departure is None:
        return outcome
    if departure.basis != basis or not _fits(outcome, departure):
        return replace(outcome, unused_departure=departure)
    return replace(
        outcome,
        placements=tuple(_departed(outcome, departure)),
        computed=outcome.placements,
        departure=departure,
    )


def _fits(outcome: Outcome, departure: DepartureInput) -> bool:
    """Say whether the places are whole and the departure names exactly those who have one."""
    placed = sorted(each.contestant for each in outcome.placements)
    is_open = any(each.exhausted for each in outcome.placements)
    is_whole = outcome.state is OutcomeState.COMPUTED and not outcome.unused_decisions
    return is_whole and not is_open and sorted(departure.members) == placed


def _departed(outcome: Outcome, departure: DepartureInput) -> Iterator[Placement]:
    computed = {each.contestant: each for each in outcome.placements}
    places = departure.places
    taken = Counter(places.values())
    for contestant, place in places.items():
        yield replace(
            computed[contestant],
            place=place,
            computed_place=computed[contestant].place,
            decided_by=Rung.DEPARTURE,
            rung_aspect=None,
            shared=taken[place] > 1,
            cut=Cut(Rung.DEPARTURE) if contestant != departure.members[0] else None,
        )
