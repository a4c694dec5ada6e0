"""Open, close and reopen judging: the only writers of an edition's state up to `frozen`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.domain.canonical import canonical_json, digest
from assessments.domain.outline_records import outline_record
from assessments.models import (
    Category,
    Contestant,
    Edition,
    EditionState,
    RulesVersion,
    ScoreSheet,
)
from assessments.selectors.blockers import opening_blockers
from assessments.selectors.instrument import outline_of
from assessments.selectors.rules import rules_as_set_up
from assessments.services.request_answers import grant_requests
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    import datetime as dt

    from kube_awards.accounts.models import User


class NotReadyToOpen(Refused):
    """Something is missing before judging can be opened; `blockers` says what."""

    def __init__(self, blockers: list[str]) -> None:
        """Keep the blockers for the page that lists them."""
        sentence = _("Penilaian belum dapat dibuka: %(blockers)s")
        super().__init__(sentence % {"blockers": " ".join(blockers)})
        self.blockers = blockers


def lock_edition(edition: Edition, *allowed: str) -> Edition:
    """Lock the edition's row for this transaction; raise WrongState outside the allowed states.

    Every writer of sheets, results and decisions takes this lock first, so that a save, a closing
    and a freeze that meet always end as one of their serial orders.
    """
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    if locked.state not in allowed:
        raise WrongState(
            _("Langkah ini tidak dapat dilakukan: edisi sedang “%(state)s”.")
            % {"state": locked.get_state_display()},
            state=locked.state,
        )
    return locked


def move_edition(
    *, edition: Edition, to: EditionState, actor: User, action: str, reason: str = ""
) -> None:
    """Set the state of a locked edition and write the ledger line."""
    before = edition.state
    edition.state = to
    edition.save(update_fields=["state", "closes_at", "closed_at", "presenting"])
    record(
        actor=actor,
        action=action,
        obj=edition,
        before={"state": before},
        after={"state": to.value},
        reason=reason,
    )


@transaction.atomic
def open_judging(*, edition: Edition, actor: User) -> Edition:
    """Freeze the rules, lay out an empty sheet for each judge and contestant, open the edition.

    Raise NotReadyToOpen with the list of what is missing, WrongState outside `setup`.
    """
    locked = lock_edition(edition, EditionState.SETUP)
    if blockers := opening_blockers(locked):
        raise NotReadyToOpen(blockers)
    judges = list(locked.judges.all())
    for category in locked.categories.all():
        rules = freeze_rules(category)
        contestants = Contestant.objects.filter(category=category, is_withdrawn=False)
        ScoreSheet.objects.bulk_create(
            ScoreSheet(judge=judge, contestant=contestant, rules=rules)
            for judge in judges
            for contestant in contestants
        )
    move_edition(edition=locked, to=EditionState.OPEN, actor=actor, action="judging.opened")
    return locked


def freeze_rules(category: Category, reason: str = "") -> RulesVersion:
    """Keep the present rules of a category as its next version; the edition is locked."""
    rules = rules_as_set_up(category)
    canonical = rules.as_canonical()
    return RulesVersion.objects.create(
        category=category,
        number=category.rules_versions.count() + 1,
        canonical=canonical_json(canonical),
        digest=digest(canonical),
        denominator=rules.denominator,
        instrument=canonical_json(outline_record(outline_of(category))),
        reason=reason,
        prize_sharing=category.prize_sharing,
        prize_unit=category.prize_unit,
        frozen_at=timezone.now(),
    )


@transaction.atomic
def close_judging(*, edition: Edition, actor: User) -> Edition:
    """Close judging at once; sheets not yet sent stay as they are and are listed as missing.

    Nobody is presenting any more.
    """
    locked = lock_edition(edition, EditionState.OPEN)
    locked.presenting = None
    locked.closed_at = timezone.now()
    move_edition(edition=locked, to=EditionState.CLOSED, actor=actor, action="judging.closed")
    return locked


@transaction.atomic
def reopen_judging(*, edition: Edition, actor: User, reason: str) -> Edition:
    """Take the one step back from `closed` to `open`, with a reason; no set time holds any more."""
    if not reason.strip():
        raise Refused(_("Tulis alasan membuka lagi penilaian."))
    locked = lock_edition(edition, EditionState.CLOSED)
    locked.closes_at = locked.closed_at = None
    move_edition(
        edition=locked,
        to=EditionState.OPEN,
        actor=actor,
        action="judging.reopened",
        reason=reason.strip(),
    )
    grant_requests(edition=locked, actor=actor)
    return locked


@transaction.atomic
def set_closing_time(
    *, edition: Edition, closes_at: dt.datetime | None, seen_version: int, actor: User
) -> Edition:
    """Close judging later or earlier than was said, or whenever staff do; judges see it at once.

    Raise Refused for a time that is over, Conflict when somebody else changed the edition since,
    WrongState unless judging is open.
    """
    lock_edition(edition, EditionState.OPEN)
    locked = next_version(edition, seen=seen_version)
    if closes_at is not None and closes_at <= timezone.now():
        raise Refused(_("Waktu itu sudah lewat. Untuk menutup sekarang, pakai “Tutup penilaian”."))
    before, locked.closes_at = locked.closes_at, closes_at
    locked.save(update_fields=["closes_at", "version"])
    grant_requests(edition=locked, actor=actor)
    record(
        actor=actor,
        action="judging.closing_time_set",
        obj=locked,
        before={"closes_at": before.isoformat() if before else None},
        after={"closes_at": closes_at.isoformat() if closes_at else None},
    )
    return locked
