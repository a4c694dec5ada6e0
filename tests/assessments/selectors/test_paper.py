"""What a paper sheet, and who is presenting, change in the lists of judges and panitia."""

from __future__ import annotations

import pytest

from assessments.models import Contestant, Edition, ScoreSheet
from assessments.selectors.paper import last_readings
from assessments.selectors.paper_page import WaitingPaper, waiting_papers
from assessments.selectors.progress import progress_of
from assessments.selectors.rules import aspects_of
from assessments.selectors.sheets import sheet_page, written_on
from assessments.selectors.tasks import tasks_of
from assessments.services.judging import close_judging
from assessments.services.presenting import mark_presenting
from assessments.services.sheets import pull_back_score_sheet
from tests.factories import fill_sheet, make_user, new_token, open_edition, send_sheet, sheet_of
from tests.paper_sheets import enter, send_from_two, two_readers

pytestmark = pytest.mark.django_db
VALUES = (5, 4, 3, 2)
WAITS = "Dari kertas, menunggu pemeriksa"


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=1, contestants=3)


@pytest.fixture
def sheet(edition: Edition) -> ScoreSheet:
    return sheet_of(edition)


def statuses(edition: Edition) -> list[str]:
    seat = edition.judges.select_related("edition", "user", "absence").get()
    return [row.status_label for row in tasks_of(seat).rows]


def next_order(edition: Edition) -> int | None:
    """Return the running order of the contestant that the judge's one button names."""
    seat = edition.judges.select_related("edition", "user", "absence").get()
    row = tasks_of(seat).next
    if row is None:
        return None
    return ScoreSheet.objects.get(public_id=row.public_id).contestant.running_order


def note_on(sheet: ScoreSheet) -> str:
    present = ScoreSheet.objects.get(pk=sheet.pk)
    aspects = aspects_of(present.contestant.category)
    return sheet_page(present, aspects, written_on(present)).paper_note


def test_a_reading_that_waits_is_said_in_words_to_judge_and_panitia(
    edition: Edition, sheet: ScoreSheet
) -> None:
    enter(sheet, two_readers()[0], *VALUES)

    (row,) = progress_of(edition).rows
    assert [cell.status_label for cell in row.cells] == [WAITS, "Belum dimulai", "Belum dimulai"]
    assert [cell.takes_paper for cell in row.cells] == [True, True, True]
    assert (row.sent, row.owed) == (0, 3)
    assert statuses(edition) == [WAITS, "Belum dimulai", "Belum dimulai"]


def test_the_judges_own_work_is_what_counts_then(edition: Edition, sheet: ScoreSheet) -> None:
    enter(sheet, two_readers()[0], *VALUES)

    fill_sheet(sheet, 5)

    (row,) = progress_of(edition).rows
    assert (row.cells[0].status_label, row.cells[0].takes_paper) == ("Draf 1/4", False)
    assert statuses(edition)[0] == "Draf 1/4"


def test_a_sheet_from_paper_is_sent_like_any_other(edition: Edition, sheet: ScoreSheet) -> None:
    send_from_two(sheet, *VALUES)

    assert statuses(edition) == ["Terkirim", "Belum dimulai", "Belum dimulai"]
    assert [cell.takes_paper for cell in progress_of(edition).rows[0].cells] == [False, True, True]


def test_after_closing_the_judge_still_reads_that_it_waits(
    edition: Edition, sheet: ScoreSheet
) -> None:
    enter(sheet, two_readers()[0], *VALUES)

    close_judging(edition=edition, actor=make_user())

    edition.refresh_from_db()
    assert statuses(edition) == [WAITS, "Terkunci", "Terkunci"]


def test_the_judges_button_leaves_out_what_panitia_is_entering(
    edition: Edition, sheet: ScoreSheet
) -> None:
    enter(sheet, two_readers()[0], *VALUES)
    second = next_order(edition)
    for contestant in (2, 3):
        send_sheet(sheet_of(edition, contestant=contestant), *VALUES)

    assert (second, next_order(edition)) == (2, None)


def test_the_sheet_tells_its_judge_about_the_paper(sheet: ScoreSheet) -> None:
    blank = note_on(sheet)
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    waits = note_on(sheet)
    sent = enter(sheet, two, *VALUES)
    done = note_on(sheet)
    back = pull_back_score_sheet(
        sheet=sent, actor=sheet.judge.user, seen_version=sent.version, token=new_token()
    )
    pulled = note_on(sheet)
    fill_sheet(back, 1, 1, 1, 1)

    names = "Nilai ini dari lembar kertas: dimasukkan oleh Ani Pertama, diperiksa oleh Budi Kedua."
    assert (blank, done, pulled, note_on(sheet)) == ("", names, names, "")
    assert waits.startswith("Panitia sedang memasukkan lembar kertas Anda;")


def test_what_waits_is_listed_by_judge_contestant_and_reader(
    edition: Edition, sheet: ScoreSheet
) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    other = sheet_of(edition, contestant=2)
    enter(other, two, *VALUES)
    enter(other, one, 1, 1, 1, 1)
    send_from_two(sheet_of(edition, contestant=3), *VALUES)

    listed = waiting_papers(edition)

    assert listed == [
        WaitingPaper(
            each.public_id,
            each.judge.name,
            each.contestant.name,
            readers,
            last_readings(each)[0].entered_at,
        )
        for each, readers in ((sheet, ("Ani Pertama",)), (other, ("Budi Kedua", "Ani Pertama")))
    ]
    assert [paper.differs for paper in listed] == [False, True]


# Who is presenting --------------------------------------------------------------------------------


def present(edition: Edition, order: int) -> None:
    contestant = Contestant.objects.get(category__edition=edition, running_order=order)
    mark_presenting(contestant=contestant, actor=make_user())
    edition.refresh_from_db()


def test_who_presents_comes_before_a_draft_and_before_the_running_order(edition: Edition) -> None:
    fill_sheet(sheet_of(edition, contestant=2), 5)
    draft = next_order(edition)

    present(edition, 3)

    assert (draft, next_order(edition)) == (2, 3)


def test_who_presents_and_is_sent_already_gives_way(edition: Edition) -> None:
    present(edition, 3)
    send_sheet(sheet_of(edition, contestant=3), *VALUES)

    assert next_order(edition) == 1


def test_without_a_mark_drafts_come_first_in_running_order(edition: Edition) -> None:
    for order in (3, 2):
        fill_sheet(sheet_of(edition, contestant=order), 5)

    assert next_order(edition) == 2


def test_the_mark_is_on_one_row_and_read_aloud(edition: Edition) -> None:
    present(edition, 2)
    seat = edition.judges.select_related("edition", "user", "absence").get()

    rows = tasks_of(seat).rows

    assert [row.is_presenting for row in rows] == [False, True, False]
    assert rows[1].accessible_name.endswith(", Jakarta Timur, Belum dimulai, sedang tampil")
