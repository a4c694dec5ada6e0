"""Pack issued certificates for people: file names to read, one ZIP with its checksums."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from typing import IO, TYPE_CHECKING

from prizes.selectors.certificates import frozen_content, issued_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prizes.models import Certificate

CHECKSUMS = "SHA256SUMS.txt"
LONGEST_WORD = 60
ENDED = {"revoked": "DICABUT", "replaced": "DIGANTIKAN"}


def certificate_file_name(issued: Certificate) -> str:
    """Return a name people can read: Piagam_KUBE_Juara-I_Melati-Jaya.pdf.

    That of one which counts no more begins with what became of it.
    """
    content = frozen_content(issued)
    name = str(content["recipient"])
    if issued.award:
        kind = issued.award.contestant.category.get_kind_display()
        parts = [kind, issued.award.label, name.removeprefix("KUBE ")]
    else:
        parts = ["Juri", str(content["award"]), name]
    ended = [] if issued.is_valid else [ENDED[issued.status]]
    return "_".join([*ended, "Piagam", *(file_word(part) for part in parts)]) + ".pdf"


def file_word(text: str) -> str:
    """Return text as one word of a file name: plain Latin letters and digits."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[A-Za-z0-9]+", plain))[:LONGEST_WORD].strip("-")


def pack_certificates(issued: Iterable[Certificate], target: IO[bytes]) -> None:
    """Write a ZIP of the files as issued, with a SHA-256 for each; raise BytesDiffer.

    The same certificates give the same bytes: each file carries the moment of its issue.
    """
    sums = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for certificate, name in _named(issued):
            moment = certificate.issued_at.timetuple()[:6]
            archive.writestr(zipfile.ZipInfo(name, moment), issued_bytes(certificate))
            sums.append(f"{certificate.digest}  {name}\n")
        archive.writestr(zipfile.ZipInfo(CHECKSUMS), "".join(sums))


def _named(issued: Iterable[Certificate]) -> Iterator[tuple[Certificate, str]]:
    """Give every certificate a name of its own: two of the same name are told apart by code."""
    taken: set[str] = set()
    for certificate in issued:
        name = certificate_file_name(certificate)
        if name.lower() in taken:
            name = f"{name.removesuffix('.pdf')}_{certificate.code}.pdf"
        taken.add(name.lower())
        yield certificate, name
