"""Read what the public may see: announced decisions only, and names only as consented to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prizes.models import Decision, PublicationState
from prizes.selectors.decisions import PrizedRanking, PrizedRow, decided_rankings

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class PublicRow:
    """One winner as announced; `name` is blank where the person did not consent."""

    prized: PrizedRow
    name: str


@dataclass(frozen=True)
class PublicCategory:
    """One category as announced."""

    ranking: PrizedRanking
    rows: tuple[PublicRow, ...]

    @property
    def has_hidden_names(self) -> bool:
        """Say whether a name is left out, so that the page explains it."""
        return any(not row.name for row in self.rows)


def published_decisions() -> QuerySet[Decision]:
    """Return the announced decisions, newest year first."""
    return (
        Decision.objects.filter(publication__state=PublicationState.PUBLISHED)
        .select_related("edition", "result", "publication")
        .order_by("-edition__year", "-publication__published_at")
    )


def find_published(slug: str) -> Decision | None:
    """Return the announced decision of an edition, or None: not announced and unknown are one."""
    return published_decisions().filter(edition__slug=slug).first()


def public_categories(decision: Decision) -> list[PublicCategory]:
    """Return both categories of an announced decision."""
    return [
        PublicCategory(
            ranking, tuple(PublicRow(prized, public_name(prized)) for prized in ranking.rows)
        )
        for ranking in decided_rankings(decision)
    ]


def public_name(prized: PrizedRow) -> str:
    """Return the name as printed; a person's only while that person consents (UU 27/2022)."""
    person = prized.row.contestant.facilitator
    if prized.award is None or (person and not person.consents_to_publication):
        return ""
    return prized.award.name
