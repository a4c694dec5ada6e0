"""What staff read of the payments, and what the bendahara writes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from prizes.models import Payment, Prize
from prizes.services.superseding import propose_successor
from tests.factories import (
    DECIDED_ON,
    approved,
    closed_edition,
    make_user,
    proposed,
    signed_in,
)
from tests.pages import words_of
from tests.prizes.ending_cases import annulled
from tests.prizes.payment_cases import decided, paid, payment_of, saved

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.pages import Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def bendahara() -> Client:
    return signed_in(make_user(Role.BENDAHARA, full_name="Tuti Bendahara"))


def address(payment: Payment, step: str = "") -> str:
    slug = payment.award.decision.edition.slug
    return f"/panitia/{slug}/pembayaran/{payment.public_id}/{step}"


def listing(client: Client) -> Response:
    return client.get(f"/panitia/{Edition.objects.get().slug}/pembayaran/")


def send(client: Client, payment: Payment, **typed: object) -> Response:
    fields = {"tax_rule": "none", "receiver_name": "Sri", "receiver_capacity": "chair"}
    fields |= {"versi": str(payment.version)}
    return client.post(address(payment, "simpan/"), fields | typed, follow=True)


# The list ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["closed", "proposed", "annulled"])
def test_nothing_is_shown_while_no_decision_holds(stage: str, bendahara: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    if stage != "closed":
        decision = proposed(edition)
    if stage == "annulled":
        annulled(approved(decision))

    words = words_of(listing(bendahara))

    assert "Belum ada yang dapat dibayar" in words
    assert "Rp" not in words


def test_the_list_sums_what_is_decided_and_warns_of_what_is_not(bendahara: Client) -> None:
    decision = decided(contestants=3)
    paid(saved(payment_of(decision, 1), tax_rule="pph21"))
    saved(payment_of(decision, 2), tax_rule="pph23")

    words = words_of(listing(bendahara))

    assert "Potongan 1 hadiah belum ditentukan." in words
    assert "Rp3.000.000 Potongan Rp150.000 Jumlah diterima Rp2.850.000" in words
    assert "Status Diterima 27 September 2018 Buka" in words
    assert "Jumlah Bruto Rp6.000.000 Potongan Rp450.000 Jumlah diterima Rp4.550.000" in words
    assert "1 dari 3 diserahkan 1 belum ditentukan" in words


def test_one_rule_is_set_for_a_category_at_once(bendahara: Client) -> None:
    decision = decided(contestants=2)
    path = f"/panitia/{decision.edition.slug}/pembayaran/kategori/kube/"

    blank = bendahara.post(path, {"aturan": ""})
    wrong = bendahara.post(path, {"aturan": "manual"})
    done = bendahara.post(path, {"aturan": "pph23"}, follow=True)

    assert (blank.status_code, wrong.status_code) == (422, 422)
    assert "Pilih aturan potongan untuk kategori ini." in words_of(blank)
    assert "Potongan 2 hadiah ditentukan." in words_of(done)
    assert "Tentukan sekaligus" not in words_of(done)


def test_a_rule_for_a_category_needs_a_decision_that_holds(bendahara: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    page = bendahara.post(f"/panitia/{edition.slug}/pembayaran/kategori/kube/", {"aturan": "none"})

    assert page.status_code == 404


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (3_500_000, "Menurut penetapan sekarang kurang Rp500.000."),
        (2_000_000, "Menurut penetapan sekarang lebih Rp1.000.000."),
    ],
)
def test_what_was_paid_under_an_earlier_version_is_said_with_the_difference(
    amount: int, sentence: str, bendahara: Client
) -> None:
    decision = decided()
    before = paid(payment_of(decision))
    Prize.objects.filter(place=1).update(amount=amount)
    actor = make_user(Role.PANITIA)
    approved(
        propose_successor(
            decision=decision, actor=actor, decided_on=DECIDED_ON, reason="Hadiah salah."
        )
    )

    words = words_of(listing(bendahara))
    page = words_of(bendahara.get(address(before)))

    assert f"Dibayar Rp3.000.000 bruto menurut versi 1. {sentence}" in words
    assert "Penetapan versi 1, dasarnya, sekarang “Digantikan”." in page


def test_after_an_annulment_what_was_paid_is_listed(bendahara: Client) -> None:
    decision = decided()
    paid(payment_of(decision))
    annulled(decision)

    words = words_of(listing(bendahara))

    assert "Sudah dibayar menurut penetapan yang tidak berlaku lagi" in words
    assert "Versi 1: Rp3.000.000 bruto, Rp3.000.000 diterima pada 27 September 2018" in words


def test_prizes_that_give_nothing_are_said_to_be_none(bendahara: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    Prize.objects.update(amount=0, trophy=False, certificate=False)
    approved(proposed(edition))

    assert "Penetapan ini tidak memberi hadiah." in words_of(listing(bendahara))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    count: int, bendahara: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decided(contestants=count)
    path = f"/panitia/{Edition.objects.get().slug}/pembayaran/"

    with django_assert_num_queries(11):
        bendahara.get(path)


# One payment -------------------------------------------------------------------------------------


def test_the_form_offers_the_chair_and_keeps_what_was_typed(bendahara: Client) -> None:
    payment = payment_of(decided())

    form = bendahara.get(address(payment)).context["form"]
    page = send(bendahara, payment, tax_rule="manual", tax="Rp440.000", with_meterai="on")

    assert (form["receiver_name"].value(), form["receiver_capacity"].value()) == (
        "Sri Wahyuni",
        "chair",
    )
    assert "Disimpan." in words_of(page)
    payment.refresh_from_db()
    assert (payment.tax, payment.net, payment.receiver_name) == (440_000, 2_560_000, "Sri")
    assert payment.with_meterai


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"tax_rule": "manual", "tax": "440.000,50"}, "Tulis rupiah bulat"),
        ({"tax_rule": "manual", "tax": "-1"}, "Tulis rupiah bulat"),
        ({"tax_rule": "manual", "tax": ""}, "Isi jumlah potongannya"),
        ({"tax_rule": "manual", "tax": "3.000.001"}, "tidak boleh melebihi jumlah bruto, Rp3.0"),
        ({"tax_rule": "lain"}, "lain"),
        ({"receiver_capacity": "self"}, "self"),
        ({"receiver_name": "x" * 121}, "120"),
        ({"number": "x" * 61}, "60"),
        ({"note": "Rekening 0123-456-789-01"}, "Jangan tulis rekening atau NIK."),
    ],
)
def test_wrong_input_is_answered_in_place(
    typed: dict[str, object], sentence: str, bendahara: Client
) -> None:
    payment = payment_of(decided())

    page = send(bendahara, payment, **({"note": "Titip ketua RW"} | typed))

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert Payment.objects.get().version == 1


def test_an_amount_beside_another_rule_is_not_used(bendahara: Client) -> None:
    payment = payment_of(decided())

    send(bendahara, payment, tax_rule="pph21", tax="1")

    assert Payment.objects.get().tax == 150_000


def test_the_second_of_two_tabs_sees_both_and_overwrites_only_knowingly(bendahara: Client) -> None:
    payment = payment_of(decided())
    send(bendahara, payment, number="01")

    clash = send(bendahara, payment, number="02")
    again = send(bendahara, payment, number="02", versi="2")

    assert clash.status_code == 409
    assert [(each.stored, each.typed) for each in clash.context["differences"]] == [("01", "02")]
    assert (again.status_code, Payment.objects.get().number) == (200, "02")


def test_whoever_only_reads_gets_the_facts_and_no_form() -> None:
    payment = saved(payment_of(decided()), tax_rule="pph21", receiver_name="Sri", note="Titip")

    words = words_of(signed_in(make_user(Role.PENGAWAS)).get(address(payment)))

    assert "Catatan pembayaran Penerima Sri Ketua, atas nama kelompok" in words
    assert "Simpan" not in words


def test_a_payment_whose_decision_ended_leads_back(bendahara: Client) -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    annulled(payment.award.decision)

    for path in (address(payment), address(payment, "diterima/")):
        page = bendahara.get(path, follow=True)
        assert "Penetapan ini sudah “Dibatalkan”" in words_of(page)
    assert "Dibatalkan" in words_of(send(bendahara, payment))
    assert Payment.objects.get().version == payment.version


def test_a_payment_of_another_edition_is_as_missing_as_one_that_never_was(
    bendahara: Client,
) -> None:
    payment = payment_of(decided())
    elsewhere = closed_edition(judges=1, contestants=1)

    page = bendahara.get(f"/panitia/{elsewhere.slug}/pembayaran/{payment.public_id}/")

    assert page.status_code == 404


@pytest.mark.parametrize("kind", ["kube", "pendamping"])
def test_the_page_of_one_payment_takes_these_queries(
    kind: str, bendahara: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    payment = payment_of(decided(kinds=(kind,)), kind=kind)

    with django_assert_num_queries(7):
        bendahara.get(address(payment))
