"""Look through a result as panitia do before they propose it: notes, names, minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.services.explanations import explain_checks
from prizes.selectors.checks import NAMES, checks_of
from prizes.selectors.decisions import live_rankings
from prizes.selectors.minutes import stored_minutes
from prizes.services.minutes import save_minutes

if TYPE_CHECKING:
    import datetime as dt

    from assessments.models import Edition
    from kube_awards.accounts.models import User

NOTE = "Dibahas dalam rapat panel; urutan sesuai aturan yang disahkan sebelum penilaian."


def look_through(*, edition: Edition, actor: User, held_on: dt.date) -> None:
    """Write a note to each warning, say that names were checked, and fill in the minutes."""
    checks = checks_of(edition, live_rankings(edition))
    notes = {
        check.key: NOTE
        for each in checks.categories
        for check in each.checks
        if check.is_warning or check.code == NAMES
    }
    explain_checks(edition=edition, notes=notes, actor=actor)
    place = edition.venue or edition.place
    stored = stored_minutes(edition)
    save_minutes(
        edition=edition,
        changes={"number": f"BA-01/{edition.year}", "held_on": held_on, "place": place},
        signers=list(edition.judges.all()),
        seen=stored.version if stored else 0,
        actor=actor,
    )
