"""An instrument as an editor sees it, and what one step makes of it: nothing here is stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from .scale import Level, levels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")
Meanings: TypeAlias = "list[tuple[Level, str]]"
FULL_WEIGHT = Decimal(100)


@dataclass(frozen=True)
class IndicatorOutline:
    """One indicator with the meaning of its values; `key` is that of its stored row."""

    name: str
    number: int = 0
    hint: str = ""
    weight: Decimal = Decimal(1)
    meanings: Mapping[int, str] = field(default_factory=dict)
    key: int | None = None


@dataclass(frozen=True)
class AspectOutline:
    """One aspect with its indicators in published order; `key` is that of its stored row."""

    name: str
    code: str
    weight: Decimal = Decimal(0)
    indicators: tuple[IndicatorOutline, ...] = ()
    key: int | None = None

    @property
    def indicator_weight(self) -> Decimal:
        """Return the sum of the indicators' weights."""
        return sum((each.weight for each in self.indicators), Decimal(0))

    def points(self, indicator: IndicatorOutline) -> Decimal:
        """Return how many of the 100 points an indicator can give."""
        if not self.indicator_weight:
            return Decimal(0)
        return self.weight * indicator.weight / self.indicator_weight


@dataclass(frozen=True)
class Outline:
    """Scale, words of the scale, aspects and indicators of one category."""

    minimum: int
    maximum: int
    levels: Mapping[int, str]
    aspects: tuple[AspectOutline, ...]

    @property
    def weight(self) -> Decimal:
        """Return the sum of the aspects' weights."""
        return sum((aspect.weight for aspect in self.aspects), Decimal(0))

    @property
    def indicators(self) -> list[IndicatorOutline]:
        """Return all indicators in published order."""
        return [indicator for aspect in self.aspects for indicator in aspect.indicators]

    def find(self, number: int) -> IndicatorOutline | None:
        """Return the indicator with this number, or None."""
        return next((each for each in self.indicators if each.number == number), None)

    @property
    def scale(self) -> list[Level]:
        """Return the words of the scale with what each covers."""
        return levels_of(self.minimum, self.maximum, self.levels)

    def described(self, indicator: IndicatorOutline) -> int:
        """Return how many of the scale's words have their meaning for this indicator."""
        return sum(bool(indicator.meanings.get(level.value)) for level in self.scale)

    @property
    def told(self) -> list[tuple[AspectOutline, list[tuple[IndicatorOutline, Meanings]]]]:
        """Return each aspect with its indicators, each of these with what every level means."""
        return [
            (
                aspect,
                [
                    (each, [(level, each.meanings.get(level.value, "")) for level in self.scale])
                    for each in aspect.indicators
                ],
            )
            for aspect in self.aspects
        ]

    def with_aspect(self, name: str) -> Outline:
        """Return the outline with one more aspect at the end, still without weight."""
        taken = {aspect.code for aspect in self.aspects}
        free = next(
            code
            for at in range(len(self.aspects) + 1, 2 * len(self.aspects) + 2)
            if (code := f"aspect-{at}") not in taken
        )
        return replace(self, aspects=(*self.aspects, AspectOutline(name, free)))

    def without_aspect(self, at: int) -> Outline:
        """Return the outline without the aspect at this position."""
        return self._numbered(self.aspects[:at] + self.aspects[at + 1 :])

    def with_aspect_moved(self, at: int, by: int) -> Outline:
        """Return the outline with an aspect one position further; at the edge nothing moves."""
        return self._numbered(_moved(self.aspects, at, by))

    def with_indicator(self, at: int, name: str) -> Outline:
        """Return the outline with one more indicator at the end of the aspect at this position."""
        aspect = self.aspects[at]
        added = replace(aspect, indicators=(*aspect.indicators, IndicatorOutline(name)))
        return self._numbered(_put(self.aspects, at, added))

    def without_indicator(self, number: int) -> Outline:
        """Return the outline without this indicator; those behind it close up."""
        return self._numbered(self.without(number).aspects)

    def without(self, number: int) -> Outline:
        """Return the outline without this indicator; the others keep their numbers."""
        return self._with(
            replace(a, indicators=tuple(each for each in a.indicators if each.number != number))
            for a in self.aspects
        )

    def with_indicator_moved(self, number: int, by: int) -> Outline:
        """Return the outline with an indicator one position further, over the edge of an aspect."""
        at, inside = next(
            (at, inside)
            for at, aspect in enumerate(self.aspects)
            for inside, each in enumerate(aspect.indicators)
            if each.number == number
        )
        row, aspects = self.aspects[at].indicators, self.aspects
        if 0 <= inside + by < len(row):
            moved = replace(aspects[at], indicators=_moved(row, inside, by))
            return self._numbered(_put(aspects, at, moved))
        if not 0 <= at + by < len(aspects):
            return self
        rest = replace(aspects[at], indicators=row[:inside] + row[inside + 1 :])
        there, one = aspects[at + by], row[inside : inside + 1]
        joined = one + there.indicators if by > 0 else there.indicators + one
        changed = _put(aspects, at, rest)
        return self._numbered(_put(changed, at + by, replace(there, indicators=joined)))

    def with_weights(self, aspects: Mapping[int, Decimal], rows: Mapping[int, Decimal]) -> Outline:
        """Return the outline with these weights, by the keys of aspects and of indicators."""
        return self._with(
            replace(
                aspect,
                weight=aspects.get(aspect.key or 0, aspect.weight),
                indicators=tuple(
                    replace(each, weight=rows.get(each.key or 0, each.weight))
                    for each in aspect.indicators
                ),
            )
            for aspect in self.aspects
        )

    def with_names(self, names: Mapping[int, str]) -> Outline:
        """Return the outline with these names of aspects, by their keys."""
        return self._with(
            replace(aspect, name=names.get(aspect.key or 0, aspect.name)) for aspect in self.aspects
        )

    def with_changed(self, changed: IndicatorOutline) -> Outline:
        """Return the outline with one indicator (by its number) as it stands in `changed`."""
        return self._with(
            replace(
                aspect,
                indicators=tuple(
                    changed if each.number == changed.number else each for each in aspect.indicators
                ),
            )
            for aspect in self.aspects
        )

    def with_values_moved(self, moved: Mapping[int, int], levels: Mapping[int, str]) -> Outline:
        """Return the outline with these words, meanings going along where a value has moved."""
        aspects = tuple(
            replace(
                aspect,
                indicators=tuple(
                    replace(
                        each, meanings={moved.get(v, v): text for v, text in each.meanings.items()}
                    )
                    for each in aspect.indicators
                ),
            )
            for aspect in self.aspects
        )
        return replace(self, levels=levels, aspects=aspects)

    def _with(self, aspects: Iterable[AspectOutline]) -> Outline:
        return replace(self, aspects=tuple(aspects))

    def _numbered(self, aspects: Iterable[AspectOutline]) -> Outline:
        """Return the outline with these aspects, indicators numbered through from 1."""
        numbered, last = [], 0
        for aspect in aspects:
            row = tuple(
                replace(each, number=number)
                for number, each in enumerate(aspect.indicators, start=last + 1)
            )
            numbered.append(replace(aspect, indicators=row))
            last += len(row)
        return replace(self, aspects=tuple(numbered))


def _moved(row: tuple[T, ...], at: int, by: int) -> tuple[T, ...]:
    if not 0 <= at + by < len(row):
        return row
    changed = list(row)
    changed.insert(at + by, changed.pop(at))
    return tuple(changed)


def _put(row: tuple[T, ...], at: int, item: T) -> tuple[T, ...]:
    return (*row[:at], item, *row[at + 1 :])
