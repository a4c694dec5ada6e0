"""Say who may answer for the minutes of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from assessments.permissions import get_seat
from prizes.selectors.own_minutes import last_question

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Confirmation


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
