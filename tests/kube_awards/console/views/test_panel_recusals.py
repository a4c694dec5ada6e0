from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.services.judging import close_judging
from tests.circumstances import recuse
from tests.factories import make_user, open_edition
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_conflict_declared_by_mistake_is_taken_back(panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=1)
    judge = recuse(edition, judge=1, code="31.75").judge

    address = f"/panitia/{edition.slug}/juri/{judge.public_id}/benturan/31.75/batal/"
    listed = page(panitia, edition, "juri/")
    asked = words_of(panitia.get(address))
    done = words_of(panitia.post(address, {"alasan": "Salah wilayah."}, follow=True))

    assert f"Batalkan {judge.name}, Jakarta Timur" in listed
    assert "Dinyatakan dengan alasan: Hubungan keluarga" in asked
    assert f"Benturan kepentingan {judge.name} dengan Jakarta Timur dibatalkan." in done
    assert panitia.get(address).status_code == 404


@pytest.mark.parametrize("step", ["tidak-hadir", "benturan/31.75/batal"])
def test_a_missing_reason_is_said_once_on_the_page(step: str, panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=1)
    judge = recuse(edition, judge=1, code="31.75").judge

    answer = panitia.post(f"/panitia/{edition.slug}/juri/{judge.public_id}/{step}/", {"alasan": ""})

    assert (answer.status_code, answer.content.count(b'class="errsum"')) == (422, 1)


def test_after_closing_a_conflict_stays(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    judge = recuse(edition, judge=1, code="31.75").judge
    close_judging(edition=edition, actor=make_user())

    address = f"/panitia/{edition.slug}/juri/{judge.public_id}/benturan/31.75/batal/"
    asked = words_of(panitia.get(address))
    refused = panitia.post(address, {"alasan": "Salah wilayah."}, follow=True)

    assert "Setelah penilaian ditutup, benturan kepentingan tidak dapat dibatalkan." in asked
    assert refused.status_code == 422
    assert judge.recusals.exists()
