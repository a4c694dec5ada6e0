"""Word, fit and print the lines of certificates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kube_awards.core.formats import long_date, rupiah
from kube_awards.core.pdf import TextTooLong, merge_pdfs, render_pdf
from kube_awards.core.pdf.fitting import Fitted, Slot, fit
from kube_awards.core.pdf.fonts import Face
from kube_awards.core.pdf.qr import QrDrawing, draw_qr
from kube_awards.core.terbilang import terbilang_rupiah

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prizes.documents.content import CertificateContent

BLANK_NUMBER = "……………………"
BLANK_NAME = "………………………………………"


class NameTooLong(TextTooLong):
    """The recipient's name does not fit a certificate even on two lines."""


# Largest and smallest size in points, room in millimetres; static/print/certificate.css has places.
GOVERNMENT = Slot(_("Baris pertama kop"), Face.SANS_MEDIUM, 12, 8, 214, 1, 0.08)
OFFICE = Slot(_("Baris kedua kop"), Face.SANS_SEMIBOLD, 15, 9, 214, 1, 0.18)
ADDRESS = Slot(_("Baris ketiga kop"), Face.SANS, 9, 7, 214, 1)
NUMBER = Slot(_("Nomor piagam"), Face.SANS, 11, 8, 150, 1)
RECIPIENT = Slot(_("Nama penerima"), Face.SERIF, 33, 17, 214, 2, 0, NameTooLong)
REGION = Slot(_("Wilayah"), Face.SANS, 12, 8, 200, 1)
AWARD = Slot(_("Sebutan penghargaan"), Face.SERIF, 25, 14, 200, 2, 0.03)
LEVEL = Slot(_("Tingkat dan tahun"), Face.SANS_SEMIBOLD, 12, 8, 200, 1)
MONEY = Slot(_("Uang pembinaan"), Face.SANS_BOLD, 11, 8, 200, 2)
SIGNING = Slot(_("Tempat, tanggal, jabatan, atau NIP"), Face.SANS, 10, 7, 84, 1)
SIGNATORY = Slot(_("Nama penanda tangan"), Face.SANS_BOLD, 11, 8, 84, 2)
MOST_TITLE_LINES = 3


@dataclass(frozen=True)
class CertificatePage:
    """A certificate's content, fitted and worded: exactly what the template prints."""

    paper: str
    sample: bool
    letterhead: tuple[Fitted, ...]
    number: Fitted
    recipient: Fitted
    region: Fitted
    award: Fitted
    level_and_year: Fitted
    money: Fitted
    amount: str
    signing: tuple[Fitted, ...]
    signatory_name: Fitted
    signatory_blank: bool
    signatory_nip: Fitted
    qr: QrDrawing
    code: str
    check_address: str

    @property
    def money_lines(self) -> list[tuple[str, str, str]]:
        """Split each line of the prize money around its figures, which print bold."""
        return [line.partition(self.amount) for line in self.money.lines]


def render_certificates(contents: Sequence[CertificateContent]) -> list[bytes]:
    """Print each content as its own one-page PDF; the same content gives the same bytes."""
    pages = [certificate_page(content) for content in contents]
    with translation.override("id"):
        htmls = [render_to_string("print/certificate.html", {"page": page}) for page in pages]
    return [render_pdf(html, stylesheets=["certificate.css"]) for html in htmls]


def merge_for_print(pdfs: Sequence[bytes]) -> bytes:
    """Join certificates into one file for the printer, in the order given."""
    return merge_pdfs(pdfs)


def certificate_page(content: CertificateContent) -> CertificatePage:
    """Word and fit every line of content; raise PdfError for one that cannot be printed well."""
    with translation.override("id"):
        amount = rupiah(content.amount)
        signed = f"{content.place}, {long_date(content.date)}"
    return CertificatePage(
        paper=content.paper.lower(),
        sample=content.sample,
        letterhead=_letterhead(content.letterhead),
        number=fit(NUMBER, f"Nomor: {content.number.strip() or BLANK_NUMBER}"),
        recipient=fit(RECIPIENT, content.recipient),
        region=fit(REGION, content.region),
        award=fit(AWARD, content.award),
        level_and_year=fit(LEVEL, content.level_and_year),
        money=fit(MONEY, _money(amount, content.amount)),
        amount=amount,
        signing=_signing(signed, content.signatory_title),
        signatory_name=fit(SIGNATORY, content.signatory_name.strip() or BLANK_NAME),
        signatory_blank=not content.signatory_name.strip(),
        signatory_nip=fit(SIGNING, _nip(content.signatory_nip)),
        qr=draw_qr(content.check_url),
        code=content.code,
        check_address=_address(content),
    )


def _letterhead(lines: tuple[str, ...]) -> tuple[Fitted, ...]:
    slots = (GOVERNMENT, OFFICE, ADDRESS)
    if len(lines) > len(slots):
        raise TextTooLong(_("Kop piagam paling banyak tiga baris."))
    return tuple(fit(slot, line) for slot, line in zip(slots, lines, strict=False))


def _signing(signed: str, title: tuple[str, ...]) -> tuple[Fitted, ...]:
    if len(title) > MOST_TITLE_LINES:
        raise TextTooLong(_("Jabatan penanda tangan paling banyak tiga baris."))
    return tuple(fit(SIGNING, line) for line in (signed, *title))


def _money(figures: str, amount: int) -> str:
    if not amount:
        return ""
    return f"dengan uang pembinaan sebesar {figures} ({terbilang_rupiah(amount)})"


def _nip(nip: str) -> str:
    return f"NIP {nip.strip()}" if nip.strip() else ""


def _address(content: CertificateContent) -> str:
    """Shorten the address of the check page to what a person would type."""
    _scheme, _mark, address = content.check_url.partition("://")
    return address.partition(content.code.replace("-", ""))[0].rstrip("/")
