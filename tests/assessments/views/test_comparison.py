from __future__ import annotations

import pytest

from tests.factories import fill_sheet, open_edition, sheet_of, signed_in
from tests.pages import words_of

pytestmark = pytest.mark.django_db


def test_the_page_shows_own_scores_and_nobody_elses() -> None:
    edition = open_edition(judges=2, contestants=2)
    for turn in (1, 2):
        fill_sheet(sheet_of(edition, judge=1, contestant=turn), 5, turn)
        fill_sheet(sheet_of(edition, judge=2, contestant=turn), 3, 3, 3)

    words = words_of(signed_in(sheet_of(edition).judge.user).get("/juri/bandingkan/kube/"))

    assert "1. Hal 1 5 5 5,0" in words
    assert "2. Hal 2 1 2 1,5" in words
    assert "3. Hal 3 – – –" in words
    assert "Indikator 1 belum membedakan peserta." in words


def test_with_one_contestant_scored_the_page_says_what_it_waits_for() -> None:
    edition = open_edition(judges=1, contestants=2)
    fill_sheet(sheet_of(edition), 5)

    words = words_of(signed_in(sheet_of(edition).judge.user).get("/juri/bandingkan/kube/"))

    assert "Nilai dapat dibandingkan setelah sedikitnya dua peserta dinilai." in words


def test_a_category_that_never_was_is_not_found() -> None:
    judge = sheet_of(open_edition(judges=1, contestants=1)).judge

    assert signed_in(judge.user).get("/juri/bandingkan/lomba/").status_code == 404


def test_the_task_list_leads_there() -> None:
    judge = sheet_of(open_edition(judges=1, contestants=1)).judge

    page = signed_in(judge.user).get("/juri/").content.decode()

    assert 'href="/juri/bandingkan/kube/"' in page
