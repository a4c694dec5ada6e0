"""Say what still keeps judging from being opened, and which part of the set-up it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.errors import InvalidInput
from assessments.models import Contestant
from assessments.selectors.rules import FULL_WEIGHT, aspects_of, rules_as_set_up, sums_fit
from kube_awards.core.formats import score_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.models import Aspect, Category, Edition

RULES = "aturan"  # the place that the engine names for what belongs to no aspect


class Part(StrEnum):
    """The parts of a set-up, each with a page of its own."""

    IDENTITY = "identitas"
    LETTERHEAD = "kop"
    SIGNATORY = "penanda-tangan"
    INSTRUMENT = "indikator"
    RULES = "aturan"
    JUDGES = "juri"
    CONTESTANTS = "peserta"
    PRIZES = "hadiah"


@dataclass(frozen=True)
class Blocker:
    """One thing that is missing, in a sentence; `kind` is the category's, if it is one's."""

    part: Part
    sentence: str
    kind: str = ""


def opening_blockers(edition: Edition) -> list[str]:
    """Say, a sentence each, what still keeps judging from being opened."""
    return [blocker.sentence for blocker in blockers_of(edition)]


def blockers_of(edition: Edition) -> list[Blocker]:
    """Return what still keeps judging from being opened."""
    categories = list(edition.categories.all())
    if not categories:
        return [Blocker(Part.INSTRUMENT, _("Belum ada kategori."))]
    judges = edition.judges.count()
    return [
        Blocker(part, sentence, category.kind)
        for category in categories
        for part, sentence in category_blockers(category, judges)
    ]


def category_blockers(category: Category, judges: int) -> Iterator[tuple[Part, str]]:
    """Say what is wrong with a category that so many judges are to judge."""
    aspects = aspects_of(category)
    total = sum(aspect.weight for aspect in aspects)
    if total != FULL_WEIGHT:
        yield (
            Part.INSTRUMENT,
            _("%(category)s: jumlah bobot harus 100, sekarang %(total)s.")
            % {"category": category.name, "total": score_text(total)},
        )
    yield from _rules_blockers(category, judges)
    if judges < category.needed_panel:
        yield (
            Part.JUDGES,
            _("%(category)s: perlu sedikitnya %(needed)d juri, baru ada %(judges)d.")
            % {"category": category.name, "needed": category.needed_panel, "judges": judges},
        )
    if _undescribed(category, aspects):
        yield (
            Part.INSTRUMENT,
            _("%(category)s: ada nilai yang belum dijelaskan artinya.")
            % {"category": category.name},
        )
    if not Contestant.objects.filter(category=category, is_withdrawn=False).exists():
        yield (
            Part.CONTESTANTS,
            _("%(category)s: belum ada peserta.") % {"category": category.name},
        )


def _rules_blockers(category: Category, judges: int) -> Iterator[tuple[Part, str]]:
    try:
        rules = rules_as_set_up(category)
    except InvalidInput as error:
        part = Part.RULES if error.places[:1] == (RULES,) else Part.INSTRUMENT
        yield part, f"{category.name}: {error}."
        return
    if not sums_fit(rules.denominator, judges):
        yield (
            Part.INSTRUMENT,
            _("%(category)s: bobot terlalu rumit; pakai paling banyak dua angka desimal.")
            % {"category": category.name},
        )


def _undescribed(category: Category, aspects: list[Aspect]) -> bool:
    """Say whether a value lacks its word or its meaning; one of blanks only is none."""
    values = {level.value for level in category.levels.all() if level.label.strip()}
    if not _covers(category, values):
        return True
    return any(
        not values <= {each.value for each in indicator.descriptors.all() if each.text.strip()}
        for aspect in aspects
        for indicator in aspect.indicators.all()
    )


def _covers(category: Category, values: set[int]) -> bool:
    """Say whether there is a word for every value: one each, or for each band from its low end."""
    scale = range(category.scale_minimum, category.scale_maximum + 1)
    if category.is_typed:
        return scale[0] in values and values <= set(scale)
    return values == set(scale)
