"""Fill the seats of a panel: the only writer of judges."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import BEFORE_FREEZING, Edition, EditionState, Judge, ScoreSheet
from assessments.selectors.panel import may_rename, traces_of
from assessments.services.judging import lock_edition
from assessments.services.seating import (
    hand_over_head,
    lay_out_sheets,
    put_at,
    refuse_to_seat,
    sitter_of,
)
from kube_awards.accounts.models import User
from kube_awards.accounts.services import rename_user
from kube_awards.accounts.services.invitations import withdraw_invitation
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record, sealed


@dataclass(frozen=True)
class Seat:
    """Where a judge comes from and what they are on the panel; without an order the last."""

    unsur: str
    institution: str = ""
    is_head: bool = False
    order: int | None = None


@dataclass(frozen=True)
class RemovedJudge:
    """What it takes to put a judge back who was removed by mistake."""

    edition_id: int
    user_id: int
    public_id: str
    seat: Seat
    name: str


@transaction.atomic
def add_judge(*, edition: Edition, full_name: str, email: str, seat: Seat, actor: User) -> Judge:
    """Seat a person on the panel, somebody new or somebody known by this address.

    Somebody new gets an account without a role; somebody known keeps the name they have. Once
    judging is open the empty sheets of the judge are laid out. Raise ValidationError for what is
    written wrong, Refused for who may not sit, WrongState once judging is closed.
    """
    locked = _lock_while_seats_change(edition)
    user = sitter_of(full_name=full_name, email=email, actor=actor)
    judge, facts = _take_a_seat(Judge(edition=locked, user=user), seat)
    record(
        actor=actor,
        action="judge.added",
        obj=judge,
        after=facts | {"judge": judge.name, "email": sealed(user.email)},
    )
    return judge


@transaction.atomic
def change_judge(
    *, judge: Judge, seen: int, seat: Seat, actor: User, full_name: str | None = None
) -> Judge:
    """Correct what stands about a judge; `seen` is the version the form showed.

    A new head of the panel takes over from the one before; a new order makes the others move. The
    name is changed only while it is this panel's own to correct (selectors.panel.may_rename).
    Raise Conflict for an older version, Refused for a name that is not ours.
    """
    lock_edition(judge.edition, *BEFORE_FREEZING)
    stored = next_version(judge, seen=seen)
    before = seat_of(stored)
    renamed = _correct_the_name(stored.user, full_name, actor)
    seat = replace(seat, order=seat.order or before.order)
    if seat == before:
        if renamed:
            stored.save(update_fields=["version"])
        return stored
    stored.unsur, stored.institution = seat.unsur, seat.institution.strip()
    former = hand_over_head(stored, is_head=seat.is_head)
    put_at(stored, seat.order)
    stored.full_clean()
    stored.save()
    after = asdict(seat_of(stored)) | former
    record(actor=actor, action="judge.changed", obj=stored, before=asdict(before), after=after)
    return stored


@transaction.atomic
def remove_judge(*, judge: Judge, actor: User) -> RemovedJudge:
    """Take a judge who has left no trace off the panel; return what brings them back.

    Whoever has saved something, declared a conflict of interest or was recorded as absent stays:
    they are marked absent instead. An invitation as judge that is open works no more.
    """
    _lock_while_seats_change(judge.edition)
    if not Judge.objects.filter(pk=judge.pk).exists():
        raise Refused(_("Juri ini sudah dihapus dari panel."))
    if traces_of(judge):
        raise Refused(_("Juri ini sudah meninggalkan catatan. Tandai tidak hadir, jangan dihapus."))
    removed = RemovedJudge(
        judge.edition_id, judge.user_id, judge.public_id, seat_of(judge), judge.name
    )
    kept = Judge(pk=judge.pk, user=judge.user, edition=judge.edition)
    ScoreSheet.objects.filter(judge=judge).delete()
    Judge.objects.get(pk=judge.pk).delete()
    if not judge.user.judge_seats.exists() and not judge.user.roles:
        withdraw_invitation(judge.user)
    record(actor=actor, action="judge.removed", obj=kept, before=asdict(removed.seat))
    return removed


@transaction.atomic
def restore_judge(*, removed: RemovedJudge, actor: User) -> Judge:
    """Put back a judge who was removed by mistake, on the same seat."""
    edition = _lock_while_seats_change(Edition.objects.get(pk=removed.edition_id))
    user = User.objects.select_for_update().get(pk=removed.user_id)
    has_head = edition.judges.filter(is_head=True).exists()
    seat = replace(removed.seat, is_head=removed.seat.is_head and not has_head)
    blank = Judge(edition=edition, user=user, public_id=removed.public_id)
    judge, facts = _take_a_seat(blank, seat)
    record(actor=actor, action="judge.restored", obj=judge, after=facts)
    return judge


def seat_of(judge: Judge) -> Seat:
    """Return what stands about a judge."""
    return Seat(judge.unsur, judge.institution, judge.is_head, judge.order)


def _lock_while_seats_change(edition: Edition) -> Edition:
    locked = lock_edition(edition, *BEFORE_FREEZING)
    if locked.state == EditionState.CLOSED:
        sentence = _(
            "Penilaian sudah ditutup. Buka lagi penilaian dulu bila susunan panel harus berubah."
        )
        raise WrongState(sentence, state=locked.state)
    return locked


def _take_a_seat(judge: Judge, seat: Seat) -> tuple[Judge, dict[str, object]]:
    """Seat the user of a new judge; return the judge and what the ledger says of it."""
    refuse_to_seat(judge.user, judge.edition)
    judge.unsur, judge.institution = seat.unsur, seat.institution.strip()
    former = hand_over_head(judge, is_head=seat.is_head)
    put_at(judge, seat.order)
    judge.full_clean()
    judge.save()
    laid_out = lay_out_sheets(judge)
    return judge, asdict(seat_of(judge)) | former | {"sheets": laid_out}


def _correct_the_name(user: User, full_name: str | None, actor: User) -> bool:
    if full_name is None or full_name.strip() == user.full_name:
        return False
    if not may_rename(user):
        raise Refused(_("Nama orang ini dipakai di tempat lain. Minta superadmin mengubahnya."))
    rename_user(user=user, full_name=full_name, actor=actor)
    return True
