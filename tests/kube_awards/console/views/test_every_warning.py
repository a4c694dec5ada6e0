"""Every warning of a set-up has its reason field, and asks again when the fact changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from assessments.models import Explanation
from groups.models import Kube, Region
from kube_awards.console.services.years import open_year
from kube_awards.console.warnings import warnings_of
from kube_awards.core.errors import Refused
from tests.circumstances import excuse, recuse
from tests.explanations import explain_all
from tests.factories import (
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_judge,
    make_kube,
    make_prizes,
    make_user,
)
from tests.kube_awards.console.views.staff_pages import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from assessments.models import Contestant, Edition

pytestmark = pytest.mark.django_db
EAST, NORTH, WEST = "31.75", "31.72", "31.73"


@dataclass(frozen=True)
class Case:
    """What makes a warning true, what it says, and what makes the fact another one."""

    code: str
    cause: Callable[[Edition], object]
    said: str
    change: Callable[[Edition], object]
    after: str


def usual() -> Edition:
    """Return a set-up with nothing unusual: both halves of a KUBE from every active region."""
    edition = make_edition()
    kubes = make_category(edition, name="KUBE", order=1)
    people = make_category(edition, kind="pendamping", name="Pendamping", order=2)
    for region in Region.objects.filter(is_active=True):
        kube = make_kube(region=region, name=region.short_name)
        make_contestant(kubes, kube)
        make_contestant(
            people, make_facilitator(region=region, kube=kube, name=f"Ibu {region.short_name}")
        )
    for category in (kubes, people):
        make_prizes(category, [5, 4, 3, 2, 1])
    for unsur in ("praktisi", "csr", "akademisi", "praktisi"):
        make_judge(edition, unsur=unsur)
    return edition


def contestant(edition: Edition, kind: str, code: str) -> Contestant:
    """Return who competes for a region."""
    return edition.categories.get(kind=kind).contestants.get(region__code=code)


def move(edition: Edition, *codes: str) -> None:
    """Let the KUBE of these regions compete for Jakarta Timur."""
    east = Region.objects.get(code=EAST)
    edition.categories.get(kind="kube").contestants.filter(region__code__in=codes).update(
        region=east
    )


def withdraw(edition: Edition, kind: str, *codes: str) -> None:
    """Let those who compete for these regions withdraw."""
    edition.categories.get(kind=kind).contestants.filter(region__code__in=codes).update(
        is_withdrawn=True
    )


def families(edition: Edition, number: int) -> None:
    Kube.objects.filter(contestant__category__edition=edition, region__code=EAST).update(
        families=number
    )


def prize(edition: Edition, place: int, **values: object) -> None:
    edition.categories.get(kind="kube").prizes.filter(place=place).update(**values)


def nobody_for(code: str) -> Callable[[Edition], None]:
    """Let every judge be recused from a region."""

    def recuse_all(edition: Edition) -> None:
        for judge in (1, 2, 3, 4):
            recuse(edition, judge=judge, code=code)

    return recuse_all


def rename(edition: Edition, kind: str, name: str) -> None:
    """Give who competes for Jakarta Timur another name."""
    entrant = contestant(edition, kind, EAST)
    row = entrant.kube or entrant.facilitator
    assert row is not None
    row.name = name
    row.save(update_fields=["name"])


THIN = (
    "KUBE: menurut catatan tidak hadir dan benturan kepentingan hanya {} juri yang akan dihitung,"
    " padahal perlu {}."
)
CASES = [
    Case(
        "same_region",
        lambda edition: move(edition, NORTH),
        "KUBE: ada 2 peserta dari Jakarta Timur.",
        lambda edition: move(edition, WEST),
        "KUBE: ada 3 peserta dari Jakarta Timur.",
    ),
    Case(
        "region_missing",
        lambda edition: withdraw(edition, "kube", NORTH),
        "KUBE: belum ada peserta dari Jakarta Utara.",
        lambda edition: edition.categories.filter(kind="kube").update(name="Kelompok"),
        "Kelompok: belum ada peserta dari Jakarta Utara.",
    ),
    Case(
        "kube_alone",
        lambda edition: withdraw(edition, "pendamping", EAST),
        "KUBE Jakarta Timur ikut tanpa pendampingnya di kategori lain.",
        lambda edition: rename(edition, "kube", "Mawar"),
        "KUBE Mawar ikut tanpa pendampingnya di kategori lain.",
    ),
    Case(
        "facilitator_alone",
        lambda edition: withdraw(edition, "kube", EAST),
        "Ibu Jakarta Timur ikut tanpa KUBE yang didampinginya.",
        lambda edition: rename(edition, "pendamping", "Ibu Mawar"),
        "Ibu Mawar ikut tanpa KUBE yang didampinginya.",
    ),
    Case(
        "family_count",
        lambda edition: families(edition, 4),
        "KUBE Jakarta Timur beranggotakan 4 keluarga; lazimnya 5 sampai 20.",
        lambda edition: families(edition, 21),
        "KUBE Jakarta Timur beranggotakan 21 keluarga; lazimnya 5 sampai 20.",
    ),
    Case(
        "unsur_missing",
        lambda edition: excuse(edition, judge=2),
        "Unsur Forum CSR belum terwakili oleh juri yang hadir.",
        lambda edition: (
            edition.judges.filter(order=3).update(unsur="csr"),
            edition.judges.filter(order=2).update(unsur="akademisi"),
        ),
        "Unsur Akademisi belum terwakili oleh juri yang hadir.",
    ),
    Case(
        "thin_panel",
        lambda edition: [recuse(edition, judge=judge, code=EAST) for judge in (1, 2)],
        THIN.format(2, 3),
        lambda edition: recuse(edition, judge=3, code=NORTH),
        THIN.format(1, 3),
    ),
    Case(
        "unjudged",
        nobody_for(EAST),
        "KUBE Jakarta Timur tidak boleh dinilai oleh satu juri pun.",
        nobody_for(NORTH),
        "KUBE Jakarta Utara tidak boleh dinilai oleh satu juri pun.",
    ),
    Case(
        "not_decreasing",
        lambda edition: prize(edition, 2, amount=5),
        "KUBE: hadiah Juara II (Rp5) tidak lebih kecil daripada Juara I (Rp5).",
        lambda edition: prize(edition, 2, amount=6),
        "KUBE: hadiah Juara II (Rp6) tidak lebih kecil daripada Juara I (Rp5).",
    ),
    Case(
        "odd_label",
        lambda edition: prize(edition, 5, label="Harapan III"),
        "KUBE: peringkat 5 bergelar “Harapan III”; lazimnya Harapan II.",
        lambda edition: prize(edition, 5, label="Favorit"),
        "KUBE: peringkat 5 bergelar “Favorit”; lazimnya Harapan II.",
    ),
    Case(
        "prize_count",
        lambda edition: withdraw(edition, "kube", NORTH),
        "KUBE: ada 5 hadiah untuk 4 peserta.",
        lambda edition: withdraw(edition, "kube", WEST),
        "KUBE: ada 5 hadiah untuk 3 peserta.",
    ),
]
each_case = pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])


def unexplained(edition: Edition, code: str) -> list[str]:
    """Return what is still to be explained of one kind."""
    return [each.sentence for each in warnings_of(edition).unexplained if each.code == code]


def test_a_usual_set_up_asks_nothing() -> None:
    assert warnings_of(usual()).found == ()


@each_case
def test_a_warning_stands_on_the_checklist_with_a_field_for_its_reason(
    case: Case, panitia: Client
) -> None:
    edition = usual()
    case.cause(edition)
    warning = next(each for each in warnings_of(edition).found if each.code == case.code)
    field = f"{case.code}-{warning.subject}".replace(" ", "-")

    opening = panitia.get(f"/panitia/{edition.slug}/buka/").content.decode()
    explaining = panitia.get(f"/panitia/{edition.slug}/siapkan/peringatan/").content.decode()

    assert warning.sentence == case.said
    assert case.said in page(panitia, edition, "siapkan/")
    assert [html.count(f'name="{field}"') for html in (opening, explaining)] == [1, 1]


@each_case
def test_its_reason_is_kept_with_the_fact_and_asked_again_when_the_fact_changes(
    case: Case,
) -> None:
    edition = usual()
    case.cause(edition)
    explain_all(edition, "Sudah diperiksa.")
    kept = {(each.code, each.fact, each.note) for each in Explanation.objects.all()}

    explained = unexplained(edition, case.code)
    case.change(edition)

    assert (case.code, case.said, "Sudah diperiksa.") in kept
    assert explained == []
    assert case.after in unexplained(edition, case.code)
    with pytest.raises(Refused, match=r"Masih ada peringatan tanpa keterangan\."):
        open_year(edition=edition, notes={}, actor=make_user())


@each_case
def test_a_reason_given_in_one_language_holds_in_the_other(case: Case) -> None:
    edition = usual()
    case.cause(edition)

    with translation.override("en"):
        explain_all(edition)

    assert warnings_of(edition).unexplained == ()
    assert case.said in {each.fact for each in Explanation.objects.all()}


def test_an_adjusted_category_is_offered_a_substitute_and_the_other_both() -> None:
    edition = usual()
    for code in (region.code for region in Region.objects.filter(is_active=True)):
        recuse(edition, judge=1, code=code)
        recuse(edition, judge=2, code=code)
    edition.categories.filter(kind="kube").update(hole_policy="adjusted")

    advice = {
        each.kind: each.advice for each in warnings_of(edition).found if each.code == "thin_panel"
    }

    assert advice == {
        "kube": "Undang juri pengganti.",
        "pendamping": "Undang juri pengganti, atau pilih “Disesuaikan” di halaman aturan.",
    }
