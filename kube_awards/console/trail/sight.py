"""Say what of the ledger a person may see: no values before closing, paper for its readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from assessments.models import PaperEntry, ScoreSheet, SheetState
from assessments.permissions import Act, may, roles_in
from kube_awards.accounts.roles import Role
from kube_awards.console.trail.objects import keys_of, without_other_editions
from kube_awards.console.trail.words import Shows, action_of, codes_showing
from kube_awards.ledger.models import Entry

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Edition
    from kube_awards.accounts.models import User

# Who oversees sees people, roles and the register too; panitia the own edition.
OVERSEES = frozenset({Role.PENETAP, Role.PENGAWAS, Role.SUPERADMIN})


@dataclass(frozen=True)
class Sight:
    """What one person may see of the ledger in an edition."""

    edition: Edition
    reader: User
    oversees: bool
    sees_values: bool

    @property
    def entries(self) -> QuerySet[Entry]:
        """Return the entries that may be listed; `masks` says of which only that they happened."""
        shown = without_other_editions(Entry.objects.all(), self.edition)
        if not self.oversees:
            # No list of kinds: SQLite would then take their index, and sort all that is found.
            shown = shown.filter(
                Q(object_type__startswith="assessments.") | Q(object_type__startswith="prizes.")
            )
        unread = Q(action__in=codes_showing(Shows.PAPER)) & ~Q(object_id__in=keys_of(self._papers))
        return shown.exclude(unread)

    @property
    def _papers(self) -> QuerySet[ScoreSheet]:
        """Return the sheets whose readings off paper may be shown (assessments.permissions)."""
        read = PaperEntry.objects.filter(entered_by=self.reader).values("sheet")
        open_to_reader = Q(pk__in=read)
        if self.sees_values:
            open_to_reader |= Q(state=SheetState.SUBMITTED)
        return ScoreSheet.objects.filter(open_to_reader)

    def masks(self, entry: Entry, sheet: ScoreSheet | None) -> bool:
        """Say whether before and after of an entry are kept from this person."""
        shows = action_of(entry.action).shows
        if shows is Shows.PAPER:  # a line that is listed is one to read
            return False
        if shows is Shows.SHEET:
            return not (self.sees_values and sheet and sheet.is_submitted)
        return shows is Shows.RESULT and not self.sees_values


def sight_of(user: User, edition: Edition) -> Sight:
    """Return what user may see now; asked anew for each page, as judging may be opened again."""
    return Sight(
        edition=edition,
        reader=user,
        oversees=bool(OVERSEES & roles_in(user, edition)),
        sees_values=edition.shows_values_to_staff and may(user, Act.SEE_VALUES, edition),
    )
