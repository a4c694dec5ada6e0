"""What happened around the scores: recusals, absences, withdrawals, decisions (§2.3, §2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .canonical import Json
from .errors import InvalidInput
from .reading import as_record, list_at, records_at, text_at, texts_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Fields of the canonical inputs that are written only when they say something.
FIELDS = ("absences", "recusals", "tie_decisions", "withdrawn")
_INPUTS = "masukan"


class TieKind(StrEnum):
    """What a panel decides about contestants whom no rule can part."""

    JOINT = "joint"
    ORDERED = "ordered"


@dataclass(frozen=True, order=True)
class Recusal:
    """A judge who does not judge one contestant; whatever stands on that sheet is void."""

    judge: str
    contestant: str

    @property
    def places(self) -> tuple[str, str]:
        """Name the recusal in a message."""
        return f"juri {self.judge}", f"peserta {self.contestant}"


@dataclass(frozen=True)
class TieDecisionInput:
    """The panel's word on exactly the contestants of `group`: joint winners, or an order.

    `order` is the group from first to last when the kind is ordered, and empty when it is joint.
    """

    group: tuple[str, ...]
    kind: TieKind
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "group", tuple(sorted(self.group)))
        if self.kind not in list(TieKind):
            raise InvalidInput(f"jenis {self.kind!r} tidak dikenal", self.place)
        object.__setattr__(self, "kind", TieKind(self.kind))
        if len(set(self.group)) != len(self.group) or len(self.group) == 1 or not self.group:
            raise InvalidInput("perlu sedikitnya dua peserta, masing-masing sekali", self.place)
        expected = self.group if self.kind is TieKind.ORDERED else ()
        if tuple(sorted(self.order)) != expected:
            raise InvalidInput("urutan tidak sesuai dengan jenis dan kelompoknya", self.place)

    @property
    def place(self) -> str:
        """Name the decision in a message."""
        return f"keputusan panel atas {', '.join(self.group)}"


@dataclass(frozen=True)
class Circumstances:
    """Everything beside rules, people and sheets that a result depends on; empty by default."""

    recusals: tuple[Recusal, ...] = ()
    absences: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    tie_decisions: tuple[TieDecisionInput, ...] = ()

    def check(self, contestants: Iterable[str], judges: Iterable[str]) -> None:
        """Refuse people who are not listed, and anything that is said twice."""
        known_contestants, known_judges = frozenset(contestants), frozenset(judges)
        for recusal in self.recusals:
            if recusal.judge not in known_judges or recusal.contestant not in known_contestants:
                raise InvalidInput("berhalangan tetapi di luar daftar", *recusal.places)
        _check_once([(each.places, each) for each in self.recusals], "berhalangan dua kali")
        _check_listed("juri", self.absences, known_judges)
        _check_listed("peserta", self.withdrawn, known_contestants)
        for decision in self.tie_decisions:
            for each in decision.group:
                if each not in known_contestants:
                    raise InvalidInput(f"peserta {each} tidak ada dalam daftar", decision.place)
        decided = [((f"peserta {m}",), m) for each in self.tie_decisions for m in each.group]
        _check_once(decided, "ada dalam dua keputusan panel")

    def as_canonical(self) -> dict[str, Json]:
        """Return what there is to say as JSON values, in an order of its own."""
        ordered = sorted(self.tie_decisions, key=lambda decision: decision.group)
        record: dict[str, Json] = {
            "absences": list[Json](sorted(self.absences)),
            "recusals": [
                {"contestant": each.contestant, "judge": each.judge}
                for each in sorted(self.recusals)
            ],
            "tie_decisions": [_decision_record(decision) for decision in ordered],
            "withdrawn": list[Json](sorted(self.withdrawn)),
        }
        return {name: value for name, value in record.items() if value}

    @classmethod
    def from_canonical(cls, record: Mapping[str, object]) -> Circumstances:
        """Return what `as_canonical` described, or raise `InvalidInput`."""
        return cls(
            recusals=tuple(
                Recusal(text_at(each, "judge", "recusals"), text_at(each, "contestant", "recusals"))
                for each in records_at(record, "recusals", _INPUTS, ("contestant", "judge"))
            ),
            absences=texts_at(record, "absences", _INPUTS),
            withdrawn=texts_at(record, "withdrawn", _INPUTS),
            tie_decisions=tuple(
                _decision_of(each)
                for each in (
                    list_at(record, "tie_decisions", _INPUTS) if "tie_decisions" in record else ()
                )
            ),
        )


def _decision_record(decision: TieDecisionInput) -> dict[str, Json]:
    record: dict[str, Json] = {
        "group": list[Json](decision.group),
        "kind": decision.kind.value,
    }
    return record | {"order": list[Json](decision.order)} if decision.order else record


def _decision_of(stored: object) -> TieDecisionInput:
    place = "keputusan panel"
    record = as_record(stored, ("group", "kind"), place, ("order",))
    kind = text_at(record, "kind", place)
    if kind not in list(TieKind):
        raise InvalidInput(f"jenis {kind!r} tidak dikenal", place)
    group, order = (texts_at(record, name, place) for name in ("group", "order"))
    return TieDecisionInput(group, TieKind(kind), order)


def _check_listed(what: str, people: Sequence[str], known: frozenset[str]) -> None:
    for each in people:
        if each not in known:
            raise InvalidInput("tidak ada dalam daftar", f"{what} {each}")
    _check_once([((f"{what} {each}",), each) for each in people], "tercantum dua kali")


def _check_once(items: Iterable[tuple[tuple[str, ...], object]], problem: str) -> None:
    seen: set[object] = set()
    for places, item in items:
        if item in seen:
            raise InvalidInput(problem, *places)
        seen.add(item)
