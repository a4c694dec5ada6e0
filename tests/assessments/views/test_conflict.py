"""Two tabs, two devices: whoever comes second is asked, and nothing is overwritten."""

from __future__ import annotations

import pytest

from assessments.models import ScoreSheet
from tests.assessments.services.sheet_state import scores_on, state_of
from tests.assessments.views.test_sheet import page_of, save
from tests.factories import fill_sheet, open_edition, sheet_of
from tests.pages import Response, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    return sheet_of(open_edition(judges=1, contestants=1))


@pytest.fixture
def older(sheet: ScoreSheet) -> Response:
    """Give a page that was opened before the sheet was saved elsewhere as 3, 5, –, –."""
    page = page_of(sheet)
    fill_sheet(sheet, 3, 5, notes={2: "dari ponsel"})
    return page


def test_the_second_save_shows_both_values_and_changes_nothing(
    sheet: ScoreSheet, older: Response
) -> None:
    before = state_of(sheet)

    response = save(sheet, older, nilai_1="4", nilai_2="5", catatan_2="dari laptop")

    words = words_of(response)
    assert response.status_code == 409
    for text in ("di sini: 4", "di server: 3", "di sini: dari laptop", "di server: dari ponsel"):
        assert text in words
    assert "di server: 5" not in words
    assert " checked" not in response.content.decode()
    assert state_of(sheet) == before


def test_the_choice_is_saved_and_agreements_travel_along(
    sheet: ScoreSheet, older: Response
) -> None:
    asked = save(sheet, older, nilai_1="4", nilai_2="5", catatan_2="dari laptop", nilai_3="2")

    response = save(sheet, asked, nilai_1="4", catatan_2="dari ponsel", nilai_3="2")

    assert response.status_code == 302
    assert scores_on(sheet) == [(1, 4, ""), (2, 5, "dari ponsel"), (3, 2, "")]
    assert [revision.version for revision in sheet.revisions.all()] == [1, 2]


def test_an_open_choice_is_asked_again_and_nothing_typed_is_lost(
    sheet: ScoreSheet, older: Response
) -> None:
    asked = save(sheet, older, nilai_1="4", nilai_2="1")
    before = state_of(sheet)

    again = save(sheet, asked, nilai_2="1", catatan_2="dari ponsel")

    words = words_of(again)
    assert again.status_code == 409
    assert "Pilih satu untuk setiap perbedaan." in words
    for text in ("di sini: 4", "di server: 3", "di sini: 1", "di server: 5"):
        assert text in words
    assert state_of(sheet) == before


def test_after_being_asked_again_the_choice_is_saved(sheet: ScoreSheet, older: Response) -> None:
    asked = save(sheet, older, nilai_1="4", nilai_2="5", catatan_2="dari ponsel")
    again = save(sheet, asked)

    response = save(sheet, again, nilai_1="4")

    assert response.status_code == 302
    assert scores_on(sheet) == [(1, 4, ""), (2, 5, "dari ponsel")]


def test_a_blank_can_be_chosen(sheet: ScoreSheet, older: Response) -> None:
    asked = save(sheet, older, nilai_1="", nilai_2="5", catatan_2="dari ponsel")

    response = save(sheet, asked, nilai_1="")

    assert response.status_code == 302
    assert scores_on(sheet) == [(2, 5, "dari ponsel")]


def test_the_same_values_from_an_older_page_still_ask_for_nothing_but_a_save(
    sheet: ScoreSheet, older: Response
) -> None:
    asked = save(sheet, older, nilai_1="3", nilai_2="5", catatan_2="dari ponsel")

    response = save(sheet, asked)

    assert (asked.status_code, response.status_code) == (409, 302)
    assert scores_on(sheet) == [(1, 3, ""), (2, 5, "dari ponsel")]


def test_one_form_that_says_two_things_is_a_conflict(sheet: ScoreSheet) -> None:
    page = page_of(sheet)
    save(sheet, page, nilai_1="5")

    response = save(sheet, page, nilai_1="4")

    assert response.status_code == 409
    assert scores_on(sheet) == [(1, 5, "")]


def test_a_third_change_meanwhile_is_a_new_conflict(sheet: ScoreSheet, older: Response) -> None:
    asked = save(sheet, older, nilai_1="4", nilai_2="5", catatan_2="dari ponsel")
    fill_sheet(ScoreSheet.objects.get(pk=sheet.pk), 1)

    response = save(sheet, asked, nilai_1="4")

    words = words_of(response)
    assert response.status_code == 409
    assert "di sini: 4" in words
    assert "di server: 1" in words
    assert scores_on(sheet) == [(1, 1, "")]
