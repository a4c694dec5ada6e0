"""Read whether a decision still says what was proposed, approved and computed.

Whoever holds the database can change a row and the digest beside it; the keyed ledger and the
engine know what stood there. Every finding is a sentence that names the contestant and the field.
"""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.inputs import compute
from assessments.models import Placement
from assessments.selectors.scores import frozen_inputs
from kube_awards.core.formats import fingerprint
from kube_awards.ledger.models import Entry
from prizes.models import Award, Decision
from prizes.selectors.comparison import COMPUTED, changed, changed_rows, rows_of
from prizes.selectors.facts import computed_place_facts, decision_facts, recorded_facts
from prizes.selectors.trail import steps_now, trail_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.models import Result
    from prizes.selectors.facts import Facts
    from prizes.selectors.trail import Trail

logger = logging.getLogger(__name__)


def differences(decision: Decision) -> list[str]:
    """Return what differs from the ledger or from the engine's answer; nothing when intact."""
    facts = stored_facts(decision)
    return [*_recorded(decision, facts), *_computed(decision, facts)]


def recorded_differences(decision: Decision) -> list[str]:
    """Return what differs from the ledger: three queries and no engine."""
    return list(_recorded(decision, stored_facts(decision)))


def is_changed(decision: Decision) -> bool:
    """Say whether it differs from the ledger, and log how."""
    found = recorded_differences(decision)
    if found:
        logger.error("decision %s differs: %s", decision.pk, " ".join(found))
    return bool(found)


def stored_facts(decision: Decision) -> Facts:
    """Return the decision's facts as the database has them now."""
    awards = Award.objects.filter(decision=decision).select_related("contestant")
    placements = Placement.objects.filter(result=decision.result_id).select_related("contestant")
    return decision_facts(decision, awards, placements)


def lost_decisions() -> list[str]:
    """Name the decisions that the ledger saw proposed and the database no longer holds."""
    known = [str(pk) for pk in Decision.objects.values_list("pk", flat=True)]
    proposals = Entry.objects.filter(action="decision.proposed").exclude(object_id__in=known)
    return list(proposals.order_by("seq").values_list("object_label", flat=True))


def _recorded(decision: Decision, facts: Facts) -> Iterator[str]:
    trail = trail_of(decision)
    yield from trail.flaws
    if trail.proposal is None:
        yield _("Usulan penetapan ini tidak ada dalam catatan kejadian.")
        return
    now, then = recorded_facts(decision, facts), trail.proposal
    names = _names(facts) | _names(then)
    for rows in ("awards", "places"):
        yield from changed_rows(rows_of(now, rows), rows_of(then, rows), names)
    yield from changed(_plain(now), then, _("Penetapan"))
    yield from changed(steps_now(decision), trail.steps, _("Penetapan"))
    yield from _digests(decision, str(now["digest"]), trail)


def _names(facts: Facts) -> dict[str, str]:
    return {key: str(row["name"]) for key, row in rows_of(facts, "awards").items()}


def _plain(facts: Facts) -> Facts:
    """Leave out the rows, and the digest, which is compared with more than one other."""
    apart = {"awards", "places", "digest"}
    return {key: value for key, value in facts.items() if key not in apart}


def _digests(decision: Decision, own: str, trail: Trail) -> Iterator[str]:
    for recorded in sorted(str(each) for each in trail.digests):
        if not own == decision.digest == recorded:
            yield _("Sidik data: dihitung %(own)s, tersimpan %(stored)s, tercatat %(then)s.") % {
                "own": fingerprint(own),
                "stored": fingerprint(decision.digest),
                "then": fingerprint(recorded),
            }
    inputs = hashlib.sha256(decision.result.canonical.encode()).hexdigest()
    if inputs != decision.result.digest:
        yield _("Nilai yang dibekukan: dihitung %(own)s, tersimpan %(stored)s.") % {
            "own": fingerprint(inputs),
            "stored": fingerprint(decision.result.digest),
        }


def _computed(decision: Decision, facts: Facts) -> Iterator[str]:
    try:
        places = _places(decision.result)
    except ValueError as error:
        yield _("Peringkat tidak dapat dihitung ulang: %(error)s.") % {"error": error}
        return
    yield from changed_rows(rows_of(facts, "places"), places, _names(facts), COMPUTED)


def _places(result: Result) -> dict[str, Facts]:
    """Return the places that the engine gives for frozen inputs; raise ValueError for others."""
    outcomes = [compute(inputs) for inputs in frozen_inputs(result).values()]
    return {
        placement.contestant: computed_place_facts(outcome, placement)
        for outcome in outcomes
        for placement in outcome.placements
    }
