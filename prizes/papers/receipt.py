"""The receipt (tanda terima) of one award: what it says, and how that becomes paper.

What it carries follows the practice of treasurers: letterhead, number, from whom, how much in words
and what for, gross, tax and net, what was handed over, place and date, who received, the treasurer
and the signatory. Words and figures say the amount received; while the tax is undecided they say
the gross amount, and a line says so. No NIK, no account number. The text is always Indonesian.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import translation

from kube_awards.core.formats import fingerprint, listed, long_date, rupiah
from kube_awards.core.pdf import render_pdf
from kube_awards.core.terbilang import terbilang_rupiah
from prizes.models import Capacity, Payment, TaxTreatment
from prizes.selectors.payments import suggested_receiver

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from prizes.models import Award

DOTS = "…" * 20
TAX_LINES = {
    TaxTreatment.NONE.value: "Potongan pajak",
    TaxTreatment.PPH21.value: "Potongan PPh 21",
    TaxTreatment.PPH23.value: "Potongan PPh 23",
    TaxTreatment.MANUAL.value: "Potongan pajak",
    TaxTreatment.UNDECIDED.value: "Potongan pajak",
}
OFFICES = {
    Capacity.CHAIR.value: "Ketua",
    Capacity.SECRETARY.value: "Sekretaris",
    Capacity.TREASURER.value: "Bendahara",
    Capacity.PROXY.value: "Kuasa",
}


@dataclass(frozen=True)
class ReceiptContent:
    """All that one receipt says; amounts in whole rupiah, the tax None while it is undecided."""

    number: str
    payer: str
    recipient: str
    region: str
    prize: str
    basis: str
    gross: int
    tax: int | None
    tax_line: str
    trophy: bool
    certificate: bool
    letterhead: tuple[str, ...]
    place: str
    handed_over_on: dt.date | None
    receiver_name: str
    receiver_office: str
    on_behalf_of: str
    signatory_title: tuple[str, ...]
    signatory_name: str
    signatory_nip: str
    with_meterai: bool
    draft: bool
    sample: bool
    paper: str

    @property
    def received(self) -> int:
        """Return the amount that words and figures say: net, or gross while nobody decided."""
        return self.gross - (self.tax or 0)

    @property
    def in_words(self) -> str:
        """Return the amount received in words, as a sentence begins."""
        return terbilang_rupiah(self.received).capitalize()

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Return gross, tax and net as the table prints them."""
        undecided = self.tax is None
        tax = "belum ditentukan" if self.tax is None else rupiah(self.tax)
        return [
            ("Jumlah bruto", rupiah(self.gross)),
            (self.tax_line, tax),
            ("Jumlah diterima", DOTS[:10] if undecided else rupiah(self.received)),
        ]

    @property
    def purpose(self) -> str:
        """Return what is paid or handed over, and for which prize."""
        things = [name for name, given in self._things if given]
        return f"{listed(things).capitalize()} {self.prize}"

    @property
    def items(self) -> list[str]:
        """Return what the receiver takes along, each to be ticked."""
        items = [name.capitalize() for name, given in self._things if given]
        if self.gross and self.tax is not None:
            items[0] = f"{items[0]} {rupiah(self.received)}"
        return items

    @property
    def _things(self) -> tuple[tuple[str, bool], ...]:
        return (
            ("uang pembinaan", bool(self.gross)),
            ("trofi", self.trophy),
            ("piagam", self.certificate),
        )

    @property
    def signed(self) -> str:
        """Return place and date, dots for a date that is still to come."""
        return f"{self.place}, {long_date(self.handed_over_on) if self.handed_over_on else DOTS}"


def receipt_content(award: Award) -> ReceiptContent:
    """Return what the receipt of award says, from the decision, its payment and the letterhead.

    An award without a payment prints dots where a payment would say more.
    """
    decision, payment = award.decision, _payment_or_blank(award)
    edition = decision.edition
    suggested = suggested_receiver(award)
    in_person = payment.receiver_capacity == Capacity.SELF
    letterhead = tuple(edition.letterhead.splitlines())
    with translation.override("id"):
        decided = long_date(decision.decided_on)
    return ReceiptContent(
        number=payment.number,
        payer=_payer(letterhead),
        recipient=award.name,
        region=award.region_name,
        prize=f"{award.label} {award.category_name} {edition.level} Tahun {edition.year}",
        basis=f"Penetapan tanggal {decided}, versi {decision.number}, "
        f"sidik data {fingerprint(decision.digest)}",
        gross=award.amount,
        tax=payment.tax,
        tax_line=TAX_LINES[payment.tax_rule],
        trophy=award.trophy,
        certificate=award.certificate,
        letterhead=letterhead,
        place=edition.place,
        handed_over_on=payment.handed_over_on,
        receiver_name=payment.receiver_name or suggested.name,
        receiver_office=OFFICES.get(payment.receiver_capacity, ""),
        on_behalf_of="" if in_person else award.name,
        signatory_title=tuple(edition.signatory_title.splitlines()),
        signatory_name=edition.signatory_name,
        signatory_nip=edition.signatory_nip,
        with_meterai=payment.with_meterai,
        draft=not (decision.is_approved or payment.is_paid),
        sample=edition.is_sample,
        paper=edition.paper,
    )


def render_receipts(contents: Sequence[ReceiptContent]) -> list[bytes]:
    """Print each content as its own one-page PDF; the same content gives the same bytes.

    Raise PdfError for a text that the print fonts cannot spell.
    """
    with translation.override("id"):
        htmls = [
            render_to_string("print/receipt.html", {"receipt": content, "dots": DOTS})
            for content in contents
        ]
    return [render_pdf(html, stylesheets=["receipt.css"]) for html in htmls]


def _payment_or_blank(award: Award) -> Payment:
    """Return the award's payment, or one that says nothing yet."""
    found: Payment | None = getattr(award, "payment", None)
    return found or Payment(receiver_capacity=suggested_receiver(award).capacity)


def _payer(letterhead: tuple[str, ...]) -> str:
    """Name the treasurer of the office, which is the second line of a letterhead."""
    office = " ".join(letterhead[1:2] or letterhead[:1]).strip()
    return f"Bendahara Pengeluaran {office or DOTS}"
