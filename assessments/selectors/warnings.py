"""Say what is unusual about a set-up: nothing that keeps judging closed, but to be explained."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from assessments.models import Contestant, HolePolicy, Judge
from assessments.selectors.blockers import Part
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.expected_panel import expected_panel, missing_unsur
from assessments.selectors.panel_warnings import UNSUR_MISSING
from groups.models import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.utils.functional import _StrPromise

    from assessments.models import Category, Edition
    from assessments.selectors.expected_panel import ExpectedPanel

FEWEST_FAMILIES, MOST_FAMILIES = 5, 20


class WarningKey(NamedTuple):
    """What an explanation is kept under: another fact about the same subject has none yet."""

    code: str
    subject: str
    fact: str


@dataclass(frozen=True)
class SetupWarning:
    """One unusual thing; `code` and `subject` say which, whatever the wording."""

    code: str
    subject: str
    part: Part
    wording: _StrPromise
    facts: Mapping[str, object]
    kind: str = ""
    advice: str = ""

    @property
    def sentence(self) -> str:
        """Return the warning in the language of who reads it."""
        return self.wording % self.facts

    @property
    def key(self) -> WarningKey:
        """Return what an explanation is kept under, in the language of the office."""
        with translation.override(settings.LANGUAGE_CODE):
            return WarningKey(self.code, self.subject, self.sentence)


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
                    gettext_lazy("%(category)s: ada %(number)d peserta dari %(region)s."),
                    number,
                )
        for region in active:
            if found and region not in found:
                yield _about_region(
                    "region_missing",
                    category,
                    region,
                    gettext_lazy("%(category)s: belum ada peserta dari %(region)s."),
                )


def _about_region(
    code: str, category: Category, region: Region, wording: _StrPromise, number: int = 0
) -> SetupWarning:
    return SetupWarning(
        code,
        f"{category.kind} {region.code}",
        Part.CONTESTANTS,
        wording,
        {"category": category.name, "region": region.short_name, "number": number},
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
                each,
                "kube_alone",
                gettext_lazy("%(name)s ikut tanpa pendampingnya di kategori lain."),
            )
    for each in facilitators:
        if each.facilitator and each.facilitator.kube_id not in competing:
            yield _about(
                each,
                "facilitator_alone",
                gettext_lazy("%(name)s ikut tanpa KUBE yang didampinginya."),
            )


def _families(field: Field) -> Iterator[SetupWarning]:
    for each in field.contestants.get("kube", []):
        if each.kube and not FEWEST_FAMILIES <= each.kube.families <= MOST_FAMILIES:
            wording = ngettext_lazy(
                "%(name)s beranggotakan %(families)d keluarga; lazimnya 5 sampai 20.",
                "%(name)s beranggotakan %(families)d keluarga; lazimnya 5 sampai 20.",
                "families",
            )
            yield _about(each, "family_count", wording, families=each.kube.families)


def _about(
    each: Contestant, code: str, wording: _StrPromise, families: int = 0, advice: str = ""
) -> SetupWarning:
    return SetupWarning(
        code,
        each.public_id,
        Part.CONTESTANTS,
        wording,
        {"name": each.name, "families": families},
        each.category.kind,
        advice,
    )


def _panel(edition: Edition, field: Field) -> Iterator[SetupWarning]:
    judges = list(Judge.objects.filter(edition=edition).select_related("absence"))
    present = [judge for judge in judges if not hasattr(judge, "absence")]
    for missing in missing_unsur(present) if judges else ():
        facts = {"unsur": missing.label}
        yield SetupWarning("unsur_missing", missing, Part.JUDGES, UNSUR_MISSING, facts)
    recused = recused_regions(edition.pk)
    for category in field.categories:
        expected = expected_panel(category, field.contestants[category.kind], present, recused)
        for each in expected.unjudged:
            yield _unjudged(each)
        if expected.counted < category.needed_panel <= len(judges):
            yield _thin_panel(expected)


def _unjudged(contestant: Contestant) -> SetupWarning:
    return replace(
        _about(
            contestant,
            "unjudged",
            gettext_lazy("%(name)s tidak boleh dinilai oleh satu juri pun."),
            advice=_("Undang juri pengganti."),
        ),
        part=Part.JUDGES,
    )


def _thin_panel(expected: ExpectedPanel) -> SetupWarning:
    category = expected.category
    advice = _("Undang juri pengganti.")
    if category.hole_policy == HolePolicy.COMMON:
        advice = _("Undang juri pengganti, atau pilih “Disesuaikan” di halaman aturan.")
    wording = gettext_lazy(
        "%(category)s: menurut catatan tidak hadir dan benturan kepentingan hanya %(left)d juri "
        "yang akan dihitung, padahal perlu %(needed)d."
    )
    facts = {
        "category": category.name,
        "left": expected.counted,
        "needed": category.needed_panel,
    }
    return SetupWarning(
        "thin_panel", category.kind, Part.JUDGES, wording, facts, category.kind, advice
    )
