"""Make a decision of the panel that no longer applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import TieMember
from tests.circumstances import make_tie_decision
from tests.factories import closed_edition

if TYPE_CHECKING:
    from assessments.models import Edition


def decided_on_unequals() -> Edition:
    """Return a closed edition whose panel decided on two who are not equal."""
    edition = closed_edition(contestants=2)
    decision = make_tie_decision(edition.categories.get())
    for contestant in edition.categories.get().contestants.all():
        TieMember.objects.create(decision=decision, contestant=contestant)
    return edition
