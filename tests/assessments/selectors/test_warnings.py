"""What is unusual about contestants and panel is said, never forbidden (domain.md §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, Edition
from assessments.selectors.warnings import setup_warnings
from groups.models import Region
from tests.circumstances import excuse, recuse
from tests.factories import (
    edition_ready,
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_judge,
    make_kube,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
THIN = (
    "menurut catatan tidak hadir dan benturan kepentingan hanya 2 juri yang akan dihitung, padahal"
    " perlu 3."
)


def said(edition: Edition, *codes: str) -> list[tuple[str, str]]:
    """Return subject and sentence of the warnings of these kinds."""
    found = setup_warnings(edition)
    return [(each.subject, each.sentence) for each in found if each.code in codes]


def paired() -> Edition:
    """Return an edition with one KUBE and its pendamping from every active region."""
    edition = make_edition()
    kubes = make_category(edition, name="KUBE", order=1)
    people = make_category(edition, kind="pendamping", name="Pendamping", order=2)
    for region in Region.objects.filter(is_active=True):
        kube = make_kube(region=region)
        make_contestant(kubes, kube)
        make_contestant(people, make_facilitator(region=region, kube=kube))
    for unsur in ("praktisi", "csr", "akademisi"):
        make_judge(edition, unsur=unsur)
    return edition


def test_a_usual_edition_gives_no_warning() -> None:
    assert setup_warnings(paired()) == []


def test_two_of_one_region_and_a_region_without_one_are_named() -> None:
    edition = paired()
    kubes = edition.categories.get(kind="kube")
    north = Region.objects.get(short_name="Jakarta Utara")
    east = Region.objects.get(short_name="Jakarta Timur")
    kubes.contestants.filter(region=north).update(region=east)
    kubes.contestants.filter(region__short_name="Jakarta Barat").update(is_withdrawn=True)

    assert said(edition, "same_region", "region_missing") == [
        ("kube 31.75", "KUBE: ada 2 peserta dari Jakarta Timur."),
        ("kube 31.72", "KUBE: belum ada peserta dari Jakarta Utara."),
        ("kube 31.73", "KUBE: belum ada peserta dari Jakarta Barat."),
    ]


def test_who_competes_without_the_other_half_is_named() -> None:
    edition = paired()
    kube = edition.categories.get(kind="kube").contestants.all()[0]
    person = edition.categories.get(kind="pendamping").contestants.all()[1]
    assert person.facilitator is not None
    person.facilitator.kube = None
    person.facilitator.save()
    alone = edition.categories.get(kind="kube").contestants.all()[1]
    edition.categories.get(kind="pendamping").contestants.all()[0].delete()

    assert said(edition, "kube_alone", "facilitator_alone") == [
        (kube.public_id, f"{kube.name} ikut tanpa pendampingnya di kategori lain."),
        (alone.public_id, f"{alone.name} ikut tanpa pendampingnya di kategori lain."),
        (person.public_id, f"{person.name} ikut tanpa KUBE yang didampinginya."),
    ]


def test_with_one_category_nobody_misses_the_other_half() -> None:
    assert said(edition_ready(), "kube_alone", "facilitator_alone") == []


@pytest.mark.parametrize(("families", "warned"), [(4, True), (5, False), (20, False), (21, True)])
def test_groups_outside_five_to_twenty_families_are_named(families: int, warned: bool) -> None:
    category = make_category(make_edition())
    contestant = make_contestant(category, make_kube(families=families, name="Melati"))
    sentence = f"KUBE Melati beranggotakan {families} keluarga; lazimnya 5 sampai 20."

    assert said(category.edition, "family_count") == [(contestant.public_id, sentence)] * warned


def test_an_unsur_that_nobody_present_has_is_named() -> None:
    edition = paired()
    excuse(edition, judge=2)

    assert said(edition, "unsur_missing") == [
        ("csr", "Unsur Forum CSR belum terwakili oleh juri yang hadir.")
    ]
    assert said(make_edition(), "unsur_missing") == []


def test_recusals_and_absences_that_leave_too_few_are_told_with_a_way_out() -> None:
    edition = paired()
    make_judge(edition)
    excuse(edition, judge=1)
    recuse(edition, judge=2, code="31.75")

    found = [each for each in setup_warnings(edition) if each.code == "thin_panel"]

    assert [(each.subject, each.sentence) for each in found] == [
        (
            kind,
            f"{name}: {THIN}",
        )
        for kind, name in (("kube", "KUBE"), ("pendamping", "Pendamping"))
    ]
    assert {each.advice for each in found} == {
        "Undang juri pengganti, atau pilih “Disesuaikan” di halaman aturan."
    }


def test_adjusted_counts_who_judges_anybody_at_all() -> None:
    edition = paired()
    Category.objects.update(hole_policy="adjusted")
    recuse(edition, judge=2, code="31.75")

    counted = said(edition, "thin_panel")
    excuse(edition, judge=1)
    advice = [each.advice for each in setup_warnings(edition) if each.code == "thin_panel"]

    assert counted == []
    assert advice == ["Undang juri pengganti."] * 2


def test_a_panel_too_small_from_the_start_is_a_blocker_and_no_warning() -> None:
    edition = paired()
    edition.judges.all()[0].delete()

    assert said(edition, "thin_panel") == []


@pytest.mark.parametrize("count", [1, 5])
def test_reading_takes_as_many_queries_for_five_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready(judges=count, contestants=count, kinds=("kube", "pendamping"))

    with django_assert_num_queries(5):
        setup_warnings(edition)
