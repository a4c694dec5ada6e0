"""A prize is taxed, looked at twice and handed over, on a desk and on a telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Payment
from tests.browser.desk import enter
from tests.factories import make_user
from tests.prizes.payment_cases import decided

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)
PROVOKED = re.compile(r"status of 422")
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("window", ["page", "phone"])
def test_a_prize_is_handed_over(
    window: str, live_server: LiveServer, axe: Axe, request: pytest.FixtureRequest
) -> None:
    slug = decided(contestants=2, kinds=("kube", "pendamping")).edition.slug
    page: Page = request.getfixturevalue(window)
    enter(page.context, live_server.url, make_user(Role.BENDAHARA))

    def look() -> tuple[list[str], object]:
        return axe(page), page.evaluate(TOO_WIDE)

    page.goto(f"/panitia/{slug}/pembayaran/")
    assert look() == ([], False)
    page.get_by_role("link", name="Buka pembayaran Juara I, KUBE").click()
    page.get_by_label("Potongan pajak").select_option("manual")
    page.get_by_label("Jumlah potongan (rupiah)").fill("440.000,50")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Tulis rupiah bulat").first.wait_for()
    assert look() == ([], False)
    page.get_by_label("Jumlah potongan (rupiah)").fill("Rp440.000")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Tandai sudah diterima").click()
    page.get_by_label("Tanggal diterima").fill("2018-11-05")
    page.get_by_label("Tunai").check()
    assert look() == ([], False)
    page.get_by_role("button", name="Periksa sekali lagi").click()
    page.get_by_text("Senin, 5 November 2018").wait_for()
    assert look() == ([], False)
    page.get_by_role("button", name="Ya, sudah diterima").click()
    page.get_by_text("Penyerahan dicatat.").wait_for()
    assert look() == ([], False)

    assert [each.net for each in Payment.objects.filter(paid_at__isnull=False)] == [2_560_000]
