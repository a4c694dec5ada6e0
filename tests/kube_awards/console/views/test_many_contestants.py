"""With hundreds of contestants the list comes in pages, is searched, and stays in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant
from groups.models import Kube, Region
from kube_awards.accounts.roles import Role
from tests.factories import (
    make_category,
    make_contestant,
    make_edition,
    make_kube,
    make_user,
    signed_in,
)
from tests.pages import words_of

if TYPE_CHECKING:
    from assessments.models import Category

pytestmark = pytest.mark.django_db


@pytest.fixture
def category() -> Category:
    """Give a category of 120 groups, KUBE Anggrek 1 to 120, in this order."""
    category = make_category(make_edition())
    region = Region.objects.get(code="31.75")
    common = {"region": region, "kelurahan": "Cipinang", "founded_year": 2015, "families": 10}
    groups = [Kube(name=f"Anggrek {at}", chair="Sri", **common) for at in range(1, 121)]
    Contestant.objects.bulk_create(
        Contestant(category=category, kube=kube, region=region, running_order=at)
        for at, kube in enumerate(Kube.objects.bulk_create(groups), start=1)
    )
    return category


def base(category: Category) -> str:
    return f"/panitia/{category.edition.slug}/peserta/"


def turn_of(category: Category, turn: int) -> Contestant:
    return category.contestants.get(running_order=turn)


def test_the_list_comes_in_pages_and_asks_as_often_on_each(
    category: Category, django_assert_num_queries: object
) -> None:
    client = signed_in(make_user(Role.PANITIA))

    for number, count in ((1, 20), (2, 20), (6, 20)):
        with django_assert_num_queries(16):  # type: ignore[operator]
            page = client.get(f"{base(category)}?kube={number}")
        assert page.content.decode().count('id="peserta-') == count
        assert f"Halaman {number} dari 6" in words_of(page)


def test_the_way_to_another_page_keeps_what_is_looked_for(category: Category) -> None:
    client = signed_in(make_user(Role.PANITIA))

    page = client.get(f"{base(category)}?cari=anggrek&wilayah=31.75")

    assert 'href="?cari=anggrek&amp;wilayah=31.75&amp;kube=2#kube"' in page.content.decode()


def test_contestants_are_found_by_name_place_and_region(category: Category) -> None:
    region = Region.objects.get(code="31.71")
    make_contestant(category, make_kube(name="Melati", kelurahan="Cikini", region=region))
    client = signed_in(make_user(Role.PANITIA))

    for asked in ("cari=kube+melati", "cari=cikini", "wilayah=31.71"):
        page = client.get(f"{base(category)}?{asked}")
        assert page.content.decode().count('id="peserta-') == 1
        assert "KUBE (1 dari 121)" in words_of(page)
    nobody = words_of(client.get(f"{base(category)}?cari=mawar"))
    assert "Tidak ada yang cocok dengan pencarian ini." in nobody
    assert "Tampilkan semua" in nobody


def test_a_typed_turn_leads_to_the_page_on_which_the_contestant_stands_then(
    category: Category,
) -> None:
    own = turn_of(category, 1)
    client = signed_in(make_user(Role.PANITIA))

    answer = client.post(f"{base(category)}{own.public_id}/pindah/", {"versi": "1", "urutan": "77"})

    assert answer["Location"] == f"{base(category)}?kube=4#peserta-{own.public_id}"
    assert turn_of(category, 77) == own


def test_the_last_of_a_page_goes_down_to_the_next(category: Category) -> None:
    own = turn_of(category, 40)
    client = signed_in(make_user(Role.PANITIA))
    assert f"Turun {own.name}" in words_of(client.get(f"{base(category)}?kube=2"))

    answer = client.post(
        f"{base(category)}{own.public_id}/pindah/?pendamping=2", {"versi": "1", "langkah": "turun"}
    )

    there = f"{base(category)}?pendamping=2&kube=3#peserta-{own.public_id}"
    assert answer["Location"] == there


def test_who_moves_among_what_is_looked_for_stays_there(category: Category) -> None:
    own = turn_of(category, 60)
    client = signed_in(make_user(Role.PANITIA))

    answer = client.post(
        f"{base(category)}{own.public_id}/pindah/?cari=60", {"versi": "1", "urutan": "1"}
    )

    assert answer["Location"] == f"{base(category)}?cari=60#peserta-{own.public_id}"


@pytest.mark.parametrize("typed", ["", "depan", "0", "-3", "99999", "1,5"])
def test_a_turn_that_is_none_is_told_at_its_field_and_kept(typed: str, category: Category) -> None:
    own = turn_of(category, 60)
    client = signed_in(make_user(Role.PANITIA))

    page = client.post(
        f"{base(category)}{own.public_id}/pindah/?kube=3", {"versi": "1", "urutan": typed}
    )

    assert page.status_code == 422
    assert words_of(page).count("Tulis angka, misalnya 12.") == 1
    assert f'value="{typed}"' in page.content.decode()
    assert "Halaman 3 dari 6" in words_of(page)
    assert turn_of(category, 60) == own


def test_a_few_contestants_have_neither_search_nor_field() -> None:
    category = make_category(make_edition())
    for _each in range(10):
        make_contestant(category)

    page = signed_in(make_user(Role.PANITIA)).get(base(category)).content.decode()

    assert ('name="cari"' in page, 'name="urutan"' in page) == (False, False)
