"""Refuse what is not ready: a proposal nobody has looked at, an announcement not confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kube_awards.core.errors import Refused
from prizes.selectors.checks import checks_of
from prizes.selectors.confirmations import confirmations_of
from prizes.selectors.decisions import live_rankings
from prizes.selectors.minutes import stored_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.models import Edition
    from prizes.models import Confirmation, Decision, Minutes
    from prizes.selectors.checks import EditionChecks
    from prizes.selectors.confirmations import Confirmations


class NotSettled(Refused):
    """Something stands against the proposal that panitia can settle."""


class NotConfirmed(Refused):
    """Not every judge has confirmed, and nobody has taken it on for those who have not."""


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


def refuse_unconfirmed(decision: Decision) -> None:
    """Raise NotConfirmed, naming the judges, unless all confirmed or a waiver covers the rest.

    The caller holds the edition's lock, so that no judge answers between the look and the step.
    """
    known = confirmations_of(decision)
    if not known.allow_publishing:
        raise NotConfirmed(_what_is_missing(known))


def _what_is_missing(known: Confirmations) -> str:
    silent, against = len(known.waiting), len(known.objections)
    parts = []
    if silent:
        words = ngettext(
            "%(count)d juri belum menjawab (%(names)s)",
            "%(count)d juri belum menjawab (%(names)s)",
            silent,
        )
        parts.append(words % {"count": silent, "names": _names(known.waiting)})
    if against:
        words = ngettext(
            "%(count)d juri keberatan (%(names)s)",
            "%(count)d juri keberatan (%(names)s)",
            against,
        )
        parts.append(words % {"count": against, "names": _names(known.objections)})
    sentence = _(
        "Hasil belum dapat diumumkan: %(missing)s. Tunggu konfirmasi semua juri, atau catat alasan"
        " melanjutkan tanpa mereka."
    )
    return sentence % {"missing": "; ".join(parts)}


def _names(rows: Iterable[Confirmation]) -> str:
    return ", ".join(row.judge.name for row in rows)


def _first_open(checks: EditionChecks) -> str:
    found = next(each for each in checks.categories if not each.is_settled)
    sentence = _("%(category)s: selesaikan dulu “%(titles)s” di halaman hasil.")
    titles = "”, “".join(check.title for check in (*found.blockers, *found.unexplained))
    return sentence % {"category": found.category.name, "titles": titles}
