"""The whole job in Chromium, on a desk and on a telephone, with axe on every page on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.console.sample.loader import read_sample_edition
from kube_awards.console.sample.store import StoredSample, store_sample
from kube_awards.ledger.selectors import verify_chain
from tests.browser.conftest import DESK, PHONE, window
from tests.browser.desk import enter
from tests.browser.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sample(live_server: object) -> StoredSample:
    """Return the sample with judging open, in the database that the server reads."""
    return store_sample(read_sample_edition())


@pytest.fixture(params=[DESK, PHONE], ids=["page", "phone"])
def browser_page(
    chromium: Browser,
    live_server: LiveServer,
    complaints: list[str],
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """Give a desk, then a telephone; everybody signs in on it, one after the other."""
    size: ViewportSize = request.param
    with window(chromium, live_server.url, size, complaints, worker=False) as page:
        yield page


@pytest.fixture
def walk(browser_page: Page, axe: Axe, sample: StoredSample) -> Walk:
    """Return a walk through the sample in each window."""
    return Walk(browser_page, axe, sample)


@pytest.mark.timeout(300)  # thirty pages, axe on each
def test_the_open_sample_becomes_a_printed_certificate(walk: Walk, tmp_path: Path) -> None:
    walk.sign_in("juri3@contoh.test")
    walk.score_what_is_left()
    walk.sign_in("panitia@contoh.test")
    walk.visit("/panitia/2018/tutup/")
    walk.press("form[action*='tutup'] button, main form button")
    walk.visit("/panitia/2018/hasil/kube/")
    walk.propose()
    walk.sign_in("penetap@contoh.test")
    walk.visit("/panitia/2018/penetapan/")
    walk.approve()
    walk.confirm_the_minutes("juri1@contoh.test")
    walk.sign_in("panitia@contoh.test")
    walk.visit("/panitia/2018/pengumuman/")
    walk.go_on_without_the_others()
    walk.press("form[action$='/umumkan/'] button")
    walk.visit("/panitia/2018/dokumen/")
    walk.press("button[form='terbitkan']")
    with walk.page.expect_download() as download:
        walk.page.locator("form[action*='/dokumen/piagam/'] button").first.click()
    download.value.save_as(tmp_path / "piagam.pdf")
    walk.page.context.clear_cookies()
    for path in ("/", "/hasil/2018/", "/en/hasil/2018/", "/cek/"):
        walk.visit(path)

    assert (tmp_path / "piagam.pdf").read_bytes()[:5] == b"%PDF-"
    assert verify_chain().first_broken is None


def test_without_scripts_an_older_page_is_asked_and_never_obeyed(
    chromium: Browser, live_server: LiveServer, sample: StoredSample, complaints: list[str]
) -> None:
    with window(chromium, live_server.url, PHONE, complaints, scripts=False) as page:
        enter(page.context, live_server.url, sample.user("juri3@contoh.test"))
        page.goto("/juri/")
        page.locator("a[href*='#ind']").first.click()
        older = page.context.new_page()
        older.goto(page.url)
        for one, value in ((page, 4), (older, 1)):
            one.locator(f"#ind7 label[for$='_{value}']").click()
            with one.expect_navigation() as answer:
                one.locator("button[value=save]").click()
        complaints.clear()  # Chromium notes the 409 of the answer on its console

        assert answer.value is not None
        assert answer.value.status == 409
        assert older.locator("input[type=radio][name=nilai-7]").count() == 2
