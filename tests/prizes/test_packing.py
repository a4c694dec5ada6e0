from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from assessments.domain.canonical import canonical_json
from kube_awards.accounts.roles import Role
from prizes.models import Award, Certificate
from prizes.packing import certificate_file_name, pack_certificates
from prizes.selectors.certificates import issued_bytes, issued_certificates
from prizes.services.certificates import issue_certificates
from tests.factories import approved, closed_edition, issued, make_user, proposed

pytestmark = pytest.mark.django_db


def content_with(name: str, award: str = "Juara I") -> str:
    return canonical_json({"recipient": name, "award": award})


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("kube", "KUBE Melati Jaya", "Piagam_KUBE_Juara-I_Melati-Jaya.pdf"),
        ("kube", "KUBE “Melati”/Jaya", "Piagam_KUBE_Juara-I_Melati-Jaya.pdf"),
        ("pendamping", "Désirée, S.Sos.", "Piagam_Pendamping-KUBE_Juara-I_Desiree-S-Sos.pdf"),
        ("kube", 'x"\r\nSet-Cookie: a=b', "Piagam_KUBE_Juara-I_x-Set-Cookie-a-b.pdf"),
        ("kube", "../../etc/passwd", "Piagam_KUBE_Juara-I_etc-passwd.pdf"),
        ("kube", "N" * 120, f"Piagam_KUBE_Juara-I_{'N' * 60}.pdf"),
    ],
)
def test_a_file_is_named_for_people(kind: str, name: str, expected: str) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1, kinds=(kind,)))
    certificate = Certificate(award=decision.awards.get(), content=content_with(name))

    assert certificate_file_name(certificate) == expected


def test_a_judges_file_says_so() -> None:
    certificate = Certificate(content=content_with("Dr. Sri, M.Si.", "Anggota Tim Penilai"))

    assert certificate_file_name(certificate) == "Piagam_Juri_Anggota-Tim-Penilai_Dr-Sri-M-Si.pdf"


def test_a_package_holds_the_issued_bytes_and_their_checksums() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))
    issue_certificates(decision=decision, actor=make_user(Role.PANITIA))
    certificates = issued_certificates(decision.edition)

    first, again = io.BytesIO(), io.BytesIO()
    pack_certificates(certificates, first)
    pack_certificates(certificates, again)

    with zipfile.ZipFile(first) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sums = files.pop("SHA256SUMS.txt").decode()
    assert list(files.values()) == [issued_bytes(each) for each in certificates]
    assert sums == "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    )
    assert first.getvalue() == again.getvalue()


def test_two_of_the_same_name_are_told_apart() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))
    first, second = issued(decision)
    Award.objects.update(label="Juara I")
    Certificate.objects.update(content=content_with("KUBE Melati"))

    target = io.BytesIO()
    pack_certificates(issued_certificates(decision.edition), target)

    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            "Piagam_KUBE_Juara-I_Melati.pdf",
            f"Piagam_KUBE_Juara-I_Melati_{second.code}.pdf",
            "SHA256SUMS.txt",
        ]
    assert first.code != second.code
