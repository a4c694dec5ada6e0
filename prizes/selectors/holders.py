"""Read who gets a certificate, with its number and what was issued: awards first, then judges."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assessments.domain.canonical import canonical_json
from assessments.models import Judge
from prizes.models import Award, Certificate, CertificateNumber, CertificateStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from django.db.models import QuerySet
    from django.utils.functional import _StrOrPromise

    from assessments.models import Edition
    from prizes.models import Decision

JUDGES = "juri"


@dataclass(frozen=True)
class Holder:
    """Somebody with a certificate or waiting for one: exactly one of award and judge is set.

    `key` is the public id of the contestant or the judge; `title` is what the holder is honoured
    as, official wording that is never translated; `group` heads the certificates of one `kind`.
    `certificates` are all that the edition ever issued to the holder, the newest first. A judge who
    `has_left` the panel keeps what was issued and gets no other.
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
    has_left: bool = False

    @property
    def valid(self) -> Certificate | None:
        """Return the certificate that counts."""
        return next((each for each in self.certificates if each.is_valid), None)

    @property
    def is_taken_back(self) -> bool:
        """Say whether the last certificate was revoked for itself."""
        return bool(self.certificates) and self.certificates[0].is_taken_back

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


def neighbours_of(holder: Holder, holders: Sequence[Holder]) -> tuple[Holder | None, Holder | None]:
    """Return who is called before and after holder."""
    at = [each.key for each in holders].index(holder.key)
    before = holders[at - 1] if at else None
    return before, holders[at + 1] if at + 1 < len(holders) else None


def _awarded(decision: Decision, keys: Collection[str] | None) -> list[Holder]:
    contestant = ("category", "kube", "facilitator", "certificate_number")
    awards = (
        Award.objects.filter(decision=decision, certificate=True)
        .select_related(*(f"contestant__{each}" for each in contestant))
        .order_by("contestant__category__order", "place", "name", "pk")
    )
    if keys is not None:
        awards = awards.filter(contestant__public_id__in=keys)
    issued = _issued(
        Certificate.objects.filter(award__contestant__in=awards.values("contestant")),
        attrgetter("award.contestant_id"),
    )
    return [
        Holder(
            key=award.contestant.public_id,
            name=award.name,
            title=award.label,
            kind=award.contestant.category.kind,
            group=award.category_name,
            edition=decision.edition,
            number=_number(award.contestant),
            certificates=tuple(issued[award.contestant_id]),
            award=award,
        )
        for award in awards
    ]


def _judges(edition: Edition, keys: Collection[str] | None) -> list[Holder]:
    """Return the judges on the panel, the head first; who left only with a certificate."""
    kept = Certificate.objects.filter(judge=OuterRef("pk"), status=CertificateStatus.VALID)
    judges = (
        Judge.objects.filter(edition=edition)
        .filter(Q(absence__isnull=True) | Exists(kept))
        .select_related("user", "certificate_number", "absence")
        .order_by("-is_head", "order", "pk")
    )
    if keys is not None:
        judges = judges.filter(public_id__in=keys)
    issued = _issued(Certificate.objects.filter(judge__in=judges), attrgetter("judge_id"))
    return [
        Holder(
            key=judge.public_id,
            name=judge.user.full_name,
            title=f"{'Ketua' if judge.is_head else 'Anggota'} Tim Penilai",
            kind=JUDGES,
            group=_("Tim penilai"),
            edition=edition,
            number=_number(judge),
            certificates=tuple(issued[judge.pk]),
            judge=judge,
            has_left=hasattr(judge, "absence"),
        )
        for judge in judges
    ]


def _issued(
    certificates: QuerySet[Certificate], owner: Callable[[Certificate], int]
) -> dict[int, list[Certificate]]:
    """Return certificates by whose they are, the newest first."""
    found: dict[int, list[Certificate]] = defaultdict(list)
    for certificate in certificates.select_related("award").order_by("-pk"):
        found[owner(certificate)].append(certificate)
    return found


def numbers_digest(holders: Iterable[Holder]) -> str:
    """Return a digest of the numbers of these holders, to tell whether they are still the same."""
    numbers = {holder.key: holder.number for holder in holders}
    return hashlib.sha256(canonical_json(numbers).encode()).hexdigest()


def _number(owner: object) -> str:
    found: CertificateNumber | None = getattr(owner, "certificate_number", None)
    return found.number if found else ""
