"""Read what a decision says as plain facts: what its digest and its ledger line are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from assessments.domain.canonical import digest
from assessments.domain.contributions import contribution
from assessments.models import exact_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.domain.canonical import Json
    from assessments.domain.outcome import Outcome
    from assessments.domain.outcome import Placement as ComputedPlacement
    from assessments.models import Placement
    from prizes.models import Award, Decision

Facts: TypeAlias = "dict[str, Json]"


def decision_facts(
    decision: Decision, awards: Iterable[Award], placements: Iterable[Placement]
) -> Facts:
    """Return everything official in a decision, in an order that no query can change."""
    return {
        "result": decision.result.digest,
        "engine": decision.result.engine_version,
        "decided_on": decision.decided_on.isoformat(),
        "review": decision.review,
        "minutes": decision.minutes,
        "awards": _by_contestant(award_facts(award) for award in awards),
        "places": _by_contestant(place_facts(placement) for placement in placements),
    }


def recorded_facts(decision: Decision, facts: Facts) -> Facts:
    """Return what the ledger keeps of a proposal: the facts, their digest, and what is around."""
    return {
        **facts,
        "digest": digest(facts),
        "edition": decision.edition_id,
        "number": decision.number,
        "proposed_at": decision.proposed_at.isoformat(),
        "supersedes": decision.supersedes.number if decision.supersedes else None,
        "superseding_reason": decision.superseding_reason,
    }


def award_facts(award: Award) -> Facts:
    """Return what a contestant receives, with every name as printed."""
    return {
        "contestant": award.contestant.public_id,
        "category": award.category_name,
        "name": award.name,
        "region": award.region_name,
        "region_short": award.region_short_name,
        "place": award.place,
        "label": award.label,
        "gross": award.amount,
        "trophy": award.trophy,
        "certificate": award.certificate,
    }


def place_facts(placement: Placement) -> Facts:
    """Return a place of the frozen result as it is stored."""
    return {
        "contestant": placement.contestant.public_id,
        "place": placement.place,
        "computed_place": placement.computed_place,
        "value": placement.value,
        "aspects": placement.aspect_values,
        "points": placement.aspect_points,
        "decided_by": str(placement.decided_by),
        "deciding_aspect": placement.deciding_aspect,
    }


def computed_place_facts(outcome: Outcome, placement: ComputedPlacement) -> Facts:
    """Return a place as the engine gives it, in the spelling of a stored one."""
    return {
        "contestant": placement.contestant,
        "place": placement.place,
        "computed_place": placement.place_by_rules,
        "value": str(placement.value),
        "aspects": exact_text(placement.aspect_values),
        "points": exact_text(contribution(outcome, placement).by_aspect),
        "decided_by": placement.decided_by.value,
        "deciding_aspect": placement.rung_aspect or "",
    }


def _by_contestant(rows: Iterable[Facts]) -> list[Json]:
    return [*sorted(rows, key=lambda row: str(row["contestant"]))]
