"""Check a ranking: complete, ties, close places, marks far from the others (ux.md §3.4)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.outcome import Reason
from assessments.selectors.ranking import gap_text
from kube_awards.core.formats import score_text
from prizes.selectors.checks.check import Check, Item, Level
from prizes.selectors.spread import CLOSE_GAP, far_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessments.domain.names import Names
    from assessments.domain.outcome import Outcome
    from prizes.selectors.decisions import PrizedRanking


def ranking_checks(
    prized: PrizedRanking, outcome: Outcome, names: Names, sheets: Mapping[tuple[str, str], str]
) -> Iterator[Check]:
    """Return what to look at in a live ranking; `sheets` has public ids by (judge, contestant)."""
    yield _complete(prized, outcome, names)
    yield _panel(prized, outcome)
    if outcome.placements:
        if not prized.ranking.is_departed:
            yield _ties(prized)
        yield from _departure(prized, outcome, names)
        yield _close(prized)
        yield _far(prized.category.kind, outcome, names, sheets)
    yield _conflicts(prized.category.kind, outcome, names)


def _complete(prized: PrizedRanking, outcome: Outcome, names: Names) -> Check:
    counted = len(outcome.sheets)
    owed = counted + len(outcome.missing)
    title = _("%(sent)d dari %(owed)d lembar terkirim") % {"sent": counted, "owed": owed}
    items = tuple(
        Item(f"{names.judge(judge)} → {names.contestant(contestant)}", f"{judge} {contestant}")
        for judge, contestant in outcome.missing
    )
    level = Level.BLOCKER if items else Level.OK
    return Check("complete", prized.category.kind, level, title, items)


def _panel(prized: PrizedRanking, outcome: Outcome) -> Check:
    counted, needed = len(outcome.panel), outcome.rules.needed_panel
    level = Level.OK if counted >= needed else Level.BLOCKER
    title = _("%(counted)d juri dihitung, perlu sedikitnya %(needed)d") % {
        "counted": counted,
        "needed": needed,
    }
    return Check("panel", prized.category.kind, level, title)


def _ties(prized: PrizedRanking) -> Check:
    kind, ranking = prized.category.kind, prized.ranking
    if ranking.has_open_tie:
        title = _("Nilai sama yang harus diputuskan panel")
        return Check("tie", kind, Level.BLOCKER, title)
    if ranking.has_unused_decision:
        title = _("Keputusan panel tidak berlaku lagi")
        return Check("tie", kind, Level.BLOCKER, title)
    items = tuple(
        Item(
            f"{each.row.place}. {each.name}: {each.row.tie_line}",
            f"{each.row.place} {each.row.contestant.public_id} {each.row.value}",
        )
        for each in prized.rows
        if each.row.tie_line
    )
    if not items:
        return Check("tie", kind, Level.OK, _("Tidak ada nilai akhir yang sama"))
    return Check("tie", kind, Level.WARNING, _("Nilai akhir sama"), items)


def _departure(prized: PrizedRanking, outcome: Outcome, names: Names) -> Iterator[Check]:
    """Say that the panel departed from the computed order: both orders, why, and who signed."""
    kind, said = prized.category.kind, outcome.departure
    if outcome.unused_departure:
        yield Check("departure", kind, Level.BLOCKER, _("Urutan panel tidak berlaku lagi"))
    if said:
        facts = {
            "reason": said.reason,
            "signers": ", ".join(
                names.judges[each] for each in names.judges if each in said.signers
            ),
        }
        why = _("Alasan panel: %(reason)s Ditandatangani %(signers)s.") % facts
        items = [Item(why, f"{said.reason} {said.signers}")]
        items += [
            Item(f"{each.name}: {each.row.tie_line}", f"{place} {each.row.contestant.public_id}")
            for each in prized.rows
            if (place := each.row.place) != each.row.computed_place
        ]
        title = _("Panel menyimpang dari urutan hitungan")
        yield Check("departure", kind, Level.WARNING, title, tuple(items))


def _close(prized: PrizedRanking) -> Check:
    """Look at neighbours of whom the first receives a prize; equal values are ties."""
    items = []
    for upper, lower in pairwise(prized.rows):
        gap = upper.row.value - lower.row.value
        if 0 < gap < CLOSE_GAP and upper.label:
            text = _("%(upper)s di atas %(lower)s: hanya %(gap)s poin.")
            facts = {"upper": upper.name, "lower": lower.name, "gap": gap_text(gap)}
            neighbours = (each.row.contestant.public_id for each in (upper, lower))
            items.append(Item(text % facts, " ".join((*neighbours, str(gap)))))
    kind = prized.category.kind
    if not items:
        return Check("close", kind, Level.OK, _("Tidak ada selisih di bawah 1 poin"))
    return Check("close", kind, Level.WARNING, _("Selisih tipis"), tuple(items))


def _far(kind: str, outcome: Outcome, names: Names, sheets: Mapping[tuple[str, str], str]) -> Check:
    items = tuple(
        Item(
            _("%(judge)s → %(contestant)s: %(value)s; nilai tengah %(median)s.")
            % {
                "judge": names.judge(judge),
                "contestant": names.contestant(contestant),
                "value": score_text(value, 1),
                "median": score_text(middle, 1),
            },
            f"{judge} {contestant} {value} {middle}",
            sheets[judge, contestant],
        )
        for judge, contestant, value, middle in far_marks(outcome)
    )
    if not items:
        return Check("far", kind, Level.OK, _("Tidak ada nilai yang jauh dari juri lain"))
    return Check("far", kind, Level.WARNING, _("Nilai jauh dari juri lain"), items)


def _conflicts(kind: str, outcome: Outcome, names: Names) -> Check:
    items = tuple(
        Item(
            f"{names.judge(judge.judge)}: {', '.join(map(names.contestant, judge.contestants))}",
            judge.judge,
        )
        for judge in outcome.dropped
        if judge.reason is Reason.RECUSED
    )
    if not items:
        return Check("conflicts", kind, Level.OK, _("Tidak ada benturan kepentingan"))
    title = _("Juri yang tidak dihitung karena benturan kepentingan")
    return Check("conflicts", kind, Level.INFO, title, items)
