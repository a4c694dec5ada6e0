"""People pages are for superadmins, and each step on them leaves its trace."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from kube_awards.ledger.models import Entry
from tests.factories import make_user
from tests.pages import hidden_fields, words_of

if TYPE_CHECKING:
    from django.http import HttpResponse
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
PAGES = ["", "tambah/", "{id}/"]
STEPS = ["undang/", "akhiri-undangan/", "hapus-pengaman/", "nonaktifkan/", "aktifkan/"]
NEW = {"full_name": "Dewi", "email": "dewi@contoh.id", "roles": ["panitia"]}


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def chief() -> User:
    return make_user(Role.SUPERADMIN, full_name="Kepala")


@pytest.fixture
def clerk() -> User:
    return make_user(Role.PANITIA, full_name="Sri")


def address(person: User, step: str) -> str:
    return f"/panitia/orang/{person.public_id}/{step}"


def take(chief: User, person: User, step: str) -> str:
    """Press a button as chief; return the page that follows."""
    response = browser_of(chief).post(address(person, step), follow=True)
    assert response.redirect_chain == [(address(person, ""), 302)]
    return html.unescape(response.content.decode())


@pytest.mark.parametrize("page", PAGES + [f"{{id}}/{step}" for step in STEPS])
def test_each_page_climbs_the_ladder(page: str, clerk: User) -> None:
    path = f"/panitia/orang/{page}".format(id=clerk.public_id)
    others = [make_user(role) for role in Role if role != Role.SUPERADMIN]
    method = "post" if page.endswith(tuple(STEPS)) else "get"

    def answer(client: Client) -> HttpResponse:
        response: HttpResponse = getattr(client, method)(path)
        return response

    anonymous = answer(Client())
    assert (anonymous.status_code, anonymous.headers["Location"]) == (302, f"/masuk/?next={path}")
    assert answer(browser_of(make_user())).status_code == 403
    assert [answer(browser_of(user)).status_code for user in others] == [403] * len(others)
    assert answer(browser_of(make_user(Role.SUPERADMIN))).status_code == (
        302 if method == "post" else 200
    )


def test_the_403_page_says_whom_the_page_is_for(clerk: User) -> None:
    page = words_of(browser_of(clerk).get("/panitia/orang/"))

    assert "Halaman ini untuk Superadmin. Anda masuk sebagai Panitia." in page
    assert "mintalah superadmin menambahkan perannya" in page


def test_somebody_without_a_role_is_named(chief: User) -> None:
    pages = [
        words_of(browser_of(make_user(full_name=name)).get("/panitia/orang/"))
        for name in ("Budi", "Budi, S.E.")
    ]

    assert chief.roles
    assert "Halaman ini untuk Superadmin. Anda masuk sebagai Budi. Tidak ada" in pages[0]
    assert "Halaman ini untuk Superadmin. Anda masuk sebagai Budi, S.E. Tidak ada" in pages[1]


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_by_a_get(step: str, chief: User, clerk: User) -> None:
    before = Entry.objects.count()

    response = browser_of(chief).get(address(clerk, step))

    assert (response.status_code, Entry.objects.count()) == (405, before)


@pytest.mark.parametrize("step", ["", *STEPS])
def test_an_unknown_person_is_not_found(step: str, chief: User) -> None:
    response = browser_of(chief).post(f"/panitia/orang/tidakada/{step}", NEW)

    assert response.status_code == 404


def test_the_list_names_everybody(chief: User, clerk: User) -> None:
    page = browser_of(chief).get("/panitia/orang/").content.decode()

    for text in (chief.full_name, chief.email, "Superadmin", clerk.full_name, "Panitia"):
        assert text in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    count: int, chief: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser_of(chief)
    for _ in range(count):
        make_user(Role.PANITIA)

    with django_assert_num_queries(6):
        client.get("/panitia/orang/")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "SRI@contoh.id", "Alamat email ini sudah dipakai orang lain."),
        ("email", "dewi", "Masukkan alamat email yang valid."),
        ("full_name", " ", "Bidang ini tidak boleh kosong."),
        ("full_name", "x" * 121, "120 karakter"),
        ("roles", ["juri"], "juri"),
    ],
)
def test_a_wrong_field_is_answered_in_place_and_what_was_typed_stays(
    field: str, value: str | list[str], sentence: str, chief: User
) -> None:
    make_user(email="sri@contoh.id")

    response = browser_of(chief).post("/panitia/orang/tambah/", NEW | {field: value})

    page = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert sentence in page
    assert ("dewi@contoh.id" if field != "email" else "Dewi") in page
    assert User.objects.count() == 2


def test_name_and_roles_are_changed_together(chief: User, clerk: User) -> None:
    changes = {
        "full_name": "Sri Lestari",
        "roles": ["penetap", "bendahara"],
        "versi": clerk.stamp,
    }

    response = browser_of(chief).post(address(clerk, ""), changes)

    person = User.objects.get(pk=clerk.pk)
    assert response.headers["Location"] == address(clerk, "")
    assert person.full_name == "Sri Lestari"
    assert person.roles == {Role.PENETAP, Role.BENDAHARA}


def test_a_refused_change_leaves_name_and_roles_as_they_were(chief: User) -> None:
    changes = {"full_name": "Lain", "roles": [], "versi": chief.stamp}
    response = browser_of(chief).post(address(chief, ""), changes)

    person = User.objects.get(pk=chief.pk)
    assert response.status_code == 422
    assert "jalan masuk Anda sendiri" in response.content.decode()
    assert (person.full_name, set(person.roles)) == ("Kepala", {Role.SUPERADMIN})


def test_who_changes_a_person_after_another_sees_both_and_may_insist(
    chief: User, clerk: User
) -> None:
    client, path, seen = browser_of(chief), address(clerk, ""), clerk.stamp
    first = {"full_name": "Sri Lestari", "roles": ["panitia"], "versi": seen}
    second = {"full_name": "Sri Rahayu", "roles": ["panitia", "penetap"], "versi": seen}
    client.post(path, first)

    late = client.post(path, second)

    words = words_of(late)
    stored = User.objects.get(pk=clerk.pk)
    assert (late.status_code, stored.stamp) == (409, "Sri Lestari|panitia")
    assert "Data ini juga diubah orang lain" in words
    assert "Nama lengkap Sri Lestari Sri Rahayu" in words
    assert "Peran Panitia Panitia, Pejabat penetap" in words
    again = client.post(path, second | {"versi": hidden_fields(late)["versi"]})
    assert again.status_code == 302
    assert User.objects.get(pk=clerk.pk).stamp == "Sri Rahayu|panitia|penetap"


def test_no_field_but_the_forms_own_is_taken(chief: User, clerk: User) -> None:
    hostile = {"full_name": "Sri", "email": "x@x.id", "is_sample": "1", "password": "x", "id": "1"}
    hostile["versi"] = clerk.stamp

    browser_of(chief).post(address(clerk, ""), hostile)

    person = User.objects.get(pk=clerk.pk)
    assert (person.email, person.is_sample, person.password) == (
        clerk.email,
        False,
        clerk.password,
    )


def test_a_lost_second_factor_is_removed(chief: User, clerk: User) -> None:
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={})

    page = take(chief, clerk, "hapus-pengaman/")

    assert "Pengaman tambahan sudah dihapus." in page
    assert not Authenticator.objects.exists()


def test_somebody_is_shut_out_and_let_in(chief: User, clerk: User) -> None:
    assert "Akun sudah dinonaktifkan." in take(chief, clerk, "nonaktifkan/")
    assert not User.objects.get(pk=clerk.pk).is_active
    assert "Akun sudah diaktifkan." in take(chief, clerk, "aktifkan/")
    assert User.objects.get(pk=clerk.pk).is_active


def test_a_refused_step_says_why(chief: User) -> None:
    assert "jalan masuk Anda sendiri" in take(chief, chief, "nonaktifkan/")
