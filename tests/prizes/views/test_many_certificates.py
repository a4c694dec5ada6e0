"""Many certificates are left to the workers; the page says where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from kube_awards.accounts.roles import Role
from kube_awards.core.models import Job
from prizes.models import Certificate, Decision
from prizes.services.issuing import ISSUE, PACK, PRINT
from tests.factories import approved, closed_edition, issued, make_user, proposed, signed_in
from tests.pages import words_of
from tests.prizes.document_pages import address

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(monkeypatch: pytest.MonkeyPatch) -> Decision:
    """Give an approved decision with one award and one judge, which is many here."""
    monkeypatch.setattr("prizes.views.documents.LARGE", 1)
    return approved(proposed(closed_edition(judges=1, contestants=1)))


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def job_page(job: Job) -> str:
    return reverse("console:job", args=[job.public_id])


def test_issuing_leads_to_the_page_of_its_work(decision: Decision, panitia: Client) -> None:
    answer = panitia.post(address(decision, "terbitkan/"))

    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, job_page(job))
    assert (job.kind, job.back, job.payload["keys"]) == (ISSUE, address(decision), None)
    assert not Certificate.objects.exists()


def test_issuing_twice_is_one_work_that_the_page_leads_to(
    decision: Decision, panitia: Client
) -> None:
    answers = [panitia.post(address(decision, "terbitkan/")) for _each in range(2)]

    job = Job.objects.get()
    assert [each["Location"] for each in answers] == [job_page(job)] * 2
    page = panitia.get(address(decision))
    assert "Piagam sedang diterbitkan. Lihat kemajuannya" in words_of(page)
    assert job_page(job) in page.content.decode()


@pytest.mark.parametrize(("form", "kind"), [("cetak", PRINT), ("zip", PACK)])
def test_one_file_of_all_is_prepared_by_a_worker(
    decision: Decision, panitia: Client, form: str, kind: str
) -> None:
    issued(decision)
    assert "Siapkan berkas cetak Siapkan ZIP" in words_of(panitia.get(address(decision)))

    answers = [panitia.post(address(decision, "siapkan/"), {"bentuk": form}) for _each in range(2)]

    job = Job.objects.get()
    assert job.kind == kind
    assert [each["Location"] for each in answers] == [job_page(job)] * 2


@pytest.mark.parametrize("page", ["piagam-cetak-semua.pdf", "piagam.zip"])
def test_whoever_asks_for_the_file_itself_is_led_to_the_page(
    decision: Decision, panitia: Client, page: str
) -> None:
    issued(decision)

    answer = panitia.post(address(decision, page), follow=True)

    assert answer.redirect_chain == [(address(decision), 302)]
    assert "disiapkan dulu oleh pekerja tugas" in words_of(answer)


def test_nothing_is_prepared_before_the_approval(panitia: Client) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    assert panitia.post(address(decision, "siapkan/"), {"bentuk": "zip"}).status_code == 404
    assert not Job.objects.exists()


def test_who_may_not_issue_sees_no_button(decision: Decision) -> None:
    issued(decision)

    page = words_of(signed_in(make_user(Role.PENGAWAS)).get(address(decision)))

    assert "Siapkan" not in page
    assert "Unduh semua" not in page
