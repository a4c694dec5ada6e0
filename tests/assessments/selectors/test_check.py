from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.permissions import get_own_sheet
from assessments.selectors.check import CheckPage, CheckRow, CheckSection, check_page
from tests.factories import fill_sheet, open_edition, sheet_of

if TYPE_CHECKING:
    from assessments.models import ScoreSheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    return sheet_of(open_edition(judges=1, contestants=1))


def page_of(sheet: ScoreSheet) -> CheckPage:
    return check_page(get_own_sheet(sheet.judge.user, sheet.public_id))


def test_the_check_page_repeats_every_answer(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, 4, 3, 2, notes={2: "rapi"})

    page = page_of(sheet)

    url = f"/juri/lembar/{sheet.public_id}/"
    assert page.sections == (
        CheckSection(
            "kelembagaan",
            "Kelembagaan",
            "54,0",
            "60",
            (
                CheckRow(1, "Hal 1", 5, "", f"{url}#ind1"),
                CheckRow(2, "Hal 2", 4, "rapi", f"{url}#ind2"),
            ),
        ),
        CheckSection(
            "ekonomi",
            "Ekonomi",
            "20,0",
            "40",
            (
                CheckRow(3, "Hal 3", 3, "", f"{url}#ind3"),
                CheckRow(4, "Hal 4", 2, "", f"{url}#ind4"),
            ),
        ),
    )
    assert (page.total_text, page.filled, page.total) == ("74,0", 4, 4)
    assert (page.can_send, page.missing, page.warnings) == (True, (), ())
    assert (page.sheet_url, page.send_url) == (url, f"{url}kirim/")


def test_missing_indicators_are_named_with_their_place(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, None, None, 2)

    page = page_of(sheet)

    url = f"/juri/lembar/{sheet.public_id}/"
    assert not page.can_send
    assert page.missing == (
        ("Pilih nilai untuk indikator 2, Hal 2", f"{url}#ind2"),
        ("Pilih nilai untuk indikator 3, Hal 3", f"{url}#ind3"),
    )
    assert page.warnings == ()


def test_the_lowest_value_asks_for_a_note(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 1, 1, 3, 2, notes={2: "tidak ada pembukuan"})

    assert page_of(sheet).warnings == (
        (
            "Indikator 1 bernilai 1 tanpa catatan. Catatan singkat membantu panitia.",
            f"/juri/lembar/{sheet.public_id}/#ind1",
        ),
    )


def test_a_sheet_that_tells_nothing_apart_is_pointed_out(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 3, 3, 3, 3)

    assert page_of(sheet).warnings == (
        ("Semua indikator bernilai sama.", f"/juri/lembar/{sheet.public_id}/#ind1"),
    )


def test_an_untouched_sheet_misses_everything_and_warns_of_nothing(sheet: ScoreSheet) -> None:
    page = page_of(sheet)

    assert (len(page.missing), page.warnings, page.total_text) == (4, (), "0,0")
