"""Invite the judges of a panel, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import BEFORE_FREEZING, Absence
from assessments.services.judging import lock_edition
from kube_awards.accounts.services import deactivate_user
from kube_awards.accounts.services.invitations import end_invitation, invite
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


@transaction.atomic
def end_judge_invitation(*, judge: Judge, actor: User) -> None:
    """Let the link of a judge work no more; the seat stays.

    Raise Refused for somebody with a role, whose invitation is the superadmin's.
    """
    lock_edition(judge.edition, *BEFORE_FREEZING)
    if judge.user.roles:
        raise Refused(_("Orang ini memegang peran. Minta superadmin mengakhiri undangannya."))
    end_invitation(user=judge.user, actor=actor)


@transaction.atomic
def shut_out_judge(*, judge: Judge, reason: str, actor: User) -> None:
    """Deactivate the account of a judge; the sheets stay, are owed and count as before.

    Raise Refused without a reason, and for somebody with a role, who is the superadmin's.
    """
    lock_edition(judge.edition, *BEFORE_FREEZING)
    if not reason.strip():
        raise Refused(_("Tulis alasan menonaktifkan akun."))
    if judge.user.roles:
        raise Refused(_("Orang ini memegang peran. Minta superadmin menonaktifkan akunnya."))
    deactivate_user(user=judge.user, actor=actor, reason=reason.strip())
