"""The page of contestants, and the history that the register shows of them."""

from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.console.history import earlier_titles, history_of
from tests.factories import (
    approved,
    closed_edition,
    make_category,
    make_contestant,
    make_edition,
    make_kube,
    make_user,
    proposed,
    signed_in,
)
from tests.pages import words_of

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

    with django_assert_num_queries(13):  # type: ignore[operator]
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

    client.post(f"{base}{first.public_id}/hapus/")
    assert "KUBE Melati dihapus. Urungkan" in words_of(client.get(base))
    entrant = first.kube.public_id if first.kube else ""
    client.post(f"{base}kube/tambah/", {"peserta": entrant, "urutan": "1"})

    assert next(str(each) for each in category.contestants.order_by("running_order")) == (
        "KUBE Melati"
    )
    assert "dihapus" not in words_of(client.get(base))


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
