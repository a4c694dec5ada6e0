"""Do the long work on certificates: issue them by fifties, pack them, join them for the printer.

A worker may die at any moment, and another may take its part while it only slept. Issuing stands
that, because a certificate is kept under the edition's lock and only for who has none by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.models import Edition
from assessments.permissions import Act, may
from kube_awards.accounts.models import User
from kube_awards.core.errors import Refused
from kube_awards.core.jobs import DividedWork, Outcome, undivided
from kube_awards.core.made_files import MadeFile, place_to_make
from kube_awards.core.pdf import merge_pdfs_into
from kube_awards.core.services.parts import Share
from prizes.models import Decision
from prizes.packing import pack_certificates
from prizes.selectors.certificates import BytesDiffer, issued_bytes, issued_certificates
from prizes.services.certificates import draft_certificates, keep_certificates, waiting_keys
from prizes.services.handing_out import record_certificates_handed_out
from prizes.services.issuing import ISSUE, PACK, PART, PRINT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from kube_awards.core.jobs import Hold
    from kube_awards.core.models import Job, JobPart
    from prizes.models import Certificate

    Writer: TypeAlias = Callable[[BinaryIO, Iterable[Certificate]], None]


def cut_issuing(job: Job) -> list[Share]:
    """Share out those who wait for a certificate now, in the order they are called."""
    decision, _owner = _begun(job)
    keys = waiting_keys(decision=decision, keys=job.payload["keys"], renew=job.payload["renew"])
    size = job.payload["size"]
    return [_share(at, keys[at : at + size]) for at in range(0, len(keys), size)]


def _share(at: int, keys: list[str]) -> Share:
    called = _("Piagam %(first)d sampai %(last)d") % {"first": at + 1, "last": at + len(keys)}
    return Share(called, {"keys": keys}, size=len(keys))


def issue_part(part: JobPart, hold: Hold) -> None:
    """Issue the certificates of one part; who has one by now is left alone."""
    decision, owner = _begun(part.job)
    renew = part.job.payload["renew"]
    drafts = draft_certificates(decision=decision, keys=part.payload["keys"], renew=renew)
    hold.renew()
    keep_certificates(decision=decision, actor=owner, drafts=drafts, renew=renew)


def end_issuing(job: Job, _hold: Hold) -> Outcome:
    """Say how many were issued."""
    sentence = ngettext("%(count)d piagam diterbitkan.", "%(count)d piagam diterbitkan.", job.done)
    return Outcome(sentence % {"count": job.done})


def packed(job: Job, hold: Hold) -> Outcome:
    """Write the ZIP of all certificates with their checksums."""
    return _written(job, hold, lambda target, issued: pack_certificates(issued, target), ".zip")


def printed(job: Job, hold: Hold) -> Outcome:
    """Write one PDF of all certificates, in the order they are handed over."""

    def write(target: BinaryIO, issued: Iterable[Certificate]) -> None:
        merge_pdfs_into(target, (issued_bytes(each) for each in issued))

    return _written(job, hold, write, ".pdf")


def _written(job: Job, hold: Hold, write: Writer, suffix: str) -> Outcome:
    edition, owner = _allowed(job)
    issued = issued_certificates(edition)
    if not issued:
        raise Refused(_("Belum ada piagam yang diterbitkan."))
    path = place_to_make(hold.part)
    try:
        with path.open("wb") as target:
            write(target, _stepping(issued, hold))
    except BytesDiffer as damage:
        path.unlink()
        raise Refused(
            _("Berkas piagam %(code)s hilang atau tidak lagi seperti saat diterbitkan.")
            % {"code": damage.certificate.grouped_code}
        ) from damage
    record_certificates_handed_out(
        edition=edition, actor=owner, count=len(issued), is_for_print=suffix == ".pdf"
    )
    name = f"Piagam_{edition.slug}{'_cetak-semua' if suffix == '.pdf' else ''}{suffix}"
    sentence = ngettext("%(count)d piagam.", "%(count)d piagam.", len(issued))
    return Outcome(sentence % {"count": len(issued)}, file=MadeFile(path, suffix), file_name=name)


def _stepping(issued: list[Certificate], hold: Hold) -> Iterator[Certificate]:
    """Give one after the other, and say how far it is each time a part's worth is done."""
    for at, certificate in enumerate(issued):
        if at % PART == 0:
            hold.step(at, len(issued))
        yield certificate


def _begun(job: Job) -> tuple[Decision, User]:
    edition, owner = _allowed(job)
    decision = Decision.objects.filter(pk=job.payload["decision"], edition=edition).first()
    if decision is None:
        raise Refused(_("Penetapan ini sudah tidak ada."))
    return decision, owner


def _allowed(job: Job) -> tuple[Edition, User]:
    """Return the edition, and whoever asked for the work and must still be allowed to do it.

    A job can wait, and be repeated.
    """
    edition = Edition.objects.get(slug=job.payload["edition"])
    owner = User.objects.get(pk=job.owner_id)
    if not may(owner, Act(job.payload["act"]), edition):
        raise Refused(_("Yang memulai tugas ini tidak lagi bertugas sebagai panitia edisi ini."))
    return edition, owner


UNIT = gettext_lazy("dokumen")
WORKS = {
    ISSUE: DividedWork(cut_issuing, issue_part, end_issuing, UNIT),
    PACK: undivided(packed, UNIT),
    PRINT: undivided(printed, UNIT),
}
