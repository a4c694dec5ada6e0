"""The page behind an invitation: reading it does nothing, one form uses it up (ux.md §2)."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client

from kube_awards.accounts.models import Invitation, User
from kube_awards.accounts.roles import Role
from kube_awards.ledger.models import Entry
from tests.factories import make_user, signed_in
from tests.invitations import (
    FOREIGN,
    NEW_PASSWORD,
    PURPOSE,
    accept,
    address,
    judge_invited,
    of_kind,
    states,
)
from tests.pages import bytes_of, words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


pytestmark = pytest.mark.django_db
KINDS = ["foreign", "open", "used", "replaced", "expired"]


def world() -> tuple[object, ...]:
    """Return everything that a scanner must not be able to change."""
    return (
        list(User.objects.values_list()),
        list(Invitation.objects.values_list()),
        list(Entry.objects.values_list()),
        len(mail.outbox),
    )


def test_a_judge_comes_in_by_one_form_and_stands_on_the_task_list() -> None:
    fresh, client = judge_invited(), Client()

    page = client.get(address(fresh.token))
    response = client.post(address(fresh.token), {"password": NEW_PASSWORD}, follow=True)

    words = words_of(page)
    assert f"Dr. Rini, Anda diundang sebagai {PURPOSE} ." in words
    assert page.content.decode().count('type="password"') == 1
    assert response.redirect_chain == [("/mulai/", 302), ("/juri/", 302)]
    assert response.status_code == 200
    assert states() == ["used"]
    assert "sessionid" in client.cookies


def test_a_judge_comes_in_by_the_code_for_the_invited_address() -> None:
    fresh, client = judge_invited(), Client()
    page = client.get(address(fresh.token)).content.decode()
    form = re.search(r'action="(/masuk/kode/)".*?name="email" value="([^"]+)"', page, re.DOTALL)
    assert form is not None

    client.post(form[1], {"email": form[2]})
    (code,) = re.findall(r"\b\d{6}\b", str(mail.outbox[0].body))
    response = client.post("/masuk/kode/konfirmasi/", {"code": code}, follow=True)

    assert response.redirect_chain[-1] == ("/juri/", 302)
    assert states() == ["used"]
    assert Client().get(address(fresh.token)).status_code == 410


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["get", "head"])
def test_whoever_only_looks_changes_nothing(method: str, kind: str) -> None:
    token = of_kind(kind)
    before = world()

    for _time in range(3):
        getattr(Client(), method)(address(token))
        getattr(Client(), method)(address(token, "baru/"))

    assert world() == before


@pytest.mark.parametrize(
    ("kind", "status"),
    [("foreign", 404), ("open", 200), ("used", 410), ("replaced", 410), ("expired", 410)],
)
@pytest.mark.parametrize("who", ["anonymous", *Role])
def test_the_token_and_nothing_else_opens_the_page(who: str, kind: str, status: int) -> None:
    token = of_kind(kind)
    client = Client() if who == "anonymous" else signed_in(make_user(Role(who)))

    assert client.get(address(token)).status_code == status
    assert client.get(address(token, "baru/")).status_code == 405
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(address(token)).status_code == 405


def test_a_token_that_never_was_gets_the_page_of_any_wrong_address() -> None:
    wrong, other = address(FOREIGN), "/tidak-ada/di-sini/"

    page, ordinary = Client().get(wrong), Client().get(other)

    assert (page.status_code, accept(Client(), FOREIGN).status_code) == (404, 404)
    assert Client().post(address(FOREIGN, "baru/")).status_code == 404
    assert bytes_of(page, f"/en{wrong}", wrong) == bytes_of(ordinary, other)


def test_a_weak_password_is_answered_in_place_and_can_be_tried_again() -> None:
    fresh, client = judge_invited(), Client()

    weak, empty = accept(client, fresh.token, "password1234"), accept(client, fresh.token, "")

    assert (weak.status_code, empty.status_code) == (422, 422)
    assert "terlalu umum" in words_of(weak)
    assert words_of(weak).count("Ada yang perlu diperbaiki") == 1
    assert "Tulis kata sandi yang Anda pilih." in words_of(empty)
    assert "password1234" not in weak.content.decode()
    assert "sessionid" not in client.cookies
    assert accept(client, fresh.token).status_code == 302


def test_a_device_that_somebody_else_uses_is_not_taken_over() -> None:
    fresh, other = judge_invited(), make_user(full_name="Budi")
    client = signed_in(other)

    looked, sent = client.get(address(fresh.token)), accept(client, fresh.token)

    assert (looked.status_code, sent.status_code, states()) == (200, 409, ["open"])
    assert "Budi sedang masuk di sini." in words_of(looked)
    out = client.post("/keluar/", {"next": address(fresh.token)})
    assert out.headers["Location"] == address(fresh.token)
    assert accept(client, fresh.token).status_code == 302


def test_the_form_of_another_site_is_refused() -> None:
    fresh = judge_invited()
    client = Client(enforce_csrf_checks=True)

    answers = [accept(client, fresh.token), client.post(address(fresh.token, "baru/"))]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert (states(), mail.outbox) == (["open"], [])


@pytest.mark.parametrize("kind", ["open", "used"])
def test_the_page_is_kept_nowhere_and_its_address_told_to_nobody(kind: str) -> None:
    response = Client().get(address(of_kind(kind)))

    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "strict-origin"


def test_no_line_of_the_log_holds_a_token_or_an_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    fresh = judge_invited()
    accept(Client(), fresh.token, "pendek")
    accept(Client(enforce_csrf_checks=True), fresh.token)
    Client().get(f"/en{address(fresh.token)}lain/")
    accept(Client(), fresh.token)
    Client().get(address(fresh.token))

    (handler,) = [each for each in logging.getLogger().handlers if each.filters]
    for record in caplog.records:
        handler.filter(record)
    lines = "\n".join(handler.format(record) for record in caplog.records)

    assert lines.count("/undangan/***/") == 5
    assert f"sign-in ok user={fresh.invitation.user.public_id}" in lines
    assert not re.search(f"{fresh.token}|{NEW_PASSWORD}|rini@", lines)


def test_whoever_reads_the_page_in_english_goes_on_in_english() -> None:
    fresh = judge_invited()
    address_in_english = f"/en{address(fresh.token)}"

    page = Client().get(address_in_english).content.decode()
    sent = Client().post(address_in_english, {"password": NEW_PASSWORD})

    assert '<html lang="en"' in page
    assert f'<b lang="id">{PURPOSE}</b>' in page
    assert sent.headers["Location"] == "/en/mulai/"


def test_the_form_helps_password_managers_and_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fresh = judge_invited()

    with django_assert_num_queries(1):
        page = Client().get(address(fresh.token)).content.decode()

    assert 'autocomplete="new-password"' in page
    assert re.search(r'value="rini@contoh.id"[^>]*autocomplete="username"', page)


@pytest.mark.parametrize(("path", "queries"), [("/undangan/terkirim/", 0), ("spent", 2)])
def test_the_pages_around_it_cost_next_to_nothing(
    path: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = address(of_kind("used")) if path == "spent" else path

    with django_assert_num_queries(queries):
        Client().get(path)
