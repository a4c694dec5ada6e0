"""What is corrected about a judge, and who leaves a panel."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

import pytest
from django.utils import timezone

from assessments.models import Judge, ScoreSheet
from assessments.services.panel import (
    Seat,
    change_judge,
    remove_judge,
    restore_judge,
    seat_of,
)
from kube_awards.accounts.models import User
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.ledger.models import Entry
from tests.circumstances import excuse, recuse
from tests.factories import (
    edition_ready,
    fill_sheet,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    sheet_of,
)
from tests.invitations import invited, states
from tests.ledger_lines import written_lines
from tests.simultaneous import at_once

pytestmark = pytest.mark.django_db
CSR = Seat("csr")


# Correcting ---------------------------------------------------------------------------------------


def test_what_stands_about_a_judge_is_corrected_with_one_line() -> None:
    edition = make_edition()
    judge = make_judge(edition, make_user(full_name="Rini"))
    other = make_judge(edition, is_head=True)
    wanted = Seat("akademisi", "Universitas Contoh", is_head=True, order=2)

    with written_lines() as lines:
        changed = change_judge(
            judge=judge, seen=1, seat=wanted, actor=other.user, full_name="Dr. Rini"
        )

    assert (seat_of(changed), changed.version, changed.name) == (wanted, 2, "Dr. Rini")
    before = asdict(Seat("praktisi", "", is_head=False, order=1))
    assert [(line.action, line.before, line.after) for line in lines] == [
        ("user.renamed", {"full_name": "Rini"}, {"full_name": "Dr. Rini"}),
        ("judge.changed", before, asdict(wanted) | {"head_before": other.name}),
    ]
    other.refresh_from_db()
    assert (other.is_head, other.order, other.version) == (False, 1, 3)


def test_the_head_stays_head_when_something_else_is_corrected_and_may_step_down() -> None:
    judge = make_judge(make_edition(), is_head=True)

    change_judge(judge=judge, seen=1, seat=Seat("csr", is_head=True), actor=judge.user)
    judge.refresh_from_db()
    assert seat_of(judge) == Seat("csr", is_head=True, order=1)

    change_judge(judge=judge, seen=2, seat=CSR, actor=judge.user)
    judge.refresh_from_db()
    assert seat_of(judge) == Seat("csr", order=1)


def test_the_same_again_writes_nothing_and_a_name_alone_counts_as_a_change() -> None:
    judge = make_judge(make_edition(), make_user(full_name="Rini"))
    same = seat_of(judge)

    with written_lines() as lines:
        change_judge(judge=judge, seen=1, seat=same, actor=judge.user, full_name=" Rini ")
        change_judge(judge=judge, seen=1, seat=same, actor=judge.user, full_name="Dr. Rini")

    judge.refresh_from_db()
    assert ([line.action for line in lines], judge.version) == (["user.renamed"], 2)


def test_a_name_used_elsewhere_is_not_ours_to_change() -> None:
    user = make_user(full_name="Rini")
    judge = make_judge(make_edition(), user)
    make_judge(make_edition(), user)

    with pytest.raises(Refused, match="dipakai di tempat lain"):
        change_judge(judge=judge, seen=1, seat=CSR, actor=user, full_name="Dr. Rini")

    judge.refresh_from_db()
    assert (judge.unsur, judge.user.full_name) == ("praktisi", "Rini")


def test_who_saw_an_older_version_changes_nothing() -> None:
    judge = make_judge(make_edition())
    change_judge(judge=judge, seen=1, seat=CSR, actor=judge.user)

    with pytest.raises(Conflict):
        change_judge(judge=judge, seen=1, seat=Seat("akademisi"), actor=judge.user)

    judge.refresh_from_db()
    assert judge.unsur == "csr"


def test_a_frozen_panel_is_not_corrected() -> None:
    judge = make_judge(make_edition(state="frozen"))

    with pytest.raises(WrongState):
        change_judge(judge=judge, seen=1, seat=CSR, actor=judge.user)


# Leaving ------------------------------------------------------------------------------------------


def test_a_judge_without_traces_leaves_and_comes_back_to_the_same_seat() -> None:
    edition = edition_ready(judges=2)
    guest = make_user(password=None, full_name="Dr. Rini")
    judge = make_judge(edition, guest, institution="Universitas Contoh", is_head=True)
    invited(guest)

    with written_lines() as lines:
        removed = remove_judge(judge=judge, actor=guest)
        assert not guest.judge_seats.exists()
        back = restore_judge(removed=removed, actor=guest)

    assert (back.public_id, seat_of(back)) == (judge.public_id, seat_of(judge))
    assert [(line.action, line.before) for line in lines] == [
        ("judge.removed", asdict(seat_of(judge))),
        ("judge.restored", None),
    ]
    assert Entry.objects.filter(action="judge.removed").get().object_label == "Dr. Rini"
    assert states() == ["withdrawn"]


def test_whoever_sits_elsewhere_too_keeps_the_invitation() -> None:
    guest = make_user(password=None)
    judge = make_judge(make_edition(), guest)
    make_judge(make_edition(), guest)
    invited(guest)

    remove_judge(judge=judge, actor=guest)

    assert states() == ["open"]


def test_whoever_comes_back_is_no_second_head() -> None:
    edition = make_edition()
    removed = remove_judge(judge=make_judge(edition, is_head=True), actor=make_user())
    make_judge(edition, is_head=True)

    assert not restore_judge(removed=removed, actor=make_user()).is_head


def test_blank_sheets_leave_with_the_judge_and_are_laid_out_again() -> None:
    edition = open_edition(judges=2, contestants=2)
    judge = edition.judges.get(order=2)

    removed = remove_judge(judge=judge, actor=judge.user)
    assert ScoreSheet.objects.count() == 2
    restore_judge(removed=removed, actor=judge.user)

    assert ScoreSheet.objects.filter(judge__public_id=judge.public_id).count() == 2


@pytest.mark.parametrize("trace", ["saved", "recused", "absent", "signed in"])
def test_whoever_left_a_trace_stays(trace: str) -> None:
    edition = open_edition(judges=2, contestants=1)
    if trace == "saved":
        fill_sheet(sheet_of(edition), 5)
    elif trace == "recused":
        recuse(edition, judge=1)
    elif trace == "absent":
        excuse(edition, judge=1)
    else:
        User.objects.filter(judge_seats__order=1).update(last_login=timezone.now())
    judge = edition.judges.get(order=1)

    with pytest.raises(Refused, match="sudah meninggalkan catatan"):
        remove_judge(judge=judge, actor=judge.user)

    assert ScoreSheet.objects.filter(judge=judge).exists()


def test_nobody_is_removed_or_put_back_twice() -> None:
    judge = make_judge(make_edition())
    removed = remove_judge(judge=judge, actor=judge.user)
    with pytest.raises(Refused, match="sudah dihapus"):
        remove_judge(judge=judge, actor=judge.user)

    restore_judge(removed=removed, actor=judge.user)
    with pytest.raises(Refused, match="sudah duduk di panel ini"):
        restore_judge(removed=removed, actor=judge.user)


@pytest.mark.django_db(transaction=True)
def test_a_save_and_a_removal_that_meet_end_as_one_of_their_orders() -> None:
    edition = open_edition(judges=2, contestants=1)
    sheet = sheet_of(edition)
    judge = Judge.objects.select_related("user", "edition").get(pk=sheet.judge_id)

    at_once(
        partial(fill_sheet, sheet, 5, 4),
        partial(remove_judge, judge=judge, actor=judge.user),
    )

    kept = ScoreSheet.objects.filter(pk=sheet.pk, filled=2).exists()
    assert Judge.objects.filter(pk=judge.pk).exists() == kept
