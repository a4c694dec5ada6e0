"""Ten contestants imported from a spreadsheet: at most four clicks (ux.md §1, T9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from assessments.models import Contestant
from kube_awards.accounts.roles import Role
from tests.factories import make_category, make_edition, make_kube, make_user, signed_in
from tests.kube_awards.console.imports.files import CONTESTANT, csv_file

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("window", ["page", "phone"])
def test_ten_contestants_are_imported_in_four_clicks(
    window: str, live_server: LiveServer, axe: Axe, request: pytest.FixtureRequest
) -> None:
    make_category(make_edition())
    names = [make_kube(name=f"Melati {number}").name for number in range(10)]
    sent = csv_file(CONTESTANT, *(("KUBE", name, "Jakarta Timur", "") for name in names)).read()
    panitia = signed_in(make_user(Role.PANITIA))
    page: Page = request.getfixturevalue(window)
    session = panitia.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    page.goto("/panitia/")

    page.get_by_role("link", name="Impor dari Excel atau CSV").click()  # 1
    page.locator("[name=berkas]").set_input_files(  # 2: choosing the file
        {"name": "peserta.csv", "mimeType": "text/csv", "buffer": sent}
    )
    page.get_by_role("button", name="Periksa berkas").click()  # 3
    page.get_by_text("10 baris dibaca: 10 siap, 0 salah, 0 peringatan.").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="Terapkan 10 baris").click()  # 4
    page.get_by_text("Impor diterapkan.").wait_for()

    assert Contestant.objects.count() == 10
    assert axe(page) == []
