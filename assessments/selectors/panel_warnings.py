"""Say what a panel lacks before it costs a result (issue 5: warnings, each with its reason)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Category, Contestant, Edition, HolePolicy
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.expected_panel import expected_panel, missing_unsur
from assessments.selectors.people import panel_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assessments.models import Judge

UNSUR_MISSING = gettext_lazy("Unsur %(unsur)s belum terwakili oleh juri yang hadir.")


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
        yield PanelWarning(f"unsur:{unsur.value}", UNSUR_MISSING % {"unsur": unsur.label})


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
    expected = expected_panel(category, contestants, present, recused)
    if expected.unjudged:
        sentence = _("%(category)s: ada peserta yang tidak boleh dinilai oleh satu juri pun.")
        yield PanelWarning(f"unjudged:{category.kind}", sentence % facts)
    if contestants and expected.counted < category.needed_panel:
        sentence = _remedy(category) % (facts | {"left": expected.counted})
        yield PanelWarning(f"recusals:{category.kind}", sentence)


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
