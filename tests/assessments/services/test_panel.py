"""Who joins and who leaves a panel, and what becomes of the sheets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError

from assessments.models import Judge, RulesVersion, ScoreSheet, SheetState
from assessments.services.judging import close_judging, reopen_judging
from assessments.services.panel import (
    Seat,
    add_judge,
    remove_judge,
    restore_judge,
    seat_of,
)
from assessments.services.results import ResultNotComputable, freeze_result
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import excuse
from tests.factories import (
    edition_ready,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    send_all,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import written_lines
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
CSR = Seat("csr")


def seat(edition: object, email: str = "rini@contoh.id", **facts: object) -> Judge:
    """Seat Dr. Rini as panitia does."""
    return add_judge(
        edition=edition,  # type: ignore[arg-type]
        full_name="Dr. Rini",
        email=email,
        seat=Seat(**({"unsur": "csr"} | facts)),  # type: ignore[arg-type]
        actor=make_user(Role.PANITIA),
    )


def order_of(edition: object) -> list[tuple[str, int, int]]:
    panel = Judge.objects.filter(edition=edition).order_by("order")  # type: ignore[misc]
    return [(judge.name, judge.order, judge.version) for judge in panel]


# Joining ------------------------------------------------------------------------------------------


def test_somebody_new_gets_an_account_without_a_role_and_the_last_seat() -> None:
    edition = edition_ready(judges=2)

    with written_lines() as lines:
        judge = seat(edition, " Rini@Contoh.id ", institution=" Forum CSR DKI ")

    user = User.objects.get(email="rini@contoh.id")
    assert (judge.user, user.roles, user.has_usable_password()) == (user, frozenset(), False)
    assert seat_of(judge) == Seat("csr", "Forum CSR DKI", is_head=False, order=3)
    assert [line.action for line in lines] == ["user.created", "user.created", "judge.added"]
    after = lines[-1].after
    assert isinstance(after, dict)
    assert "rini@contoh.id" not in str(after)
    assert (after["judge"], after["order"], after["sheets"]) == ("Dr. Rini", 3, 0)


def test_somebody_known_takes_the_seat_under_the_name_they_have() -> None:
    known = make_user(full_name="Prof. Rini", email="rini@contoh.id")
    before = User.objects.count()

    judge = seat(make_edition(), "RINI@contoh.id")

    assert (judge.user, judge.name) == (known, "Prof. Rini")
    assert User.objects.count() == before + 1  # the actor


def test_a_seat_in_the_middle_makes_the_others_move_with_a_new_version() -> None:
    edition = make_edition()
    for name in ("Ani", "Budi"):
        make_judge(edition, make_user(full_name=name))

    seat(edition, order=2)

    assert order_of(edition) == [("Ani", 1, 1), ("Dr. Rini", 2, 1), ("Budi", 3, 2)]


def test_a_new_head_takes_over_from_the_one_before() -> None:
    edition = make_edition()
    make_judge(edition, make_user(full_name="Ani"), is_head=True)

    with written_lines() as lines:
        judge = seat(edition, is_head=True)

    assert list(edition.judges.filter(is_head=True)) == [judge]
    after = lines[-1].after
    assert isinstance(after, dict)
    assert after["head_before"] == "Ani"


@pytest.mark.parametrize("role", Role)
def test_who_holds_a_role_does_not_sit(role: Role) -> None:
    make_user(role, full_name="Sri", email="rini@contoh.id")

    with pytest.raises(Refused, match=f"Sri memegang peran {role.label}"):
        seat(make_edition())

    assert not Judge.objects.exists()


def test_nobody_sits_twice_and_nobody_who_was_shut_out() -> None:
    edition = make_edition()
    seat(edition)
    with pytest.raises(Refused, match=r"Dr\. Rini sudah duduk di panel ini\."):
        seat(edition)

    User.objects.filter(email="rini@contoh.id").update(is_active=False)
    with pytest.raises(Refused, match=r"Akun Dr\. Rini nonaktif"):
        seat(make_edition())

    assert Judge.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "facts"), [("rini", {}), ("a@contoh.id", {"unsur": "lain"}), ("", {})]
)
def test_what_is_written_wrong_leaves_nothing_behind(email: str, facts: dict[str, object]) -> None:
    edition, before = make_edition(), User.objects.count()

    with pytest.raises(ValidationError):
        seat(edition, email, **facts)

    assert (Judge.objects.count(), User.objects.count()) == (0, before + 1)


@pytest.mark.parametrize(
    ("state", "words"),
    [("closed", "Buka lagi penilaian dulu"), ("frozen", "Hasil dibekukan"), ("archived", "arsip")],
)
def test_after_closing_nobody_joins_or_leaves(state: str, words: str) -> None:
    edition = make_edition()
    judge = make_judge(edition)
    removed = remove_judge(judge=make_judge(edition), actor=make_user())
    edition.state = state
    edition.save()
    steps: tuple[Callable[[], object], ...] = (
        partial(seat, edition),
        partial(remove_judge, judge=judge, actor=make_user()),
        partial(restore_judge, removed=removed, actor=make_user()),
    )

    for step in steps:
        with pytest.raises(WrongState, match=words):
            step()

    assert list(edition.judges.all()) == [judge]


# A substitute -------------------------------------------------------------------------------------


def test_who_joins_an_open_panel_owes_a_sheet_for_everybody_who_competes() -> None:
    edition = open_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    gone = sheet_of(edition, contestant=2).contestant
    gone.is_withdrawn = True
    gone.save()

    judge = seat(edition)

    laid = ScoreSheet.objects.filter(judge=judge)
    assert [(each.contestant.category.kind, each.contestant.running_order) for each in laid] == [
        ("kube", 1),
        ("pendamping", 1),
        ("pendamping", 2),
    ]
    assert {(each.state, each.version, each.filled) for each in laid} == {(SheetState.DRAFT, 0, 0)}
    assert {each.rules for each in laid} == set(RulesVersion.objects.all())


def test_a_substitute_counts_in_the_result_and_is_waited_for() -> None:
    edition = open_edition(judges=3, contestants=2)
    send_all(edition)
    excuse(edition, judge=3)
    judge = seat(edition)
    panitia = make_user(Role.PANITIA)
    close_judging(edition=edition, actor=panitia)
    with pytest.raises(ResultNotComputable, match="2 lembar nilai belum terkirim"):
        freeze_result(edition=edition, actor=panitia)

    reopen_judging(edition=edition, actor=panitia, reason="Juri pengganti belum selesai.")
    for contestant in (1, 2):
        send_sheet(sheet_of(edition, judge=4, contestant=contestant), 5, 5, 5, 5)
    close_judging(edition=edition, actor=panitia)
    result = freeze_result(edition=edition, actor=panitia)

    assert judge.public_id in result.canonical
    assert [(each.place, each.value) for each in result.placements.order_by("place")] == [
        (1, "100"),
        (2, "260/3"),
    ]


def test_a_panel_whose_sums_no_longer_fit_is_refused() -> None:
    edition = open_edition(judges=2, contestants=1)
    RulesVersion.objects.update(denominator=2**62 // 100)

    with pytest.raises(Refused, match="KUBE: bobot terlalu rumit untuk panel sebanyak ini"):
        seat(edition)

    assert edition.judges.count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_person_added_twice_in_the_same_moment_sits_once() -> None:
    edition, actor = make_edition(), make_user(Role.PANITIA)
    add = partial(
        add_judge, edition=edition, full_name="Rini", email="r@contoh.id", seat=CSR, actor=actor
    )

    outcomes = at_once(add, add)

    assert sum(isinstance(each, Refused) for each in outcomes) == 1
    assert edition.judges.count() == 1
