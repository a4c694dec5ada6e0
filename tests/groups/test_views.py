"""The pages of the register: lists, rows, forms, and contacts that stay private."""

from __future__ import annotations

import pytest

from groups.models import Kube
from groups.selectors import masked
from kube_awards.accounts.roles import Role
from tests.factories import make_facilitator, make_kube, make_user, signed_in
from tests.pages import words_of

pytestmark = pytest.mark.django_db
NUMBER = "081234567823"


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("", ""),
        (NUMBER, "08••• ••• •23"),
        ("+62 812-3456-7823", "62••• ••• •23"),
        ("1234567", "••••••"),
        ("sri@contoh.id", "••••••"),
    ],
)
def test_a_contact_shows_its_ends_at_most(contact: str, shown: str) -> None:
    assert masked(contact) == shown


@pytest.mark.parametrize("rows", [1, 3, 50])
@pytest.mark.parametrize("kind", ["kube", "pendamping"])
def test_a_list_asks_as_often_for_many_rows(
    kind: str, rows: int, django_assert_num_queries: object
) -> None:
    for _each in range(rows):
        make_facilitator(kube=make_kube())
    client = signed_in(make_user(Role.PANITIA))

    with django_assert_num_queries(7 if kind == "kube" else 6):  # type: ignore[operator]
        response = client.get(f"/panitia/{kind}/")

    assert response.status_code == 200


def test_a_search_finds_names_kelurahan_and_business_in_any_case() -> None:
    make_kube(name="Écru Melati", kelurahan="Cakung", business="Kue basah")
    make_kube(name="Anggrek", kelurahan="Duren Sawit", business="Bengkel")
    client = signed_in(make_user(Role.PENGAWAS))

    for asked in ("éCRU", "cAKUNG kue", "melati"):
        words = words_of(client.get("/panitia/kube/", {"cari": asked}))
        assert ("KUBE Écru Melati" in words, "KUBE Anggrek" in words) == (True, False), asked

    nothing = words_of(client.get("/panitia/kube/", {"cari": "Kue", "wilayah": "31.71"}))
    assert "Tidak ada yang cocok dengan pencarian ini." in nothing


def test_a_contact_is_in_no_page_before_it_is_asked_for() -> None:
    row = make_kube(contact=NUMBER)
    client = signed_in(make_user(Role.PANITIA))
    base = f"/panitia/kube/{row.public_id}/"

    for path in ("/panitia/kube/", base, base + "ubah/"):
        assert NUMBER not in client.get(path).content.decode(), path
    revealed = client.post(base + "kontak/")

    assert NUMBER in revealed.content.decode()
    assert "no-store" in revealed.headers["Cache-Control"]


def test_two_people_who_change_one_row_meet() -> None:
    row = make_kube(name="Melati")
    client = signed_in(make_user(Role.PANITIA))
    body: dict[str, object] = {
        "versi": "1",
        "name": " Mela\u202eti  ",
        "region": row.region_id,
        "kelurahan": "Cipinang",
        "business": "Katering",
        "founded_year": "2015",
        "families": "12",
        "chair": "Sri",
        "income_before": "Rp1.500.000",
    }
    path = f"/panitia/kube/{row.public_id}/ubah/"

    first, second = client.post(path, body), client.post(path, body | {"business": "Bengkel"})

    assert (first.status_code, second.status_code) == (302, 409)
    stored = Kube.objects.get(pk=row.pk)
    assert (stored.name, stored.income_before, stored.business) == ("Melati", 1_500_000, "Katering")


def test_what_was_removed_can_be_put_back_from_the_list() -> None:
    row = make_kube(name="Melati")
    client = signed_in(make_user(Role.PANITIA))

    client.post(f"/panitia/kube/{row.public_id}/hapus/")
    words = words_of(client.get("/panitia/kube/"))

    assert "KUBE Melati dihapus. Urungkan" in words
    assert "Belum ada KUBE di daftar." in words
