"""Refuse a proposal that nobody has looked at: open checks, notes not written, no minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kube_awards.core.errors import Refused
from prizes.selectors.checks import checks_of
from prizes.selectors.decisions import live_rankings
from prizes.selectors.minutes import stored_minutes

if TYPE_CHECKING:
    from assessments.models import Edition
    from prizes.models import Minutes


class NotSettled(Refused):
    """Something stands against the proposal that panitia can settle."""


def require_settled(edition: Edition) -> Minutes:
    """Return the minutes of an edition of which everything has been looked at.

    Raise NotSettled naming the first category where something is open, or the minutes. The caller
    holds the edition's lock, so that nothing changes between the look and the proposal.
    """
    for found in checks_of(edition, live_rankings(edition)).categories:
        open_checks = [*found.blockers, *found.unexplained]
        if open_checks:
            sentence = _("%(category)s: selesaikan dulu “%(titles)s” di halaman hasil.")
            titles = "”, “".join(check.title for check in open_checks)
            raise NotSettled(sentence % {"category": found.category.name, "titles": titles})
    minutes = stored_minutes(edition)
    if minutes is None:
        raise NotSettled(_("Isi dulu data berita acara."))
    return minutes
