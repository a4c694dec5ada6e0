"""Decisions that hold no more: annulled, or with another over the same result in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groups.models import Kube
from kube_awards.accounts.roles import Role
from prizes.services.annulment import annul_decision
from prizes.services.superseding import propose_successor
from tests.factories import DECIDED_ON, approved, make_user

if TYPE_CHECKING:
    from prizes.models import Decision

RIGHT_NAME = "Melati Jaya"
# The fields of a decision by which it ends or takes the place of another.
ENDING = {
    "annulled_by",
    "annulled_at",
    "annulment_reason",
    "supersedes",
    "superseding_reason",
}


def annulled(decision: Decision, reason: str = "Nilai salah hitung.") -> Decision:
    """Return the approved decision as an approving officer annuls it."""
    return annul_decision(decision=decision, actor=make_user(Role.PENETAP), reason=reason)


def rename(decision: Decision, name: str = RIGHT_NAME) -> None:
    """Give a group in the first place another name in the register."""
    first = decision.awards.filter(place=1).order_by("contestant__running_order")[0]
    Kube.objects.filter(contestant=first.contestant).update(name=name)


def succeeding(decision: Decision) -> Decision:
    """Return the proposal that is to take the place of decision, with the first name put right."""
    rename(decision)
    return propose_successor(
        decision=decision,
        actor=make_user(Role.PANITIA),
        decided_on=DECIDED_ON,
        reason="Nama salah ketik.",
    )


def superseded(decision: Decision) -> Decision:
    """Return the decision that took the place of decision."""
    return approved(succeeding(decision))
