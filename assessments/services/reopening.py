"""Give a sent sheet back to its judge, with a reason that the judge reads."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import EditionState, ScoreSheet, SheetState
from assessments.services.judging import lock_edition
from assessments.services.request_answers import grant_request
from assessments.services.sheet_history import remember_unchanged
from assessments.services.sheets import advance, require_within_reach
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

MAIL = "assessments/email/reopened"


@transaction.atomic
def reopen_score_sheet(*, sheet: ScoreSheet, reason: str, actor: User) -> ScoreSheet:
    """Let the judge write on a sent sheet again, also after closing; it counts when sent again.

    The judge reads the reason until then; the history keeps it. Raise Refused without a reason,
    WrongState for a sheet that is not sent, and once the result is frozen.
    """
    edition = lock_edition(sheet.judge.edition, EditionState.OPEN, EditionState.CLOSED)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan membuka kembali lembar ini."))
    require_within_reach(sheet, edition)
    give_back(sheet, reason)
    grant_request(sheet=sheet, actor=actor)
    return remember_unchanged(sheet, actor, secrets.token_hex(16), "sheet.reopened", reason=reason)


def give_back(sheet: ScoreSheet, reason: str) -> None:
    """Move a sent sheet to `reopened` as its next version; the edition is locked by the caller."""
    present = ScoreSheet.objects.get(pk=sheet.pk)
    advance(
        sheet,
        present.version,
        [SheetState.SUBMITTED],
        state=SheetState.REOPENED,
        submitted_at=None,
        receipt="",
        reopened_because=reason,
    )


def mail_reopened(sheet: ScoreSheet) -> None:
    """Tell the judge by mail why the sheet is back; raise OSError where no server takes it.

    Call it after the transaction, in the language of the office.
    """
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse("assessments:sheet", args=[sheet.public_id])
        facts = {"sheet": sheet, "sheet_url": f"{settings.PUBLIC_URL}{path}"}
        get_adapter().send_mail(MAIL, sheet.judge.user.email, facts)
