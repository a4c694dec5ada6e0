"""Read who gets a certificate, with its number and what was issued: awards first, then judges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from assessments.models import Judge
from prizes.models import Award, Certificate, CertificateNumber

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.utils.functional import _StrOrPromise

    from assessments.models import Edition
    from prizes.models import Decision

JUDGES = "juri"


@dataclass(frozen=True)
class Holder:
    """Somebody with a certificate or waiting for one: exactly one of award and judge is set.

    `key` is the public id of the contestant or the judge; `title` is what the holder is honoured
    as, official wording that is never translated; `group` heads the certificates of one `kind`.
    """

    key: str
    name: str
    title: str
    kind: str
    group: _StrOrPromise
    edition: Edition
    number: str
    certificates: tuple[Certificate, ...]
    award: Award | None = None
    judge: Judge | None = None

    @property
    def valid(self) -> Certificate | None:
        """Return the certificate that counts."""
        return next((each for each in self.certificates if each.is_valid), None)

    @property
    def is_revoked(self) -> bool:
        """Say whether the last certificate was taken back and no other issued since."""
        return not self.valid and any(each.is_revoked for each in self.certificates)

    @property
    def renamed_to(self) -> str:
        """Return the name in the register where it no longer is the decision's; else nothing."""
        if self.award and self.award.contestant.name != self.award.name:
            return self.award.contestant.name
        return ""


def holders_of(decision: Decision, keys: Collection[str] | None = None) -> list[Holder]:
    """Return all who get a certificate, or those with these keys, in the order they are called."""
    return [*_awarded(decision, keys), *_judges(decision.edition, keys)]


def find_holder(decision: Decision, key: str) -> Holder | None:
    """Return the holder with this key, or None."""
    return next(iter(holders_of(decision, [key])), None)


def _awarded(decision: Decision, keys: Collection[str] | None) -> list[Holder]:
    contestant = ("category", "kube", "facilitator", "certificate_number")
    awards = (
        Award.objects.filter(decision=decision, certificate=True)
        .select_related(*(f"contestant__{each}" for each in contestant))
        .prefetch_related("certificates")
        .order_by("contestant__category__order", "place", "name", "pk")
    )
    if keys is not None:
        awards = awards.filter(contestant__public_id__in=keys)
    return [
        Holder(
            key=award.contestant.public_id,
            name=award.name,
            title=award.label,
            kind=award.contestant.category.kind,
            group=award.category_name,
            edition=decision.edition,
            number=_number(award.contestant),
            certificates=tuple(award.certificates.all()),
            award=award,
        )
        for award in awards
    ]


def _judges(edition: Edition, keys: Collection[str] | None) -> list[Holder]:
    """Return the judges who did not leave the panel, the head first."""
    judges = (
        Judge.objects.filter(edition=edition, absence__isnull=True)
        .select_related("user", "certificate_number")
        .prefetch_related("certificates")
        .order_by("-is_head", "order", "pk")
    )
    if keys is not None:
        judges = judges.filter(public_id__in=keys)
    return [
        Holder(
            key=judge.public_id,
            name=judge.user.full_name,
            title=f"{'Ketua' if judge.is_head else 'Anggota'} Tim Penilai",
            kind=JUDGES,
            group=_("Tim penilai"),
            edition=edition,
            number=_number(judge),
            certificates=tuple(judge.certificates.all()),
            judge=judge,
        )
        for judge in judges
    ]


def _number(owner: object) -> str:
    found: CertificateNumber | None = getattr(owner, "certificate_number", None)
    return found.number if found else ""
