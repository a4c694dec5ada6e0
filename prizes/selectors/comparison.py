"""Compare facts with what they were, and say each difference in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kube_awards.core.formats import rupiah

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.utils.functional import _StrPromise

    from assessments.domain.canonical import Json
    from prizes.selectors.facts import Facts

    Rows = Mapping[str, Facts]

FIELDS = {
    "annulled_at": gettext_lazy("waktu pembatalan"),
    "annulled_by": gettext_lazy("pembatal"),
    "annulment_reason": gettext_lazy("alasan pembatalan"),
    "approved_at": gettext_lazy("waktu persetujuan"),
    "approved_by": gettext_lazy("penyetuju"),
    "aspects": gettext_lazy("nilai aspek"),
    "category": gettext_lazy("kategori"),
    "certificate": gettext_lazy("piagam"),
    "computed_place": gettext_lazy("peringkat menurut hitungan"),
    "decided_by": gettext_lazy("penentu urutan"),
    "decided_on": gettext_lazy("tanggal penetapan"),
    "deciding_aspect": gettext_lazy("aspek penentu"),
    "edition": gettext_lazy("edisi"),
    "engine": gettext_lazy("versi mesin hitung"),
    "gross": gettext_lazy("uang pembinaan"),
    "label": gettext_lazy("gelar"),
    "minutes": gettext_lazy("berita acara"),
    "name": gettext_lazy("nama"),
    "number": gettext_lazy("nomor"),
    "points": gettext_lazy("sumbangan aspek"),
    "place": gettext_lazy("peringkat"),
    "proposed_at": gettext_lazy("waktu pengajuan"),
    "proposed_by": gettext_lazy("pengusul"),
    "region": gettext_lazy("wilayah"),
    "region_short": gettext_lazy("nama pendek wilayah"),
    "result": gettext_lazy("sidik masukan"),
    "return_note": gettext_lazy("catatan pengembalian"),
    "review": gettext_lazy("keterangan atas peringatan"),
    "returned_at": gettext_lazy("waktu pengembalian"),
    "returned_by": gettext_lazy("pengembali"),
    "state": gettext_lazy("keadaan"),
    "supersedes": gettext_lazy("menggantikan versi"),
    "superseding_reason": gettext_lazy("alasan penggantian"),
    "trophy": gettext_lazy("trofi"),
    "value": gettext_lazy("nilai akhir"),
}

RECORDED = gettext_lazy("%(who)s: %(field)s sekarang %(now)s, semula %(then)s.")
COMPUTED = gettext_lazy("%(who)s: %(field)s tersimpan %(now)s, dihitung ulang %(then)s.")


def changed(now: Facts, then: Facts, who: str, sentence: _StrPromise = RECORDED) -> Iterator[str]:
    """Yield the sentence for each field of now that was another then."""
    for field, value in now.items():
        if value != then.get(field):
            yield str(sentence) % {
                "who": who,
                "field": FIELDS[field],
                "now": _told(field, value),
                "then": _told(field, then.get(field)),
            }


def changed_rows(
    now: Rows, then: Rows, names: Mapping[str, str], sentence: _StrPromise = RECORDED
) -> Iterator[str]:
    """Yield a sentence for each contestant's row that came, went or changed."""
    for contestant in sorted({*now, *then}):
        who = names.get(contestant, contestant)
        if contestant not in then:
            yield _("%(who)s: baris ini ditambahkan.") % {"who": who}
        elif contestant not in now:
            yield _("%(who)s: baris ini hilang.") % {"who": who}
        else:
            yield from changed(now[contestant], then[contestant], who, sentence)


def rows_of(facts: Facts, key: str) -> dict[str, Facts]:
    """Return the rows that facts list under key, by contestant."""
    rows = cast("list[Facts]", facts.get(key, []))
    return {str(row["contestant"]): row for row in rows}


def _told(field: str, value: Json) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if value is None or value == "":
        return "–"
    return rupiah(value) if field == "gross" and isinstance(value, int) else f"“{value}”"
