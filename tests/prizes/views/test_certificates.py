"""One certificate: looked at, previewed, handed out, taken back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from assessments.models import Edition
from groups.models import Kube
from kube_awards.accounts.roles import Role
from prizes.models import Certificate, CertificateNumber
from prizes.selectors.certificates import issued_bytes
from tests.factories import (
    PASSWORD,
    approved,
    closed_edition,
    issued,
    make_user,
    proposed,
    published,
    signed_in,
)
from tests.pages import words_of
from tests.prizes.document_pages import address, key_of
from tests.prizes.publication_cases import decided

if TYPE_CHECKING:
    from django.test import Client

    from prizes.models import Decision
    from tests.pages import Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    return approved(proposed(closed_edition(judges=1, contestants=1)))


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def text_of(answer: Response) -> str:
    return " ".join(PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().split())


# The page of one certificate ----------------------------------------------------------------------


def test_its_page_says_what_is_printed_and_where_to_mend_it(
    decision: Decision, panitia: Client
) -> None:
    page = panitia.get(address(decision, f"piagam/{key_of(decision)}/"))

    words = words_of(page)
    for text in (
        *(decision.awards.get().name, "Juara I KUBE", "Rp3.000.000", "27 September 2018"),
        *("Belum dibuat", "Nama diperbaiki di data peserta", "Berikutnya"),
    ):
        assert text in words
    assert "/dokumen/kop/" in page.content.decode()


def test_the_page_of_a_judge_names_the_background(decision: Decision, panitia: Client) -> None:
    judge = decision.edition.judges.get()

    words = words_of(panitia.get(address(decision, f"piagam/{judge.public_id}/")))

    assert "Anggota Tim Penilai" in words
    assert "Nama juri diperbaiki oleh superadmin" in words
    assert "Sebelumnya" in words


def test_its_page_lists_all_that_was_issued(decision: Decision, panitia: Client) -> None:
    (old,) = issued(decision)
    Edition.objects.update(place="Bekasi")
    panitia.post(address(decision, "terbitkan/"), {"perbarui": "1", "piagam": old.holder_key})

    words = words_of(panitia.get(address(decision, f"piagam/{old.holder_key}/")))

    new = Certificate.objects.get(status="valid")
    assert words.index(new.grouped_code) < words.index(old.grouped_code)
    assert "Digantikan" in words


def test_a_name_that_changed_is_shown_beside_the_decided_one(
    decision: Decision, panitia: Client
) -> None:
    issued(decision)
    Kube.objects.update(name="Nama Baru")

    page = panitia.get(address(decision, f"piagam/{key_of(decision)}/"))

    assert "di data peserta kini: KUBE Nama Baru" in words_of(page)
    assert "Usang" in words_of(page)
    assert f"/penetapan/{decision.number}/ganti/" in page.content.decode()


@pytest.mark.parametrize("page", ["piagam/tidak-ada/", "piagam/tidak-ada/pratinjau.pdf"])
def test_nobody_elses_key_is_found(page: str, decision: Decision, panitia: Client) -> None:
    assert panitia.get(address(decision, page)).status_code == 404


@pytest.mark.parametrize("page", ["", "pratinjau.pdf"])
def test_there_is_none_before_a_proposal(page: str, panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    key = edition.judges.get().public_id

    answer = panitia.get(f"/panitia/{edition.slug}/dokumen/piagam/{key}/{page}")

    assert answer.status_code == 404


def test_a_preview_is_marked_as_a_draft_and_changes_nothing(panitia: Client) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    answer = panitia.get(address(decision, f"piagam/{key_of(decision)}/pratinjau.pdf"))

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith('inline; filename="DRAF_Piagam_')
    assert "DRAF" in text_of(answer)
    assert decision.awards.get().name in text_of(answer)
    assert not Certificate.objects.exists()


def test_before_the_approval_the_bendahara_sees_no_name() -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))
    bendahara = signed_in(make_user(Role.BENDAHARA))

    page = bendahara.get(address(decision))

    assert decision.awards.get().name not in words_of(page)
    for rest in ("", "pratinjau.pdf"):
        path = address(decision, f"piagam/{key_of(decision)}/{rest}")
        assert bendahara.get(path).status_code == 404


def test_what_cannot_be_printed_is_said_on_its_page(decision: Decision, panitia: Client) -> None:
    CertificateNumber.objects.create(
        edition=decision.edition, contestant=decision.awards.get().contestant, number="漢字"
    )

    answer = panitia.get(address(decision, f"piagam/{key_of(decision)}/pratinjau.pdf"), follow=True)

    assert "Nomor piagam memuat huruf yang tidak ada pada fon cetak" in words_of(answer)


@pytest.mark.parametrize(("fields", "kind"), [({}, "attachment"), ({"lihat": "1"}, "inline")])
def test_an_issued_one_is_saved_or_looked_at(
    fields: dict[str, str], kind: str, decision: Decision, panitia: Client
) -> None:
    (certificate,) = issued(decision)

    answer = panitia.post(address(decision, f"piagam/{certificate.code}.pdf"), fields)

    assert answer.content == issued_bytes(certificate)
    assert answer.headers["Content-Disposition"].startswith(f"{kind}; ")


# Revoking -----------------------------------------------------------------------------------------


def test_revoking_shows_whose_it_is_and_asks_for_reason_and_password(
    decision: Decision, panitia: Client
) -> None:
    (certificate,) = issued(decision)
    path = address(decision, f"piagam/{certificate.code}/cabut/")

    asked = panitia.get(path)
    without = panitia.post(path, {"alasan": "", "kata_sandi": PASSWORD})
    wrong = panitia.post(path, {"alasan": "Hilang.", "kata_sandi": "bukan"})
    done = panitia.post(path, {"alasan": "Hilang.", "kata_sandi": PASSWORD}, follow=True)

    assert decision.awards.get().name in words_of(asked)
    assert (without.status_code, wrong.status_code) == (422, 422)
    assert "Tulis alasan mencabut piagam." in words_of(without)
    assert "Piagam dicabut." in words_of(done)
    certificate.refresh_from_db()
    assert (certificate.status, certificate.ended_reason) == ("revoked", "Hilang.")


def test_one_that_ended_is_not_revoked_again(decision: Decision, panitia: Client) -> None:
    (certificate,) = issued(decision)
    Certificate.objects.update(status="replaced")
    path = address(decision, f"piagam/{certificate.code}/cabut/")

    asked = panitia.get(path)
    pressed = panitia.post(path, {"alasan": "Hilang.", "kata_sandi": PASSWORD})

    assert "Piagam ini sudah “Digantikan”." in words_of(asked)
    assert "kata_sandi" not in asked.content.decode()
    assert pressed.status_code == 422


def test_the_public_reads_that_one_was_revoked_and_another_counts(panitia: Client) -> None:
    decision = published(decided())
    old = issued(decision)[0]
    path = address(decision, f"piagam/{old.code}/cabut/")
    panitia.post(path, {"alasan": "Kertas hilang.", "kata_sandi": PASSWORD})
    panitia.post(address(decision, "terbitkan/"), {"piagam": old.holder_key})

    revoked = words_of(panitia.get(f"/cek/{old.code}/"))
    new = Certificate.objects.get(award=old.award, status="valid")
    counts = words_of(panitia.get(f"/cek/{new.code}/"))

    assert "dicabut oleh penyelenggara dan tidak berlaku lagi" in revoked
    assert "Kertas hilang." not in revoked
    assert "Asli" in counts


def test_the_public_reads_that_a_newer_paper_took_its_place(panitia: Client) -> None:
    decision = published(decided())
    old = issued(decision)[0]
    Edition.objects.update(place="Bekasi")
    panitia.post(address(decision, "terbitkan/"), {"perbarui": "1"})

    words = words_of(panitia.get(f"/cek/{old.code}/"))

    assert "piagam baru untuk penerima yang sama sudah diterbitkan" in words
    assert "Juara I" not in words


def test_a_judges_certificate_is_checked_like_any_other(panitia: Client) -> None:
    decision = published(decided())
    judge = decision.edition.judges.all()[0]
    panitia.post(address(decision, "terbitkan/"), {"piagam": judge.public_id})
    certificate = Certificate.objects.get(judge=judge)

    words = words_of(panitia.get(f"/cek/{certificate.code}/"))

    assert "Asli" in words
    assert "Anggota Tim Penilai" in words
    assert judge.user.full_name not in words
