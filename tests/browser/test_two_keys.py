"""What the office fears most, counted: from "all sent" to proposed; the second key (T11, T12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from assessments.services.judging import close_judging
from kube_awards.console.sample.loader import read_sample_edition
from kube_awards.console.sample.review import look_through
from kube_awards.console.sample.store import DECIDED_ON, StoredSample, store_sample
from prizes.models import Decision
from prizes.services.decisions import propose_decision
from tests.browser.walk import Walk

if TYPE_CHECKING:
    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sample(live_server: object) -> StoredSample:
    """Return the sample with every sheet sent and judging still open, as the server reads it."""
    return store_sample(read_sample_edition(), scored=True)


def test_panitia_proposes_with_three_warnings_in_twelve_clicks(
    page: Page, axe: Axe, sample: StoredSample
) -> None:
    walk = Walk(page, axe, sample)
    walk.sign_in("panitia@contoh.test")
    walk.press_named("Tutup penilaian")
    walk.press_named("Tutup penilaian")
    walk.press_named("Tinjau hasil")
    walk.propose()

    expect(page.get_by_role("main")).to_contain_text("menunggu pejabat penetap")
    assert (walk.clicks, walk.notes) == (12, 3)
    assert Decision.objects.get().state == "proposed"


def test_penetap_approves_on_a_phone_in_four_taps(
    phone: Page, axe: Axe, sample: StoredSample
) -> None:
    panitia = sample.user("panitia@contoh.test")
    edition = close_judging(edition=sample.edition, actor=panitia)
    look_through(edition=edition, actor=panitia, held_on=DECIDED_ON)
    propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)
    walk = Walk(phone, axe, sample)

    walk.sign_in("penetap@contoh.test")
    walk.press(".nextstep a.btn-primary")
    walk.approve()

    expect(phone.get_by_role("main")).to_contain_text("Hasil sudah ditetapkan.")
    assert walk.clicks <= 4
    assert Decision.objects.get().state == "approved"
