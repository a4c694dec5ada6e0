"""Receipts are printed from what is stored now, one or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Award, Prize
from tests.factories import approved, closed_edition, make_user, proposed, signed_in
from tests.pages import words_of
from tests.paper import page_sizes_of, text_of
from tests.prizes.ending_cases import annulled
from tests.prizes.payment_cases import decided, paid, payment_of, saved

if TYPE_CHECKING:
    from django.test import Client

    from prizes.models import Decision, Payment

pytestmark = pytest.mark.django_db
ORDER = ("piagam Juara I", "piagam Juara II")


@pytest.fixture
def reader() -> Client:
    return signed_in(make_user(Role.PENGAWAS))


def all_of(decision: Decision) -> str:
    return f"/panitia/{decision.edition.slug}/pembayaran/tanda-terima.pdf"


def one_of(payment: Payment) -> str:
    slug = payment.award.decision.edition.slug
    return f"/panitia/{slug}/pembayaran/{payment.public_id}/tanda-terima.pdf"


def test_one_receipt_is_shown_with_a_name_people_can_read(reader: Client) -> None:
    payment = saved(payment_of(decided()), tax_rule="pph21")

    answer = reader.get(one_of(payment))

    slug = payment.award.name.lower().replace(" ", "-")
    assert answer.headers["Content-Disposition"] == (
        f'inline; filename="Tanda-terima_juara-i_{slug}.pdf"'
    )
    assert "Rp2.850.000" in text_of(answer.content)


def test_all_receipts_come_in_one_file_in_the_order_of_handing_over(reader: Client) -> None:
    decision = decided(contestants=2, kinds=("kube", "pendamping"))

    pdf = reader.get(all_of(decision)).content

    text = text_of(pdf)
    labels = [text.index(f"{label} {name}") for name in ("KUBE", "Pend") for label in ORDER]
    assert (len(page_sizes_of(pdf)), labels) == (4, sorted(labels))


def test_a_decision_without_prizes_has_no_receipts(reader: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    Prize.objects.update(amount=0, trophy=False, certificate=False)

    assert reader.get(all_of(approved(proposed(edition)))).status_code == 404


def test_after_an_annulment_only_what_was_paid_can_be_printed(reader: Client) -> None:
    decision = decided(contestants=2)
    first, second = paid(payment_of(decision, 1)), payment_of(decision, 2)
    annulled(decision)

    answers = [reader.get(path) for path in (one_of(first), one_of(second), all_of(decision))]

    assert [answer.status_code for answer in answers] == [200, 404, 404]
    assert "DRAF" not in text_of(answers[0].content)


def test_a_receipt_that_cannot_be_printed_leads_back_with_the_reason(reader: Client) -> None:
    payment = saved(payment_of(decided()), receiver_name="ꦱꦿꦶ")

    page = reader.get(one_of(payment), follow=True)

    assert "tidak ada pada fon cetak" in words_of(page)


def test_an_amount_changed_behind_our_back_is_not_printed(reader: Client) -> None:
    payment = payment_of(decided())
    Award.objects.update(amount=9_000_000)

    page = reader.get(one_of(payment), follow=True)

    assert "data penetapan tidak lagi sama" in words_of(page)
