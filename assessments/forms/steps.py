"""Read the steps of the instrument's editor: each button says what it does to which part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.domain.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Callable

NEW_ASPECT, NEW_INDICATOR = "Aspek baru", "Indikator baru"
ADD_ASPECT, ADD_INDICATOR = "aspek-tambah", "indikator-tambah"
ON_ASPECTS: dict[str, Callable[[Outline, int], Outline]] = {
    "aspek-naik": lambda outline, at: outline.with_aspect_moved(at, -1),
    "aspek-turun": lambda outline, at: outline.with_aspect_moved(at, 1),
    "aspek-hapus": Outline.without_aspect,
    ADD_INDICATOR: lambda outline, at: outline.with_indicator(at, NEW_INDICATOR),
}
ON_INDICATORS: dict[str, Callable[[Outline, int], Outline]] = {
    "indikator-naik": lambda outline, number: outline.with_indicator_moved(number, -1),
    "indikator-turun": lambda outline, number: outline.with_indicator_moved(number, 1),
    "indikator-hapus": Outline.without_indicator,
}


def stepped(outline: Outline, step: str) -> Outline | None:
    """Return what a button makes of the outline, or None where no such button is."""
    name, _colon, target = step.partition(":")
    if name == ADD_ASPECT:
        return outline.with_aspect(NEW_ASPECT)
    at = int(target) if target.isascii() and target.isdigit() else -1
    if name in ON_ASPECTS and 0 <= at < len(outline.aspects):
        return ON_ASPECTS[name](outline, at)
    if name in ON_INDICATORS and outline.find(at):
        return ON_INDICATORS[name](outline, at)
    return None


def removed_by(outline: Outline, step: str) -> str:
    """Return the name of what a step takes away, or nothing."""
    name, _colon, target = step.partition(":")
    if name == "aspek-hapus":
        return outline.aspects[int(target)].name
    if name == "indikator-hapus" and (gone := outline.find(int(target))):
        return gone.name
    return ""


def added_number(outline: Outline, step: str) -> int:
    """Return the number of the indicator that the step added."""
    return outline.aspects[int(step.partition(":")[2])].indicators[-1].number
