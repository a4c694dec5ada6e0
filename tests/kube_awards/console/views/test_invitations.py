"""Invite the whole panel, end an invitation, shut out an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client

from kube_awards.accounts.models import User
from kube_awards.ledger.models import Entry
from tests.factories import make_edition, make_judge, make_user
from tests.invitations import invited, states
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from assessments.models import Edition, Judge

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    """Give a panel of two who were never in, one who was, and one already invited."""
    edition = make_edition()
    for name in ("Ani", "Budi"):
        make_judge(edition, make_user(full_name=name, password=None))
    make_judge(edition)
    make_judge(edition, invited().invitation.user)
    return edition


def address(judge: Judge, step: str) -> str:
    return f"/panitia/{judge.edition.slug}/juri/{judge.public_id}/{step}/"


def test_everybody_who_waits_is_invited_by_one_button(edition: Edition, panitia: Client) -> None:
    offered = page(panitia, edition, "juri/")

    done = panitia.post(f"/panitia/{edition.slug}/juri/undang-semua/", follow=True)

    assert "Undang semua yang belum" in offered
    assert "2 undangan dikirim." in words_of(done)
    assert "Undang semua yang belum" not in words_of(done)
    assert (len(mail.outbox), states()) == (2, ["open", "open", "open"])


def test_whoever_is_not_reached_is_named(
    edition: Edition, panitia: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1

    done = panitia.post(f"/panitia/{edition.slug}/juri/undang-semua/", follow=True)

    assert "0 undangan dikirim." in words_of(done)
    assert "Belum terkirim: Ani dan Budi." in words_of(done)
    assert words_of(done).count("Email undangan tidak diterima server") == 2
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    again = panitia.post(f"/panitia/{edition.slug}/juri/undang-semua/", follow=True)
    assert "2 undangan dikirim." in words_of(again)
    assert Entry.objects.filter(action="invitation.mail_refused").count() == 2


def test_where_no_mail_leaves_the_links_are_not_thrown_away(
    edition: Edition, panitia: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "kube_awards.core.mail.TerminalAndFileBackend"

    refused = panitia.post(f"/panitia/{edition.slug}/juri/undang-semua/")

    assert (refused.status_code, states()) == (409, ["open"])
    assert "Undang satu per satu" in words_of(refused)


def test_a_ready_message_carries_the_link_shown_once(
    edition: Edition, panitia: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "kube_awards.core.mail.TerminalAndFileBackend"

    shown = panitia.post(address(edition.judges.get(order=1), "undang")).content.decode()

    assert "Yth. Ani, Anda diundang sebagai juri KUBE Berprestasi 2018." in shown
    assert 'href="https://wa.me/?text=Yth.%20Ani%2C' in shown
    assert shown.count("/undangan/") == 2


def test_an_ended_invitation_opens_nothing_and_brings_no_new_link(
    edition: Edition, panitia: Client
) -> None:
    judge = edition.judges.get(order=1)
    fresh = invited(judge.user)

    done = panitia.post(address(judge, "akhiri-undangan"), follow=True)
    over = Client().get(f"/undangan/{fresh.token}/")
    Client().post(f"/undangan/{fresh.token}/baru/")

    assert "Undangan Ani diakhiri." in words_of(done)
    assert "Undangan diakhiri" in words_of(done)
    assert (over.status_code, mail.outbox) == (410, [])
    assert "Minta undangan baru kepada panitia;" in words_of(over)
    assert panitia.post(address(judge, "akhiri-undangan")).status_code == 409


def test_an_account_is_shut_out_with_a_reason(edition: Edition, panitia: Client) -> None:
    judge = edition.judges.get(order=3)
    asked = words_of(panitia.get(address(judge, "nonaktifkan")))

    done = panitia.post(address(judge, "nonaktifkan"), {"alasan": "Hilang."}, follow=True)

    assert "Lembar nilainya tetap ada" in asked
    assert "lembarnya tetap ada" in words_of(done)
    assert User.objects.get(pk=judge.user_id).is_active is False
