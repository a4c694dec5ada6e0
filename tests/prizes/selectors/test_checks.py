"""Each check of a result, at each of its levels (ux.md §3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from assessments.models import Edition
from assessments.services.reopening import reopen_score_sheet
from prizes.selectors.checks import CategoryChecks, Check, checks_of
from prizes.selectors.decisions import live_rankings
from tests.circumstances import elsewhere, excuse, recuse
from tests.explanations import note_on
from tests.factories import (
    closed_edition,
    make_user,
    open_edition,
    send_all,
    send_sheet,
    settled,
    sheet_of,
)
from tests.prizes.selectors.unused import decided_on_unequals

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def checked(edition: Edition) -> CategoryChecks:
    (category,) = checks_of(edition, live_rankings(edition)).categories
    return category


def check(edition: Edition, code: str) -> Check:
    (found,) = [each for each in checked(edition).checks if each.code == code]
    return found


def closed(edition: Edition) -> Edition:
    """Close an edition whatever is missing; the service would not, a clock might."""
    Edition.objects.filter(pk=edition.pk).update(state="closed")
    edition.refresh_from_db()
    return edition


def usual() -> Edition:
    return closed_edition()


def one_sheet_missing() -> Edition:
    edition = open_edition(judges=3, contestants=1)
    for judge in (1, 2):
        send_sheet(sheet_of(edition, judge), 5, 4, 3, 2)
    return closed(edition)


def one_judge_absent() -> Edition:
    edition = open_edition(judges=3, contestants=1)
    send_all(edition)
    _ = excuse(edition, judge=3)
    return closed(edition)


def equal_and_parted() -> Edition:
    return closed_edition(contestants=2, values={1: (5, 3, 2, 3), 2: (3, 3, 4, 4)})


def equal_and_open() -> Edition:
    return closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})


def two_thirds_apart() -> Edition:
    edition = open_edition(contestants=2)
    send_sheet(sheet_of(edition, 1, 1), 5, 5, 5, 4)
    send_sheet(sheet_of(edition, 1, 2), 5, 4, 5, 5)
    for judge in (2, 3):
        for contestant in (1, 2):
            send_sheet(sheet_of(edition, judge, contestant), 4, 4, 4, 4)
    return closed(edition)


def one_mark_far(value: int = 3) -> Edition:
    edition = open_edition(contestants=1)
    for judge, marks in enumerate([(4,) * 4, (4,) * 4, (value,) * 4], start=1):
        send_sheet(sheet_of(edition, judge), *marks)
    return closed(edition)


def one_judge_recused() -> Edition:
    edition = open_edition(judges=4, contestants=2)
    elsewhere(edition, contestant=2)
    send_all(edition)
    recuse(edition, judge=4)
    return closed(edition)


def one_background() -> Edition:
    return closed_edition(judges=1, contestants=1)


def reopened() -> Edition:
    edition = closed_edition(contestants=1)
    reopen_score_sheet(sheet=sheet_of(edition), reason="Periksa lagi.", actor=make_user())
    send_sheet(sheet_of(edition), 5, 5, 5, 5)
    return edition


def looked_at() -> Edition:
    return settled(closed_edition())


@pytest.mark.parametrize(
    ("build", "code", "level", "title", "found"),
    [
        (usual, "complete", "ok", "9 dari 9 lembar terkirim", 0),
        (one_sheet_missing, "complete", "danger", "2 dari 3 lembar terkirim", 1),
        (usual, "panel", "ok", "3 juri dihitung, perlu sedikitnya 3", 0),
        (one_judge_absent, "panel", "danger", "2 juri dihitung, perlu sedikitnya 3", 0),
        (usual, "tie", "ok", "Tidak ada nilai akhir yang sama", 0),
        (equal_and_parted, "tie", "warn", "Nilai akhir sama", 2),
        (equal_and_open, "tie", "danger", "Nilai sama yang harus diputuskan panel", 0),
        (decided_on_unequals, "tie", "danger", "Keputusan panel tidak berlaku lagi", 0),
        (usual, "close", "ok", "Tidak ada selisih di bawah 1 poin", 0),
        (two_thirds_apart, "close", "warn", "Selisih tipis", 1),
        (usual, "far", "ok", "Tidak ada nilai yang jauh dari juri lain", 0),
        (one_mark_far, "far", "warn", "Nilai jauh dari juri lain", 1),
        (usual, "conflicts", "ok", "Tidak ada benturan kepentingan", 0),
        (
            one_judge_recused,
            "conflicts",
            "info",
            "Juri yang tidak dihitung karena benturan kepentingan",
            1,
        ),
        (usual, "unsur", "ok", "Ketiga unsur juri terwakili", 0),
        (one_background, "unsur", "warn", "Unsur juri belum lengkap", 2),
        (usual, "late", "ok", "Tidak ada perubahan setelah ditutup", 0),
        (reopened, "late", "warn", "Lembar dibuka kembali setelah penilaian ditutup", 1),
        (usual, "names", "danger", "Nama dan hadiah belum diperiksa", 3),
        (looked_at, "names", "ok", "Nama dan hadiah sudah diperiksa", 3),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_each_check_at_each_level(
    build: Callable[[], Edition], code: str, level: str, title: str, found: int
) -> None:
    one = check(build(), code)

    assert (one.level, one.title, len(one.items)) == (level, title, found)


def test_a_far_mark_names_judge_contestant_and_middle_and_leads_to_its_sheet() -> None:
    edition = one_mark_far()
    sheet = sheet_of(edition, judge=3)

    (item,) = check(edition, "far").items

    assert item.text == (f"{sheet.judge.name} → {sheet.contestant.name}: 60,0; nilai tengah 80,0.")
    assert item.sheet == sheet.public_id


def test_a_close_place_says_between_whom_and_how_close() -> None:
    edition = two_thirds_apart()
    first, second = edition.categories.get().contestants.order_by("running_order")

    (item,) = check(edition, "close").items

    assert item.text == f"{first.name} di atas {second.name}: hanya 0,67 poin."


def test_two_judges_make_no_middle_that_one_is_far_from() -> None:
    edition = open_edition(judges=2, contestants=1)
    send_sheet(sheet_of(edition, 1), 5, 5, 5, 5)
    send_sheet(sheet_of(edition, 2), 1, 1, 1, 1)

    assert check(closed(edition), "far").level == "ok"


def test_without_places_there_is_neither_a_tie_nor_a_name_to_look_at() -> None:
    codes = [each.code for each in checked(one_sheet_missing()).checks]

    assert codes == ["complete", "panel", "conflicts", "unsur", "late"]


def test_a_note_lapses_when_its_facts_change_and_is_offered_again() -> None:
    edition = one_mark_far()
    note_on(edition, "far", "Sudah dibahas.")
    before = check(edition, "far") in checked(edition).unexplained
    sheet = sheet_of(edition, judge=3)
    reopen_score_sheet(sheet=sheet, reason="Periksa lagi.", actor=make_user())
    send_sheet(sheet_of(edition, judge=3), 2, 2, 2, 2)

    after = checked(edition)

    assert before is False
    assert check(edition, "far") in after.unexplained
    assert after.earlier_note(check(edition, "far")) == "Sudah dibahas."
    assert after.earlier_note(check(edition, "late")) == ""


def test_names_looked_at_are_looked_at_again_once_an_amount_changes() -> None:
    edition = looked_at()
    edition.categories.get().prizes.filter(place=2).update(amount=1)

    assert check(edition, "names").level == "danger"


def test_the_language_of_the_reader_changes_no_note() -> None:
    edition = settled(one_background())
    note_on(edition, "unsur", "Panel kecil.")
    before = [each.key for each in checked(edition).checks]

    with translation.override("en"):
        found = checked(edition)

    assert [each.key for each in found.checks] == before
    assert found.is_settled


def test_a_settled_edition_has_neither_blocker_nor_open_warning() -> None:
    found = checks_of(edition := looked_at(), live_rankings(edition))
    one = found.of(edition.categories.get())

    assert (found.is_settled, one.blockers, one.unexplained) == (True, [], [])


@pytest.mark.parametrize("count", [1, 3])
def test_checking_takes_four_queries_whatever_the_size(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    rankings = live_rankings(edition)

    with django_assert_num_queries(4):
        checks_of(edition, rankings)
