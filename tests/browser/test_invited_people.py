"""From "Tambah" to "Diterima": two people at two windows, and the mailbox between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from playwright.sync_api import expect

from kube_awards.accounts.roles import Role
from tests.browser.desk import desk_edition, enter
from tests.factories import make_user
from tests.invitations import NEW_PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.fixtures import Settings
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)


def mailed_link() -> str:
    """Return the path of the only link in the only mail."""
    (message,) = mail.outbox
    (path,) = re.findall(r"http://localhost:8000(/undangan/\S+)", str(message.body))
    return str(path)


def accept(window: Page) -> None:
    """Open the mailed link and choose a password; the field has the focus."""
    window.goto(mailed_link())
    window.keyboard.type(NEW_PASSWORD)
    window.keyboard.press("Enter")


def test_panitia_adds_and_invites_a_judge_who_comes_in_on_a_telephone(
    live_server: LiveServer, axe: Axe, page: Page, phone: Page
) -> None:
    edition = desk_edition()
    enter(page.context, live_server.url, make_user(Role.PANITIA))
    page.goto(f"/panitia/{edition.slug}/juri/")
    page.get_by_role("link", name="Tambah juri").click()
    page.get_by_label("Nama").fill("Dr. Rini")
    page.get_by_label("Email").fill("rini@contoh.id")
    page.get_by_label("Forum CSR").check()
    page.get_by_role("button", name="Tambah juri").click()
    row = page.locator("tr", has_text="Dr. Rini")
    row.get_by_role("button", name="Undang").click()
    expect(row.locator(".tag")).to_contain_text("Diundang, sampai")
    assert axe(page) == []

    accept(phone)
    phone.wait_for_url("**/juri/")
    page.reload()

    assert phone.locator("a.btn-primary", has_text="Lanjutkan").count() == 1
    expect(row.locator(".tag")).to_have_text("Diterima")
    expect(row.get_by_role("button", name="Kirim ulang")).to_have_count(0)


def test_a_superadmin_adds_staff_who_come_in_to_set_up_a_second_factor(
    live_server: LiveServer, axe: Axe, page: Page, phone: Page, settings: Settings
) -> None:
    enter(page.context, live_server.url, make_user(Role.SUPERADMIN))
    page.goto("/panitia/orang/tambah/")
    page.get_by_label("Nama lengkap").fill("Dewi")
    page.get_by_label("Email").fill("dewi@contoh.id")
    page.get_by_label("Panitia", exact=True).check()
    page.get_by_role("button", name="Tambah orang").click()
    invitation = page.locator("section", has=page.locator("#undangan"))
    expect(invitation.locator(".tag")).to_contain_text("Diundang, sampai")
    assert mailed_link() not in page.content()
    assert axe(page) == []

    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    accept(phone)
    phone.wait_for_url("**/akun/pengaman/")
    settings.STAFF_SECOND_FACTOR_REQUIRED = False  # the superadmin of this test has none
    page.reload()

    expect(invitation.locator(".tag")).to_have_text("Diterima")
    expect(invitation.get_by_role("button")).to_have_count(0)
