"""Word the certificate of each holder, and tell where an issued one says something else by now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from assessments.selectors.logo import logo_bytes
from kube_awards.core.identifiers import LENGTH, grouped
from prizes.documents import CertificateContent
from prizes.selectors.certificates import frozen_content

if TYPE_CHECKING:
    import datetime as dt

    from django.utils.functional import _StrOrPromise

    from assessments.models import Edition, Judge
    from prizes.models import Award
    from prizes.selectors.holders import Holder

CODE_OF_SAME_LENGTH = "0" * LENGTH
# What a person reads for the fields of a certificate.
WORDS: dict[str, _StrOrPromise] = {
    "number": _("nomor"),
    "recipient": _("nama"),
    "letterhead": _("kop"),
    "place": _("tempat dan tanggal"),
    "date": _("tempat dan tanggal"),
    "signatory_title": _("penanda tangan"),
    "signatory_name": _("penanda tangan"),
    "signatory_nip": _("penanda tangan"),
    "paper": _("kertas"),
    "white_ground": _("warna dasar"),
    "extra_line": _("baris tambahan"),
    "logo": _("logo"),
}
OTHERWISE = _("isi")
# What a paper said before it could say anything else.
ABSENT: dict[str, object] = {"white_ground": False, "extra_line": "", "logo": "", "draft": False}
# Names the server and not the office; a server that moved makes no paper out of date.
NOT_COMPARED = {"check_url"}


@dataclass(frozen=True)
class Office:
    """What all certificates of an edition share, read once: letterhead, signatory, paper, day."""

    edition: Edition
    date: dt.date
    logo: bytes

    @classmethod
    def of(cls, edition: Edition, date: dt.date) -> Office:
        """Read the office's details as they are now; raise Refused where the logo is gone."""
        return cls(edition, date, logo_bytes(edition))


def certificate_content(
    holder: Holder, office: Office, *, code: str, draft: bool = False
) -> CertificateContent:
    """Return what the certificate of holder says now."""
    if holder.judge:
        content = _judge_content(holder, holder.judge, office, code)
    elif holder.award:
        content = award_content(holder.award, office, number=holder.number, code=code)
    else:
        raise ValueError("a certificate is of an award or of a judge")
    return replace(content, draft=draft)


def award_content(
    award: Award, office: Office, *, number: str = "", code: str = CODE_OF_SAME_LENGTH
) -> CertificateContent:
    """Return what the certificate of an award says, from the decision and the office's details."""
    return replace(
        office_content(office, code),
        number=number,
        recipient=award.name,
        region=award.region_name,
        award=f"{award.label} {award.category_name}",
        amount=award.amount,
    )


def _judge_content(holder: Holder, judge: Judge, office: Office, code: str) -> CertificateContent:
    shared = office_content(office, code)
    return replace(
        shared,
        number=holder.number,
        recipient=holder.name,
        region=_seat(judge),
        award=holder.title,
        level_and_year=f"{office.edition.title} {shared.level_and_year}",
    )


def office_content(office: Office, code: str = CODE_OF_SAME_LENGTH) -> CertificateContent:
    """Return a certificate of nobody: what all of an edition have in common."""
    edition = office.edition
    return CertificateContent(
        number="",
        recipient="",
        region="",
        award="",
        level_and_year=f"{edition.level} Tahun {edition.year}",
        amount=0,
        letterhead=tuple(filter(str.strip, edition.letterhead.splitlines())),
        place=edition.place,
        date=office.date,
        signatory_title=tuple(filter(str.strip, edition.signatory_title.splitlines())),
        signatory_name=edition.signatory_name,
        signatory_nip=edition.signatory_nip,
        code=grouped(code),
        check_url=f"{settings.PUBLIC_URL}/cek/{code}/",
        sample=edition.is_sample,
        paper=edition.paper,
        white_ground=edition.white_ground,
        extra_line=edition.certificate_line,
        logo=office.logo,
    )


def differences(holder: Holder, office: Office) -> list[_StrOrPromise]:
    """Return in words where the valid certificate says something else than it would say now."""
    if holder.valid is None:
        return []
    now = certificate_content(holder, office, code=holder.valid.code).as_canonical()
    issued = frozen_content(holder.valid)
    names = [
        name
        for name, value in now.items()
        if name not in NOT_COMPARED and issued.get(name, ABSENT.get(name)) != value
    ]
    return list(dict.fromkeys(WORDS.get(name, OTHERWISE) for name in names))


def _seat(judge: Judge) -> str:
    """Return a judge's background and institution; official wording."""
    with translation.override("id"):
        background = str(judge.get_unsur_display())
    return ", ".join(filter(None, [background, judge.institution]))
