"""Sections on whether the judges agree: order, numbers, and each judge alone (D1-D6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments.domain.diagnostics import Reason, Undefined
from assessments.selectors.review.parts import (
    Cell,
    DataTable,
    Line,
    Section,
    in_panel_order,
    interval,
    number,
    signed,
    undefined,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.domain.diagnostics import Diagnosis
    from assessments.domain.diagnostics.alpha import Alpha
    from assessments.domain.diagnostics.intraclass import IntraclassCorrelation
    from assessments.domain.diagnostics.severity import Severity
    from assessments.domain.diagnostics.skillings_mack import SkillingsMack
    from assessments.domain.diagnostics.unusual import UnusualMarks
    from assessments.domain.names import Names

NOTHING = Cell("–")
MORE_DECIMALS = 4


def agreement(found: Diagnosis) -> Section:
    """Return how far the judges agree on order and numbers."""
    return Section(
        title=_("Kesepakatan juri"),
        headline=_concordance(found),
        reading=_(
            "Petunjuk, bukan bukti. Dengan sedikit peserta setiap angka mempunyai rentang yang"
            " lebar: baca rentangnya, bukan angkanya saja."
        ),
        tables=(
            DataTable(
                _("Ukuran kesepakatan"),
                (_("Ukuran"), _("Nilai"), _("Rentang 95%")),
                tuple(_measures(found)),
            ),
        ),
    )


def _concordance(found: Diagnosis) -> str:
    if isinstance(found.concordance, Undefined):
        return undefined(found.concordance).text
    return f"W = {number(found.concordance.w).text}"


def _measures(found: Diagnosis) -> Iterator[Line]:
    yield from _order(found)
    yield from _holes(found.skillings_mack)
    yield from _numbers(found.intraclass)
    yield _alpha(found.alpha)


def _order(found: Diagnosis) -> Iterator[Line]:
    asked = _("Apakah juri mengurutkan peserta dengan cara yang sama? 1: sama persis.")
    order = found.concordance
    if isinstance(order, Undefined):
        yield _line("Kendall W", undefined(order), NOTHING, asked)
        return
    yield _line("Kendall W", number(order.w), NOTHING, asked)
    asked = _("Bagian dari %(count)s urutan acak yang sedikitnya sesepakat ini.")
    yield _line(
        _("p permutasi"),
        number(order.p, MORE_DECIMALS),
        NOTHING,
        asked % {"count": number_format(order.shuffles + 1, force_grouping=True)},
    )
    asked = _("Rerata korelasi urutan semua pasangan juri.")
    yield _line("Spearman rho", number(order.mean_rho), NOTHING, asked)


def _holes(found: SkillingsMack | Undefined) -> Iterator[Line]:
    if not isinstance(found, Undefined):
        asked = _("p untuk semua lembar, karena ada yang tidak menilai semua peserta.")
        yield _line("Skillings–Mack", number(found.p, MORE_DECIMALS), NOTHING, asked)
    elif found.reason is not Reason.COMPLETE:
        yield _line("Skillings–Mack", undefined(found), NOTHING, "")


def _numbers(found: IntraclassCorrelation | Undefined) -> Iterator[Line]:
    if isinstance(found, Undefined):
        yield _line("ICC", undefined(found), NOTHING, _("Apakah juri memberi angka yang sama?"))
        return
    asked = {
        "ICC(3,k)": (found.icc3k, _("Seberapa andal peringkat panel ini.")),
        "ICC(2,1)": (found.icc21, _("Apakah satu juri lain akan memberi angka yang sama.")),
        "ICC(2,k)": (found.icc2k, _("Apakah panel lain akan memberi rerata yang sama.")),
    }
    for name, (coefficient, question) in asked.items():
        yield _line(name, number(coefficient.value), interval(coefficient.interval), question)


def _alpha(found: Alpha | Undefined) -> Line:
    asked = _("Kesepakatan angka atas semua lembar; tingkat keketatan menurunkannya.")
    if isinstance(found, Undefined):
        return _line("Krippendorff alpha", undefined(found), NOTHING, asked)
    return _line("Krippendorff alpha", number(found.value), interval(found.interval), asked)


def _line(name: str, value: Cell, bounds: Cell, asked: str) -> Line:
    return Line(name, (value, bounds), asked)


def judges(found: Diagnosis, names: Names) -> Section:
    """Return how severe each judge is, and how far each tells contestants apart."""
    flagged = [names.judge(each.judge) for each in found.severity if each.flagged]
    return Section(
        title=_("Longgar, ketat, dan sebaran tiap juri"),
        headline=_("perlu perhatian: %(count)d juri") % {"count": len(flagged)},
        reading=_(
            "Positif: lebih longgar dari panel. Perlu perhatian bila lebih dari lima poin dan dua"
            " kali galatnya. Pada panel bersama keketatan tidak mengubah peringkat."
        ),
        tables=(
            DataTable(
                _("Tiap juri"),
                (
                    _("Juri"),
                    _("Longgar atau ketat"),
                    _("Galat baku"),
                    _("Sebaran"),
                    _("Kemiringan"),
                    _("rho dengan juri lain"),
                ),
                tuple(_judge_lines(found, names)),
            ),
        ),
    )


def _judge_lines(found: Diagnosis, names: Names) -> Iterator[Line]:
    rhos = {} if isinstance(found.concordance, Undefined) else dict(found.concordance.judge_rhos)
    ranges = (
        {}
        if isinstance(found.discrimination, Undefined)
        else {each.judge: each for each in found.discrimination}
    )
    severities = {each.judge: each for each in found.severity}
    for each in (severities[judge] for judge in in_panel_order(severities, names)):
        spread = ranges.get(each.judge)
        rho = rhos.get(each.judge)
        yield Line(
            names.judge(each.judge),
            (
                _effect(each),
                number(each.standard_error),
                number(spread.sd) if spread else NOTHING,
                number(spread.slope) if spread else NOTHING,
                NOTHING if rho is None else number(rho),
            ),
        )


def _effect(found: Severity) -> Cell:
    cell = signed(found.effect)
    return Cell(cell.text, cell.reason, stands_out=found.flagged)


def unusual(found: Diagnosis, names: Names) -> Section:
    """Return the totals that fit neither the contestant nor the judge."""
    marks = found.unusual
    reading = _(
        "Nilai yang tidak sejalan dengan peserta maupun jurinya (|z| di atas 2,5). Bisa jadi"
        " kemurahan hati, bisa jadi juri itu melihat yang tidak dilihat juri lain: tanyakan, jangan"
        " mengubah."
    )
    title = _("Nilai yang menyimpang")
    if isinstance(marks, Undefined):
        return unknown(title, reading, marks)
    if not marks.marks:
        largest = _("|z| terbesar %(z)s.") % {"z": number(marks.largest_z).text}
        return Section(title, _("tidak ada"), reading, findings=(largest,))
    headline = _("%(count)d nilai") % {"count": len(marks.marks)}
    return Section(title, headline, reading, tables=(_mark_table(marks, names),))


def _mark_table(marks: UnusualMarks, names: Names) -> DataTable:
    return DataTable(
        _("Nilai yang menyimpang"),
        (
            _("Juri, peserta"),
            _("Selisih dari taksiran"),
            _("z"),
            _("Ubahan jarak tempat pertama dan kedua"),
        ),
        tuple(
            Line(
                names.judge(mark.judge),
                (
                    signed(mark.residual),
                    signed(mark.z),
                    signed(mark.gap_change),
                ),
                names.contestant(mark.contestant),
            )
            for mark in marks.marks
        ),
    )
