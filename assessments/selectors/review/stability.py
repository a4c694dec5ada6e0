"""Sections on whether it would have come out differently: other judges, luck (D9, D11, D13)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments.domain.diagnostics import Undefined
from assessments.selectors.review.parts import (
    Cell,
    DataTable,
    Line,
    Section,
    in_panel_order,
    number,
    percent,
    place_cell,
    points,
    undefined,
    unknown,
)
from kube_awards.core.formats import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.domain.diagnostics import Diagnosis
    from assessments.domain.diagnostics.chances import PlaceChances
    from assessments.domain.diagnostics.closeness import Closeness, MarkChange
    from assessments.domain.diagnostics.removal import Removal
    from assessments.domain.names import Names

SHOWN_PLACES = 5


def without_a_judge(found: Diagnosis, names: Names) -> Section:
    """Return the places without each judge, by the same rules and ladder."""
    single = {run.removed[0]: run for run in found.removals.single}
    runs = [single[judge] for judge in in_panel_order(single, names)]
    reading = _("Semua peringkat dihitung lagi dengan aturan yang sama tanpa juri itu.")
    title = _("Bila satu juri dikeluarkan")
    if not runs:
        none = _("Hanya satu juri yang menentukan peringkat.")
        return Section(title, _("tidak dapat dihitung"), reading, findings=(none,))
    kept = {"kept": sum(run.same_winners for run in runs), "runs": len(runs)}
    return Section(
        title,
        _("juara tetap pada %(kept)d dari %(runs)d percobaan") % kept,
        reading,
        findings=tuple(_pairs(found)),
        tables=(
            DataTable(
                _("Peringkat tanpa tiap juri"),
                (_("Peserta"), _("Hasil"), *(_without(run, names) for run in runs)),
                tuple(
                    Line(
                        names.contestant(contestant),
                        (
                            Cell(str(found.places[row])),
                            *(_place(run, row, found.places[row]) for run in runs),
                        ),
                    )
                    for row, contestant in enumerate(found.contestants)
                ),
            ),
        ),
    )


def _without(run: Removal, names: Names) -> str:
    return _("tanpa %(judge)s") % {"judge": names.judge(run.removed[0])}


def _place(run: Removal, row: int, official: int) -> Cell:
    if isinstance(run.places, Undefined):
        return undefined(run.places)
    return place_cell(run.places[row], official)


def _pairs(found: Diagnosis) -> Iterator[str]:
    if runs := found.removals.double:
        yield _("Tanpa dua juri sekaligus juara tetap pada %(kept)d dari %(runs)d percobaan.") % {
            "kept": sum(run.same_winners for run in runs),
            "runs": len(runs),
        }


def chances(found: Diagnosis, names: Names) -> Section:
    """Return the chance of each place when judges like these are drawn again."""
    drawn = found.chances
    title = _("Peluang tiap tempat bila juri diundi ulang")
    reading = _(
        "Hanya tentang kebetulan siapa yang duduk di panel, bukan tentang peserta. Peluang 60%"
        " bukan berarti hasilnya keliru dengan peluang 40%."
    )
    if isinstance(drawn, Undefined):
        return unknown(title, reading, drawn)
    best = max(drawn.first)
    return Section(
        title,
        _("tempat pertama: %(chance)s") % {"chance": percent(best)},
        reading,
        findings=tuple(_draws(drawn)),
        tables=(_chance_table(drawn, names),),
    )


def _draws(drawn: PlaceChances) -> Iterator[str]:
    if drawn.draws:
        yield _("Ditaksir dari %(draws)s undian acak; galat paling besar %(error)s.") % {
            "draws": number_format(drawn.draws, force_grouping=True),
            "error": percent(drawn.largest_error),
        }


def _chance_table(drawn: PlaceChances, names: Names) -> DataTable:
    shown = min(SHOWN_PLACES, len(drawn.contestants))
    rows = zip(drawn.contestants, drawn.table, drawn.expected, strict=True)
    return DataTable(
        _("Peluang tiap tempat"),
        (
            _("Peserta"),
            *(_("tempat %(place)d") % {"place": place} for place in range(1, shown + 1)),
            _("rerata tempat"),
        ),
        tuple(
            Line(
                names.contestant(contestant),
                (*(Cell(percent(chance)) for chance in row[:shown]), number(expected)),
            )
            for contestant, row, expected in rows
        ),
    )


def closeness(found: Diagnosis, names: Names) -> Section:
    """Return how far the first is from the second, and which single total would level them."""
    near = found.closeness
    title = _("Jarak tempat pertama dan kedua")
    reading = _("Bandingkan selisih dengan galatnya: selisih di bawah galat mudah berbalik.")
    if isinstance(near, Undefined):
        return unknown(title, reading, near)
    (gap,) = points([near.gap])
    facts = _(
        "%(winner)s di atas %(second)s dengan %(gap)s poin; galat baku selisih %(pooled)s (seluruh"
        " tabel), %(paired)s (juri demi juri)."
    ) % {
        "winner": names.contestant(near.winner),
        "second": names.contestant(near.runner_up),
        "gap": gap,
        "pooled": number(near.pooled_error).text,
        "paired": number(near.paired_error).text,
    }
    return Section(
        title, _("%(gap)s poin") % {"gap": gap}, reading, (facts, *_changes(near, names))
    )


def _changes(near: Closeness, names: Names) -> Iterator[str]:
    """Say, a sentence for each contestant, which judges could level the two by one total."""
    if isinstance(near.changes, Undefined):
        yield _("Perubahan satu lembar nilai tidak dapat mengganti pemenang.")
        return
    by_contestant: defaultdict[str, list[MarkChange]] = defaultdict(list)
    for change in near.changes:
        by_contestant[change.contestant].append(change)
    for contestant, changes in by_contestant.items():
        sentence = _(
            "Jaraknya nol bila salah satu juri ini memberi %(contestant)s %(points)s poin lebih"
            " (%(judges)s)."
        )
        if changes[0].points < 0:
            sentence = _(
                "Jaraknya nol bila salah satu juri ini memberi %(contestant)s %(points)s poin"
                " kurang (%(judges)s)."
            )
        judges = in_panel_order((change.judge for change in changes), names)
        yield sentence % {
            "contestant": names.contestant(contestant),
            "points": points([abs(changes[0].points)])[0],
            "judges": listed([names.judge(judge) for judge in judges]),
        }
