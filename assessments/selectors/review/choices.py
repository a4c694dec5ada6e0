"""Sections on what was chosen before the first score: weights and method (D10, D12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.diagnostics import Undefined
from assessments.domain.diagnostics.shadows import Method
from assessments.selectors.review.parts import (
    Cell,
    DataTable,
    Line,
    Section,
    percent,
    place_cell,
    undefined,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessments.domain.diagnostics import Diagnosis
    from assessments.domain.diagnostics.shadows import Shadow
    from assessments.domain.diagnostics.weight_shifts import WeightFlip, WeightRange
    from assessments.domain.names import Names


def weights(found: Diagnosis, names: Names, aspects: Sequence[str]) -> Section:
    """Return with how many of all weights each would be first, and how far weights may move.

    `aspects` are the ids of all aspects in published order.
    """
    sensitivity = found.weights
    called = [names.aspect(each) for each in aspects]
    lines = zip(found.contestants, sensitivity.shares.shares, strict=True)
    tables = [
        DataTable(
            _("Bagian dari semua pembagian bobot"),
            (_("Peserta"), _("di tempat pertama")),
            tuple(Line(names.contestant(each), (Cell(percent(share)),)) for each, share in lines),
        )
    ]
    reasons = [
        each.reason.sentence
        for each in (sensitivity.ranges, sensitivity.flips)
        if isinstance(each, Undefined)
    ]
    if not isinstance(sensitivity.ranges, Undefined):
        tables.append(_range_table(sensitivity.ranges, called))
    if not isinstance(sensitivity.flips, Undefined) and sensitivity.flips:
        tables.append(_flip_table(sensitivity.flips, called, names))
    first = min(sensitivity.shares.shares[row] for row, at in enumerate(found.places) if at == 1)
    return Section(
        title=_("Kepekaan terhadap bobot"),
        headline=_("juara pertama pada %(share)s pembagian bobot") % {"share": percent(first)},
        reading=_(
            "Andai setiap pembagian bobot sama mungkinnya. Bobot ditetapkan sebelum nilai pertama;"
            " ini bukan ajakan mengubahnya."
        ),
        office_findings=tuple(dict.fromkeys(reasons)),
        tables=tuple(tables),
    )


def _range_table(ranges: Sequence[WeightRange], called: Sequence[str]) -> DataTable:
    return DataTable(
        _("Bobot yang membiarkan juara tetap pertama"),
        (_("Aspek"), _("bobot"), _("dari"), _("sampai")),
        tuple(
            Line(
                called[each.aspect],
                (Cell(percent(each.weight)), Cell(percent(each.low)), Cell(percent(each.high))),
            )
            for each in ranges
        ),
    )


def _flip_table(flips: Sequence[WeightFlip], called: Sequence[str], names: Names) -> DataTable:
    return DataTable(
        _("Pergeseran bobot terkecil yang menyamakan"),
        (_("Peserta"), _("bobot yang bergeser"), *called),
        tuple(
            Line(
                names.contestant(flip.rival),
                (
                    Cell(percent(flip.moved)),
                    *(Cell(percent(weight)) for weight in flip.weights),
                ),
            )
            for flip in flips
        ),
    )


def other_methods(found: Diagnosis, names: Names) -> Section:
    """Return the places by other methods; listed, never applied."""
    shown = found.shadows
    changing = sum(shadow.changes_winner for shadow in shown)
    headline = (
        _("juara lain menurut %(count)d cara") % {"count": changing}
        if changing
        else _("juara sama menurut semua cara")
    )
    return Section(
        title=_("Menurut cara hitung lain"),
        headline=headline,
        reading=_(
            "Tidak ada yang lebih benar dari aturan yang diumumkan. Kolom “disesuaikan” dilihat"
            " bila ada lembar yang tidak ada."
        ),
        findings=tuple(_majority(found, names)),
        tables=(
            DataTable(
                _("Peringkat menurut cara hitung lain"),
                (_("Peserta"), _("Hasil"), *(_method(shadow.method) for shadow in shown)),
                tuple(_shadow_lines(found, names)),
            ),
        ),
    )


def _shadow_lines(found: Diagnosis, names: Names) -> Iterator[Line]:
    for row, contestant in enumerate(found.contestants):
        official = found.places[row]
        others = (_shadow_place(shadow, row, official) for shadow in found.shadows)
        yield Line(names.contestant(contestant), (Cell(str(official)), *others))


def _shadow_place(shadow: Shadow, row: int, official: int) -> Cell:
    if isinstance(shadow.places, Undefined):
        return undefined(shadow.places)
    return place_cell(shadow.places[row], official)


def _method(method: Method) -> str:
    labels = {
        Method.RANK_SUM: _("jumlah peringkat"),
        Method.TRIMMED_MEAN: _("rerata terpangkas"),
        Method.MEDIAN: _("median"),
        Method.ADJUSTED: _("disesuaikan"),
        Method.COPELAND: _("duel mayoritas"),
        Method.Z_SCORE: _("nilai z"),
    }
    return labels[method]


def _majority(found: Diagnosis, names: Names) -> Iterator[str]:
    duels = found.majority
    if isinstance(duels, Undefined):
        return
    if isinstance(duels.condorcet, Undefined):
        yield _("Tidak ada peserta yang diunggulkan mayoritas juri atas semua yang lain.")
        return
    yield _("%(name)s diunggulkan mayoritas juri atas setiap peserta lain.") % {
        "name": names.contestant(duels.condorcet)
    }
