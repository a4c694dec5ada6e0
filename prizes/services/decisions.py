"""Propose, approve and return a decision: the only writers of Decision and Award."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Category, Contestant, Edition, Result
from assessments.services.results import freeze_result, unfreeze_edition
from kube_awards.core.errors import Refused, WrongState
from kube_awards.ledger.services import record
from prizes.models import Award, Decision, DecisionState, Prize
from prizes.selectors.decisions import dependence, unfit_date
from prizes.selectors.facts import decision_facts, recorded_facts
from prizes.selectors.frozen import frozen_minutes, frozen_review
from prizes.selectors.money import prize_money
from prizes.services.certificates import refuse_unprintable
from prizes.services.confirmations import ask_judges
from prizes.services.integrity import refuse_changed
from prizes.services.readiness import settled_checks, settled_minutes

if TYPE_CHECKING:
    import datetime as dt

    from kube_awards.accounts.models import User
    from prizes.domain.pooling import Share


class SamePerson(Refused):
    """The person who proposed a decision cannot be the one who approves it."""


class NotIndependent(Refused):
    """One of the two people made the other's account or gave the other the role."""


@transaction.atomic
def propose_decision(*, edition: Edition, actor: User, decided_on: dt.date) -> Decision:
    """Freeze the result and put its awards before a second person.

    Raise ResultNotComputable, Refused for a date out of reach or a name that no certificate can
    print, NotSettled for what nobody has looked at, or WrongState outside `closed`; then nothing is
    written.
    """
    if flaw := unfit_date(edition, decided_on):
        raise Refused(flaw)
    result = freeze_result(edition=edition, actor=actor)
    checks, minutes = settled_checks(edition), settled_minutes(edition)
    awards = [award for category in edition.categories.all() for award in _awards(result, category)]
    decision = Decision(
        edition=edition,
        result=result,
        number=edition.decisions.count() + 1,
        decided_on=decided_on,
        review=frozen_review(checks),
        minutes=frozen_minutes(minutes),
        proposed_by=actor,
        proposed_at=timezone.now(),
    )
    for award in awards:
        award.decision = decision
    refuse_unprintable(awards)
    placements = result.placements.select_related("contestant")
    facts = recorded_facts(decision, decision_facts(decision, awards, placements))
    decision.digest = str(facts["digest"])
    decision.save()
    Award.objects.bulk_create(awards)
    record(actor=actor, action="decision.proposed", obj=decision, after=facts)
    return decision


def approve_decision(*, decision: Decision, actor: User, digest_seen: str) -> Decision:
    """Make the decision official; from here on every page and paper reads it.

    `digest_seen` is the digest of what the approver was shown. Raise SamePerson for the proposer,
    NotIndependent where one of the two made the other, WrongState unless it is still waiting,
    DecisionDiffers when it is not what was proposed.
    """
    with transaction.atomic():
        waiting = _lock_waiting(decision)
        _refuse_one_hand(waiting.proposed_by, actor)
        if waiting.digest != digest_seen:
            raise Refused(_("Usulan ini bukan yang baru saja Anda lihat. Periksa sekali lagi."))
        refuse_changed(waiting)
        waiting.state = DecisionState.APPROVED
        waiting.approved_by = actor
        waiting.approved_at = timezone.now()
        waiting.save(update_fields=["state", "approved_by", "approved_at"])
        ask_judges(decision=waiting)
        record(
            actor=actor,
            action="decision.approved",
            obj=waiting,
            before={"state": DecisionState.PROPOSED.value},
            after={
                "state": waiting.state,
                "digest": waiting.digest,
                "approved_at": waiting.approved_at.isoformat(),
            },
        )
    return waiting


@transaction.atomic
def return_decision(*, decision: Decision, actor: User, note: str) -> Decision:
    """Give the proposal back with a note; the edition is closed again and can be corrected."""
    if not note.strip():
        raise Refused(_("Tulis catatan untuk panitia."))
    waiting = _lock_waiting(decision)
    waiting.state = DecisionState.RETURNED
    waiting.returned_by = actor
    waiting.returned_at = timezone.now()
    waiting.return_note = note.strip()
    waiting.save(update_fields=["state", "returned_by", "returned_at", "return_note"])
    record(
        actor=actor,
        action="decision.returned",
        obj=waiting,
        before={"state": DecisionState.PROPOSED.value},
        after={"state": waiting.state, "returned_at": waiting.returned_at.isoformat()},
        reason=waiting.return_note,
    )
    unfreeze_edition(edition=waiting.edition, actor=actor, reason=waiting.return_note)
    return waiting


def _refuse_one_hand(proposer: User, approver: User) -> None:
    """Refuse what is not the word of two people (docs/adr/0002)."""
    if proposer.pk == approver.pk:
        raise SamePerson(_("Pengusul tidak dapat menyetujui usulannya sendiri."))
    if reason := dependence(proposer, approver):
        raise NotIndependent(reason)


def _lock_waiting(decision: Decision) -> Decision:
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    locked = Decision.objects.select_for_update().get(pk=decision.pk)
    if not locked.is_proposed:
        raise WrongState(
            _("Usulan ini sudah “%(state)s”.") % {"state": locked.get_state_display()},
            state=locked.state,
        )
    return locked


def _awards(result: Result, category: Category) -> list[Award]:
    """Return the unsaved awards of one category, in order of place."""
    placements = {
        placement.contestant.public_id: placement
        for placement in result.placements.filter(contestant__category=category).select_related(
            "contestant__category",
            "contestant__kube",
            "contestant__facilitator",
            "contestant__region",
        )
    }
    places = {contestant: placement.place for contestant, placement in placements.items()}
    prizes = {prize.place: prize for prize in category.prizes.all()}
    shares = prize_money(category, places).shares
    return [
        _award(placements[share.contestant].contestant, share, prizes.get(share.place))
        for share in sorted(shares, key=lambda share: (share.place, share.contestant))
    ]


def _award(contestant: Contestant, share: Share, prize: Prize | None) -> Award:
    return Award(
        contestant=contestant,
        place=share.place,
        label=share.label,
        name=contestant.name,
        region_name=contestant.region.official_name,
        region_short_name=contestant.region.short_name,
        category_name=contestant.category.name,
        amount=share.amount,
        trophy=prize.trophy if prize else False,
        certificate=prize.certificate if prize else False,
    )
