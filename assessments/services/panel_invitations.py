"""Invite the judges of a panel, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import BEFORE_FREEZING, Absence
from assessments.services.judging import lock_edition
from kube_awards.accounts.services.invitations import invite
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from assessments.models import Judge
    from kube_awards.accounts.models import User
    from kube_awards.accounts.services.invitations import FreshInvitation


@transaction.atomic
def invite_judge(*, judge: Judge, actor: User) -> FreshInvitation:
    """Make a link by which a judge comes in for the first time; the one before works no more.

    Raise Refused for who is absent or came in already, WrongState once the panel is frozen.
    """
    edition = lock_edition(judge.edition, *BEFORE_FREEZING)
    if Absence.objects.filter(judge=judge).exists():
        raise Refused(_("Juri ini dicatat tidak hadir."))
    with translation.override(settings.LANGUAGE_CODE):  # it goes into the mail
        purpose = _("juri %(edition)s") % {"edition": edition}
    return invite(user=judge.user, purpose=purpose, actor=actor)
