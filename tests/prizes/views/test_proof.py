"""Approving asks who sits there: the password, or a proof given a moment ago (S8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import make_password

from kube_awards.accounts.roles import Role
from prizes.models import Decision
from tests.authenticator import with_phone
from tests.factories import PASSWORD, closed_edition, make_user, proposed, signed_in
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client

    from kube_awards.accounts.models import User
    from tests.pages import Response

pytestmark = pytest.mark.django_db
ASKED = 'name="kata_sandi"'


@pytest.fixture
def waiting() -> Decision:
    return proposed(closed_edition(judges=1, contestants=1))


@pytest.fixture
def penetap() -> User:
    return make_user(Role.PENETAP)


def approve(client: Client, decision: Decision, **fields: str) -> Response:
    path = f"/panitia/{decision.edition.slug}/penetapan/1/setujui/"
    return client.post(path, {"digest_seen": decision.digest} | fields)


def page_of(client: Client, decision: Decision) -> str:
    return client.get(f"/panitia/{decision.edition.slug}/penetapan/").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Tulis kata sandi Anda."),
        ("bukan-sandi-saya", "Kata sandi tidak cocok. Coba lagi."),
        (f"{PASSWORD} ", "Kata sandi tidak cocok. Coba lagi."),
    ],
)
def test_a_wrong_password_is_said_at_the_field(
    typed: str, said: str, waiting: Decision, penetap: User
) -> None:
    page = approve(signed_in(penetap), waiting, kata_sandi=typed)

    assert page.status_code == 422
    assert said in words_of(page)
    assert "Setujui dan tetapkan" in words_of(page)
    assert Decision.objects.get().state == "proposed"


def test_the_password_may_be_filled_in_by_a_manager(waiting: Decision, penetap: User) -> None:
    html = page_of(signed_in(penetap), waiting)

    assert ASKED in html
    assert 'autocomplete="current-password"' in html


def test_somebody_elses_password_is_no_proof(waiting: Decision, penetap: User) -> None:
    penetap.password = make_password("kereta-sore-ke-bogor")
    penetap.save()

    assert approve(signed_in(penetap), waiting, kata_sandi=PASSWORD).status_code == 422
    assert Decision.objects.get().state == "proposed"


def test_tries_are_counted(waiting: Decision, penetap: User) -> None:
    client = signed_in(penetap)
    for _try in range(10):
        approve(client, waiting, kata_sandi="bukan-sandi-saya")

    page = approve(client, waiting, kata_sandi=PASSWORD)

    assert page.status_code == 422
    assert "Terlalu banyak percobaan." in words_of(page)
    assert Decision.objects.get().state == "proposed"


def test_failed_sign_ins_are_counted_together(
    waiting: Decision, penetap: User, settings: pytest.FixtureRequest
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/d/key"}  # type: ignore[attr-defined]
    client = signed_in(penetap)
    approve(client, waiting, kata_sandi="bukan-sandi-saya")

    page = approve(client, waiting, kata_sandi=PASSWORD)

    assert "Terlalu banyak percobaan." in words_of(page)


def test_who_has_just_proven_it_is_not_asked_again(waiting: Decision, penetap: User) -> None:
    client = signed_in(penetap)
    client.post("/akun/masuk-ulang/", {"password": PASSWORD})

    html = page_of(client, waiting)

    assert ASKED not in html
    assert "Anda baru saja membuktikan bahwa ini Anda" in html
    assert approve(client, waiting).status_code == 302
    assert Decision.objects.get().state == "approved"


def test_without_a_password_the_page_says_how_to_get_one(waiting: Decision) -> None:
    client = signed_in(make_user(Role.PENETAP, password=None))

    html = page_of(client, waiting)
    refused = approve(client, waiting, kata_sandi="")

    assert ASKED not in html
    assert "Akun Anda tidak punya kata sandi." in html
    assert "/sandi/buat/" in html
    assert (refused.status_code, Decision.objects.get().state) == (422, "proposed")
    assert "Buktikan dulu bahwa ini Anda." in words_of(refused)


def test_a_second_factor_is_another_way(waiting: Decision, penetap: User) -> None:
    with_phone(penetap)
    client = signed_in(penetap)

    html = page_of(client, waiting)

    assert "/akun/pengaman/reauthenticate/?next=/panitia/" in html
