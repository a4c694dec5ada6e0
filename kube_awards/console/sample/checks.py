"""Cross-checks of the sample: what one TOML table alone cannot know."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from kube_awards.console.sample.tables import SampleContentError

if TYPE_CHECKING:
    from kube_awards.console.sample.content import SampleCategory, SampleEdition, SampleSheet

UNSUR = {"praktisi", "csr", "akademisi"}
HUNDRED_PERCENT = 100


def check_edition(edition: SampleEdition) -> None:
    """Refuse an edition whose parts do not fit together."""
    _check_people(edition)
    _check_category(edition, edition.kube_category, [kube.key for kube in edition.kubes])
    _check_category(edition, edition.facilitator_category, [f.key for f in edition.facilitators])
    _check_open_state(edition)


def _demand(condition: object, message: str) -> None:
    if not condition:
        raise SampleContentError(message)


def _check_people(edition: SampleEdition) -> None:
    keys = [judge.key for judge in edition.judges]
    keys += [kube.key for kube in edition.kubes]
    keys += [facilitator.key for facilitator in edition.facilitators]
    _demand(len(keys) == len(set(keys)), "a key is used twice")
    heads = sum(judge.is_head for judge in edition.judges)
    _demand(heads == 1, "the panel needs exactly one head")
    _demand({judge.unsur for judge in edition.judges} == UNSUR, "an unsur is missing or unknown")
    groups = {kube.key for kube in edition.kubes}
    for facilitator in edition.facilitators:
        _demand(facilitator.kube in groups, f"{facilitator.key}: unknown KUBE {facilitator.kube}")


def _check_category(edition: SampleEdition, category: SampleCategory, entrants: list[str]) -> None:
    weight = sum(aspect.weight for aspect in category.aspects)
    _demand(weight == HUNDRED_PERCENT, f"{category.key}: aspect weights total {weight}, not 100")
    for indicator in category.indicators:
        described = len(indicator.descriptors) == len(category.scale_labels)
        _demand(described, f"{category.key}: {indicator.name} lacks a descriptor")
    places = [prize.place for prize in category.prizes]
    _demand(places == list(range(1, len(places) + 1)), f"{category.key}: places have a hole")
    expected = sorted(product([judge.key for judge in edition.judges], entrants))
    found = sorted((sheet.judge, sheet.contestant) for sheet in category.sheets)
    _demand(found == expected, f"{category.key}: sheets do not match judges and contestants")
    for sheet in category.sheets:
        _check_sheet(sheet, len(category.indicators))


def _check_sheet(sheet: SampleSheet, indicators: int) -> None:
    where = f"{sheet.judge}, {sheet.contestant}"
    _demand(len(sheet.scores) == indicators, f"{where}: {len(sheet.scores)} scores")
    for note in sheet.notes:
        _demand(1 <= note.indicator <= indicators, f"{where}: note on unknown indicator")


def _check_open_state(edition: SampleEdition) -> None:
    state = edition.open_state
    sheets = [s for category in edition.categories for s in category.sheets]
    own = {sheet.contestant for sheet in sheets if sheet.judge == state.judge}
    _demand({state.draft, *state.untouched} <= own, "open state names a sheet that is not there")
    indicators = len(edition.kube_category.indicators)
    _demand(0 < state.draft_filled < indicators, "the draft is either empty or full")
