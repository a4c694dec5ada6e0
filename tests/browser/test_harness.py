"""The browser harness finds what it is there to find, on a page that has nothing wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)


def test_sign_in_is_accessible_on_a_desk(page: Page, axe: Axe) -> None:
    page.goto("/masuk/")

    assert axe(page) == []


def test_sign_in_is_accessible_on_a_telephone(phone: Page, axe: Axe) -> None:
    phone.goto("/masuk/")

    assert axe(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_axe_finds_what_is_wrong(page: Page, axe: Axe) -> None:
    page.goto("/masuk/")
    page.evaluate("document.documentElement.removeAttribute('lang')")

    assert [line.split(":")[0] for line in axe(page)] == ["html-has-lang (serious)"]


def test_an_injected_script_does_not_run(page: Page, complaints: list[str]) -> None:
    page.goto("/masuk/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'document.title = \"taken\"'}))"
    )

    assert page.title() != "taken"
    assert ["Content Security Policy" in line for line in complaints] == [True]
    complaints.clear()


def test_a_request_to_another_host_is_a_complaint(page: Page, complaints: list[str]) -> None:
    page.goto("/masuk/")
    page.evaluate(
        "document.body.append(Object.assign(new Image(), {src: 'http://a.example/b.png'}))"
    )
    page.wait_for_timeout(200)

    assert complaints != []
    complaints.clear()
