from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from groups.models import Kube
from kube_awards.accounts.roles import Role
from prizes.models import Award, Certificate, Decision
from prizes.views.documents import certificate_file_name
from tests.factories import (
    approved,
    closed_edition,
    issued,
    make_user,
    proposed,
    signed_in,
)
from tests.pages import Response, words_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision with one award, because each certificate takes time to print."""
    return approved(proposed(closed_edition(judges=1, contestants=1)))


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def address(decision: Decision, page: str = "") -> str:
    return f"/panitia/{decision.edition.slug}/dokumen/{page}"


def issue(client: Client, decision: Decision, **fields: str) -> Response:
    return client.post(address(decision, "terbitkan/"), fields, follow=True)


def test_before_approval_there_are_no_documents(panitia: Client) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    words = words_of(panitia.get(address(decision)))

    assert "Piagam dapat diterbitkan setelah hasil ditetapkan." in words
    assert decision.awards.get().name not in words


def test_before_approval_nothing_is_issued(panitia: Client) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    assert issue(panitia, decision).status_code == 404
    assert not Certificate.objects.exists()


def test_the_page_asks_for_the_number_of_each_certificate(
    decision: Decision, panitia: Client
) -> None:
    award = decision.awards.get()

    page = panitia.get(address(decision))

    assert "0 dari 1 diterbitkan" in words_of(page)
    assert f'name="nomor-{award.pk}"' in page.content.decode()
    assert f"Juara I – {award.name}" in words_of(page)


def test_certificates_are_issued_with_their_numbers(decision: Decision, panitia: Client) -> None:
    award = decision.awards.get()

    page = issue(panitia, decision, **{f"nomor-{award.pk}": "1201/KUBE-DKI/IX/2018"})

    certificate = Certificate.objects.get()
    words = words_of(page)
    assert page.redirect_chain == [(address(decision), 302)]
    assert certificate.number == "1201/KUBE-DKI/IX/2018"
    for text in ("1 piagam diterbitkan.", "1 dari 1 diterbitkan", certificate.grouped_code):
        assert text in words
    assert "nomor-" not in page.content.decode()


def test_the_same_number_twice_is_answered_in_place(panitia: Client) -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))
    numbers = {f"nomor-{award.pk}": "7" for award in decision.awards.all()}

    page = issue(panitia, decision, **numbers)

    assert page.status_code == 422
    assert "Nomor ini sudah dipakai di atas." in words_of(page)
    assert not Certificate.objects.exists()


def test_what_cannot_be_printed_is_answered_in_place(decision: Decision, panitia: Client) -> None:
    award = decision.awards.get()

    page = issue(panitia, decision, **{f"nomor-{award.pk}": "漢字"})

    assert page.status_code == 422
    assert "漢字" in page.content.decode()
    assert not Certificate.objects.exists()


def test_a_certificate_is_handed_out_as_issued_whatever_changed_since(
    decision: Decision, panitia: Client
) -> None:
    (certificate,) = issued(decision)
    path = address(decision, f"piagam/{certificate.code}.pdf")
    first = panitia.get(path)
    Kube.objects.update(name="Nama Baru")

    second = panitia.get(path)

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

    for file in (f"piagam/{certificate.code}.pdf", "piagam-cetak-semua.pdf"):
        page = panitia.get(address(decision, file))
        words = words_of(page)
        assert page.status_code == 500
        assert f"Berkas piagam Juara I untuk {certificate.award.name} tidak lagi sama" in words
        assert certificate.grouped_code in words
    assert caplog.text.count(f"certificate {certificate.code}: the stored file is not") == 2


def test_a_certificate_of_another_edition_is_not_found_here(
    decision: Decision, panitia: Client
) -> None:
    (certificate,) = issued(decision)
    other = approved(proposed(closed_edition(judges=1, contestants=1)))

    for code in (certificate.code, "0" * 16):
        assert panitia.get(address(other, f"piagam/{code}.pdf")).status_code == 404


@pytest.mark.parametrize(
    ("code", "status"),
    [("%00", 400), ("19HSRQPNF5VH6K0D%00", 400), ("..%2F19HSRQPNF5VH6K0D", 404)],
)
def test_what_can_be_no_code_is_refused_alike_on_any_database(
    code: str, status: int, decision: Decision, panitia: Client
) -> None:
    assert panitia.get(address(decision, f"piagam/{code}.pdf")).status_code == status


def test_the_print_file_waits_for_the_first_certificate(
    decision: Decision, panitia: Client
) -> None:
    path = address(decision, "piagam-cetak-semua.pdf")
    before = panitia.get(path)
    issued(decision)

    after = panitia.get(path)

    assert (before.status_code, after.status_code) == (404, 200)
    assert after.headers["Content-Disposition"] == (
        f'attachment; filename="Piagam_{decision.edition.slug}_cetak-semua.pdf"'
    )


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("kube", "KUBE Melati Jaya", "Piagam_KUBE_Juara-I_Melati-Jaya.pdf"),
        ("kube", "KUBE “Melati”/Jaya", "Piagam_KUBE_Juara-I_Melati-Jaya.pdf"),
        ("pendamping", "Désirée, S.Sos.", "Piagam_Pendamping-KUBE_Juara-I_Desiree-S-Sos.pdf"),
        ("kube", 'x"\r\nSet-Cookie: a=b', "Piagam_KUBE_Juara-I_x-Set-Cookie-a-b.pdf"),
    ],
)
def test_a_file_is_named_for_people(kind: str, name: str, expected: str) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1, kinds=(kind,)))
    Award.objects.update(name=name)

    assert certificate_file_name(Certificate(award=decision.awards.get())) == expected


def test_others_on_the_staff_may_read_and_not_issue(decision: Decision) -> None:
    issued(decision)

    for role in (Role.PENETAP, Role.PENGAWAS, Role.BENDAHARA):
        page = signed_in(make_user(role)).get(address(decision))
        assert "1 dari 1 diterbitkan" in words_of(page)
        assert "nomor-" not in page.content.decode()
