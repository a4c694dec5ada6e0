"""Record conflicts of interest and absences: the only writers of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import (
    BEFORE_FREEZING,
    Absence,
    Contestant,
    EditionState,
    Recusal,
    RecusalReason,
    ScoreSheet,
    SheetState,
)
from assessments.selectors.circumstances import sheets_within_reach
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from assessments.models import Judge
    from groups.models import Region
    from kube_awards.accounts.models import User


@transaction.atomic
def declare_recusal(
    *, judge: Judge, region: Region, reason: RecusalReason, actor: User, note: str = ""
) -> Recusal:
    """Take the KUBE and the pendamping of a region from a judge; marks already there are void.

    Only before judging is closed: whoever has seen a result may not choose who counts. Raise
    Refused for a region without contestants, a second declaration, or `OTHER` without a note.
    """
    lock_edition(judge.edition, EditionState.SETUP, EditionState.OPEN)
    note = note.strip()
    if reason == RecusalReason.OTHER and not note:
        raise Refused(_("Tulis alasan benturan kepentingan."))
    if not Contestant.objects.filter(category__edition=judge.edition_id, region=region).exists():
        raise Refused(_("Wilayah ini tidak mempunyai peserta."))
    if Recusal.objects.filter(judge=judge, region=region).exists():
        raise Refused(_("Benturan kepentingan untuk wilayah ini sudah dinyatakan."))
    recusal = Recusal.objects.create(
        judge=judge, region=region, reason=reason, note=note, recorded_by=actor
    )
    record(
        actor=actor,
        action="recusal.declared",
        obj=recusal,
        after={"judge": judge.name, "region": region.code, "reason": recusal.reason},
        reason=note,
    )
    return recusal


@transaction.atomic
def withdraw_recusal(*, recusal: Recusal, reason: str, actor: User) -> None:
    """Take back a conflict that was declared by mistake: the sheets are owed and count again.

    Only before judging is closed, as for the declaration.
    """
    lock_edition(recusal.judge.edition, EditionState.SETUP, EditionState.OPEN)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan membatalkan benturan kepentingan."))
    kept = Recusal(pk=recusal.pk, judge_id=recusal.judge_id, region_id=recusal.region_id)
    if not Recusal.objects.filter(pk=recusal.pk).delete()[0]:
        raise Refused(_("Benturan kepentingan ini sudah dibatalkan."))
    record(
        actor=actor,
        action="recusal.withdrawn",
        obj=kept,
        before={
            "judge": recusal.judge.name,
            "region": recusal.region.code,
            "reason": recusal.reason,
            "note": recusal.note,
        },
        reason=reason,
    )


@transaction.atomic
def record_absence(*, judge: Judge, reason: str, actor: User) -> Absence:
    """Take a judge from the panel of the edition; whatever stands on the sheets is void.

    After closing only for a judge who owes a sheet: a full set of sheets cannot be struck out by
    those who have seen the result.
    """
    edition = lock_edition(judge.edition, *BEFORE_FREEZING)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan juri tidak hadir."))
    if Absence.objects.filter(judge=judge).exists():
        raise Refused(_("Juri ini sudah dicatat tidak hadir."))
    if edition.state == EditionState.CLOSED and not _owes_a_sheet(judge):
        raise Refused(_("Semua lembar juri ini sudah terkirim dan tetap dihitung."))
    absence = Absence.objects.create(judge=judge, reason=reason, recorded_by=actor)
    record(
        actor=actor,
        action="absence.recorded",
        obj=absence,
        after={"judge": judge.name},
        reason=reason,
    )
    return absence


@transaction.atomic
def withdraw_absence(*, judge: Judge, reason: str, actor: User) -> None:
    """Put a judge back on the panel: the sheets count and are owed again.

    After closing only for a judge who then owes a sheet: a full set of sheets cannot be brought in
    by those who have seen the result.
    """
    edition = lock_edition(judge.edition, *BEFORE_FREEZING)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan membatalkan catatan tidak hadir."))
    absence = Absence.objects.filter(judge=judge).first()
    if absence is None:
        raise Refused(_("Juri ini tidak dicatat tidak hadir."))
    kept = Absence(pk=absence.pk, judge_id=judge.pk)
    absence.delete()
    if edition.state == EditionState.CLOSED and not _owes_a_sheet(judge):
        raise Refused(_("Semua lembar juri ini sudah terkirim, dan hasil tanpanya sudah terlihat."))
    record(
        actor=actor,
        action="absence.withdrawn",
        obj=kept,
        before={"judge": judge.name, "reason": absence.reason},
        reason=reason,
    )


def _owes_a_sheet(judge: Judge) -> bool:
    own = sheets_within_reach(ScoreSheet.objects.filter(judge=judge))
    return own.exclude(state=SheetState.SUBMITTED).exists()
