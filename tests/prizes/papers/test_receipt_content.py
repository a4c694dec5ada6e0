"""A receipt says what was decided and what the bendahara wrote, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.core.formats import fingerprint, long_date, rupiah
from kube_awards.core.terbilang import terbilang_rupiah
from prizes.domain.tax import TaxRule
from prizes.models import Award, Payment
from prizes.papers.receipt import ReceiptContent, receipt_content, render_receipts
from prizes.selectors.payments import awards_to_hand_over
from prizes.services.payments import decide_tax
from tests.factories import approved, closed_edition, make_user, proposed
from tests.paper import text_of
from tests.prizes.payment_cases import decided, paid, payment_of, saved

if TYPE_CHECKING:
    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


def test_the_content_is_that_of_award_payment_and_edition() -> None:
    decision = decided()
    award = payment_of(decision).award
    payment = saved(payment_of(decision), tax_rule="pph21", number="7", with_meterai=True)
    paid(payment, receiver_name="Ani", receiver_capacity="treasurer")

    content = receipt_content(Award.objects.get(pk=award.pk))

    assert content == ReceiptContent(
        number="7",
        payer="Bendahara Pengeluaran Dinas Sosial",
        recipient=award.name,
        region="Kota Administrasi Jakarta Timur",
        prize="Juara I KUBE Tingkat Provinsi DKI Jakarta Tahun 2018",
        basis="Penetapan tanggal 27 September 2018, versi 1, sidik data "
        + fingerprint(decision.digest),
        gross=3_000_000,
        tax=150_000,
        tax_line="Potongan PPh 21",
        trophy=True,
        certificate=True,
        letterhead=("Pemerintah Provinsi DKI Jakarta", "Dinas Sosial"),
        place="Jakarta",
        handed_over_on=dt.date(2018, 9, 27),
        receiver_name="Ani",
        receiver_office="Bendahara",
        on_behalf_of=award.name,
        signatory_title=("Kepala Dinas Sosial",),
        signatory_name="Drs. Contoh",
        signatory_nip="",
        with_meterai=True,
        draft=False,
        sample=False,
        paper="A4",
    )


@pytest.mark.parametrize(
    ("officers", "receiver"),
    [
        ({"chair": "Sri"}, ("Sri", "Ketua")),
        ({"chair": "", "treasurer": "Ani"}, ("Ani", "Bendahara")),
        ({"chair": "", "treasurer": ""}, ("", "Ketua")),
    ],
)
def test_until_somebody_is_named_the_register_says_who_receives(
    officers: dict[str, str], receiver: tuple[str, str]
) -> None:
    edition = closed_edition(judges=1, contestants=1)
    Kube.objects.update(**officers)

    content = receipt_content(payment_of(approved(proposed(edition))).award)

    assert (content.receiver_name, content.receiver_office) == receiver


def test_a_facilitator_signs_in_person_and_a_proxy_on_behalf() -> None:
    payment = payment_of(decided(kinds=("pendamping",)), kind="pendamping")
    in_person = receipt_content(payment.award)
    proxy = saved(payment, receiver_name="Budi", receiver_capacity="proxy")
    by_proxy = receipt_content(proxy.award)

    assert (in_person.receiver_name, in_person.on_behalf_of) == (payment.award.name, "")
    assert (by_proxy.receiver_office, by_proxy.on_behalf_of) == ("Kuasa", payment.award.name)


def test_before_the_approval_it_is_a_draft_without_payment() -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    content = receipt_content(decision.awards.get())

    assert (content.draft, content.tax, content.number) == (True, None, "")
    assert not Payment.objects.exists()


def test_an_edition_without_letterhead_and_signatory_leaves_room() -> None:
    decision = decided()
    edition = decision.edition
    edition.letterhead = edition.signatory_title = edition.signatory_name = ""
    edition.save()

    content = receipt_content(payment_of(decision).award)

    assert (content.letterhead, content.signatory_title) == ((), ())
    assert content.payer.startswith("Bendahara Pengeluaran …")


@pytest.mark.timeout(300)
def test_every_receipt_of_the_sample_says_what_was_decided_and_paid(
    finished_sample: StoredSample,
) -> None:
    edition = finished_sample.edition
    decision = edition.decisions.get()
    rules = {"kube": TaxRule.PPH23, "pendamping": TaxRule.PPH21}
    for kind, rule in rules.items():
        category = edition.categories.get(kind=kind)
        actor = make_user(Role.BENDAHARA)
        decide_tax(decision=decision, category=category, rule=rule, actor=actor)

    awards = list(awards_to_hand_over(decision))
    pdfs = render_receipts([receipt_content(award) for award in awards])

    assert len(awards) == 10
    for award, pdf in zip(awards, pdfs, strict=True):
        text = " ".join(text_of(pdf).split())
        payment = award.payment
        assert payment.net is not None
        assert payment.tax is not None
        told = [
            f"Banyaknya uang : {terbilang_rupiah(payment.net).capitalize()}",
            f"Kepada : {award.name} {award.region_name}",
            f"piagam {award.label} {award.category_name}",
            f"Jumlah bruto {rupiah(award.amount)}",
            f"Jumlah diterima {rupiah(payment.net)}",
            f"{payment.get_tax_rule_display()[:6]} {rupiah(payment.tax)}",
            long_date(decision.decided_on),
        ]
        assert [each for each in told if each not in text] == []
