"""What one certificate says, before anybody knows how it will look."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

PAPERS = frozenset({"A4", "F4"})


@dataclass(frozen=True)
class CertificateContent:
    """All that one certificate says; kept at issue, beside the paper that was printed from it.

    `amount` is in rupiah; 0 prints no line of money. `extra_line` is one further line of the
    office below the money, `logo` the bytes of a WebP or PNG picture that takes the place of the
    emblem. `sample` and `draft` mark the paper as what it is not: an issued certificate.
    """

    number: str
    recipient: str
    region: str
    award: str
    level_and_year: str
    amount: int
    letterhead: tuple[str, ...]
    place: str
    date: dt.date
    signatory_title: tuple[str, ...]
    signatory_name: str
    signatory_nip: str
    code: str
    check_url: str
    sample: bool
    paper: str = "A4"
    white_ground: bool = False
    extra_line: str = ""
    logo: bytes = b""
    draft: bool = False

    def __post_init__(self) -> None:
        """Refuse a paper that no frame was drawn for."""
        if self.paper not in PAPERS:
            raise ValueError(f"paper must be one of {sorted(PAPERS)}, not {self.paper!r}")

    def as_canonical(self) -> dict[str, object]:
        """Give the content in JSON's own types, the logo by its digest, for keeping and hashing."""
        return {
            **asdict(self),
            "letterhead": list(self.letterhead),
            "signatory_title": list(self.signatory_title),
            "date": self.date.isoformat(),
            "logo": hashlib.sha256(self.logo).hexdigest() if self.logo else "",
        }
