"""Refuse a proposal that nobody has looked at: open checks, notes not written, no minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kube_awards.core.errors import Refused
from prizes.selectors.checks import checks_of
from prizes.selectors.decisions import live_rankings
from prizes.selectors.minutes import stored_minutes

if TYPE_CHECKING:
    from assessments.models import Edition
    from prizes.models import Minutes
    from prizes.selectors.checks import EditionChecks


class NotSettled(Refused):
    """Something stands against the proposal that panitia can settle."""


def settled_checks(edition: Edition) -> EditionChecks:
    """Return the checks of an edition, all settled, in the language of the papers.

    Raise NotSettled naming the first category where something is open, in the reader's language.
    The caller holds the edition's lock, so that nothing changes between the look and the proposal.
    """
    with translation.override(settings.LANGUAGE_CODE):
        found = checks_of(edition, live_rankings(edition))
    if not found.is_settled:
        raise NotSettled(_first_open(checks_of(edition, live_rankings(edition))))
    return found


def settled_minutes(edition: Edition) -> Minutes:
    """Return the minutes of an edition; raise NotSettled where nobody has filled them in."""
    minutes = stored_minutes(edition)
    if minutes is None:
        raise NotSettled(_("Isi dulu data berita acara."))
    return minutes


def _first_open(checks: EditionChecks) -> str:
    found = next(each for each in checks.categories if not each.is_settled)
    sentence = _("%(category)s: selesaikan dulu “%(titles)s” di halaman hasil.")
    titles = "”, “".join(check.title for check in (*found.blockers, *found.unexplained))
    return sentence % {"category": found.category.name, "titles": titles}
