"""Read the contestants of an edition with the facts of the register, as the office takes them out.

Once a decision is approved, names and regions are those decided. Contacts are read only on request.
The column heads are Indonesian, as on the office's papers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from assessments.models import Contestant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Category, Edition
    from prizes.models import Award, Decision

Row: TypeAlias = "tuple[str | int | None, ...]"
COMMON = ("Urutan tampil", "Nama", "Kode wilayah", "Wilayah", "Kelurahan")
LAST = ("Profil", "Keterangan")
CONTACT = "Kontak (pribadi)"
KUBE = (
    "Usaha",
    "Tahun berdiri",
    "Ketua",
    "Sekretaris",
    "Bendahara",
    "Jumlah keluarga",
    "Pendapatan per bulan sebelum",
    "Pendapatan per bulan sekarang",
    "Tabungan kelompok",
    "Modal usaha",
    "Iuran kesetiakawanan sosial",
)
FACILITATOR = (
    "KUBE yang didampingi",
    "Mendampingi sejak",
    "Jumlah KUBE dampingan",
    "Setuju namanya diumumkan",
)


@dataclass(frozen=True)
class ContestantRows:
    """The contestants of one category: the heads of the columns, and a row for each."""

    kind_label: str
    name: str
    heading: tuple[str, ...]
    rows: tuple[Row, ...]


def contestant_rows(
    edition: Edition, decision: Decision | None, *, contacts: bool
) -> list[ContestantRows]:
    """Return the contestants of each category; two queries whatever the numbers."""
    official = decision if decision and decision.is_approved else None
    awards = {award.contestant_id: award for award in official.awards.all()} if official else {}
    grouped: dict[int, list[Contestant]] = {}
    for contestant in (
        Contestant.objects.filter(category__edition=edition)
        .select_related("kube", "facilitator__kube", "region")
        .order_by("running_order")
    ):
        grouped.setdefault(contestant.category_id, []).append(contestant)
    return [
        _part(category, grouped.get(category.pk, []), awards, contacts=contacts)
        for category in edition.categories.order_by("order")
    ]


def _part(
    category: Category,
    contestants: list[Contestant],
    awards: Mapping[int, Award],
    *,
    contacts: bool,
) -> ContestantRows:
    own = KUBE if category.is_for_kube else FACILITATOR
    extra = (CONTACT,) if contacts else ()
    return ContestantRows(
        kind_label=str(category.get_kind_display()),
        name=category.name,
        heading=(*COMMON, *own, *LAST, *extra),
        rows=tuple(
            (
                *_common(contestant, awards.get(contestant.pk)),
                *_facts(contestant),
                *_last(contestant),
                *_contact(contestant, contacts=contacts),
            )
            for contestant in contestants
        ),
    )


def _common(contestant: Contestant, award: Award | None) -> Row:
    entrant, region = contestant.entrant, contestant.region
    return (
        contestant.running_order,
        award.name if award else contestant.name,
        region.code,
        award.region_short_name if award else region.short_name,
        entrant.kelurahan if entrant else "",
    )


def _facts(contestant: Contestant) -> Row:
    if kube := contestant.kube:
        return (
            kube.business,
            kube.founded_year,
            kube.chair,
            kube.secretary,
            kube.treasurer,
            kube.families,
            kube.income_before,
            kube.income_after,
            kube.savings,
            kube.working_capital,
            "berjalan" if kube.iks_running else "belum",
        )
    person = contestant.facilitator
    if person is None:  # a constraint of the database says that this never is
        return (None,) * len(FACILITATOR)
    return (
        str(person.kube or ""),
        person.since_year,
        person.groups_served,
        "ya" if person.consents_to_publication else "belum",
    )


def _last(contestant: Contestant) -> Row:
    entrant = contestant.entrant
    return (
        entrant.profile if entrant else "",
        "mengundurkan diri" if contestant.is_withdrawn else "",
    )


def _contact(contestant: Contestant, *, contacts: bool) -> Row:
    entrant = contestant.entrant
    return (entrant.contact if entrant else "",) if contacts else ()
