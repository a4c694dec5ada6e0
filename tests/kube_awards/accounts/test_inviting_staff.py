"""Whoever holds a role is invited by mail alone: nobody but the mailbox sees the link."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client

from kube_awards.accounts.models import Invitation, User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import deactivate_user, grant_role
from kube_awards.accounts.services.invitations import FreshInvitation
from kube_awards.ledger.models import Entry
from tests.factories import make_user, signed_in
from tests.invitations import NEW_PASSWORD, invited, let_expire, states
from tests.ledger_lines import Line, written_lines
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import Settings

    from tests.pages import Response

pytestmark = pytest.mark.django_db
NEW = {"full_name": "Dewi", "email": "dewi@contoh.id", "roles": ["panitia", "pengawas"]}
DOWN = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def chief() -> Client:
    return signed_in(make_user(Role.SUPERADMIN, full_name="Kepala"))


@pytest.fixture
def guest() -> User:
    return make_user(Role.PANITIA, full_name="Dewi", email="dewi@contoh.id", password=None)


def address(person: User, step: str = "") -> str:
    return f"/panitia/orang/{person.public_id}/{step}"


def press(chief: Client, person: User, step: str) -> Response:
    """Press a button of the page as it stands now; return the page that follows."""
    page = chief.get(address(person)).content.decode()
    stamp = re.search(r'name="terlihat"\s+value="([^"]*)"', page)
    body = {"terlihat": stamp[1]} if stamp else {}
    return chief.post(address(person, step), body, follow=True)


def mailed_token() -> str:
    """Return the token of the newest mail, which holds one link."""
    (token,) = re.findall(r"http\S+/undangan/([\w-]+)/", str(mail.outbox[-1].body))
    return str(token)


def test_a_new_person_with_roles_gets_one_invitation_with_one_link(chief: Client) -> None:
    with written_lines() as lines:
        added = chief.post("/panitia/orang/tambah/", NEW, follow=True)

    dewi = User.objects.get(email="dewi@contoh.id")
    assert added.redirect_chain == [(address(dewi), 302)]
    assert "Undangan sudah dikirim." in words_of(added)
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["dewi@contoh.id"], "Undangan Penilaian KUBE")
    assert str(message.body).count("http") == 1
    assert "Dewi, Anda diundang sebagai Panitia, Pengawas." in str(message.body)
    assert [(each.actor, each.action) for each in lines] == [
        ("Kepala", "user.created"),
        ("Kepala", "invitation.created"),
    ]


def test_a_new_person_without_a_role_is_not_invited_yet(chief: Client) -> None:
    added = words_of(chief.post("/panitia/orang/tambah/", NEW | {"roles": []}, follow=True))
    dewi = User.objects.get(email="dewi@contoh.id")

    assert "Tanpa peran, ia belum diundang." in added
    assert "Beri peran dulu, atau tunjuk orang ini sebagai juri" in added
    assert "Kirim undangan" not in added
    assert "Beri peran dulu" in words_of(press(chief, dewi, "undang/"))
    assert (states(), mail.outbox) == ([], [])


def test_the_link_leads_staff_to_a_password_and_then_to_the_second_factor(
    chief: Client, guest: User, settings: Settings
) -> None:
    press(chief, guest, "undang/")
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    browser, link = Client(), f"/undangan/{mailed_token()}/"

    entered = browser.post(link, {"password": NEW_PASSWORD}, follow=True)

    assert "Pasang pengaman tambahan dulu" in words_of(entered)
    assert browser.get("/panitia/kube/").headers["Location"] == "/akun/pengaman/"
    again = browser.get("/akun/pengaman/totp/activate/").headers["Location"]
    asked = browser.post(again, {"password": NEW_PASSWORD}, follow=True)
    assert (asked.status_code, asked.redirect_chain[-1][0]) == (
        200,
        "/akun/pengaman/totp/activate/",
    )
    assert states() == ["used"]
    assert "Undangan ini sudah diterima." in words_of(Client().get(link))


def test_the_page_of_the_person_tells_the_story(chief: Client, guest: User) -> None:
    before = words_of(chief.get(address(guest)))
    open_page = words_of(press(chief, guest, "undang/"))
    ended = words_of(press(chief, guest, "akhiri-undangan/"))
    press(chief, guest, "undang/")
    Client().post(f"/undangan/{mailed_token()}/", {"password": NEW_PASSWORD})
    accepted = words_of(chief.get(address(guest)))

    assert "Belum diundang Tautannya hanya dikirim ke email di atas" in before
    assert "Diundang, sampai" in open_page
    assert "Kirim ulang undangan" in open_page
    assert "Undangan diakhiri; tautannya tidak berlaku lagi." in ended
    assert "Diakhiri" in ended
    assert "Akhiri undangan" not in ended
    assert re.search(r"Diterima Sebagai Panitia Dikirim .* WIB Diterima .* WIB", accepted)
    assert "Kirim ulang undangan" not in accepted


def test_sending_again_and_ending_leave_their_lines_and_one_link_that_works(
    chief: Client, guest: User
) -> None:
    press(chief, guest, "undang/")
    first = mailed_token()
    with written_lines() as lines:
        press(chief, guest, "undang/")
        second = mailed_token()
        press(chief, guest, "akhiri-undangan/")

    assert [(each.actor, each.action) for each in lines] == [
        ("Kepala", "invitation.renewed"),
        ("Kepala", "invitation.ended"),
    ]
    assert states() == ["withdrawn", "withdrawn"]
    assert [Client().get(f"/undangan/{each}/").status_code for each in (first, second)] == [410] * 2


@pytest.mark.parametrize("step", ["undang/", "akhiri-undangan/"])
def test_a_button_of_an_older_page_does_nothing_but_say_so(
    step: str, chief: Client, guest: User
) -> None:
    press(chief, guest, "undang/")

    page = chief.post(address(guest, step), {"terlihat": ""}, follow=True)

    assert "Undangan ini juga diubah orang lain sejak Anda membukanya." in words_of(page)
    assert (states(), len(mail.outbox)) == (["open"], 1)


def test_who_is_in_already_and_who_is_shut_out_are_not_invited(chief: Client, guest: User) -> None:
    active = make_user(Role.PANITIA)
    assert "sudah mempunyai jalan masuk sendiri" in words_of(press(chief, active, "undang/"))

    press(chief, guest, "undang/")
    press(chief, guest, "nonaktifkan/")
    refused = words_of(press(chief, guest, "undang/"))

    assert "Akun ini nonaktif." in refused
    assert "Kirim ulang undangan" not in refused
    assert (states(), len(mail.outbox)) == (["withdrawn"], 1)
    assert "Akun ini sedang nonaktif." in words_of(Client().get(f"/undangan/{mailed_token()}/"))


def test_a_mail_that_no_server_takes_leaves_no_invitation_behind(
    chief: Client, guest: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = DOWN, 1

    page = words_of(press(chief, guest, "undang/"))

    assert "Email tidak dapat dikirim sekarang; undangannya dibatalkan." in page
    assert states() == ["withdrawn"]
    assert "Kirim ulang undangan" in page


def test_where_mail_does_not_leave_the_page_says_so_and_still_shows_no_link(
    chief: Client, guest: User, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "kube_awards.core.mail.TerminalAndFileBackend"

    page = press(chief, guest, "undang/")

    assert "belum mengirim email ke luar; suratnya di server." in words_of(page)
    assert "/undangan/" not in page.content.decode()
    assert capsys.readouterr().out.count("/undangan/") == 1


def test_the_link_stands_in_no_page_header_ledger_line_log_or_row(
    chief: Client, guest: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    pages = [press(chief, guest, "undang/")]
    token = mailed_token()
    pages += [chief.get(path) for path in ("/panitia/orang/", address(guest))]
    opened = Client().get(f"/undangan/{token}/")
    (handler,) = [each for each in logging.getLogger().handlers if each.filters]
    for record in caplog.records:
        handler.filter(record)

    seen = [page.content.decode() + str(page.headers) for page in pages]
    seen += [handler.format(record) for record in caplog.records]
    seen += [str(row) for model in (Entry, Invitation) for row in model.objects.values_list()]
    assert [text for text in seen if token in text] == []
    assert opened.headers["Referrer-Policy"] == "strict-origin"
    assert not re.search(r'(href|src|action)="https?://', opened.content.decode())


def test_a_role_that_comes_on_top_asks_for_a_new_invitation(chief: Client, guest: User) -> None:
    press(chief, guest, "undang/")

    body = {"full_name": "Dewi", "roles": ["panitia", "penetap"], "versi": guest.stamp}
    changed = chief.post(address(guest), body, follow=True)

    assert "Perannya bertambah: kirim ulang undangannya." in words_of(changed)
    press(chief, guest, "undang/")
    assert "sebagai Panitia, Pejabat penetap." in str(mail.outbox[-1].body)


def test_an_expired_link_brings_a_new_one_to_the_mailbox_only(chief: Client, guest: User) -> None:
    press(chief, guest, "undang/")
    old = mailed_token()
    let_expire_of(guest)

    asked = Client().post(f"/undangan/{old}/baru/", follow=True)

    assert (mail.outbox[-1].to, len(mail.outbox)) == (["dewi@contoh.id"], 2)
    assert mailed_token() not in asked.content.decode()
    assert "sebagai Panitia." in str(mail.outbox[-1].body)


def let_expire_of(guest: User) -> None:
    """Move the open invitation of guest into the past."""
    kept = Invitation.objects.get(user=guest)
    let_expire(FreshInvitation(kept, token=""))


def test_a_link_that_panitia_saw_never_opens_a_role(chief: Client) -> None:
    seen = invited(make_user(password=None, email="rini@contoh.id"))
    judge = seen.invitation.user
    grant_role(user=judge, role=Role.PENETAP, actor=make_user(Role.SUPERADMIN))
    press(chief, judge, "undang/")

    taken = Client().post(f"/undangan/{seen.token}/", {"password": NEW_PASSWORD})
    Client().post(f"/undangan/{seen.token}/baru/")

    assert taken.status_code == 410
    assert [message.to for message in mail.outbox] == [["rini@contoh.id"]] * 2
    assert not User.objects.get(pk=judge.pk).has_usable_password()


def test_shutting_out_somebody_invited_ends_the_invitation(guest: User, chief: Client) -> None:
    press(chief, guest, "undang/")

    with written_lines() as lines:
        deactivate_user(user=guest, actor=make_user(Role.SUPERADMIN, full_name="Lain"))

    after = {"is_active": False, "sessions_ended": 0, "invitations_withdrawn": 1}
    assert lines[-1] == Line(
        "Lain", "user.deactivated", "accounts.user", {"is_active": True}, after
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_after_three_invitations_as_after_one(
    count: int, chief: Client, guest: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(count):
        press(chief, guest, "undang/")

    with django_assert_num_queries(7):
        chief.get(address(guest))
