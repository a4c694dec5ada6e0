from __future__ import annotations

import datetime as dt
import hashlib
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.pdf import PdfError
from kube_awards.core.pdf.text import clean_text
from prizes.documents import CertificateContent
from prizes.models import Certificate, CertificateNumber, Decision, Prize
from prizes.selectors.certificates import (
    BytesDiffer,
    content_digest,
    frozen_content,
    issued_bytes,
)
from prizes.services.certificate_numbers import save_certificate_numbers
from prizes.services.certificates import issue_certificates, refuse_unprintable
from prizes.wording import Office, award_content
from tests.factories import approved, closed_edition, issued, make_user, proposed
from tests.ledger_lines import Line, written_lines
from tests.prizes.document_pages import key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision with a single award, because each certificate takes time."""
    return approved(proposed(closed_edition(judges=1, contestants=1)))


def numbered(decision: Decision, number: str) -> None:
    save_certificate_numbers(
        decision=decision, actor=make_user(Role.PANITIA), numbers={key_of(decision): number}
    )


def text_of(pdf: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def test_a_certificate_keeps_number_content_bytes_and_digest(decision: Decision) -> None:
    panitia = make_user(Role.PANITIA)
    award = decision.awards.get()

    numbered(decision, "7/KUBE/2018")

    (certificate,) = issue_certificates(decision=decision, actor=panitia, keys=[key_of(decision)])

    stored = Certificate.objects.get()
    pdf = issued_bytes(stored)
    office = Office.of(decision.edition, decision.decided_on)
    content = award_content(award, office, number="7/KUBE/2018", code=stored.code)
    assert stored == certificate
    assert (stored.award, stored.number, stored.status) == (award, "7/KUBE/2018", "valid")
    assert frozen_content(stored) == content.as_canonical()
    assert (stored.digest, stored.size) == (hashlib.sha256(pdf).hexdigest(), len(pdf))
    assert "7/KUBE/2018" in text_of(pdf)
    assert award.name in text_of(pdf)


def test_issuing_writes_a_line_for_each_certificate(decision: Decision) -> None:
    panitia = make_user(Role.PANITIA, full_name="Sri Panitia")

    with written_lines() as lines:
        (certificate,) = issue_certificates(
            decision=decision, actor=panitia, keys=[key_of(decision)]
        )

    assert lines == [
        Line(
            "Sri Panitia",
            "certificate.issued",
            "prizes.certificate",
            None,
            {
                "award": "Juara I",
                "number": "",
                "digest": certificate.digest,
                "content": content_digest(certificate),
                "holder": certificate.holder_key,
            },
        )
    ]


def test_what_the_certificate_says_comes_from_decision_and_letterhead(decision: Decision) -> None:
    award = decision.awards.get()

    office = Office.of(decision.edition, decision.decided_on)
    content = award_content(award, office, number="7", code="19HSRQPNF5VH6K0D")

    assert content == CertificateContent(
        number="7",
        recipient=award.name,
        region="Kota Administrasi Jakarta Timur",
        award="Juara I KUBE",
        level_and_year="Tingkat Provinsi DKI Jakarta Tahun 2018",
        amount=3_000_000,
        letterhead=("Pemerintah Provinsi DKI Jakarta", "Dinas Sosial"),
        place="Jakarta",
        date=dt.date(2018, 9, 27),
        signatory_title=("Kepala Dinas Sosial",),
        signatory_name="Drs. Contoh",
        signatory_nip="",
        code="19HS-RQPN-F5VH-6K0D",
        check_url="http://localhost:8000/cek/19HSRQPNF5VH6K0D/",
        sample=False,
        paper="A4",
    )


def test_issued_bytes_stay_the_same_when_the_register_changes(decision: Decision) -> None:
    (certificate,) = issued(decision)
    before = issued_bytes(certificate)

    Kube.objects.update(name="Nama Baru")

    assert issued_bytes(Certificate.objects.get()) == before
    assert "Nama Baru" not in text_of(before)


def test_a_file_that_was_changed_is_not_handed_out(decision: Decision) -> None:
    (certificate,) = issued(decision)
    with Path(certificate.file.path).open("ab") as file:
        file.write(b"%")

    with pytest.raises(BytesDiffer, match=certificate.code):
        issued_bytes(certificate)


def test_issuing_again_makes_only_what_is_missing(decision: Decision) -> None:
    (certificate,) = issued(decision)

    with written_lines() as lines:
        again = issue_certificates(
            decision=decision, actor=certificate.issued_by, keys=[key_of(decision)], renew=True
        )

    assert (again, lines) == ([], [])
    assert Certificate.objects.get().number == "1/KUBE/2018"


def test_an_award_without_certificate_gets_none() -> None:
    edition = closed_edition(judges=1, contestants=1)
    Prize.objects.update(certificate=False)
    decision = approved(proposed(edition))

    assert issued(decision) == []


@pytest.mark.parametrize("state", ["proposed", "returned"])
def test_nothing_is_issued_before_approval(state: str) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))
    panitia = make_user(Role.PANITIA)
    if state == "returned":
        Decision.objects.update(state=state, returned_by=panitia, return_note="Nama salah.")

    with written_lines() as lines, pytest.raises(WrongState, match="setelah hasil") as refusal:
        issue_certificates(decision=decision, actor=panitia)

    assert (refusal.value.state, lines) == (state, [])
    assert not Certificate.objects.exists()


def test_codes_differ_and_have_sixteen_characters() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))

    codes = {certificate.code for certificate in issued(decision)}

    assert [len(code) for code in codes] == [16, 16]


def test_a_number_too_long_for_the_paper_is_refused_and_nothing_is_issued(
    decision: Decision,
) -> None:
    panitia = make_user(Role.PANITIA)
    CertificateNumber.objects.create(
        edition=decision.edition, contestant=decision.awards.get().contestant, number="W" * 60
    )

    with written_lines() as lines, pytest.raises(Refused, match="Nomor piagam"):
        issue_certificates(decision=decision, actor=panitia)

    assert (lines, Certificate.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("KUBE Mela\u202eti", "U+202E"),
        ("KUBE Mela\u200bti", "U+200B"),
        ("KUBE Mela\x00ti", "U+0000"),
        ("KUBE Mela\nti", "U+000A"),
        ("KUBE\u3164Melati", "U+3164"),
        ("\ufeffKUBE \u200bMelati\u200b", "U+FEFF, U+200B"),
    ],
)
@pytest.mark.parametrize("has_paper", [True, False])
def test_what_nobody_sees_in_a_name_is_refused_by_its_code(
    name: str, points: str, has_paper: bool, decision: Decision
) -> None:
    award = decision.awards.get()
    award.name, award.certificate = name, has_paper

    with pytest.raises(Refused) as refusal:
        refuse_unprintable([award], decision.edition, decision.decided_on)

    told = str(refusal.value)
    assert told.endswith(f": ada huruf yang tidak tampak ({points}). Hapus, lalu coba lagi.")
    assert clean_text(told) == told


@pytest.mark.parametrize("field", ["label", "category_name", "region_name", "region_short_name"])
def test_what_nobody_sees_elsewhere_is_refused_too(field: str, decision: Decision) -> None:
    award = decision.awards.get()
    setattr(award, field, "Juara\u202e")

    with pytest.raises(Refused, match="U\\+202E"):
        refuse_unprintable([award], decision.edition, decision.decided_on)


@pytest.mark.parametrize("name", ["KUBE Melati Jaya", "Désirée O’Neil, S.Sos.", "KUBE\u00a0Melati"])
def test_what_can_be_seen_is_not_refused(name: str, decision: Decision) -> None:
    award = decision.awards.get()
    award.name = name

    refuse_unprintable([award], decision.edition, decision.decided_on)


def test_what_cannot_be_printed_is_named(decision: Decision) -> None:
    award = decision.awards.get()
    award.name = "KUBE 漢字"

    with pytest.raises(Refused, match="KUBE 漢字: "):
        refuse_unprintable([award], decision.edition, decision.decided_on)


def test_a_fault_of_nobodys_lines_blames_nobody(
    decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_contents: object) -> list[bytes]:
        raise PdfError("Logo rusak.")

    monkeypatch.setattr("prizes.services.certificates.render_certificates", broken)

    with pytest.raises(PdfError) as refusal:
        issue_certificates(decision=decision, actor=make_user(Role.PANITIA))

    assert str(refusal.value) == "Logo rusak."
