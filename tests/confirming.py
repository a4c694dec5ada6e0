"""Let the judges of a decision say that the minutes carry their scores, or that they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prizes.services.confirmations import confirm_scores, object_to_scores

if TYPE_CHECKING:
    from prizes.models import Confirmation, Decision


def confirmed(decision: Decision) -> Decision:
    """Return the approved decision, in whose minutes every judge has found the own scores."""
    for question in decision.confirmations.all():
        confirm_scores(confirmation=question, digest_seen=decision.digest)
    return decision


def question(decision: Decision, judge: int = 1) -> Confirmation:
    """Return what a judge (by order) is asked."""
    return decision.confirmations.get(judge__order=judge)


def confirm(decision: Decision, judge: int = 1) -> Confirmation:
    """Return the confirmation of a judge (by order)."""
    return confirm_scores(confirmation=question(decision, judge), digest_seen=decision.digest)


def object_to(decision: Decision, note: str, judge: int = 1) -> Confirmation:
    """Return the objection of a judge (by order)."""
    asked = question(decision, judge)
    return object_to_scores(confirmation=asked, digest_seen=decision.digest, note=note)
