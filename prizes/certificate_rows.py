"""Say for each certificate of an edition how it stands: to be issued, ready, or out of date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from prizes.selectors.holders import Holder, holders_of
from prizes.wording import Office, differences

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.utils.functional import _StrOrPromise

    from prizes.models import Decision


class Standing(Enum):
    """How a certificate stands: the word in an address, the word for people, tag and icon."""

    MISSING = ("belum", _("Belum dibuat"), "neutral", "circle")
    READY = ("siap", _("Siap"), "ok", "check-circle-fill")
    STALE = ("usang", _("Usang"), "warn", "exclamation-triangle-fill")
    REVOKED = ("dicabut", _("Dicabut"), "bad", "slash-circle")

    @property
    def slug(self) -> str:
        """Return the word that asks for these."""
        return self.value[0]

    @property
    def label(self) -> _StrOrPromise:
        """Return the word that people read."""
        return self.value[1]

    @property
    def tag(self) -> str:
        """Return the kind of tag."""
        return self.value[2]

    @property
    def icon(self) -> str:
        """Return the icon of the tag."""
        return self.value[3]


@dataclass(frozen=True)
class CertificateRow:
    """One line of the documents page; `changed` says in words where the issued one differs."""

    holder: Holder
    changed: tuple[_StrOrPromise, ...]
    shares_number: bool

    @property
    def standing(self) -> Standing:
        """Return how it stands."""
        if self.holder.is_taken_back:
            return Standing.REVOKED
        if self.holder.valid is None:
            return Standing.MISSING
        return Standing.STALE if self.changed or self.holder.renamed_to else Standing.READY

    @property
    def may_renew(self) -> bool:
        """Say whether issuing it anew would put something right; a name needs a new decision."""
        return bool(self.changed) and not self.holder.has_left


def certificate_rows(decision: Decision) -> list[CertificateRow]:
    """Return a line for each holder of a certificate, in the order they are called."""
    return _rows(decision, holders_of(decision))


def certificate_row(decision: Decision, keys: Collection[str]) -> CertificateRow | None:
    """Return the line of one holder; whether a number is shared is not looked at."""
    return next(iter(_rows(decision, holders_of(decision, keys))), None)


def _rows(decision: Decision, holders: list[Holder]) -> list[CertificateRow]:
    office = Office.of(decision.edition, decision.decided_on)
    used = Counter(_plain(holder.number) for holder in holders if holder.number)
    return [
        CertificateRow(
            holder=holder,
            changed=tuple(differences(holder, office)),
            shares_number=used[_plain(holder.number)] > 1,
        )
        for holder in holders
    ]


def _plain(number: str) -> str:
    """Return a number as people compare it: 7 / kube is 7/KUBE."""
    return "".join(number.split()).casefold()
