"""All that is unusual about a set-up, with what panitia say to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.models import Explanation
from assessments.selectors.warnings import SetupWarning, WarningKey, setup_warnings
from prizes.selectors.warnings import prize_warnings

if TYPE_CHECKING:
    from assessments.models import Edition


@dataclass(frozen=True)
class Warnings:
    """The warnings of an edition and the notes there are, each to a warning as it read then."""

    found: tuple[SetupWarning, ...]
    notes: dict[WarningKey, str]

    @property
    def unexplained(self) -> tuple[SetupWarning, ...]:
        """Return those without a note."""
        return tuple(each for each in self.found if each.key not in self.notes)


def warnings_of(edition: Edition) -> Warnings:
    """Return what is unusual about an edition; eight queries, whatever its size."""
    notes = Explanation.objects.filter(edition=edition).order_by()
    return Warnings(
        (*setup_warnings(edition), *prize_warnings(edition)),
        {WarningKey(each.code, each.subject, each.fact): each.note for each in notes},
    )
