"""The page of an invitation that is over says why, and brings a new link where that helps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client

from kube_awards.accounts.models import User
from tests.invitations import accept, address, judge_invited, let_expire, of_kind, states
from tests.pages import bytes_of, words_of

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


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
