"""The addresses of long work: for who may do the work of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from kube_awards.core.jobs import Outcome
from kube_awards.core.services.jobs import claim_job, create_job, fail_job, finish_job
from tests.factories import make_user
from tests.security.rungs import Rung

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.models import User

PANITIA = ("panitia",)
WAITING, FAILED, DONE = "jobwaiting000001", "jobfailed0000001", "jobdone000000001"
AT = "/panitia/tugas/"
JOBS = [
    Rung("console:job", f"{AT}{DONE}/", "setup", PANITIA, get=200, refused=404),
    Rung("console:job_progress", f"{AT}{DONE}/kemajuan/", "setup", PANITIA, get=200, refused=404),
    Rung("console:job_cancel", f"{AT}{WAITING}/batalkan/", "setup", PANITIA, post=302, refused=404),
    Rung("console:job_retry", f"{AT}{FAILED}/ulangi/", "setup", PANITIA, post=302, refused=404),
    Rung("console:job_result", f"{AT}{DONE}/berkas/", "setup", PANITIA, get=200, refused=404),
]


def make_jobs(edition: Edition) -> User:
    """Leave one job that waits, one that failed and one that made a file; return their owner."""
    owner = make_user()
    payload = {"edition": edition.slug, "act": "run_judging"}
    for public_id in (WAITING, FAILED, DONE):
        job = create_job(kind="uji", title="Uji", owner_id=owner.pk, payload=payload)
        type(job).objects.filter(pk=job.pk).update(public_id=public_id)
    if failed := claim_job(FAILED):
        fail_job(job=failed, message="Berkas rusak.")
    if done := claim_job(DONE):
        file = ContentFile(b"isi", name="uji.xlsx")
        finish_job(job=done, outcome=Outcome("Selesai.", file=file, file_name="uji.xlsx"))
    return owner
