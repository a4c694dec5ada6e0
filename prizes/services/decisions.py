"""Propose, approve and return a decision; `annulment` and `superseding` do the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition
from assessments.services.results import freeze_result, unfreeze_edition
from kube_awards.core.errors import Refused, WrongState
from kube_awards.ledger.services import record
from prizes.models import Award, Decision, DecisionState
from prizes.selectors.decisions import dependence, unfit_date
from prizes.selectors.facts import decision_facts, recorded_facts
from prizes.selectors.frozen import frozen_minutes, frozen_review
from prizes.services.awards import awards_of
from prizes.services.certificates import refuse_unprintable
from prizes.services.confirmations import ask_judges, keep_answers
from prizes.services.integrity import refuse_changed
from prizes.services.payments import open_payments
from prizes.services.readiness import settled_checks, settled_minutes
from prizes.services.replacement import carry_over, replace_certificates

if TYPE_CHECKING:
    import datetime as dt

    from kube_awards.accounts.models import User


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
    decision = Decision(
        edition=edition,
        result=result,
        decided_on=decided_on,
        review=frozen_review(checks),
        minutes=frozen_minutes(minutes),
        proposed_by=actor,
    )
    return keep_proposal(decision, awards_of(result))


def keep_proposal(decision: Decision, awards: list[Award]) -> Decision:
    """Store a proposal with its awards under the next number, and write its ledger line.

    Raise Refused for a name that no certificate can print.
    """
    decision.number = decision.edition.decisions.count() + 1
    decision.proposed_at = timezone.now()
    for award in awards:
        award.decision = decision
    refuse_unprintable(awards, decision.edition, decision.decided_on)
    placements = decision.result.placements.select_related("contestant")
    facts = recorded_facts(decision, decision_facts(decision, awards, placements))
    decision.digest = str(facts["digest"])
    decision.save()
    Award.objects.bulk_create(awards)
    record(actor=decision.proposed_by, action="decision.proposed", obj=decision, after=facts)
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
        if waiting.supersedes:
            _supersede(waiting.supersedes, waiting, actor)
        waiting.state = DecisionState.APPROVED
        waiting.approved_by = actor
        waiting.approved_at = timezone.now()
        waiting.save(update_fields=["state", "approved_by", "approved_at"])
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
        replace_certificates(waiting, actor)
        open_payments(decision=waiting, actor=actor)
        if waiting.supersedes:
            keep_answers(old=waiting.supersedes, new=waiting, actor=actor)
            carry_over(waiting.supersedes, waiting, actor)
        else:
            ask_judges(decision=waiting)
    return waiting


@transaction.atomic
def return_decision(*, decision: Decision, actor: User, note: str) -> Decision:
    """Give the proposal back with a note; the edition is closed again and can be corrected.

    Where another decision holds, which this one was to supersede, that stays as it is.
    """
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
    if waiting.supersedes is None:
        unfreeze_edition(edition=waiting.edition, actor=actor, reason=waiting.return_note)
    return waiting


def _supersede(old: Decision, new: Decision, actor: User) -> None:
    """Let the new decision take the place of the old, before it holds itself."""
    old.state = DecisionState.SUPERSEDED
    old.save(update_fields=["state"])
    record(
        actor=actor,
        action="decision.superseded",
        obj=old,
        before={"state": DecisionState.APPROVED.value},
        after={"state": old.state, "superseded_by": new.number},
        reason=new.superseding_reason,
    )


def _refuse_one_hand(proposer: User, approver: User) -> None:
    """Refuse what is not the word of two people (docs/adr/0002)."""
    if proposer.pk == approver.pk:
        raise SamePerson(_("Pengusul tidak dapat menyetujui usulannya sendiri."))
    if reason := dependence(proposer, approver):
        raise NotIndependent(reason)


def _lock_waiting(decision: Decision) -> Decision:
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    locked = (
        Decision.objects.select_for_update(of=["self"])
        .select_related("supersedes")
        .get(pk=decision.pk)
    )
    if not locked.is_proposed:
        raise WrongState(
            _("Usulan ini sudah “%(state)s”.") % {"state": locked.get_state_display()},
            state=locked.state,
        )
    return locked
