"""Propose a decision over the same result that is to take the place of the one that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import EditionState
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.formats import long_date
from prizes.models import Decision, DecisionState
from prizes.selectors.checks import checks_of
from prizes.selectors.decisions import live_rankings, unfit_date
from prizes.selectors.frozen import frozen_minutes, frozen_review
from prizes.selectors.versions import changes_by
from prizes.services.awards import awards_of
from prizes.services.decisions import keep_proposal
from prizes.services.integrity import refuse_changed
from prizes.services.readiness import settled_minutes

if TYPE_CHECKING:
    import datetime as dt

    from assessments.models import Edition
    from kube_awards.accounts.models import User


@transaction.atomic
def propose_successor(
    *, decision: Decision, actor: User, decided_on: dt.date, reason: str
) -> Decision:
    """Put the same result, with the names as they are now, before a second person.

    The decision that holds stays official until this one is approved. Raise Refused without a
    reason, for a date out of reach or before that of the decision, or where no award would change;
    WrongState unless the decision holds and nothing else waits.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan mengganti penetapan."))
    edition = lock_edition(decision.edition, EditionState.FROZEN)
    if flaw := unfit_date(edition, decided_on):
        raise Refused(flaw)
    held = _held(decision)
    _refuse_early(decided_on, held)
    refuse_changed(held)
    awards = awards_of(held.result)
    if not changes_by(awards, held):
        raise Refused(_("Tidak ada nama, gelar, atau jumlah yang berubah sejak ditetapkan."))
    successor = Decision(
        edition=edition,
        result=held.result,
        supersedes=held,
        superseding_reason=reason,
        decided_on=decided_on,
        review=_review(edition),
        minutes=frozen_minutes(settled_minutes(edition)),
        proposed_by=actor,
    )
    return keep_proposal(successor, awards)


def _refuse_early(decided_on: dt.date, held: Decision) -> None:
    if decided_on < held.decided_on:
        raise Refused(
            _("Tanggal penetapan pengganti paling awal %(date)s, tanggal yang digantikan.")
            % {"date": long_date(held.decided_on)}
        )


def _held(decision: Decision) -> Decision:
    held = Decision.objects.select_related("result__edition").get(pk=decision.pk)
    if not held.is_approved:
        raise WrongState(
            _("Penetapan ini sudah “%(state)s”.") % {"state": held.get_state_display()},
            state=held.state,
        )
    if Decision.objects.filter(edition=held.edition_id, state=DecisionState.PROPOSED).exists():
        raise WrongState(_("Sudah ada usulan yang menunggu persetujuan."), state=held.state)
    return held


def _review(edition: Edition) -> str:
    """Return the warnings with their notes, naming everybody as they are now.

    The notes hold on, since no sheet changes while the result is frozen.
    """
    with translation.override(settings.LANGUAGE_CODE):
        checks = checks_of(edition, live_rankings(edition))
    if any(each.unexplained for each in checks.categories):
        raise Refused(
            _("Keterangan atas peringatan tidak lagi cocok dengan hasil; batalkan penetapan ini.")
        )
    return frozen_review(checks)
