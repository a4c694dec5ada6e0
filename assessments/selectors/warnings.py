"""Say what is unusual about a set-up: nothing that keeps judging closed, but to be explained."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Contestant, HolePolicy, Judge
from assessments.selectors.blockers import Part
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.panel_warnings import about_unsur, missing_unsur
from groups.models import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessments.models import Category, Edition

FEWEST_FAMILIES, MOST_FAMILIES = 5, 20


@dataclass(frozen=True)
class SetupWarning:
    """One unusual thing; `code` and `subject` say which, whatever the sentence."""

    code: str
    subject: str
    part: Part
    sentence: str
    kind: str = ""
    advice: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Return what an explanation is kept under."""
        return self.code, self.subject


@dataclass(frozen=True)
class Field:
    """Who competes in an edition, by category."""

    categories: Sequence[Category]
    contestants: dict[str, list[Contestant]]


def setup_warnings(edition: Edition) -> list[SetupWarning]:
    """Return what is unusual about contestants and panel; five queries, whatever their number."""
    field = field_of(edition)
    return [
        *_regions(field),
        *_pairs(field),
        *_families(field),
        *_panel(edition, field),
    ]


def field_of(edition: Edition) -> Field:
    """Return who competes; two queries."""
    categories = list(edition.categories.order_by("order"))
    contestants: dict[str, list[Contestant]] = {category.kind: [] for category in categories}
    rows = Contestant.objects.filter(category__edition=edition, is_withdrawn=False)
    for row in rows.select_related("category", "region", "kube", "facilitator"):
        contestants[row.category.kind].append(row)
    return Field(categories, contestants)


def _regions(field: Field) -> Iterator[SetupWarning]:
    active = list(Region.objects.filter(is_active=True))
    for category in field.categories:
        found: defaultdict[Region, int] = defaultdict(int)
        for contestant in field.contestants[category.kind]:
            found[contestant.region] += 1
        for region, number in found.items():
            if number > 1:
                yield _about_region(
                    "same_region",
                    category,
                    region,
                    _("%(category)s: ada %(number)d peserta dari %(region)s."),
                    number,
                )
        for region in active:
            if found and region not in found:
                yield _about_region(
                    "region_missing",
                    category,
                    region,
                    _("%(category)s: belum ada peserta dari %(region)s."),
                )


def _about_region(
    code: str, category: Category, region: Region, sentence: str, number: int = 0
) -> SetupWarning:
    return SetupWarning(
        code,
        f"{category.kind} {region.code}",
        Part.CONTESTANTS,
        sentence % {"category": category.name, "region": region.short_name, "number": number},
        category.kind,
    )


def _pairs(field: Field) -> Iterator[SetupWarning]:
    """Yield who competes without the other half, where both halves have a category."""
    if not {"kube", "pendamping"} <= field.contestants.keys():
        return
    kubes, facilitators = field.contestants["kube"], field.contestants["pendamping"]
    accompanied = {each.facilitator.kube_id for each in facilitators if each.facilitator}
    competing = {each.kube_id for each in kubes}
    for each in kubes:
        if each.kube_id not in accompanied:
            yield _about(
                each, "kube_alone", _("%(name)s ikut tanpa pendampingnya di kategori lain.")
            )
    for each in facilitators:
        if each.facilitator and each.facilitator.kube_id not in competing:
            yield _about(
                each, "facilitator_alone", _("%(name)s ikut tanpa KUBE yang didampinginya.")
            )


def _families(field: Field) -> Iterator[SetupWarning]:
    for each in field.contestants.get("kube", []):
        if each.kube and not FEWEST_FAMILIES <= each.kube.families <= MOST_FAMILIES:
            sentence = ngettext(
                "%(name)s beranggotakan %(families)d keluarga; lazimnya 5 sampai 20.",
                "%(name)s beranggotakan %(families)d keluarga; lazimnya 5 sampai 20.",
                each.kube.families,
            )
            yield _about(each, "family_count", sentence, families=each.kube.families)


def _about(each: Contestant, code: str, sentence: str, families: int = 0) -> SetupWarning:
    return SetupWarning(
        code,
        each.public_id,
        Part.CONTESTANTS,
        sentence % {"name": each.name, "families": families},
        each.category.kind,
    )


def _panel(edition: Edition, field: Field) -> Iterator[SetupWarning]:
    judges = list(Judge.objects.filter(edition=edition).select_related("absence"))
    present = [judge for judge in judges if not hasattr(judge, "absence")]
    for missing in missing_unsur(present) if judges else ():
        yield SetupWarning("unsur_missing", missing, Part.JUDGES, about_unsur(missing))
    recused = recused_regions(edition.pk)
    for category in field.categories:
        regions = {each.region_id for each in field.contestants[category.kind]}
        left = counted_judges(category, present, recused, regions)
        if left < category.needed_panel <= len(judges):
            yield _thin_panel(category, left)


def counted_judges(
    category: Category,
    present: Sequence[Judge],
    recused: frozenset[tuple[int, int]],
    regions: set[int],
) -> int:
    """Count the judges whose sheets would count: of all contestants, or of any (`adjusted`)."""
    left = [sum((judge.pk, region) in recused for region in regions) for judge in present]
    if category.hole_policy == HolePolicy.ADJUSTED:
        return sum(holes < len(regions) or not regions for holes in left)
    return left.count(0)


def _thin_panel(category: Category, left: int) -> SetupWarning:
    advice = _("Undang juri pengganti.")
    if category.hole_policy == HolePolicy.COMMON:
        advice = _("Undang juri pengganti, atau pilih “Disesuaikan” di halaman aturan.")
    sentence = _(
        "%(category)s: menurut catatan tidak hadir dan benturan kepentingan hanya %(left)d juri "
        "yang akan dihitung, padahal perlu %(needed)d."
    )
    facts = {"category": category.name, "left": left, "needed": category.needed_panel}
    return SetupWarning(
        "thin_panel", category.kind, Part.JUDGES, sentence % facts, category.kind, advice
    )
