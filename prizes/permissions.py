"""Say who may answer for minutes, read a paper with values, and see or write a payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404

from assessments.permissions import Act, get_edition_for, get_seat
from prizes.models import DocumentKind
from prizes.selectors.own_minutes import last_question
from prizes.selectors.payments import payments_of

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Confirmation, Payment


WITH_VALUES = {DocumentKind.RECAP, DocumentKind.PLENARY, DocumentKind.ASSESSMENT}


def act_to_read(kind: DocumentKind) -> Act:
    """Return what reading a paper takes: some carry the values of every judge."""
    return Act.SEE_VALUES if kind in WITH_VALUES else Act.READ_DOCUMENTS


def get_question_for(user: User, slug: str) -> Confirmation:
    """Return what a judge was last asked in an edition; NotForYou for who sits on no panel.

    Before the approval, for a judge of another edition and for one whose sheets do not count it is
    as missing as an edition that never was.
    """
    get_seat(user)
    question = last_question(user, slug)
    if question is None:
        raise Http404
    return question


def get_payment_for(user: User, slug: str, public_id: str, act: Act) -> Payment:
    """Return a payment of the edition when user may do act there."""
    edition = get_edition_for(user, slug, act)
    return get_object_or_404(payments_of(edition), public_id=public_id)
