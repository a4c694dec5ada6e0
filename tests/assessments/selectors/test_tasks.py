from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Contestant, Edition, ScoreSheet, SheetState
from assessments.selectors.tasks import TaskList, indicator_counts, tasks_of
from assessments.services.judging import close_judging
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import (
    edition_ready,
    fill_sheet,
    make_user,
    open_edition,
    send_all,
    send_sheet,
    sheet_of,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Judge
    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


def seat(edition: Edition) -> Judge:
    """Return the first judge of the edition, as get_seat gives it to the page."""
    return edition.judges.select_related("edition", "user", "absence").get(order=1)


def listed(tasks: TaskList) -> list[tuple[str, int, str, str]]:
    """Return the rows: category, filled, status in words, where the link leads."""
    return [
        (group.category.name, row.filled, row.status_label, row.anchor)
        for group in tasks.groups
        for row in group.rows
    ]


def test_the_list_of_the_unfinished_sample_judge(sample: StoredSample) -> None:
    judge = sample.edition.judges.select_related("edition", "user").get(order=3)

    tasks = tasks_of(judge)

    assert [(group.category.name, len(group.rows)) for group in tasks.groups] == [
        ("KUBE Berprestasi", 5),
        ("Pendamping KUBE Berprestasi", 5),
    ]
    assert [row.accessible_name for row in tasks.rows] == [
        "KUBE Melati Jaya, Jakarta Timur, Terkirim",
        "KUBE Anggrek Mandiri, Jakarta Selatan, Terkirim",
        "KUBE Mawar Sejahtera, Jakarta Barat, Terkirim",
        "KUBE Cahaya Bersama, Jakarta Utara, Terkirim",
        "KUBE Kenanga Berkah, Jakarta Pusat, Terkirim",
        "Rahmawati Suryaningsih, Jakarta Timur, Terkirim",
        "Dewi Kusumaningrum, S.Sos., Jakarta Selatan, draf 6 dari 12",
        "Sumarno, Jakarta Barat, Belum dimulai",
        "Hj. Nur Aisyah Wahyuningsih Kartadipura, S.Pd., M.M., Jakarta Utara, Belum dimulai",
        "Yohanes Prasetyo Hadikusuma, A.Md., Jakarta Pusat, Belum dimulai",
    ]
    assert (tasks.sent, tasks.total, tasks.percent, tasks.all_sent) == (6, 10, 60, False)
    assert tasks.next is not None
    assert (tasks.next.title, tasks.next.anchor) == (
        "Dewi Kusumaningrum, S.Sos.",
        "#ind7",
    )


def test_each_status_in_the_words_of_the_list() -> None:
    edition = open_edition(judges=1, contestants=5)
    fill_sheet(sheet_of(edition, contestant=2), 5, None, 3)
    fill_sheet(sheet_of(edition, contestant=3), 5, 4, 3, 2)
    send_sheet(sheet_of(edition, contestant=4), 5, 4, 3, 2)
    ScoreSheet.objects.filter(contestant__running_order=5).update(
        state=SheetState.REOPENED, reopened_because="Periksa."
    )

    assert listed(tasks_of(seat(edition))) == [
        ("KUBE", 0, "Belum dimulai", "#ind1"),
        ("KUBE", 2, "Draf 2/4", "#ind2"),
        ("KUBE", 4, "Siap dikirim", ""),
        ("KUBE", 4, "Terkirim", ""),
        ("KUBE", 0, "Dibuka kembali", "#ind1"),
    ]


def test_a_sheet_emptied_again_is_a_draft() -> None:
    edition = open_edition(judges=1, contestants=1)
    fill_sheet(fill_sheet(sheet_of(edition), 5), None)

    assert listed(tasks_of(seat(edition))) == [("KUBE", 0, "Draf 0/4", "#ind1")]


def test_what_was_begun_comes_before_what_is_next_in_order() -> None:
    edition = open_edition(judges=1, contestants=3)
    send_sheet(sheet_of(edition, contestant=1), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, contestant=3), 5)

    upcoming = tasks_of(seat(edition)).next

    assert upcoming is not None
    assert upcoming.public_id == sheet_of(edition, contestant=3).public_id
    assert upcoming.url == f"/juri/lembar/{upcoming.public_id}/#ind2"


def test_without_anything_begun_the_next_in_order_comes_first() -> None:
    edition = open_edition(judges=1, contestants=2)

    upcoming = tasks_of(seat(edition)).next

    assert upcoming is not None
    assert upcoming.public_id == sheet_of(edition, contestant=1).public_id


def test_when_everything_is_sent_nothing_is_next() -> None:
    edition = open_edition(judges=1, contestants=2)
    send_all(edition)

    tasks = tasks_of(seat(edition))

    assert (tasks.next, tasks.all_sent, tasks.percent) == (None, True, 100)


def test_before_opening_the_list_is_empty() -> None:
    tasks = tasks_of(seat(edition_ready()))

    assert (tasks.groups, tasks.total, tasks.percent) == ((), 0, 0)
    assert (tasks.is_open, tasks.all_sent, tasks.next) == (False, False, None)


def test_after_closing_the_rows_are_locked_and_nothing_is_next() -> None:
    edition = open_edition(judges=1, contestants=2)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    close_judging(edition=edition, actor=make_user())

    tasks = tasks_of(seat(edition))

    assert listed(tasks) == [("KUBE", 4, "Terkirim", ""), ("KUBE", 0, "Terkunci", "")]
    assert (tasks.is_open, tasks.next) == (False, None)


def test_the_set_time_closes_the_list_before_staff_do() -> None:
    edition = open_edition(judges=1, contestants=1)
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(minutes=2))

    tasks = tasks_of(seat(edition))

    assert (tasks.is_open, tasks.next) == (False, None)
    assert listed(tasks) == [("KUBE", 0, "Terkunci", "")]


def test_who_withdrew_is_gone_from_the_list() -> None:
    edition = open_edition(judges=1, contestants=2)
    Contestant.objects.filter(running_order=1).update(is_withdrawn=True)

    rows = tasks_of(seat(edition)).rows

    assert [row.public_id for row in rows] == [sheet_of(edition, contestant=2).public_id]


def test_indicators_are_counted_for_each_category() -> None:
    edition = edition_ready(kinds=("kube", "pendamping"))

    counts = indicator_counts(edition)

    assert counts == {category.pk: 4 for category in edition.categories.all()}


@pytest.mark.parametrize("contestants", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    contestants: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=1, contestants=contestants, kinds=("kube", "pendamping"))
    fill_sheet(sheet_of(edition), 5)
    judge = seat(edition)

    with django_assert_num_queries(5):
        tasks = tasks_of(judge)
        assert [row.title for row in tasks.rows]


def test_the_sheets_of_a_recused_region_are_gone_and_a_line_says_why() -> None:
    edition = open_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)

    tasks = tasks_of(seat(edition))

    assert {row.region for row in tasks.rows} == {"Jakarta Timur"}
    assert (tasks.total, tasks.absence) == (2, None)
    assert [
        (recusal.region.short_name, recusal.get_reason_display()) for recusal in tasks.recusals
    ] == [("Jakarta Pusat", "Hubungan keluarga")]


def test_an_absent_judge_has_no_sheets_and_is_told_so() -> None:
    edition = open_edition(judges=1, contestants=2)
    absence = excuse(edition, judge=1)

    tasks = tasks_of(seat(edition))

    assert (tasks.rows, tasks.absence, tasks.recusals) == ([], absence, ())
