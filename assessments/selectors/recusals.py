"""Read what a judge who has a conflict of interest needs to know before declaring it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Contestant, EditionState, HolePolicy
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.people import panel_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assessments.models import Category, Judge, Recusal
    from groups.models import Region


@dataclass(frozen=True)
class RegionChoice:
    """One region that the judge may still declare, with everybody it would take away."""

    code: str
    name: str
    contestants: tuple[str, ...]


@dataclass(frozen=True)
class PanelEffect:
    """What one more conflict would do to a category: who would count, how many are needed."""

    category: Category
    left: int
    of: int
    needed: int

    @property
    def sentence(self) -> str:
        """Say how many judges the ranking would rest on, and what becomes of the others' sheets."""
        said = _("peringkat akan memakai %(left)d dari %(of)d juri.")
        if self.category.hole_policy == HolePolicy.ADJUSTED:
            said = _("nilai Anda untuk peserta lain tetap dihitung.")
        return said % {"left": self.left, "of": self.of}

    @property
    def is_too_small(self) -> bool:
        """Say whether too few judges would be left for a result."""
        return self.left < self.needed


@dataclass(frozen=True)
class RecusalPage:
    """Everything that the page on conflicts of interest says."""

    regions: tuple[RegionChoice, ...]
    declared: tuple[Recusal, ...]
    effects: tuple[PanelEffect, ...]
    takes_declarations: bool


def recusal_page(judge: Judge) -> RecusalPage:
    """Return the page of a judge; five queries whatever the numbers."""
    declared = tuple(judge.recusals.select_related("region").order_by("region__order"))
    gone = {recusal.region_id for recusal in declared}
    contestants = list(
        Contestant.objects.filter(category__edition=judge.edition_id, is_withdrawn=False)
        .select_related("category", "region", "kube", "facilitator")
        .order_by("region__order", "category__order", "running_order")
    )
    return RecusalPage(
        regions=_choices([each for each in contestants if each.region_id not in gone]),
        declared=declared,
        effects=_effects(judge, contestants),
        takes_declarations=judge.edition.state in {EditionState.SETUP, EditionState.OPEN},
    )


def _choices(contestants: Sequence[Contestant]) -> tuple[RegionChoice, ...]:
    names: defaultdict[Region, list[str]] = defaultdict(list)
    for contestant in contestants:
        names[contestant.region].append(contestant.name)
    return tuple(
        RegionChoice(region.code, region.short_name, tuple(listed))
        for region, listed in names.items()
    )


def _effects(judge: Judge, contestants: Sequence[Contestant]) -> tuple[PanelEffect, ...]:
    """Return what it means for each category if this judge recused from one of its regions."""
    panel, recused = panel_of(judge.edition_id), recused_regions(judge.edition_id)
    regions: defaultdict[Category, set[int]] = defaultdict(set)
    for contestant in contestants:
        regions[contestant.category].add(contestant.region_id)
    return tuple(
        PanelEffect(
            category=category,
            left=_left(category, judge, [each for each in panel if _counts(each, within, recused)]),
            of=len(panel),
            needed=category.needed_panel,
        )
        for category, within in sorted(regions.items(), key=lambda pair: pair[0].order)
    )


def _counts(judge: Judge, regions: Collection[int], recused: Collection[tuple[int, int]]) -> bool:
    if hasattr(judge, "absence"):
        return False
    return not any((judge.pk, region) in recused for region in regions)


def _left(category: Category, judge: Judge, counting: Sequence[Judge]) -> int:
    """Return how many would count; an adjusted result keeps whoever judges anybody."""
    if category.hole_policy == HolePolicy.ADJUSTED:
        return len(counting)
    return sum(each != judge for each in counting)
