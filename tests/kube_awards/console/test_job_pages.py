"""A job's page says how far it is, and lets its people leave, cancel, repeat and fetch."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.files.base import ContentFile
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone

from assessments.models import Judge
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused
from kube_awards.core.jobs import DIVIDED, Outcome
from kube_awards.core.models import SILENCE, Job, JobState
from kube_awards.core.services.jobs import (
    advance_job,
    cancel_job,
    claim_job,
    create_job,
    finish_job,
)
from kube_awards.core.services.parts import cut_job, end_cancelled_job, finish_part, take_part
from kube_awards.core.tasks import help_job
from tests.factories import make_edition, make_user, signed_in
from tests.kube_awards.core.shared_work import KIND, Diary, divided_job, registered
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.core.models import JobPart

pytestmark = pytest.mark.django_db


def job_of(state: JobState = JobState.QUEUED, **facts: object) -> tuple[Job, str]:
    """Return a job of panitia in this state, and its address."""
    owner = make_user(Role.PANITIA)
    job = create_job(kind="uji", title="Impor KUBE", owner_id=owner.pk, payload={}, back="/")
    Job.objects.filter(pk=job.pk).update(state=state, **facts)
    job.refresh_from_db()
    return job, reverse("console:job", args=[job.public_id])


def shared_job() -> tuple[Job, str]:
    """Return a running job in parts, and its address."""
    job = divided_job()
    claimed = claim_job(job.public_id)
    assert claimed is not None
    cut_job(job=claimed, cut=DIVIDED[KIND].cut)
    return claimed, reverse("console:job", args=[job.public_id])


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


def test_work_in_parts_counts_what_it_makes_and_guesses_how_long_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two of six documents took two minutes; the other four will take four."""
    registered(monkeypatch, Diary())
    job, address = shared_job()
    part = take_part(job)
    assert part is not None
    assert "menit lagi" not in words_of(signed_in(job.owner).get(address))
    finish_part(part=part)
    Job.objects.filter(pk=job.pk).update(started_at=timezone.now() - dt.timedelta(minutes=2))

    page = words_of(signed_in(job.owner).get(address))

    assert "2 dari 6 dokumen" in page
    assert "2 menit, kira-kira 4 menit lagi" in page


def test_work_in_parts_is_nearly_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less than half a minute is not counted."""
    registered(monkeypatch, Diary())
    job, address = shared_job()
    for _each in range(3):
        part = take_part(job)
        assert part is not None
        finish_part(part=part)

    page = words_of(signed_in(job.owner).get(address))

    assert "6 dari 6 dokumen" in page
    assert "Kurang dari semenit, hampir selesai" in page


@pytest.mark.parametrize("count", [1, 13])
def test_the_page_names_failed_parts_and_repeats_them_alone(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    """The first few by name with the reason, the others by number."""

    def before(part: JobPart) -> None:
        raise Refused(f"Alasan {part.number}.")

    registered(monkeypatch, Diary(before, cuts=count))
    job, address = shared_job()
    help_job.call(job.public_id)
    client = signed_in(job.owner)

    with django_assert_num_queries(6):
        answer = client.get(address)

    page = words_of(answer)
    assert "Bagian 1: Alasan 1." in page
    assert f"Ulangi yang gagal ({count})" in page
    assert f"Selesai dengan {count} kegagalan" in page
    assert ("dan 3 bagian lain" in page, "Alasan 11." in page) == (count == 13, False)
    registered(monkeypatch, Diary())
    client.post(f"{address}ulangi/")
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_cancelled_work_in_parts_is_taken_up_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done stays done."""
    registered(monkeypatch, Diary())
    job, address = shared_job()
    part = take_part(job)
    assert part is not None
    finish_part(part=part)
    cancel_job(job=job)
    end_cancelled_job(job)

    assert "Lanjutkan" in words_of(signed_in(job.owner).get(address))


def test_work_in_parts_goes_on_by_itself_after_a_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that starts again takes it up, so the page keeps looking."""
    registered(monkeypatch, Diary())
    job, address = shared_job()
    old = timezone.now() - SILENCE - dt.timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(seen_at=old)

    answer = signed_in(job.owner).get(address)

    assert "Terhenti" in words_of(answer)
    assert 'http-equiv="refresh"' in answer.content.decode()


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
    assert isinstance(answer, StreamingHttpResponse)
    assert b"".join(answer.streaming_content) == b"isi"
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
