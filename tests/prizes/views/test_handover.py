"""A prize is handed over once: asked, looked at again, recorded, frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Award, Payment
from tests.factories import make_user, signed_in
from tests.pages import hidden_fields, words_of
from tests.prizes.payment_cases import decided, payment_of, saved
from tests.prizes.views.test_payments import address, send

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
HANDED = {
    "handed_over_on": "2018-09-27",
    "receiver_name": "Sri Wahyuni",
    "receiver_capacity": "chair",
    "way": "cash",
}


@pytest.fixture
def bendahara() -> Client:
    return signed_in(make_user(Role.BENDAHARA, full_name="Tuti Bendahara"))


def test_handing_over_is_looked_at_again_and_then_recorded_for_good(bendahara: Client) -> None:
    payment = saved(payment_of(decided()), tax_rule="pph21")
    path = address(payment, "diterima/")

    asked = bendahara.get(path)
    looked = bendahara.post(path, HANDED | {"versi": asked.context["form"]["versi"].value()})
    assert not Payment.objects.get().is_paid
    done = bendahara.post(path, hidden_fields(looked), follow=True)

    words = words_of(looked)
    assert "Jumlah diterima Rp2.850.000 Penerima Sri Wahyuni Ketua, atas nama kelompok" in words
    assert "Tanggal diterima Kamis, 27 September 2018 Cara penyerahan Tunai" in words
    assert "Penyerahan dicatat." in words_of(done)
    assert "Dicatat diterima oleh Tuti Bendahara pada" in words_of(done)
    assert Payment.objects.get().is_paid


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"handed_over_on": ""}, "Isi tanggal diterima."),
        ({"handed_over_on": "kemarin"}, "Tulis tanggal seperti 27-09-2018."),
        ({"handed_over_on": "2018-09-26"}, "Tanggal diterima harus antara 27 September 2018"),
        ({"handed_over_on": "2999-01-01"}, "Tanggal diterima harus antara 27 September 2018"),
        ({"receiver_name": " "}, "Tulis nama yang menerima."),
        ({"way": ""}, "Pilih cara penyerahan."),
    ],
)
def test_an_incomplete_handover_is_answered_in_place(
    typed: dict[str, object], sentence: str, bendahara: Client
) -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    fields = HANDED | {"versi": "2", "yakin": "ya"} | typed

    page = bendahara.post(address(payment, "diterima/"), fields)

    assert (page.status_code, Payment.objects.get().is_paid) == (422, False)
    assert sentence in words_of(page)


def test_what_changed_meanwhile_is_shown_before_it_is_recorded(bendahara: Client) -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    saved(payment, tax_rule="pph21", receiver_name="Ani")
    fields = HANDED | {"versi": "2", "yakin": "ya"}

    page = bendahara.post(address(payment, "diterima/"), fields)

    assert (page.status_code, Payment.objects.get().is_paid) == (409, False)
    assert "Rp2.850.000" in words_of(page)


def test_a_second_tab_finds_it_already_recorded(bendahara: Client) -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    path, fields = address(payment, "diterima/"), HANDED | {"versi": "2", "yakin": "ya"}

    bendahara.post(path, fields)
    again = bendahara.post(path, fields, follow=True)
    late = send(bendahara, payment)

    assert "Sejak itu tidak ada yang berubah lagi." in words_of(again)
    assert "Sudah diterima Sri Wahyuni pada 27 September 2018" in words_of(late)
    assert Payment.objects.get().version == 3


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_undecided_tax_leads_back_to_be_decided(method: str, bendahara: Client) -> None:
    payment = payment_of(decided())

    page = getattr(bendahara, method)(address(payment, "diterima/"), HANDED, follow=True)

    assert page.redirect_chain == [(address(payment), 302)]
    assert "Tentukan dan simpan potongannya dulu" in words_of(page)


def test_an_amount_changed_behind_our_back_is_not_recorded(bendahara: Client) -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    Award.objects.update(amount=9_000_000)

    page = bendahara.post(
        address(payment, "diterima/"), HANDED | {"versi": "2", "yakin": "ya"}, follow=True
    )

    assert "data penetapan tidak lagi sama" in words_of(page)
    assert not Payment.objects.get().is_paid
