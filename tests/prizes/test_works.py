"""Certificates as long work: shared out, packed and joined, for whoever may still ask for it."""

from __future__ import annotations

import hashlib
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pikepdf
import pytest
from django.core.files.storage import default_storage

from kube_awards.accounts.roles import Role
from kube_awards.accounts.services.people import revoke_role
from kube_awards.core.errors import Refused
from kube_awards.core.jobs import DIVIDED, Hold
from kube_awards.core.made_files import place_to_make
from kube_awards.core.services.jobs import claim_job, retry_job
from kube_awards.core.services.parts import cut_job, take_part
from kube_awards.core.tasks import run_job
from prizes.models import Certificate, Decision
from prizes.packing import CHECKSUMS
from prizes.selectors.certificates import issued_bytes, issued_certificates
from prizes.selectors.holders import holders_of
from prizes.services.certificates import issue_certificates
from prizes.services.issuing import PART, start_issuing, start_packing
from prizes.works import issue_part
from tests.factories import approved, closed_edition, make_user, proposed
from tests.ledger_lines import written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from kube_awards.core.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision with three awards, and three judges."""
    return approved(proposed(closed_edition()))


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA)


def done(job: Job) -> Job:
    """Let a worker do a job."""
    run_job.call(job.public_id)
    job.refresh_from_db()
    return job


def all_issued(decision: Decision, panitia: User) -> list[Certificate]:
    """Issue all six certificates, and return them in the order they are handed over."""
    issue_certificates(decision=decision, actor=panitia)
    return issued_certificates(decision.edition)


def test_parts_hold_fifty_and_follow_the_order_of_the_call(
    decision: Decision, panitia: User
) -> None:
    job = start_issuing(decision=decision, actor=panitia, back="/", size=4)
    claimed = claim_job(job.public_id)
    assert claimed is not None
    cut_job(job=claimed, cut=DIVIDED[job.kind].cut)

    keys = [holder.key for holder in holders_of(decision)]
    assert PART == 50
    assert list(claimed.parts.values_list("title", "payload", "size")) == [
        ("Piagam 1 sampai 4", {"keys": keys[:4]}, 4),
        ("Piagam 5 sampai 6", {"keys": keys[4:]}, 2),
        ("Penyelesaian", {}, 0),
    ]


def test_all_who_wait_get_their_certificate_and_nobody_a_second(
    decision: Decision, panitia: User
) -> None:
    issue_certificates(decision=decision, actor=panitia, keys=[holders_of(decision)[0].key])

    job = done(start_issuing(decision=decision, actor=panitia, back="/", size=2))

    assert (job.state, job.done, job.message) == ("done", 5, "5 piagam diterbitkan.")
    assert Certificate.objects.count() == 6
    assert {each.issued_by for each in Certificate.objects.all()} == {panitia}


def test_only_those_are_issued_who_were_named(decision: Decision, panitia: User) -> None:
    keys = {holder.key for holder in holders_of(decision)[:2]}

    job = done(start_issuing(decision=decision, actor=panitia, back="/", keys=keys))

    assert job.done == 2
    issued = Certificate.objects.filter(award__isnull=False)
    assert {each.award.contestant.public_id for each in issued if each.award} == keys


def test_the_same_work_is_begun_once_and_other_work_waits_for_it(
    decision: Decision, panitia: User
) -> None:
    first = start_issuing(decision=decision, actor=panitia, back="/")

    again = start_issuing(decision=decision, actor=panitia, back="/")

    assert again == first
    with pytest.raises(Refused, match="Piagam lain sedang diterbitkan"):
        start_issuing(decision=decision, actor=panitia, back="/", renew=True)


def test_a_file_that_is_being_made_is_not_begun_again(decision: Decision, panitia: User) -> None:
    ask = partial(start_packing, edition=decision.edition, actor=panitia, back="/", for_print=True)

    assert ask() == ask()


def test_a_certificate_that_is_out_of_date_is_renewed(decision: Decision, panitia: User) -> None:
    all_issued(decision, panitia)
    type(decision.edition).objects.update(signatory_name="Drs. Pengganti")
    keys = [holder.key for holder in holders_of(decision)]

    job = done(start_issuing(decision=decision, actor=panitia, back="/", keys=keys, renew=True))

    assert (job.done, Certificate.objects.filter(status="valid").count()) == (6, 6)
    assert Certificate.objects.count() == 12


def test_a_part_that_is_done_a_second_time_changes_nothing(
    decision: Decision, panitia: User
) -> None:
    job = start_issuing(decision=decision, actor=panitia, back="/")
    claimed = claim_job(job.public_id)
    assert claimed is not None
    cut_job(job=claimed, cut=DIVIDED[job.kind].cut)
    part = take_part(claimed)
    assert part is not None
    issue_part(part, Hold(part))

    with written_lines() as lines:
        issue_part(part, Hold(part))

    assert (lines, Certificate.objects.count()) == ([], 6)


def test_it_is_not_done_for_who_is_no_panitia_any_more(decision: Decision, panitia: User) -> None:
    job = start_issuing(decision=decision, actor=panitia, back="/")
    revoke_role(user=panitia, role=Role.PANITIA, actor=None)

    assert done(job).state == "failed"
    assert "tidak lagi bertugas sebagai panitia" in job.message
    assert not Certificate.objects.exists()


def test_it_is_not_done_for_a_decision_that_is_gone(decision: Decision, panitia: User) -> None:
    job = start_issuing(decision=decision, actor=panitia, back="/")
    type(job).objects.update(payload={**job.payload, "decision": 0})

    assert done(job).message == "Penetapan ini sudah tidak ada."


def test_a_package_holds_every_file_and_its_checksum(decision: Decision, panitia: User) -> None:
    issued = all_issued(decision, panitia)
    edition = decision.edition

    with written_lines() as lines:
        job = done(start_packing(edition=edition, actor=panitia, back="/", for_print=False))

    assert (job.state, job.done, job.total, job.message) == ("done", 6, 6, "6 piagam.")
    assert job.result_name == f"Piagam_{edition.slug}.zip"
    assert [line.action for line in lines] == [
        "certificates.pack_enqueued",
        "certificates.packed",
    ]
    with job.result.open("rb") as file, zipfile.ZipFile(file) as archive:
        sums = archive.read(CHECKSUMS).decode()
        names = [each for each in archive.namelist() if each != CHECKSUMS]
        digests = [hashlib.sha256(archive.read(name)).hexdigest() for name in names]
    assert digests == [each.digest for each in issued]
    assert sums == "".join(f"{d}  {n}\n" for d, n in zip(digests, names, strict=True))


def test_a_print_file_holds_every_page(decision: Decision, panitia: User) -> None:
    all_issued(decision, panitia)
    edition = decision.edition

    with written_lines() as lines:
        job = done(start_packing(edition=edition, actor=panitia, back="/", for_print=True))

    assert job.result_name == f"Piagam_{edition.slug}_cetak-semua.pdf"
    assert [line.action for line in lines] == [
        "certificates.print_enqueued",
        "certificates.printed",
    ]
    with pikepdf.open(job.result.path) as pdf:
        assert len(pdf.pages) == 6


def test_a_file_that_is_made_again_takes_the_place_of_the_first(
    decision: Decision, panitia: User
) -> None:
    all_issued(decision, panitia)
    edition = decision.edition
    job = done(start_packing(edition=edition, actor=panitia, back="/", for_print=True))
    type(job).objects.update(state="cancelled")

    again = done(retry_job(job=job))

    assert again.state == "done"
    assert again.result.size > 0
    assert default_storage.listdir("sementara") == ([], [])


def test_nothing_is_packed_before_anything_was_issued(decision: Decision, panitia: User) -> None:
    edition = decision.edition

    job = done(start_packing(edition=edition, actor=panitia, back="/", for_print=True))

    assert (job.state, job.message) == ("failed", "Belum ada piagam yang diterbitkan.")


def test_nothing_is_packed_with_a_damaged_file_in_it(decision: Decision, panitia: User) -> None:
    issued = all_issued(decision, panitia)[1]
    Certificate.objects.filter(pk=issued.pk).update(digest="0" * 64)
    edition = decision.edition

    job = done(start_packing(edition=edition, actor=panitia, back="/", for_print=False))

    assert job.state == "failed"
    assert issued.grouped_code in job.message
    assert default_storage.listdir("sementara") == ([], [])


def test_what_a_killed_worker_left_half_written_is_removed(
    decision: Decision, panitia: User
) -> None:
    issued = all_issued(decision, panitia)
    job = start_packing(edition=decision.edition, actor=panitia, back="/", for_print=True)
    claimed = claim_job(job.public_id)
    assert claimed is not None
    cut_job(job=claimed, cut=DIVIDED[job.kind].cut)
    part = take_part(claimed)
    assert part is not None
    left = place_to_make(part)
    left.write_bytes(issued_bytes(issued[0]))
    part.attempt += 1

    assert place_to_make(part) != left
    assert not left.exists()
