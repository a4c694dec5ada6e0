"""Freeze the outcome of an edition: read every score once, compute, and keep the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.canonical import ENGINE_VERSION, canonical_json, digest
from assessments.domain.contributions import contribution
from assessments.domain.inputs import Inputs, compute
from assessments.domain.ranking import Outcome, OutcomeState
from assessments.models import (
    Category,
    Contestant,
    Edition,
    EditionState,
    Placement,
    Result,
    ScoreSheet,
    SheetState,
    exact_text,
)
from assessments.selectors.rules import current_rules_version
from assessments.selectors.scores import category_inputs, open_ties
from assessments.services.judging import lock_edition, move_edition
from kube_awards.core.errors import Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


class ResultNotComputable(Refused):
    """Places cannot be given yet: sheets are missing, the panel is too small, or a tie is open."""


@transaction.atomic
def freeze_result(*, edition: Edition, actor: User) -> Result:
    """Compute both categories from the scores as entered, keep the outcome, close the door.

    Raise ResultNotComputable where a category has no complete ranking or a tie that the ladder
    cannot break, WrongState outside `closed`.
    """
    locked = lock_edition(edition, EditionState.CLOSED)
    categories = list(locked.categories.order_by("order"))
    inputs = {category.kind: category_inputs(category) for category in categories}
    outcomes = [(category, _outcome(category, inputs[category.kind])) for category in categories]
    canonical = {kind: category_input.as_canonical() for kind, category_input in inputs.items()}
    result = Result.objects.create(
        edition=locked,
        number=locked.results.count() + 1,
        canonical=canonical_json(canonical),
        engine_version=ENGINE_VERSION,
        digest=digest(canonical),
        frozen_at=timezone.now(),
        frozen_by=actor,
    )
    for category, outcome in outcomes:
        _keep_placements(result, category, outcome)
    record(actor=actor, action="result.frozen", obj=result, after={"digest": result.digest})
    move_edition(edition=locked, to=EditionState.FROZEN, actor=actor, action="edition.frozen")
    return result


def unfreeze_edition(*, edition: Edition, actor: User, reason: str) -> None:
    """Go back from `frozen` to `closed` after a decision was returned; the result stays."""
    locked = lock_edition(edition, EditionState.FROZEN)
    move_edition(
        edition=locked,
        to=EditionState.CLOSED,
        actor=actor,
        action="edition.unfrozen",
        reason=reason,
    )


def _require_one_rules_version(category: Category) -> None:
    """Refuse a result over sheets of which one was scored under other rules than the current."""
    sent = ScoreSheet.objects.filter(contestant__category=category, state=SheetState.SUBMITTED)
    if sent.exclude(rules=current_rules_version(category)).exists():
        raise ResultNotComputable(
            _("%(category)s: ada lembar yang dinilai dengan aturan lama dan harus dikirim lagi.")
            % {"category": category.name}
        )


def _outcome(category: Category, inputs: Inputs) -> Outcome:
    _require_one_rules_version(category)
    outcome = compute(inputs)
    if outcome.state == OutcomeState.INCOMPLETE:
        count = len(outcome.missing)
        sentence = ngettext(
            "%(category)s: %(count)d lembar nilai belum terkirim.",
            "%(category)s: %(count)d lembar nilai belum terkirim.",
            count,
        )
        raise ResultNotComputable(sentence % {"category": category.name, "count": count})
    if problem := _problem(outcome):
        named = {"category": category.name, "needed": outcome.rules.needed_panel}
        raise ResultNotComputable(problem % named)
    return outcome


def _problem(outcome: Outcome) -> str:
    """Say why a complete ranking cannot be frozen, or nothing."""
    if outcome.state == OutcomeState.INSUFFICIENT_PANEL:
        return _("%(category)s: juri yang menilai semua peserta kurang dari %(needed)d.")
    if outcome.state == OutcomeState.DISCONNECTED:
        return _(
            "%(category)s: sebagian juri dan peserta tidak terhubung oleh lembar nilai,"
            " sehingga nilainya tidak dapat dibandingkan."
        )
    if open_ties(outcome):
        return _(
            "%(category)s: ada nilai sama yang tidak dapat dipisahkan aturan; panel memutuskan."
        )
    if outcome.unused_decisions:
        return _(
            "%(category)s: ada keputusan panel atas peserta yang nilainya tidak sama lagi."
            " Cabut keputusan itu dulu."
        )
    if outcome.unused_departure:
        return _(
            "%(category)s: nilai berubah sejak panel menyimpang dari urutan hitungan."
            " Catat lagi atau cabut keputusan itu dulu."
        )
    return ""


def _keep_placements(result: Result, category: Category, outcome: Outcome) -> None:
    contestants = {
        contestant.public_id: contestant
        for contestant in Contestant.objects.filter(category=category)
    }
    Placement.objects.bulk_create(
        Placement(
            result=result,
            contestant=contestants[placement.contestant],
            place=placement.place,
            computed_place=placement.place_by_rules,
            value=str(placement.value),
            aspect_values=exact_text(placement.aspect_values),
            aspect_points=exact_text(contribution(outcome, placement).by_aspect),
            decided_by=placement.decided_by,
            deciding_aspect=placement.rung_aspect or "",
        )
        for placement in outcome.placements
    )
