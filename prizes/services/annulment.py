"""Annul a decision that holds: the way back to the sheets after something official was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition
from assessments.services.results import unfreeze_edition
from kube_awards.core.errors import Refused, WrongState
from kube_awards.ledger.services import record
from prizes.models import Decision, DecisionState
from prizes.services.replacement import hide_publication, revoke_certificates

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


@transaction.atomic
def annul_decision(*, decision: Decision, actor: User, reason: str) -> Decision:
    """Take back what was decided; the edition is closed again, and a new version is proposed.

    The public reads only that the result is being corrected, and certificates count no more. Raise
    Refused without a reason or while a proposal waits to supersede it, WrongState unless it holds.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan membatalkan penetapan."))
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    held = Decision.objects.select_for_update().get(pk=decision.pk)
    if not held.is_approved:
        raise WrongState(
            _("Penetapan ini sudah “%(state)s”.") % {"state": held.get_state_display()},
            state=held.state,
        )
    if held.successors.filter(state=DecisionState.PROPOSED).exists():
        raise Refused(
            _("Ada usulan pengganti yang menunggu persetujuan. Kembalikan dulu usulan itu.")
        )
    held.state = DecisionState.ANNULLED
    held.annulled_by, held.annulled_at = actor, timezone.now()
    held.annulment_reason = reason
    held.save(update_fields=["state", "annulled_by", "annulled_at", "annulment_reason"])
    record(
        actor=actor,
        action="decision.annulled",
        obj=held,
        before={"state": DecisionState.APPROVED.value},
        after={"state": held.state, "annulled_at": held.annulled_at.isoformat()},
        reason=reason,
    )
    revoke_certificates(held, actor, reason)
    hide_publication(held, actor, reason)
    unfreeze_edition(edition=held.edition, actor=actor, reason=reason)
    return held
