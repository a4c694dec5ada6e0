"""An outline as JSON values: what is kept of it, and where two of them differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .decimals import plain_text
from .outline import AspectOutline, IndicatorOutline, Outline
from .reading import as_record, labels_at, list_at, text_at, whole_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .canonical import Json

_PLACE = "instrumen"


def outline_record(outline: Outline) -> dict[str, Json]:
    """Return the outline as JSON values, without keys."""
    return {
        "minimum": outline.minimum,
        "maximum": outline.maximum,
        "levels": _texts(outline.levels),
        "aspects": [
            {
                "code": aspect.code,
                "name": aspect.name,
                "weight": plain_text(aspect.weight),
                "indicators": [_indicator_record(each) for each in aspect.indicators],
            }
            for aspect in outline.aspects
        ],
    }


def outline_from(stored: object) -> Outline:
    """Return the outline that `outline_record` described; its rows are new ones."""
    record = as_record(stored, ("aspects", "levels", "maximum", "minimum"), _PLACE)
    return Outline(
        minimum=whole_at(record, "minimum", _PLACE),
        maximum=whole_at(record, "maximum", _PLACE),
        levels=_values(record, "levels"),
        aspects=tuple(_aspect_of(item) for item in list_at(record, "aspects", _PLACE)),
    )


def _texts(by_value: Mapping[int, str]) -> dict[str, Json]:
    return {str(value): by_value[value] for value in sorted(by_value)}


def _values(record: Mapping[str, object], name: str) -> dict[int, str]:
    return {int(value): text for value, text in labels_at(record, name, _PLACE).items()}


def _indicator_record(indicator: IndicatorOutline) -> dict[str, Json]:
    return {
        "number": indicator.number,
        "name": indicator.name,
        "hint": indicator.hint,
        "weight": plain_text(indicator.weight),
        "meanings": _texts(indicator.meanings),
    }


def _aspect_of(stored: object) -> AspectOutline:
    record = as_record(stored, ("code", "indicators", "name", "weight"), _PLACE)
    return AspectOutline(
        name=text_at(record, "name", _PLACE),
        code=text_at(record, "code", _PLACE),
        weight=Decimal(text_at(record, "weight", _PLACE)),
        indicators=tuple(_indicator_of(item) for item in list_at(record, "indicators", _PLACE)),
    )


def _indicator_of(stored: object) -> IndicatorOutline:
    record = as_record(stored, ("hint", "meanings", "name", "number", "weight"), _PLACE)
    return IndicatorOutline(
        name=text_at(record, "name", _PLACE),
        number=whole_at(record, "number", _PLACE),
        hint=text_at(record, "hint", _PLACE),
        weight=Decimal(text_at(record, "weight", _PLACE)),
        meanings=_values(record, "meanings"),
    )


def changes(before: Json, after: Json, path: str = "") -> tuple[dict[str, Json], dict[str, Json]]:
    """Return where two records differ, by path: what stood there, and what stands there now."""
    if before == after:
        return {}, {}
    pairs: dict[str, tuple[Json, Json]] = {}
    if isinstance(before, dict) and isinstance(after, dict):
        names = sorted({*before, *after})
        pairs = {name: (before.get(name), after.get(name)) for name in names}
    elif isinstance(before, list) and isinstance(after, list):
        for at in range(max(len(before), len(after))):
            pairs[str(at)] = (
                before[at] if at < len(before) else None,
                after[at] if at < len(after) else None,
            )
    else:
        return {path: before}, {path: after}
    was: dict[str, Json] = {}
    now: dict[str, Json] = {}
    for name, (here, there) in pairs.items():
        earlier, later = changes(here, there, f"{path}.{name}" if path else name)
        was |= earlier
        now |= later
    return was, now
