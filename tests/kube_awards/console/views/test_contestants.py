"""The page of contestants, and the history that the register shows of them."""

from __future__ import annotations

import pytest
from pytest_django.asserts import assertInHTML

from assessments.services.judging import open_judging
from groups.services.rows import replace_file
from kube_awards.accounts.roles import Role
from kube_awards.console.history import earlier_titles, history_of
from tests.factories import (
    approved,
    closed_edition,
    edition_ready,
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_kube,
    make_user,
    proposed,
    signed_in,
)
from tests.pages import words_of
from tests.uploads import photo, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_the_page_asks_as_often_for_many_contestants(
    rows: int, django_assert_num_queries: object
) -> None:
    edition = make_edition()
    category = make_category(edition)
    for _each in range(rows):
        make_contestant(category)
    client = signed_in(make_user(Role.PANITIA))

    with django_assert_num_queries(16):  # type: ignore[operator]
        response = client.get(f"/panitia/{edition.slug}/peserta/")

    assert response.status_code == 200


def test_an_empty_category_says_what_to_do() -> None:
    edition = make_edition()
    make_category(edition)

    words = words_of(signed_in(make_user(Role.PANITIA)).get(f"/panitia/{edition.slug}/peserta/"))

    assert "Belum ada peserta. Impor dari Excel atau tambah satu per satu." in words


def test_a_removal_can_be_taken_back_at_once() -> None:
    edition = make_edition()
    category = make_category(edition)
    first = make_contestant(category, make_kube(name="Melati"))
    make_contestant(category)
    client = signed_in(make_user(Role.PANITIA))
    base = f"/panitia/{edition.slug}/peserta/"

    client.post(f"{base}{first.public_id}/hapus/", {"versi": "1"})
    assert "KUBE Melati dihapus. Urungkan" in words_of(client.get(base))
    entrant = first.kube.public_id if first.kube else ""
    client.post(f"{base}kube/tambah/", {"peserta": entrant, "urutan": "1"})

    assert next(str(each) for each in category.contestants.order_by("running_order")) == (
        "KUBE Melati"
    )
    assert "dihapus" not in words_of(client.get(base))


def test_a_row_shows_the_photo_or_in_its_place_two_letters() -> None:
    edition = make_edition()
    panitia = make_user(Role.PANITIA)
    kube = make_kube(name="Melati")
    replace_file(row=kube, name="photo", upload=sent(photo()), actor=panitia)
    shown = make_contestant(make_category(edition), kube)
    people = make_category(edition, kind="pendamping", name="Pendamping KUBE", order=2)
    make_contestant(people, make_facilitator(name="Dra. Siti Nur Aini, M.Si."))

    page = signed_in(panitia).get(f"/panitia/{edition.slug}/peserta/")

    picture = (
        f'<img class="portrait" src="/juri/peserta/{shown.public_id}/foto/kecil/"'
        ' alt="Foto KUBE Melati" loading="lazy" width="56" height="56">'
    )
    assertInHTML(picture, page.content.decode(), count=1)
    assert '<span class="portrait" aria-hidden="true">SN</span>' in page.content.decode()


@pytest.mark.parametrize(
    ("address", "body"), [("pindah", {"langkah": "naik"}), ("hapus", {})], ids=["move", "remove"]
)
def test_who_acts_on_an_order_that_has_changed_sees_the_present_one(
    address: str, body: dict[str, str]
) -> None:
    edition = make_edition()
    category = make_category(edition)
    first, second = (make_contestant(category, make_kube(name=name)) for name in "AB")
    client = signed_in(make_user(Role.PANITIA))
    base = f"/panitia/{edition.slug}/peserta/"
    client.post(f"{base}{first.public_id}/pindah/", {"versi": "1", "langkah": "turun"})

    late = client.post(f"{base}{second.public_id}/{address}/", {"versi": "1"} | body)

    assert late.status_code == 409
    assert "Data ini juga diubah orang lain" in words_of(late)
    assert late.content.decode().index(">KUBE B<") < late.content.decode().index(">KUBE A<")
    assert [str(each) for each in category.contestants.order_by("running_order")] == [
        "KUBE B",
        "KUBE A",
    ]
    again = client.post(f"{base}{second.public_id}/{address}/", {"versi": "2"} | body)
    assert again.status_code == 302


@pytest.mark.parametrize("address", ["pindah", "hapus"])
def test_a_button_without_the_version_is_no_button_of_ours(address: str) -> None:
    edition = make_edition()
    first = make_contestant(make_category(edition))
    client = signed_in(make_user(Role.PANITIA))

    page = client.post(f"/panitia/{edition.slug}/peserta/{first.public_id}/{address}/")

    assert page.status_code == 400


def test_a_withdrawal_that_meets_another_change_keeps_the_reason_and_is_sent_again() -> None:
    edition = open_judging(edition=edition_ready(), actor=make_user())
    first, second = edition.categories.get().contestants.order_by("running_order")[:2]
    client = signed_in(make_user(Role.PANITIA))
    base = f"/panitia/{edition.slug}/peserta/"
    client.post(f"{base}{second.public_id}/pindah/", {"versi": "1", "langkah": "naik"})
    path, body = f"{base}{first.public_id}/mundur/", {"versi": "1", "alasan": "Sakit keras."}

    late = client.post(path, body)

    assert late.status_code == 409
    assert "Data ini juga diubah orang lain" in words_of(late)
    assert "Sakit keras." in late.content.decode()
    assert 'name="versi" value="2"' in late.content.decode()
    assert client.post(path, body | {"versi": "2"}).status_code == 302


def test_only_approved_decisions_make_history() -> None:
    edition = closed_edition()
    winner = edition.categories.get().contestants.get(running_order=1)
    assert winner.kube is not None
    later = make_contestant(make_category(make_edition(year=2019)), winner.kube)
    decision = proposed(edition)
    assert history_of(winner.kube).titles == ()

    approved(decision)

    assert history_of(winner.kube).titles == ("Juara I (2018)",)
    assert [each.place for each in history_of(winner.kube).years] == [None, 1]
    assert earlier_titles(later.category.edition) == {later.pk: "Juara I (2018)"}
    page = signed_in(make_user(Role.PANITIA)).get(f"/panitia/kube/{winner.kube.public_id}/")
    assert "Pernah juara: Juara I (2018)" in words_of(page)
