from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from assessments.models import Edition
from groups.models import Kube
from kube_awards.accounts.roles import Role
from prizes.models import Certificate, CertificateNumber, Decision
from prizes.packing import certificate_file_name
from tests.factories import (
    approved,
    closed_edition,
    issued,
    make_user,
    proposed,
    signed_in,
)
from tests.ledger_lines import written_lines
from tests.pages import Response, words_of
from tests.prizes.document_pages import address, key_of
from tests.prizes.stored_certificates import award_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision with one award, because each certificate takes time to print."""
    return approved(proposed(closed_edition(judges=1, contestants=1)))


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def issue(client: Client, decision: Decision, *keys: str, renew: bool = False) -> Response:
    """Press the button that issues, for all or for some."""
    data = {"piagam": keys} | ({"perbarui": "1"} if renew else {})
    return client.post(address(decision, "terbitkan/"), data, follow=True)


def test_before_a_proposal_there_are_no_certificates(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    words = words_of(panitia.get(f"/panitia/{edition.slug}/dokumen/"))

    assert "Piagam dapat dipratinjau setelah hasil diajukan" in words


def test_before_approval_certificates_are_only_previewed(panitia: Client) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    page = panitia.get(address(decision))

    assert "Pratinjau bertanda DRAF" in words_of(page)
    assert decision.awards.get().name in words_of(page)
    assert "terbitkan/" not in page.content.decode()
    assert issue(panitia, decision).status_code == 404
    assert not Certificate.objects.exists()


def test_all_that_is_missing_is_issued_with_one_button(decision: Decision, panitia: Client) -> None:
    before = words_of(panitia.get(address(decision)))

    page = issue(panitia, decision)

    words = words_of(page)
    assert "Terbitkan 2 piagam" in before
    assert "2 piagam belum bernomor; tercetak titik-titik untuk diisi tangan." in before
    assert page.redirect_chain == [(address(decision), 302)]
    for certificate in Certificate.objects.all():
        assert certificate.grouped_code in words
    for text in ("2 piagam diterbitkan.", "2 dari 2 diterbitkan", "Tim penilai"):
        assert text in words
    assert "Terbitkan 2 piagam" not in words


def test_one_alone_is_issued(decision: Decision, panitia: Client) -> None:
    issue(panitia, decision, key_of(decision))

    assert award_of(Certificate.objects.get()) == decision.awards.get()


def test_what_is_out_of_date_is_issued_anew(decision: Decision, panitia: Client) -> None:
    (old,) = issued(decision)
    Edition.objects.update(place="Bekasi")
    before = words_of(panitia.get(address(decision)))

    page = issue(panitia, decision, renew=True)

    old.refresh_from_db()
    assert "Terbitkan ulang 1 yang usang" in before
    assert "berubah: tempat dan tanggal" in before
    assert (old.status, Certificate.objects.filter(status="valid").count()) == ("replaced", 1)
    assert "1 piagam diterbitkan." in words_of(page)


def test_a_name_that_changed_leads_to_a_superseding_decision(
    decision: Decision, panitia: Client
) -> None:
    (certificate,) = issued(decision)
    Kube.objects.update(name="Nama Baru")

    page = panitia.get(address(decision))
    issue(panitia, decision, key_of(decision), renew=True)

    words = words_of(page)
    assert f"{award_of(certificate).name} → KUBE Nama Baru" in words
    assert f"/penetapan/{decision.number}/ganti/" in page.content.decode()
    certificate.refresh_from_db()
    assert certificate.is_valid


def test_one_standing_may_be_looked_at_alone(decision: Decision, panitia: Client) -> None:
    issued(decision)

    words = words_of(panitia.get(address(decision), {"status": "belum"}))

    assert "Belum dibuat (1)" in words
    assert "Tim penilai" in words
    assert decision.awards.get().name not in words


@pytest.mark.parametrize("contestants", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    contestants: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decision = approved(proposed(closed_edition(judges=contestants, contestants=contestants)))
    issued(decision)
    panitia.get(address(decision))

    with django_assert_num_queries(18):
        panitia.get(address(decision))


def test_what_cannot_be_printed_is_answered_in_place(decision: Decision, panitia: Client) -> None:
    CertificateNumber.objects.create(
        edition=decision.edition, contestant=decision.awards.get().contestant, number="漢字"
    )

    page = issue(panitia, decision)

    assert page.status_code == 422
    assert "漢字" in page.content.decode()
    assert not Certificate.objects.exists()


def test_a_certificate_is_handed_out_as_issued_whatever_changed_since(
    decision: Decision, panitia: Client
) -> None:
    (certificate,) = issued(decision)
    path = address(decision, f"piagam/{certificate.code}.pdf")
    first = panitia.post(path)
    Kube.objects.update(name="Nama Baru")

    second = panitia.post(path)

    assert (first.status_code, first.headers["Content-Type"]) == (200, "application/pdf")
    assert first.headers["Content-Disposition"] == (
        f'attachment; filename="{certificate_file_name(certificate)}"'
    )
    assert first.headers["Cache-Control"] == "private, no-store"
    assert second.content == first.content
    assert len(PdfReader(io.BytesIO(first.content)).pages) == 1


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_changed_file_is_not_handed_out_and_is_named(
    is_gone: bool, decision: Decision, panitia: Client, caplog: pytest.LogCaptureFixture
) -> None:
    (certificate,) = issued(decision)
    path = Path(certificate.file.path)
    path.write_bytes(path.read_bytes() + b"%")
    if is_gone:
        path.unlink()

    for file in (f"piagam/{certificate.code}.pdf", "piagam-cetak-semua.pdf", "piagam.zip"):
        page = panitia.post(address(decision, file))
        words = words_of(page)
        assert page.status_code == 500
        assert f"Berkas piagam untuk {award_of(certificate).name} tidak lagi sama" in words
        assert certificate.grouped_code in words
    assert caplog.text.count(f"certificate {certificate.code}: the stored file is not") == 3


def test_a_certificate_of_another_edition_is_not_found_here(
    decision: Decision, panitia: Client
) -> None:
    (certificate,) = issued(decision)
    other = approved(proposed(closed_edition(judges=1, contestants=1)))

    for code in (certificate.code, "0" * 16):
        assert panitia.post(address(other, f"piagam/{code}.pdf")).status_code == 404


@pytest.mark.parametrize(
    ("code", "status"),
    [("%00", 400), ("19HSRQPNF5VH6K0D%00", 400), ("..%2F19HSRQPNF5VH6K0D", 404)],
)
def test_what_can_be_no_code_is_refused_alike_on_any_database(
    code: str, status: int, decision: Decision, panitia: Client
) -> None:
    assert panitia.post(address(decision, f"piagam/{code}.pdf")).status_code == status


def test_the_print_file_waits_for_the_first_certificate(
    decision: Decision, panitia: Client
) -> None:
    path = address(decision, "piagam-cetak-semua.pdf")
    before = panitia.post(path)
    issued(decision)

    after = panitia.post(path)

    assert (before.status_code, after.status_code) == (404, 200)
    assert after.headers["Content-Disposition"] == (
        f'attachment; filename="Piagam_{decision.edition.slug}_cetak-semua.pdf"'
    )


def test_taking_certificates_out_is_written_down(decision: Decision, panitia: Client) -> None:
    (certificate,) = issued(decision)
    actions = []

    for file in (f"piagam/{certificate.code}.pdf", "piagam-cetak-semua.pdf", "piagam.zip"):
        with written_lines() as lines:
            assert panitia.post(address(decision, file)).status_code == 200
        actions += [(line.action, line.after) for line in lines]

    assert actions == [
        ("certificate.downloaded", {"digest": certificate.digest, "status": "valid"}),
        ("certificates.printed", {"certificates": 1}),
        ("certificates.packed", {"certificates": 1}),
    ]
