"""Take steps that concern more than one app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.services.editions import copy_edition, create_edition
from assessments.services.explanations import explain_warnings
from assessments.services.judging import open_judging
from kube_awards.console.warnings import warnings_of
from kube_awards.core.errors import Refused
from prizes.services.prizes import copy_prizes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Edition
    from assessments.selectors.warnings import WarningKey
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


@transaction.atomic
def open_year(*, edition: Edition, notes: Mapping[WarningKey, str], actor: User) -> Edition:
    """Keep the notes to the last warnings and open judging.

    Raise NotReadyToOpen for what is missing, Refused while a warning has no note.
    """
    explain_warnings(edition=edition, notes=notes, actor=actor)
    opened = open_judging(edition=edition, actor=actor)
    if warnings_of(opened).unexplained:
        raise Refused(_("Masih ada peringatan tanpa keterangan. Muat ulang halaman ini."))
    return opened
