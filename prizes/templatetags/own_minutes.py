"""Tell a judge on the list of tasks what the minutes ask, though that page knows no decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from prizes.selectors import own_minutes

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Confirmation

register = template.Library()


@register.simple_tag
def minutes_questions(user: User) -> list[Confirmation]:
    """Return what the user is asked about approved decisions, newest edition first."""
    return own_minutes.questions_to(user)
