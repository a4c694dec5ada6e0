"""Record who was there: the only writer of attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import BEFORE_FREEZING, Attendance, Contestant, Edition, Judge
from assessments.models.attendance import ATTENDANCE_NOTE_LENGTH
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Conflict, Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kube_awards.accounts.models import User

    Attendee = Judge | Contestant


@transaction.atomic
def record_attendance(
    *, edition: Edition, who: Attendee, is_present: bool, actor: User, note: str | None = None
) -> Attendance:
    """Write down whether somebody was there; a note of None leaves the one before.

    Saying the same again writes nothing. Who scores does not change: that is an Absence. Raise
    Refused for a note that is too long, Conflict for who was taken off the list meanwhile,
    WrongState once the result is frozen.
    """
    lock_edition(edition, *BEFORE_FREEZING)
    if not _is_listed(who):
        raise Conflict(_("%(name)s baru saja dihapus dari daftar.") % {"name": who})
    known = _known(who)
    note = (known.note if known else "") if note is None else note.strip()
    if len(note) > ATTENDANCE_NOTE_LENGTH:
        limit = {"limit": ATTENDANCE_NOTE_LENGTH}
        raise Refused(_("Keterangan paling banyak %(limit)d karakter.") % limit)
    if known is not None and (known.is_present, known.note) == (is_present, note):
        return known
    before = _facts(known) if known else None
    row = known or _blank(edition, who)
    row.is_present, row.note = is_present, note
    row.recorded_at, row.recorded_by = timezone.now(), actor
    row.save()
    record(actor=actor, action="attendance.recorded", obj=row, before=before, after=_facts(row))
    return row


@transaction.atomic
def record_rest_present(*, edition: Edition, people: Sequence[Attendee], actor: User) -> int:
    """Write down everybody of these as present who has no entry yet, with one ledger line."""
    locked = lock_edition(edition, *BEFORE_FREEZING)
    rest = [who for who in people if _is_listed(who) and _known(who) is None]
    now = timezone.now()
    for who in rest:
        row = _blank(edition, who)
        row.is_present, row.recorded_at, row.recorded_by = True, now, actor
        row.save()
    if rest:
        names = [str(who) for who in rest]
        record(actor=actor, action="attendance.rest_present", obj=locked, after={"present": names})
    return len(rest)


@transaction.atomic
def clear_attendance(*, edition: Edition, who: Attendee, actor: User) -> None:
    """Take back what was recorded about somebody by mistake; nothing recorded changes nothing."""
    lock_edition(edition, *BEFORE_FREEZING)
    known = _known(who)
    if known is None:
        return
    kept = _blank(edition, who)
    kept.pk = known.pk
    known.delete()
    record(actor=actor, action="attendance.cleared", obj=kept, before=_facts(known))


def _is_listed(who: Attendee) -> bool:
    """Say whether somebody still stands on the list, asked under the lock."""
    if isinstance(who, Judge):
        return Judge.objects.filter(pk=who.pk).exists()
    return Contestant.objects.filter(pk=who.pk).exists()


def _known(who: Attendee) -> Attendance | None:
    if isinstance(who, Judge):
        return Attendance.objects.filter(judge=who).first()
    return Attendance.objects.filter(contestant=who).first()


def _blank(edition: Edition, who: Attendee) -> Attendance:
    if isinstance(who, Judge):
        return Attendance(edition=edition, judge=who)
    return Attendance(edition=edition, contestant=who)


def _facts(row: Attendance) -> dict[str, object]:
    return {"is_present": row.is_present, "note": row.note}
