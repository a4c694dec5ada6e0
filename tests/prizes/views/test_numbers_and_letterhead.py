"""The numbers of certificates and the letterhead of all papers, as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from prizes.models import CertificateNumber
from tests.factories import approved, closed_edition, issued, make_user, proposed, signed_in
from tests.pages import hidden_fields, words_of
from tests.prizes.document_pages import address, key_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import Settings

    from prizes.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    return approved(proposed(closed_edition(judges=1, contestants=1)))


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def test_numbers_are_typed_one_by_one_or_filled_in_order(
    decision: Decision, panitia: Client
) -> None:
    judge = decision.edition.judges.get().public_id
    path = address(decision, "nomor/")

    typed = panitia.post(path, {key_of(decision): "7/X"}, follow=True)
    filled = panitia.post(path + "isi/", {"pola": "{n}/X", "mulai": "7"}, follow=True)

    numbers = CertificateNumber.objects.order_by("pk").values_list("number", flat=True)
    assert "1 nomor disimpan." in words_of(typed)
    assert "Isi 1 yang kosong berurutan" in words_of(typed)
    assert list(numbers) == ["7/X", "7/X"]
    assert "Nomor yang dipakai lebih dari satu piagam:" in words_of(filled)
    assert f'name="{judge}"' in filled.content.decode()


@pytest.mark.parametrize(
    ("page", "fields", "said"),
    [
        ("nomor/", {"{key}": "1" * 61}, "paling banyak 60 karakter"),
        ("nomor/isi/", {"pola": "7/X", "mulai": "1"}, "Tulis {n} di tempat nomor urut"),
        ("nomor/isi/", {"pola": "{n}" * 20, "mulai": "1000"}, "Nomor paling panjang 60 huruf"),
        ("nomor/isi/", {"pola": "{n}/X", "mulai": "tujuh"}, "bilangan bulat"),
    ],
)
def test_a_number_that_will_not_do_is_answered_in_place(
    page: str, fields: dict[str, str], said: str, decision: Decision, panitia: Client
) -> None:
    data = {name.replace("{key}", key_of(decision)): value for name, value in fields.items()}

    answer = panitia.post(address(decision, page), data)

    assert answer.status_code == 422
    assert said in words_of(answer)
    assert not CertificateNumber.objects.exists()


def test_the_letterhead_may_change_after_the_decision(decision: Decision, panitia: Client) -> None:
    issued(decision)
    fields = hidden_fields(panitia.get(address(decision, "kop/"))) | {
        "letterhead": "DINAS BARU",
        "paper": "F4",
        "place": "Bekasi",
        "signatory_nip": "19600408 198802 2 001",
    }

    done = panitia.post(address(decision, "kop/"), fields, follow=True)
    clash = panitia.post(address(decision, "kop/"), fields | {"place": "Depok"})

    edition = Edition.objects.get(pk=decision.edition_id)
    assert (edition.letterhead, edition.paper, edition.place) == ("DINAS BARU", "F4", "Bekasi")
    assert "Kop, kertas, dan penanda tangan disimpan." in words_of(done)
    assert "Usang" in words_of(done)
    assert clash.status_code == 409
    assert "Depok" in clash.content.decode()


def test_a_wrong_nip_is_answered_in_place(decision: Decision, panitia: Client) -> None:
    fields = hidden_fields(panitia.get(address(decision, "kop/")))

    answer = panitia.post(
        address(decision, "kop/"), fields | {"paper": "A4", "place": "J", "signatory_nip": "x"}
    )

    assert answer.status_code == 422
    assert "NIP hanya berisi angka dan spasi." in words_of(answer)


def test_an_archived_edition_keeps_its_letterhead(decision: Decision, panitia: Client) -> None:
    fields = hidden_fields(panitia.get(address(decision, "kop/"))) | {"paper": "A4", "place": "J"}
    Edition.objects.update(state="archived")

    shown = panitia.get(address(decision, "kop/"))
    answer = panitia.post(address(decision, "kop/"), fields)

    assert "Edisi ini sudah diarsipkan" in words_of(shown)
    assert answer.status_code == 422
    assert Edition.objects.get(pk=decision.edition_id).place != "J"


def test_a_stale_tab_overwrites_nothing_and_keeps_what_was_typed(
    decision: Decision, panitia: Client
) -> None:
    path = address(decision, "nomor/")
    older = hidden_fields(panitia.get(path))
    panitia.post(path + "isi/", {"pola": "{n}/X", "mulai": "7"})

    judge = decision.edition.judges.get().public_id
    clash = panitia.post(path, older | {key_of(decision): "9/Y", judge: ""})
    again = panitia.post(path, hidden_fields(clash) | {key_of(decision): "9/Y", judge: "8/X"})

    words = words_of(clash)
    assert clash.status_code == 409
    assert "Data ini juga diubah orang lain" in words
    assert "7/X" in words
    assert again.status_code == 302
    numbers = CertificateNumber.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == ["8/X", "9/Y"]


def test_what_is_not_sent_is_not_taken_away(decision: Decision, panitia: Client) -> None:
    path = address(decision, "nomor/")
    panitia.post(path + "isi/", {"pola": "{n}/X", "mulai": "7"})

    panitia.post(path)

    assert CertificateNumber.objects.count() == 2


@pytest.mark.parametrize("page", ["nomor/isi/", "terbitkan/"])
def test_a_link_on_a_refusal_leads_back(page: str, decision: Decision, panitia: Client) -> None:
    assert panitia.get(address(decision, page), {"halaman": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("letterhead", "A\nB\nC\nD", "Kop piagam paling banyak tiga baris."),
        ("letterhead", "PEMERINTAH\n" + "W" * 400, "terlalu panjang untuk dicetak"),
        ("signatory_title", "A\nB\nC\nD", "Jabatan penanda tangan paling banyak tiga baris."),
        ("signatory_name", "Dewi 😀", "huruf yang tidak ada pada fon cetak"),
        ("certificate_line", "中文", "huruf yang tidak ada pada fon cetak"),
    ],
)
def test_what_no_paper_can_print_is_answered_at_the_form(
    field: str, typed: str, said: str, decision: Decision, panitia: Client
) -> None:
    fields = hidden_fields(panitia.get(address(decision, "kop/"))) | {"paper": "A4", "place": "J"}

    answer = panitia.post(address(decision, "kop/"), fields | {field: typed})

    assert answer.status_code == 422
    assert said in words_of(answer)
    assert decision.edition.place != "J"


def test_a_logo_that_is_gone_is_said_and_may_be_sent_again(
    decision: Decision, panitia: Client
) -> None:
    Edition.objects.update(logo="logo/hilang.webp")

    listed = panitia.get(address(decision))
    issued_now = panitia.post(address(decision, "terbitkan/"))
    form = panitia.get(address(decision, "kop/"))

    for answer in (listed, issued_now):
        assert "Berkas logo hilang dari penyimpanan." in words_of(answer)
    assert (listed.status_code, form.status_code) == (409, 200)


def test_where_the_server_stands_makes_no_paper_out_of_date(
    decision: Decision, panitia: Client, settings: Settings
) -> None:
    issued(decision)
    settings.PUBLIC_URL = "https://lain.example"

    assert "Usang" not in words_of(panitia.get(address(decision)))
