"""Leave certificates to the workers; `prizes.works` is what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.permissions import Act
from assessments.services.long_work import start_work
from kube_awards.core.errors import Refused
from kube_awards.core.models import Job, JobState
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from prizes.models import Decision

ISSUE, PACK, PRINT = "issue-certificates", "pack-certificates", "print-certificates"
PART = 50
# From so many on they are work for a worker; below, a page has them at hand in a few seconds.
LARGE = 100


@transaction.atomic
def start_issuing(
    *,
    decision: Decision,
    actor: User,
    back: str,
    keys: Collection[str] | None = None,
    renew: bool = False,
    size: int = PART,
) -> Job:
    """Leave to the workers what `issue_certificates` does at once, `size` certificates a part.

    While the same work is under way for the edition, that is what is returned; raise Refused while
    it is other work.
    """
    wanted = None if keys is None else sorted(keys)
    asked = {"decision": decision.pk, "keys": wanted, "renew": renew}
    if under_way := find_work(ISSUE, decision.edition):
        if asked.items() <= under_way.payload.items():
            return under_way
        raise Refused(_("Piagam lain sedang diterbitkan. Tunggu sampai selesai, lalu coba lagi."))
    record(actor=actor, action="certificates.issue_enqueued", obj=decision)
    return start_work(
        kind=ISSUE,
        title=_("Menerbitkan piagam"),
        edition=decision.edition,
        act=Act.ISSUE,
        payload={**asked, "size": size},
        back=back,
        actor=actor,
    )


@transaction.atomic
def start_packing(*, edition: Edition, actor: User, back: str, for_print: bool) -> Job:
    """Have all certificates put into one file: for the printer, or a ZIP of all of them.

    While such work is under way for the edition, that is what is returned.
    """
    kind = PRINT if for_print else PACK
    if under_way := find_work(kind, edition):
        return under_way
    record(
        actor=actor,
        action="certificates.print_enqueued" if for_print else "certificates.pack_enqueued",
        obj=edition,
    )
    return start_work(
        kind=kind,
        title=_("Menyiapkan berkas cetak piagam") if for_print else _("Menyiapkan ZIP piagam"),
        edition=edition,
        act=Act.ISSUE,
        payload={},
        back=back,
        actor=actor,
    )


def find_work(kind: str, edition: Edition) -> Job | None:
    """Return the work of this kind that waits or runs for an edition, or None."""
    active = Job.objects.filter(state__in=[JobState.QUEUED, JobState.RUNNING])
    return active.filter(kind=kind, payload__edition=edition.slug).first()
