"""Read what the ledger keeps of a decision's way: proposed, approved, given back, ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from kube_awards.ledger.selectors import entries_of, is_genuine
from prizes.models import DecisionState

if TYPE_CHECKING:
    import datetime as dt

    from assessments.domain.canonical import Json
    from kube_awards.ledger.models import Entry
    from prizes.models import Decision
    from prizes.selectors.facts import Facts


@dataclass(frozen=True)
class Trail:
    """The ledger's lines on one decision that carry a genuine keyed hash, by action."""

    entries: dict[str, Entry]
    forged: tuple[int, ...]

    @property
    def flaws(self) -> list[str]:
        """Return a sentence for each line that was changed."""
        sentence = _("Catatan kejadian nomor %(seq)s tidak cocok dengan sidiknya.")
        return [sentence % {"seq": seq} for seq in self.forged]

    @property
    def proposal(self) -> Facts | None:
        """Return what was proposed, or None where the ledger knows of no proposal."""
        return self._said("proposed") or None

    @property
    def digests(self) -> set[Json]:
        """Return the digests that were proposed and approved; one and the same, as a rule."""
        said = [self._said(step) for step in ("proposed", "approved")]
        return {each["digest"] for each in said if each}

    @property
    def steps(self) -> Facts:
        """Return who did what when, as the ledger has it."""
        approval, giving_back = self._said("approved"), self._said("returned")
        annulment = self._said("annulled")
        last = annulment or self._said("superseded") or giving_back or approval
        return {
            "state": last.get("state", DecisionState.PROPOSED.value),
            "proposed_by": self._actor("proposed"),
            "approved_by": self._actor("approved"),
            "approved_at": approval.get("approved_at"),
            "returned_by": self._actor("returned"),
            "returned_at": giving_back.get("returned_at"),
            "return_note": self._reason("returned"),
            "annulled_by": self._actor("annulled"),
            "annulled_at": annulment.get("annulled_at"),
            "annulment_reason": self._reason("annulled"),
        }

    def _said(self, step: str) -> Facts:
        entry = self.entries.get(f"decision.{step}")
        return cast("Facts", json.loads(entry.after)) if entry else {}

    def _actor(self, step: str) -> int | None:
        entry = self.entries.get(f"decision.{step}")
        return entry.actor_id if entry else None

    def _reason(self, step: str) -> str:
        entry = self.entries.get(f"decision.{step}")
        return entry.reason if entry else ""


def trail_of(decision: Decision) -> Trail:
    """Return the decision's lines in the ledger; one query."""
    entries = list(entries_of(decision))
    genuine = {entry.action: entry for entry in entries if is_genuine(entry)}
    return Trail(genuine, tuple(entry.seq for entry in entries if not is_genuine(entry)))


def steps_now(decision: Decision) -> Facts:
    """Return who did what when, as the decision's row has it now."""
    return {
        "state": decision.state,
        "proposed_by": decision.proposed_by_id,
        "approved_by": decision.approved_by_id,
        "approved_at": _moment(decision.approved_at),
        "returned_by": decision.returned_by_id,
        "returned_at": _moment(decision.returned_at),
        "return_note": decision.return_note,
        "annulled_by": decision.annulled_by_id,
        "annulled_at": _moment(decision.annulled_at),
        "annulment_reason": decision.annulment_reason,
    }


def _moment(at: dt.datetime | None) -> str | None:
    return at.isoformat() if at else None
