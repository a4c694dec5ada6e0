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
from kube_awards.accounts.services import deactivate_user
from kube_awards.accounts.services.invitations import end_invitation
from kube_awards.ledger.models import Entry
from tests.factories import make_edition, make_judge, make_user, signed_in
from tests.invitations import NEW_PASSWORD, PURPOSE, invited, let_expire, states
from tests.pages import bytes_of, words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import Settings

    from kube_awards.accounts.services.invitations import FreshInvitation
    from tests.pages import Response

pytestmark = pytest.mark.django_db
FOREIGN = "x" * 43
KINDS = ["foreign", "open", "used", "replaced", "expired"]


def address(token: str, step: str = "") -> str:
    return f"/undangan/{token}/{step}"


def accept(client: Client, token: str, password: str = NEW_PASSWORD) -> Response:
    return client.post(address(token), {"password": password})


def judge_invited(email: str = "rini@contoh.id") -> FreshInvitation:
    guest = make_user(password=None, full_name="Dr. Rini", email=email)
    make_judge(make_edition(), guest)
    return invited(guest)


def of_kind(kind: str, email: str = "rini@contoh.id") -> str:
    """Return the token of an invitation of which that is true."""
    fresh = judge_invited(email)
    if kind == "used":
        accept(Client(), fresh.token)
    elif kind == "replaced":
        invited(fresh.invitation.user)
    elif kind == "expired":
        let_expire(fresh)
    elif kind == "ended":
        end_invitation(user=fresh.invitation.user, actor=make_user(Role.PANITIA))
    elif kind == "shut out":
        make_user(Role.SUPERADMIN)
        deactivate_user(user=fresh.invitation.user, actor=None)
    return FOREIGN if kind == "foreign" else fresh.token


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


@pytest.mark.parametrize(
    ("kind", "reason", "renewable"),
    [
        ("used", "Undangan ini sudah diterima. Masuklah seperti biasa", False),
        ("replaced", "Tautan ini sudah diganti yang lebih baru.", True),
        ("expired", "Masa berlakunya sudah habis.", True),
        ("ended", "Undangan ini diakhiri. Minta undangan baru", False),
        ("shut out", "Akun ini sedang nonaktif.", False),
    ],
)
def test_a_link_that_is_over_says_why_and_offers_a_new_one_where_that_helps(
    kind: str, reason: str, *, renewable: bool
) -> None:
    token = of_kind(kind)

    page = Client().get(address(token))
    sent = accept(Client(), token, "sawah-hijau-di-lembah")

    assert (page.status_code, sent.status_code) == (410, 410)
    assert f"Tautan undangan ini tidak berlaku lagi {reason}" in words_of(page)
    assert (f'action="/undangan/{token}/baru/"' in page.content.decode()) == renewable
    assert bytes_of(sent) == bytes_of(page)
    assert "rini" not in page.content.decode().lower()


def test_a_token_that_never_was_gets_the_page_of_any_wrong_address() -> None:
    wrong, other = address(FOREIGN), "/tidak-ada/di-sini/"

    page, ordinary = Client().get(wrong), Client().get(other)

    assert (page.status_code, accept(Client(), FOREIGN).status_code) == (404, 404)
    assert Client().post(address(FOREIGN, "baru/")).status_code == 404
    assert bytes_of(page, f"/en{wrong}", wrong) == bytes_of(ordinary, other)


def test_a_new_link_comes_by_mail_only_to_who_still_needs_it() -> None:
    pages = []
    for kind, email in (("used", "dewi@contoh.id"), ("expired", "rini@contoh.id")):
        response = Client().post(address(of_kind(kind, email), "baru/"), follow=True)
        assert response.redirect_chain == [("/undangan/terkirim/", 302)]
        pages.append(bytes_of(response))

    (message,) = mail.outbox
    assert message.to == ["rini@contoh.id"]
    assert pages[0] == pages[1]
    token = re.search(r"http://localhost:8000/undangan/([\w-]+)/\n", str(message.body))
    assert token is not None
    assert accept(Client(), token[1]).status_code == 302


def test_somebody_shut_out_gets_no_new_link() -> None:
    fresh = judge_invited()
    User.objects.update(is_active=False)

    assert Client().get(address(fresh.token)).status_code == 410
    assert Client().post(address(fresh.token, "baru/")).status_code == 302
    assert (mail.outbox, states()) == ([], ["open"])


def test_a_mail_server_that_does_not_answer_changes_nothing_of_the_answer(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    fresh = let_expire(judge_invited())

    response = Client().post(address(fresh.token, "baru/"))

    assert response.headers["Location"] == "/undangan/terkirim/"
    assert f"mail to user={fresh.invitation.user.public_id} was not accepted" in caplog.text
    assert fresh.token not in caplog.text


def test_new_links_are_not_asked_for_without_end() -> None:
    token = of_kind("expired")

    answers = [Client().post(address(token, "baru/")).status_code for _time in range(4)]

    assert answers == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


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
