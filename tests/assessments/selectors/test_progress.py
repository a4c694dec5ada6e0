from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, Judge
from assessments.selectors.progress import progress_of
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


def test_the_open_sample_names_the_four_sheets_that_are_missing(sample: StoredSample) -> None:
    progress = progress_of(sample.edition)

    assert (progress.sent, progress.total) == (46, 50)
    assert (progress.finished_judges, progress.judges) == (4, 5)
    assert [missing.rpartition(" (")[2] for missing in progress.missing] == [
        "draf 6/12)",
        "belum dimulai)",
        "belum dimulai)",
        "belum dimulai)",
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

    assert progress_of(edition).missing == ["Dr. Rini – KUBE Melati Jaya (draf 2/4)"]


def test_when_all_is_sent_nothing_is_missing() -> None:
    edition = open_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    send_all(edition)

    progress = progress_of(edition)

    assert (progress.sent, progress.total, progress.missing) == (8, 8, [])
    assert (progress.finished_judges, progress.judges) == (2, 2)


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
        assert progress.missing


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
    assert (progress.sent, progress.total, len(progress.missing)) == (1, 3, 2)
    assert (progress.finished_judges, progress.judges) == (1, 2)
