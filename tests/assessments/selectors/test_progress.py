from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, Judge
from assessments.selectors.progress import Progress, progress_of
from kube_awards.accounts.models import User
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import (
    edition_ready,
    fill_sheet,
    make_contestant,
    make_kube,
    make_user,
    open_edition,
    send_all,
    send_sheet,
    sheet_of,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


def missing(progress: Progress) -> list[str]:
    """Name each sheet that is not sent."""
    return [
        f"{each.judge.name} – {cell.contestant.name} ({cell.status_label})"
        for each in progress.late
        for cell in each.missing
    ]


def finished(progress: Progress) -> tuple[int, int]:
    """Return how many judges are done, and how many had something to do."""
    return sum(each.is_complete for each in progress.owing), len(progress.owing)


def test_the_open_sample_names_the_four_sheets_that_are_missing(sample: StoredSample) -> None:
    progress = progress_of(sample.edition)

    assert (progress.sent, progress.total) == (46, 50)
    assert finished(progress) == (4, 5)
    assert [each.rpartition(" (")[2] for each in missing(progress)] == [
        "Draf 6/12)",
        "Belum dimulai)",
        "Belum dimulai)",
        "Belum dimulai)",
    ]


def test_the_matrix_shows_how_far_each_sheet_is() -> None:
    edition = open_edition(judges=2, contestants=3)
    fill_sheet(sheet_of(edition, judge=1, contestant=1), 5, 4)
    send_sheet(sheet_of(edition, judge=2, contestant=3), 5, 4, 3, 2)

    (matrix,) = progress_of(edition).matrices

    assert [contestant.running_order for contestant in matrix.contestants] == [1, 2, 3]
    assert [[cell.status_label for cell in row.cells] for row in matrix.rows] == [
        ["Draf 2/4", "Belum dimulai", "Belum dimulai"],
        ["Belum dimulai", "Belum dimulai", "Terkirim"],
    ]
    assert [(row.sent, row.is_complete) for row in matrix.rows] == [(0, False), (1, False)]


def test_missing_sheets_are_named_by_judge_and_contestant() -> None:
    edition = open_edition(judges=1, contestants=1)
    Judge.objects.update(user=make_user(full_name="Dr. Rini"))
    kube = make_kube(name="Melati Jaya")
    Contestant.objects.update(kube=kube)
    fill_sheet(sheet_of(edition), 5, 4)

    assert missing(progress_of(edition)) == ["Dr. Rini – KUBE Melati Jaya (Draf 2/4)"]


def test_when_all_is_sent_nothing_is_missing() -> None:
    edition = open_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    send_all(edition)

    progress = progress_of(edition)

    assert (progress.sent, progress.total, missing(progress)) == (8, 8, [])
    assert finished(progress) == (2, 2)


def test_before_opening_every_cell_is_not_started() -> None:
    progress = progress_of(edition_ready(judges=1, contestants=2))

    assert [cell.status_label for row in progress.rows for cell in row.cells] == [
        "Belum dimulai",
        "Belum dimulai",
    ]


def test_who_withdrew_leaves_the_matrix() -> None:
    edition = open_edition(judges=1, contestants=2)
    Contestant.objects.filter(running_order=1).update(is_withdrawn=True)

    (matrix,) = progress_of(edition).matrices

    assert [contestant.running_order for contestant in matrix.contestants] == [2]


def test_who_joined_after_opening_shows_as_not_started() -> None:
    edition = open_edition(judges=1, contestants=1)
    make_contestant(edition.categories.get())

    assert progress_of(edition).total == 2


def test_no_value_is_within_reach_of_the_page() -> None:
    edition = open_edition(judges=1, contestants=1)
    fill_sheet(sheet_of(edition), 5, 4)

    cell = progress_of(edition).rows[0].cells[0]

    assert set(vars(cell)) == {"status", "filled", "total", "contestant", "public_id"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_matrix_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))

    with django_assert_num_queries(7):
        progress = progress_of(edition)
        assert progress.late


def test_sheets_that_nobody_owes_are_not_missing() -> None:
    edition = open_edition(judges=3, contestants=2)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)
    excuse(edition, judge=2)
    send_sheet(sheet_of(edition, judge=1, contestant=2), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, judge=3, contestant=2), 5)

    progress = progress_of(edition)

    (matrix,) = progress.matrices
    assert [[cell.status_label for cell in row.cells] for row in matrix.rows] == [
        ["Benturan", "Terkirim"],
        ["Tidak hadir", "Tidak hadir"],
        ["Belum dimulai", "Draf 1/4"],
    ]
    assert [(row.sent, row.owed, row.is_complete) for row in matrix.rows] == [
        (1, 1, True),
        (0, 0, True),
        (0, 2, False),
    ]
    assert (progress.sent, progress.total, progress.missing_total) == (1, 3, 2)
    assert finished(progress) == (1, 2)


def test_each_judge_is_counted_over_all_categories() -> None:
    edition = open_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    send_sheet(sheet_of(edition, kind="pendamping"), 5, 4, 3, 2)
    saved = fill_sheet(sheet_of(edition), 5)

    first, second = progress_of(edition).judges

    assert (first.sent, first.begun, first.blank, first.owed) == (1, 1, 2, 4)
    assert first.last_active == first.last_saved == saved.saved_at
    assert (second.sent, second.begun, second.blank, second.last_active) == (0, 0, 4, None)


def test_who_came_in_later_than_the_last_save_was_active_then() -> None:
    edition = open_edition(judges=1, contestants=1)
    saved = fill_sheet(sheet_of(edition), 5)
    assert saved.saved_at is not None
    later = saved.saved_at + dt.timedelta(hours=1)
    User.objects.filter(judge_seats__edition=edition).update(last_login=later)

    (judge,) = progress_of(edition).judges

    assert (judge.last_saved, judge.last_active) == (saved.saved_at, later)
