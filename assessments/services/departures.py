"""Record the panel's reasoned departure from the computed order: the only writer of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.domain.departures import order_of
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import compute
from assessments.domain.outcome import OutcomeState
from assessments.models import Departure, DepartureMember, EditionState
from assessments.selectors.departures import departure_seen, majority_of
from assessments.selectors.panel_acts import signers_for
from assessments.selectors.people import contestants_in
from assessments.selectors.scores import category_inputs, open_ties
from assessments.services.judging import lock_edition
from assessments.services.ties import require_signers
from kube_awards.core.errors import Conflict, Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assessments.domain.outcome import Outcome
    from assessments.models import Category, Contestant, Judge
    from kube_awards.accounts.models import User

#: Shorter than this no reason is a sentence that the minutes could print.
SHORTEST_REASON = 20


@transaction.atomic
def record_departure(
    *,
    category: Category,
    places: Mapping[Contestant, int],
    signers: Collection[Judge],
    reason: str,
    seen: str,
    actor: User,
) -> Departure:
    """Record the panel's own order of a category, in place of an earlier one.

    `seen` is the `departure_seen` that the writer's form showed. Raise Conflict where another
    holds, Refused for an order, a reason or signers that will not do, WrongState outside `closed`.
    """
    lock_edition(category.edition, EditionState.CLOSED)
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Tulis alasan panel sedikitnya satu kalimat."))
    inputs = replace(category_inputs(category), departure=None)
    earlier = Departure.objects.filter(category=category).first()
    if departure_seen(inputs.basis, earlier) != seen:
        raise Conflict(_("Nilai atau keputusan panel berubah sejak Anda membukanya."))
    computed = _computed_places(compute(inputs))
    _require_other_order(computed, {each.public_id: place for each, place in places.items()})
    _require_majority(category, signers)
    before = _strike_out(earlier)
    departure = Departure.objects.create(
        category=category, reason=reason, basis=inputs.basis, recorded_by=actor
    )
    _fill(departure, places, signers)
    record(
        actor=actor,
        action="departure.recorded",
        obj=departure,
        before=before,
        after=_facts(departure) | {"computed": computed},
        reason=reason,
    )
    return departure


@transaction.atomic
def withdraw_departure(*, departure: Departure, actor: User, reason: str) -> None:
    """Take back the panel's own order: the computed one holds again."""
    lock_edition(departure.category.edition, EditionState.CLOSED)
    if not reason.strip():
        raise Refused(_("Tulis alasan mencabut keputusan panel."))
    if not Departure.objects.filter(pk=departure.pk).exists():
        raise Refused(_("Keputusan panel ini sudah dicabut atau diganti."))
    before = _facts(departure)
    kept = Departure(pk=departure.pk, category=departure.category, basis=departure.basis)
    departure.delete()
    record(
        actor=actor, action="departure.withdrawn", obj=kept, before=before, reason=reason.strip()
    )


def _computed_places(outcome: Outcome) -> dict[str, int]:
    """Return the places by the rules; refuse where they are not whole."""
    if outcome.state is not OutcomeState.COMPUTED:
        raise Refused(_("Urutan hitungan belum lengkap."))
    if open_ties(outcome) or outcome.unused_decisions:
        raise Refused(_("Selesaikan dulu keputusan panel atas nilai yang sama."))
    return {each.contestant: each.place for each in outcome.placements}


def _require_other_order(computed: Mapping[str, int], given: Mapping[str, int]) -> None:
    if sorted(computed) != sorted(given):
        raise Refused(_("Beri tempat kepada setiap peserta kategori ini, masing-masing sekali."))
    try:
        order_of(given)
    except InvalidInput:
        raise Refused(
            _(
                "Tempat harus berurutan dari 1. Peserta yang berbagi tempat mendapat angka yang"
                " sama, dan tempat sesudahnya dilewati (1, 1, 3)."
            )
        ) from None
    if computed == given:
        raise Refused(_("Urutan ini sama dengan urutan hitungan, jadi tidak ada yang dicatat."))


def _require_majority(category: Category, signers: Collection[Judge]) -> None:
    contestants = contestants_in(category)
    require_signers(contestants, signers, category)
    needed = majority_of(signers_for(contestants, category.edition_id))
    if len(set(signers)) < needed:
        raise Refused(
            _("Keputusan ini memerlukan tanda tangan sedikitnya %(needed)d juri.")
            % {"needed": needed}
        )


def _fill(
    departure: Departure, places: Mapping[Contestant, int], signers: Collection[Judge]
) -> None:
    departure.signers.set(signers)
    DepartureMember.objects.bulk_create(
        DepartureMember(departure=departure, contestant=each, place=place)
        for each, place in places.items()
    )


def _strike_out(earlier: Departure | None) -> dict[str, object] | None:
    """Delete an earlier departure; return what it said, for the ledger."""
    if earlier is None:
        return None
    said: dict[str, object] = {"replaced": _facts(earlier)}
    earlier.delete()
    return said


def _facts(departure: Departure) -> dict[str, object]:
    members = departure.members.values_list("contestant__public_id", "place")
    return {
        "places": dict(members),
        "signers": [judge.name for judge in departure.signers.select_related("user")],
        "reason": departure.reason,
        "basis": departure.basis,
    }
