"""What differs between a frozen category and the same inputs computed again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import InvalidInput
from .frozen import freeze
from .inputs import compute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .frozen import FrozenCategory, FrozenPlace, FrozenSheet
    from .inputs import SheetInput
    from .names import Names


@dataclass(frozen=True)
class Speaker:
    """Call people by id and name: ``juri J1 (Siti Aminah)``."""

    names: Names

    def judge(self, identity: str) -> str:
        """Name a judge."""
        return self._called("juri", identity, self.names.judge(identity))

    def contestant(self, identity: str) -> str:
        """Name a contestant."""
        return self._called("peserta", identity, self.names.contestant(identity))

    def sheet(self, pair: tuple[str, str]) -> str:
        """Name a sheet."""
        return f"{self.judge(pair[0])}, {self.contestant(pair[1])}"

    def _called(self, what: str, identity: str, name: str) -> str:
        return f"{what} {identity}" if name == identity else f"{what} {identity} ({name})"


def differences_in(frozen: FrozenCategory, speaker: Speaker) -> Iterator[str]:
    """Yield a sentence for each difference: parts, cells, sheet values, panel, places."""
    try:
        again = freeze(frozen.inputs, compute(frozen.inputs))
    except InvalidInput as error:
        yield f"{error}; hasil tidak dapat dihitung ulang"
        return
    for name in sorted({*again.parts, *frozen.parts}):
        if again.parts.get(name) != frozen.parts.get(name):
            yield f"bagian {name} bukan yang dibekukan"
    yield from _sheets(frozen, again, speaker)
    if again.state != frozen.state:
        yield f"keadaan: dihitung {again.state}, dibekukan {frozen.state}"
    if again.panel != tuple(sorted(frozen.panel)):
        yield f"panel: dihitung {_joined(again.panel)}, dibekukan {_joined(frozen.panel)}"
    yield from _places(frozen, again, speaker)


def _sheets(frozen: FrozenCategory, again: FrozenCategory, speaker: Speaker) -> Iterator[str]:
    entered = {(sheet.judge, sheet.contestant): sheet for sheet in frozen.inputs.sheets}
    then, now = ({each.pair: each for each in one.sheets} for one in (frozen, again))
    if len(then) != len(frozen.sheets):
        yield "lembar beku tercantum dua kali"
    aspects = [aspect.id for aspect in frozen.inputs.rules.aspects]
    for pair in sorted({*then, *now}):
        place = speaker.sheet(pair)
        if pair not in then:
            yield f"{place}: lembar ini tidak ada ketika dibekukan"
        elif pair not in now:
            yield f"{place}: lembar yang dibekukan sudah tidak ada"
        else:
            for difference in _sheet(then[pair], now[pair], entered[pair], aspects):
                yield f"{place}, {difference}"


def _sheet(
    then: FrozenSheet, now: FrozenSheet, entered: SheetInput, aspects: Sequence[str]
) -> Iterator[str]:
    for indicator in sorted({*then.cells, *now.cells}):
        if then.cells.get(indicator) != now.cells.get(indicator):
            score = entered.scores.get(indicator, "kosong")
            yield f"indikator {indicator}: {score} bukan nilai yang dibekukan"
    if then.cells == now.cells and then.digest != now.digest:
        yield "sidik lembar: bukan yang dibekukan"
    yield from _values(then, now, aspects)


def _values(then: FrozenSheet, now: FrozenSheet, aspects: Sequence[str]) -> Iterator[str]:
    if len(then.aspects) != len(now.aspects):
        yield "nilai aspek: jumlahnya bukan yang dibekukan"
    for aspect, own, frozen in zip(aspects, now.aspects, then.aspects, strict=False):
        if own != frozen:
            yield f"aspek {aspect}: dihitung {own}, dibekukan {frozen}"
    if then.total != now.total:
        yield f"jumlah: dihitung {now.total or 'kosong'}, dibekukan {then.total or 'kosong'}"


def _places(frozen: FrozenCategory, again: FrozenCategory, speaker: Speaker) -> Iterator[str]:
    then, now = (_by_contestant(one.places) for one in (frozen, again))
    if len(then) != len(frozen.places):
        yield "tempat beku tercantum dua kali"
    for contestant in sorted({*then, *now}):
        if then.get(contestant) != now.get(contestant):
            told = ", dibekukan ".join(_told(each.get(contestant)) for each in (now, then))
            yield f"{speaker.contestant(contestant)}: dihitung {told}"


def _by_contestant(places: Sequence[FrozenPlace]) -> Mapping[str, FrozenPlace]:
    return {each.contestant: each for each in places}


def _told(place: FrozenPlace | None) -> str:
    if place is None:
        return "tanpa tempat"
    aspects = _joined(place.aspects)
    rung = f"{place.decided_by} {place.rung_aspect}".rstrip()
    own = f"tempat {place.place}"
    if place.computed_place != place.place:
        own += f" oleh panel, tempat {place.computed_place} menurut hitungan"
    return f"{own} (nilai akhir {place.value}, aspek {aspects}, menurut {rung})"


def _joined(texts: Sequence[str]) -> str:
    return ", ".join(texts) or "kosong"
