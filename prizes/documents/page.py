"""Word the lines of a certificate, and fit each into its place on the paper."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kube_awards.core.formats import long_date, rupiah
from kube_awards.core.pdf import PdfError, TextTooLong
from kube_awards.core.pdf.fitting import Fitted, Slot, fit
from kube_awards.core.pdf.fonts import Face
from kube_awards.core.pdf.qr import QrDrawing, draw_qr
from kube_awards.core.terbilang import terbilang_rupiah

if TYPE_CHECKING:
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
RECIPIENT = Slot(_("Nama penerima"), Face.SERIF, 33, 17, 214, 2, 0, 14, NameTooLong)
REGION = Slot(_("Wilayah"), Face.SANS, 12, 8, 200, 1)
AWARD = Slot(_("Sebutan penghargaan"), Face.SERIF, 25, 14, 200, 2, 0.03)
LEVEL = Slot(_("Tingkat dan tahun"), Face.SANS_SEMIBOLD, 12, 8, 200, 1)
MONEY = Slot(_("Uang pembinaan"), Face.SANS_BOLD, 11, 8, 200, 2)
EXTRA = Slot(_("Baris tambahan"), Face.SANS, 9, 7, 200, 1)
SIGNING = Slot(_("Tempat, tanggal, jabatan, atau NIP"), Face.SANS, 10, 7, 84, 1)
SIGNATORY = Slot(_("Nama penanda tangan"), Face.SANS_BOLD, 11, 8, 84, 2)
MOST_TITLE_LINES = 3
MOST_ROOMY_LETTERHEAD = 2


@dataclass(frozen=True)
class CertificateStamp:
    """What all certificates of an edition share: they are printed on one copy of it."""

    paper: str
    white_ground: bool
    sample: bool
    draft: bool
    longer: bool
    logo: str
    letterhead: tuple[Fitted, ...]
    level_and_year: Fitted
    signing: tuple[Fitted, ...]
    signatory_name: Fitted
    signatory_blank: bool
    signatory_nip: Fitted
    check_address: str

    @property
    def spacing(self) -> str:
        """Name the classes of the style sheet that make room for what not every paper has."""
        if self.longer:
            return "compact longer"
        is_high = (
            len(self.letterhead) > MOST_ROOMY_LETTERHEAD or len(self.signing) > MOST_TITLE_LINES
        )
        return "compact" if is_high else "roomy"


@dataclass(frozen=True)
class CertificatePage:
    """A certificate's content, fitted and worded: exactly what is printed."""

    stamp: CertificateStamp
    number: Fitted
    recipient: Fitted
    region: Fitted
    award: Fitted
    money: Fitted
    amount: str
    extra_line: Fitted
    qr: QrDrawing
    code: str

    @property
    def money_lines(self) -> list[tuple[str, str, str]]:
        """Split each line of the prize money around its figures, which print bold."""
        return [line.partition(self.amount) for line in self.money.lines]

    @property
    def texts(self) -> tuple[str, ...]:
        """List every text of this person, line by line."""
        own = (self.number, self.recipient, self.region, self.award, self.money, self.extra_line)
        return (*(line for fitted in own for line in fitted.lines), self.code)


def certificate_page(content: CertificateContent) -> CertificatePage:
    """Word and fit every line of content; raise PdfError for one that cannot be printed well."""
    with translation.override("id"):
        amount = rupiah(content.amount)
    return CertificatePage(
        stamp=_stamp(content),
        number=fit(NUMBER, f"Nomor: {content.number.strip() or BLANK_NUMBER}"),
        recipient=fit(RECIPIENT, content.recipient),
        region=fit(REGION, content.region),
        award=fit(AWARD, content.award),
        money=fit(MONEY, _money(amount, content.amount)),
        amount=amount,
        extra_line=fit(EXTRA, content.extra_line),
        qr=draw_qr(content.check_url),
        code=content.code,
    )


def _stamp(content: CertificateContent) -> CertificateStamp:
    with translation.override("id"):
        signed = f"{content.place}, {long_date(content.date)}"
    return CertificateStamp(
        paper=content.paper.lower(),
        white_ground=content.white_ground,
        sample=content.sample,
        draft=content.draft,
        longer=bool(content.extra_line.strip()),
        logo=_logo_address(content.logo),
        letterhead=_letterhead(content.letterhead),
        level_and_year=_shared(LEVEL, content.level_and_year),
        signing=_signing(signed, content.signatory_title),
        signatory_name=_shared(SIGNATORY, content.signatory_name.strip() or BLANK_NAME),
        signatory_blank=not content.signatory_name.strip(),
        signatory_nip=_shared(SIGNING, _nip(content.signatory_nip)),
        check_address=_address(content),
    )


@lru_cache(maxsize=2)
def _logo_address(logo: bytes) -> str:
    """Give the picture as a data: address, "" where there is none; raise PdfError for a stranger.

    WeasyPrint would look into bytes of any other kind for an SVG drawing.
    """
    if not logo:
        return ""
    if logo.startswith(b"\x89PNG\r\n"):
        kind = "png"
    elif logo.startswith(b"RIFF") and logo[8:12] == b"WEBP":
        kind = "webp"
    else:
        raise PdfError(_("Logo piagam bukan gambar PNG atau WebP. Unggah lagi logonya."))
    return f"data:image/{kind};base64,{b64encode(logo).decode()}"


# What all papers of an edition share is fitted once.
@lru_cache(maxsize=8)
def _letterhead(lines: tuple[str, ...]) -> tuple[Fitted, ...]:
    slots = (GOVERNMENT, OFFICE, ADDRESS)
    if len(lines) > len(slots):
        raise TextTooLong(_("Kop piagam paling banyak tiga baris."))
    return tuple(fit(slot, line) for slot, line in zip(slots, lines, strict=False))


@lru_cache(maxsize=8)
def _signing(signed: str, title: tuple[str, ...]) -> tuple[Fitted, ...]:
    if len(title) > MOST_TITLE_LINES:
        raise TextTooLong(_("Jabatan penanda tangan paling banyak tiga baris."))
    return tuple(fit(SIGNING, line) for line in (signed, *title))


@lru_cache(maxsize=32)
def _shared(slot: Slot, text: str) -> Fitted:
    return fit(slot, text)


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
