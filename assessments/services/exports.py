"""Write down who took scores or contestants out of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import Edition
from kube_awards.core.errors import WrongState
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


def refuse_before_closing(edition: Edition) -> None:
    """Raise WrongState while nobody of the staff may see a value."""
    if not edition.shows_values_to_staff:
        raise WrongState(_("Nilai dapat diunduh setelah penilaian ditutup."), state=edition.state)


@transaction.atomic
def record_score_download(*, edition: Edition, actor: User, standing: str) -> Edition:
    """Write the ledger line of a download of scores, after the file was made.

    Raise WrongState where judging has been opened again meanwhile: then nobody gets the file.
    """
    present = Edition.objects.get(pk=edition.pk)
    refuse_before_closing(present)
    record(actor=actor, action="scores.downloaded", obj=present, after={"standing": standing})
    return present


@transaction.atomic
def record_contestant_download(
    *, edition: Edition, actor: User, contestants: int, contacts: bool
) -> Edition:
    """Write the ledger line of a download of contestants: how many, never which contacts."""
    record(
        actor=actor,
        action="contestants.downloaded",
        obj=edition,
        after={"contestants": contestants, "contacts": contacts},
    )
    return edition
