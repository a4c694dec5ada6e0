"""Record what the panel decides about equals whom no rule parts: the only writer of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import EditionState, TieDecision, TieKind, TieMember
from assessments.selectors.panel_acts import seen_text, signers_for
from assessments.selectors.people import entrants_of
from assessments.selectors.scores import live_outcome, open_ties
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Conflict, Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assessments.models import Category, Contestant, Judge
    from kube_awards.accounts.models import User


@transaction.atomic
def record_tie_decision(
    *,
    category: Category,
    kind: TieKind,
    contestants: Sequence[Contestant],
    signers: Collection[Judge],
    reason: str,
    seen: str,
    actor: User,
) -> TieDecision:
    """Record the panel's word on one group that no rule could part; `contestants` from first on.

    It replaces the earlier decisions about any of them, which may name a group that is no longer
    equal; `seen` is the `seen_text` that the writer's form showed. Raise Conflict where another
    holds, Refused unless the contestants are exactly one open group, WrongState outside `closed`.
    """
    lock_edition(category.edition, EditionState.CLOSED)
    reason = reason.strip()
    if not reason or not signers:
        raise Refused(_("Keputusan panel memerlukan alasan dan penanda tangan."))
    _require_open_tie(category, contestants)
    require_signers(contestants, signers, category)
    earlier = _about(contestants)
    if seen_text(contestants, earlier) != seen:
        raise Conflict(_("Nilai atau keputusan panel berubah sejak Anda membukanya."))
    replaced = _strike_out(earlier)
    decision = TieDecision.objects.create(
        category=category, kind=kind, reason=reason, recorded_by=actor
    )
    decision.signers.set(signers)
    TieMember.objects.bulk_create(_members(decision, contestants))
    record(
        actor=actor,
        action="tie.decided",
        obj=decision,
        before={"replaced": replaced} if replaced else None,
        after=_facts(decision),
        reason=reason,
    )
    return decision


@transaction.atomic
def withdraw_tie_decision(*, decision: TieDecision, actor: User, reason: str) -> None:
    """Take back a decision of the panel, as when its group is no longer equal."""
    lock_edition(decision.category.edition, EditionState.CLOSED)
    if not reason.strip():
        raise Refused(_("Tulis alasan mencabut keputusan panel."))
    if not TieDecision.objects.filter(pk=decision.pk).exists():
        raise Refused(_("Keputusan panel ini sudah dicabut atau diganti."))
    before = _facts(decision)
    kept = TieDecision(pk=decision.pk, category=decision.category, kind=decision.kind)
    decision.delete()
    record(actor=actor, action="tie.withdrawn", obj=kept, before=before, reason=reason.strip())


def require_signers(
    contestants: Collection[Contestant], signers: Collection[Judge], category: Category
) -> None:
    """Refuse a signer from elsewhere, one who was absent, and one with a conflict of interest."""
    panel = {each.judge: each for each in signers_for(contestants, category.edition_id)}
    for judge in signers:
        if judge not in panel:
            raise Refused(_("Penanda tangan harus juri edisi ini."))
        if panel[judge].obstacle:
            raise Refused(
                _("%(judge)s tidak dapat menandatangani (%(why)s).")
                % {"judge": judge.name, "why": panel[judge].obstacle}
            )


def _require_open_tie(category: Category, contestants: Sequence[Contestant]) -> None:
    group = frozenset(contestant.public_id for contestant in contestants)
    outcome = live_outcome(category, entrants_of(category), undecided=group)
    if len(group) != len(contestants) or group not in open_ties(outcome):
        raise Refused(
            _(
                "Panel hanya memutuskan peserta yang nilainya sama"
                " dan tidak dapat dipisahkan aturan."
            )
        )


def _members(decision: TieDecision, contestants: Sequence[Contestant]) -> Iterator[TieMember]:
    for position, contestant in enumerate(contestants, start=1):
        yield TieMember(
            decision=decision,
            contestant=contestant,
            position=position if decision.kind == TieKind.ORDERED else None,
        )


def _about(contestants: Collection[Contestant]) -> list[TieDecision]:
    decisions = TieDecision.objects.filter(members__contestant__in=contestants)
    return list(decisions.distinct().order_by("pk"))


def _strike_out(earlier: Sequence[TieDecision]) -> list[dict[str, object]]:
    """Delete decisions; return what they said, for the ledger."""
    said = [_facts(decision) for decision in earlier]
    for decision in earlier:
        decision.delete()
    return said


def _facts(decision: TieDecision) -> dict[str, object]:
    members = decision.members.order_by("position", "pk")
    return {
        "kind": decision.kind,
        "contestants": list(members.values_list("contestant__public_id", flat=True)),
        "signers": [judge.name for judge in decision.signers.select_related("user")],
        "reason": decision.reason,
    }
