"""Take steps that concern more than one app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from assessments.services.editions import copy_edition, create_edition
from prizes.services.prizes import copy_prizes

if TYPE_CHECKING:
    from assessments.models import Edition
    from assessments.services.editions import Calendar
    from kube_awards.accounts.models import User


@transaction.atomic
def begin_year(
    *, source: Edition | None, calendar: Calendar, with_judges: bool, actor: User
) -> Edition:
    """Create an edition like source, prizes included; an empty one where there is no source."""
    if source is None:
        return create_edition(calendar=calendar, actor=actor)
    edition = copy_edition(source=source, calendar=calendar, actor=actor, with_judges=with_judges)
    copy_prizes(source=source, target=edition, actor=actor)
    return edition
