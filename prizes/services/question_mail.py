"""Mail a judge the question whether the minutes carry the own scores."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail

from prizes.models import Confirmation
from prizes.selectors.confirmations import question_text


def mail_question_to_judge(*, confirmation_id: int) -> bool:
    """Mail the question while it can be answered; say whether a mail left.

    Raise OSError where no mail server takes it.
    """
    rows = Confirmation.objects.select_related(
        "judge__user", "decision__edition", "decision__publication"
    )
    row = rows.get(pk=confirmation_id)
    publication = getattr(row.decision, "publication", None)
    is_public = publication is not None and publication.is_public
    if is_public or not row.is_waiting or not row.decision.is_approved:
        return False
    text = question_text(row)
    send_mail(text.subject, text.text, settings.DEFAULT_FROM_EMAIL, [text.email])
    return True
