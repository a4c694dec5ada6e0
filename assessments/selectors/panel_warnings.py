"""Say what a panel lacks before it costs a result (issue 5: warnings, each with its reason)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.circumstances import Circumstances, Recusal
from assessments.domain.panel import Roster, roster_of
from assessments.models import Category, Contestant, Edition, HolePolicy, Unsur
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.people import panel_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assessments.models import Judge


@dataclass(frozen=True)
class PanelWarning:
    """One thing the panel lacks: `code` stays the same while the wording may change."""

    code: str
    sentence: str


def panel_warnings(edition: Edition) -> list[PanelWarning]:
    """Return what the panel lacks as it stands now; four queries, whatever its size."""
    judges = panel_of(edition.pk)
    present = [judge for judge in judges if not hasattr(judge, "absence")]
    recused = recused_regions(edition.pk)
    entered: defaultdict[int, list[Contestant]] = defaultdict(list)
    for contestant in Contestant.objects.filter(category__edition=edition, is_withdrawn=False):
        entered[contestant.category_id].append(contestant)
    return [
        *_missing_unsur(present),
        *(
            warning
            for category in edition.categories.order_by("order")
            for warning in _in_category(category, entered[category.pk], present, recused)
        ),
    ]


def _missing_unsur(present: Sequence[Judge]) -> Iterator[PanelWarning]:
    for unsur in missing_unsur(present):
        yield PanelWarning(f"unsur:{unsur.value}", about_unsur(unsur))


def missing_unsur(present: Sequence[Judge]) -> list[Unsur]:
    """Return the backgrounds that none of these judges has."""
    seen = {judge.unsur for judge in present}
    return [unsur for unsur in Unsur if unsur not in seen]


def about_unsur(unsur: Unsur) -> str:
    """Say that nobody who is present has this background."""
    return _("Unsur %(unsur)s belum terwakili oleh juri yang hadir.") % {"unsur": unsur.label}


def _in_category(
    category: Category,
    contestants: Sequence[Contestant],
    present: Sequence[Judge],
    recused: Collection[tuple[int, int]],
) -> Iterator[PanelWarning]:
    facts = {"category": category.name, "needed": category.needed_panel, "present": len(present)}
    if len(present) < category.needed_panel:
        sentence = _("%(category)s: perlu sedikitnya %(needed)d juri, baru ada %(present)d.")
        yield PanelWarning(f"panel:{category.kind}", sentence % facts)
        return
    if any(_is_unjudged(each, present, recused) for each in contestants):
        sentence = _("%(category)s: ada peserta yang tidak boleh dinilai oleh satu juri pun.")
        yield PanelWarning(f"unjudged:{category.kind}", sentence % facts)
    left = len(_roster(contestants, present, recused).panel(category.hole_policy))
    if contestants and left < category.needed_panel:
        sentence = _remedy(category) % (facts | {"left": left})
        yield PanelWarning(f"recusals:{category.kind}", sentence)


def _roster(
    contestants: Sequence[Contestant],
    present: Sequence[Judge],
    recused: Collection[tuple[int, int]],
) -> Roster:
    """Return who would count once every judge has sent every sheet that is owed."""
    pairs = [(judge, each) for judge in present for each in contestants]
    gone = {(judge.public_id, each.public_id): (judge.pk, each.region_id) for judge, each in pairs}
    return roster_of(
        [each.public_id for each in contestants],
        [judge.public_id for judge in present],
        gone.keys(),
        Circumstances(
            recusals=tuple(Recusal(*pair) for pair, row in gone.items() if row in recused)
        ),
    )


def _is_unjudged(
    contestant: Contestant, present: Sequence[Judge], recused: Collection[tuple[int, int]]
) -> bool:
    return all((judge.pk, contestant.region_id) in recused for judge in present)


def _remedy(category: Category) -> str:
    if category.hole_policy == HolePolicy.ADJUSTED:
        return _(
            "%(category)s: benturan kepentingan menyisakan %(left)d juri; perlu sedikitnya"
            " %(needed)d. Tambahkan juri pengganti."
        )
    return _(
        "%(category)s: benturan kepentingan menyisakan %(left)d juri yang menilai semua peserta;"
        " perlu sedikitnya %(needed)d. Tambahkan juri pengganti, atau pilih aturan “Disesuaikan”"
        " sebelum penilaian dibuka."
    )
