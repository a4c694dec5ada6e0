"""A job's page says how far it is, and lets its people leave, cancel, repeat and fetch."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from assessments.models import Judge
from kube_awards.accounts.roles import Role
from kube_awards.core.jobs import Outcome
from kube_awards.core.models import SILENCE, Job, JobState
from kube_awards.core.services.jobs import advance_job, claim_job, create_job, finish_job
from tests.factories import make_edition, make_user, signed_in
from tests.pages import words_of

pytestmark = pytest.mark.django_db


def job_of(state: JobState = JobState.QUEUED, **facts: object) -> tuple[Job, str]:
    """Return a job of panitia in this state, and its address."""
    owner = make_user(Role.PANITIA)
    job = create_job(kind="uji", title="Impor KUBE", owner_id=owner.pk, payload={}, back="/")
    Job.objects.filter(pk=job.pk).update(state=state, **facts)
    job.refresh_from_db()
    return job, reverse("console:job", args=[job.public_id])


def test_work_that_waits_may_be_left_and_cancelled_and_loads_anew_by_itself() -> None:
    """Without scripts the page refreshes; a script takes only the moving part."""
    job, address = job_of()
    answer = signed_in(job.owner).get(address)
    page = words_of(answer)
    for words in ("Menunggu giliran", "Anda boleh meninggalkan halaman ini", "Batalkan"):
        assert words in page
    assert 'http-equiv="refresh" content="5"' in answer.content.decode()
    assert "Ulangi" not in page


def test_work_under_way_shows_its_share() -> None:
    """A progress bar and the same in words."""
    job, address = job_of()
    mine = claim_job(job.public_id)
    assert mine is not None
    advance_job(job=mine, done=3, total=12, message="Membaca baris")
    page = signed_in(job.owner).get(f"{address}kemajuan/").content.decode()
    assert "3 dari 12" in page
    assert 'value="25"' in page
    assert "Membaca baris" in page
    assert "<html" not in page


@pytest.mark.parametrize(
    ("state", "facts", "words"),
    [
        (JobState.DONE, {"failures": 1}, "Selesai dengan 1 kegagalan"),
        (JobState.DONE, {}, "Selesai"),
        (JobState.FAILED, {"message": "Berkas rusak."}, "Berkas rusak."),
        (JobState.CANCELLED, {}, "Dibatalkan"),
    ],
)
def test_what_is_over_stands_still(state: JobState, facts: dict[str, object], words: str) -> None:
    """No refresh, nothing to cancel; what did not succeed may be repeated."""
    job, address = job_of(state, **facts)
    answer = signed_in(job.owner).get(address)
    page = words_of(answer)
    assert words in page
    assert "Batalkan" not in page
    assert ("Ulangi" in page) == (state != JobState.DONE)
    assert "http-equiv" not in answer.content.decode()


def test_work_whose_worker_fell_silent_says_so_and_is_repeated() -> None:
    """Nobody waits for ever."""
    old = timezone.now() - SILENCE - dt.timedelta(seconds=1)
    job, address = job_of(JobState.RUNNING, seen_at=old, started_at=old)
    client = signed_in(job.owner)
    page = words_of(client.get(address))
    assert "Terhenti" in page
    assert "2 menit" in page
    client.post(f"{address}ulangi/")
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_running_work_that_is_cancelled_stops_a_little_later() -> None:
    """The page says so."""
    job, address = job_of(JobState.RUNNING, seen_at=timezone.now())
    page = words_of(signed_in(job.owner).post(f"{address}batalkan/", follow=True))
    assert "Tugas berhenti sebentar lagi." in page


def test_the_file_is_handed_out_as_a_download() -> None:
    """It is saved, never shown, and stays in no cache."""
    job, address = job_of()
    mine = claim_job(job.public_id)
    assert mine is not None
    file = ContentFile(b"isi", name="a.xlsx")
    finish_job(job=mine, outcome=Outcome("Siap.", file=file, file_name="hasil – 1.xlsx"))
    answer = signed_in(job.owner).get(f"{address}berkas/")
    assert answer.content == b"isi"
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_gone_is_missing() -> None:
    """So is one that never was."""
    job, address = job_of(result="tugas/tidak-ada.xlsx")
    assert signed_in(job.owner).get(f"{address}berkas/").status_code == 404
    job, address = job_of()
    assert signed_in(job.owner).get(f"{address}berkas/").status_code == 404


def test_work_on_an_edition_is_for_who_may_do_it_now() -> None:
    """A colleague follows it; a judge of that edition, another role or a former owner does not."""
    edition = make_edition()
    payload = {"edition": edition.slug, "act": "run_judging"}
    former, judge = make_user(), make_user(Role.PANITIA)
    Judge.objects.create(edition=edition, user=judge, order=1, unsur="praktisi")
    job = create_job(kind="uji", title="Impor KUBE", owner_id=former.pk, payload=payload)
    address = reverse("console:job", args=[job.public_id])

    assert signed_in(make_user(Role.PANITIA)).get(address).status_code == 200
    for stranger in (judge, former, make_user(Role.PENGAWAS), make_user(Role.SUPERADMIN)):
        assert signed_in(stranger).get(address).status_code == 404


def test_work_on_no_edition_is_for_its_owner_alone() -> None:
    """For a colleague it is as missing as one that never was, whatever they ask of it."""
    _job, address = job_of()
    colleague = signed_in(make_user(Role.PANITIA))

    asked = [colleague.get(address), colleague.get(f"{address}kemajuan/"),
             colleague.get(f"{address}berkas/"), colleague.post(f"{address}batalkan/"),
             colleague.post(f"{address}ulangi/")]  # fmt: skip

    assert [each.status_code for each in asked] == [404] * 5


def test_work_on_an_edition_that_is_gone_is_missing() -> None:
    """Nobody can be asked whether they may."""
    owner = make_user(Role.PANITIA)
    payload = {"edition": "hilang", "act": "run_judging"}
    job = create_job(kind="uji", title="Uji", owner_id=owner.pk, payload=payload)
    address = reverse("console:job", args=[job.public_id])

    assert signed_in(owner).get(address).status_code == 404
