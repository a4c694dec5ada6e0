"""A scale of more than ten values is typed: forms, paper, check page, print, conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.forms import ScoreSheetForm, sheet_form
from assessments.models import Descriptor, ScaleLevel, ScoreSheet
from assessments.selectors.blockers import opening_blockers
from assessments.selectors.rules import aspects_of
from assessments.selectors.scale import Band, bands_of
from assessments.selectors.sheets import Written
from assessments.services.judging import open_judging
from assessments.services.sheets import Entry
from kube_awards.accounts.roles import Role
from tests.assessments.services.sheet_state import scores_on
from tests.factories import (
    fill_sheet,
    make_category,
    make_contestant,
    make_edition,
    make_judge,
    make_prizes,
    make_user,
    new_token,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import hidden_fields, words_of
from tests.paper_sheets import two_readers
from tests.uploads import photo, sent

if TYPE_CHECKING:
    from assessments.models import Category, Edition
    from tests.pages import Response

pytestmark = pytest.mark.django_db
WRONG = "Nilai indikator 2 harus bilangan bulat 0 sampai 100"


def percent_category(edition: Edition | None = None) -> Category:
    """Return a category that is scored from 0 to 100."""
    return make_category(
        edition or make_edition(), minimum_panel=1, scale_minimum=0, scale_maximum=100
    )


def percent_edition(contestants: int = 1) -> Edition:
    """Return an edition in preparation that is scored from 0 to 100 by one judge."""
    edition = make_edition()
    category = percent_category(edition)
    make_prizes(category)
    for _each in range(contestants):
        make_contestant(category)
    make_judge(edition)
    return edition


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the only judge for the first of two contestants."""
    edition = percent_edition(contestants=2)
    return sheet_of(open_judging(edition=edition, actor=make_user(Role.PANITIA)))


def form_with(**fields: str) -> ScoreSheetForm:
    category = percent_category()
    typed = {name.replace("_", "-"): value for name, value in fields.items()}
    form = ScoreSheetForm(
        category, aspects_of(category), {"versi": "0", "token": new_token(), **typed}
    )
    form.is_valid()
    return form


def save(sheet: ScoreSheet, **fields: str) -> Response:
    typed = {name.replace("_", "-"): value for name, value in fields.items()}
    body = {"versi": str(sheet.version), "token": new_token()} | typed
    return signed_in(sheet.judge.user).post(f"/juri/lembar/{sheet.public_id}/simpan/", body)


# The form -----------------------------------------------------------------------------------------


def test_typed_values_become_entries() -> None:
    form = form_with(nilai_1=" 87 ", nilai_2="100", nilai_3="007", catatan_3="rapi")

    assert form.errors == {}
    assert form.entries == {1: Entry(87), 2: Entry(100), 3: Entry(7, "rapi"), 4: Entry(None)}


@pytest.mark.parametrize(
    "value",
    ["101", "1000", "-1", "87,5", "87.5", "lima", "1e1", "8 7", "\N{FULLWIDTH DIGIT FIVE}", "0x1"],
)
def test_what_is_not_on_the_scale_is_answered_at_its_indicator(value: str) -> None:
    form = form_with(nilai_1="90", nilai_2=value)

    assert form.errors == {"nilai-2": [WRONG]}
    assert form.typed == {1: 90}
    assert f'value="{value}"' in str(form["nilai-2"])


def test_the_box_is_a_numeric_text_of_three_characters_that_cuts_nothing_off() -> None:
    category = percent_category()
    form = sheet_form(category, aspects_of(category), version=0, written=Written({1: 87}, {}))

    assert str(form["nilai-1"]) == (
        '<input type="text" name="nilai-1" value="87" inputmode="numeric" pattern="[0-9]*" size="3"'
        ' autocomplete="off" enterkeyhint="next"'
        ' aria-describedby="id_nilai-1_error id_nilai-1_bands" data-score="" id="id_nilai-1">'
    )


# The scale ----------------------------------------------------------------------------------------


def test_a_band_reaches_up_to_the_next() -> None:
    bands = bands_of(percent_category())

    assert [f"{band.label} {band.span}" for band in bands] == [
        *("Kurang 0–59", "Cukup 60–74", "Baik 75–89", "Sangat baik 90–100")
    ]
    assert [band.label for band in bands if band.holds(75)] == ["Baik"]
    assert not bands[0].holds(None)


def test_a_scale_of_ten_values_has_a_button_for_each() -> None:
    category = make_category(make_edition(), scale_minimum=1, scale_maximum=10)

    assert not category.is_typed
    assert bands_of(category)[9] == Band(10, 10, "Sangat baik")
    assert make_category(make_edition(), scale_minimum=0, scale_maximum=10).is_typed


def test_bands_that_begin_at_the_lowest_value_are_enough_to_open() -> None:
    assert opening_blockers(percent_edition()) == []


def test_a_scale_whose_lowest_value_no_band_holds_keeps_judging_closed() -> None:
    edition = percent_edition()
    ScaleLevel.objects.filter(value=0).delete()
    Descriptor.objects.filter(value=0).delete()

    assert opening_blockers(edition) == ["KUBE: ada nilai yang belum dijelaskan artinya."]


def test_a_band_that_an_indicator_does_not_explain_keeps_judging_closed() -> None:
    edition = percent_edition()
    Descriptor.objects.filter(indicator__number=2, value=75).delete()

    assert opening_blockers(edition) == ["KUBE: ada nilai yang belum dijelaskan artinya."]


def test_a_band_beyond_the_scale_keeps_judging_closed() -> None:
    edition = percent_edition()
    ScaleLevel.objects.filter(value=90).update(value=101)
    Descriptor.objects.filter(value=90).update(value=101)

    assert opening_blockers(edition) == ["KUBE: ada nilai yang belum dijelaskan artinya."]


# The pages ----------------------------------------------------------------------------------------


def test_the_sheet_shows_a_box_and_the_bands(sheet: ScoreSheet) -> None:
    response = signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/")
    words = words_of(response)

    assert "ketik 0–100 lalu Enter" in words
    assert (
        "1. Hal 1 Nilai indikator 1 dari 0 sampai 100"
        " Kurang 0–59 Cukup 60–74 Baik 75–89 Sangat baik 90–100"
    ) in words
    assert b"typed.js" in response.content


def test_a_wrong_value_saves_nothing_and_stays_typed(sheet: ScoreSheet) -> None:
    response = save(sheet, nilai_1="87", nilai_2="87,5")

    assert response.status_code == 422
    assert words_of(response).count(WRONG) == 2
    assert b'value="87,5"' in response.content
    assert b'value="87"' in response.content
    assert scores_on(sheet) == []


def test_a_sheet_is_saved_checked_printed_and_compared(sheet: ScoreSheet) -> None:
    other = sheet_of(sheet.judge.edition, contestant=2)
    assert save(sheet, nilai_1="87", nilai_2="90", nilai_3="75", nilai_4="60").status_code == 302
    fill_sheet(other, 50, 60)
    judge = signed_in(sheet.judge.user)

    check = words_of(judge.get(f"/juri/lembar/{sheet.public_id}/periksa/"))
    printed = words_of(judge.get(f"/juri/lembar/{sheet.public_id}/cetak/"))
    compared = words_of(judge.get("/juri/bandingkan/kube/"))

    assert scores_on(sheet) == [(1, 87, ""), (2, 90, ""), (3, 75, ""), (4, 60, "")]
    assert "Kelembagaan 53,1 / 60" in check
    assert "Nilai akhir Anda 80,1 dari 100 · 4/4" in check
    assert "0–59: Kurang · 60–74: Cukup · 75–89: Baik · 90–100: Sangat baik" in printed
    assert "1. Hal 1 87" in printed
    assert "1. Hal 1 87 50 68,5" in compared


def test_a_blank_sheet_has_a_box_to_write_in_and_no_values_to_circle(sheet: ScoreSheet) -> None:
    response = signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/cetak/?kosong")

    assert response.content.count(b"paper-box-wide") == 4
    assert "1. Hal 1 2. Hal 2" in words_of(response)


def test_the_conflict_page_asks_between_two_typed_values(sheet: ScoreSheet) -> None:
    stale = ScoreSheet.objects.select_related("judge__user").get(pk=sheet.pk)
    fill_sheet(sheet, 60)

    response = save(stale, nilai_1="87")

    assert response.status_code == 409
    assert "Indikator 1 di sini: 87 di server: 60" in words_of(response)


def test_a_result_of_typed_values_is_exact(sheet: ScoreSheet) -> None:
    whole = send_sheet(sheet, 87, 90, 75, 61)

    assert (whole.total_units, whole.rules.denominator) == (803, 10)


def test_two_people_enter_a_typed_sheet_from_paper(sheet: ScoreSheet) -> None:
    path = f"/panitia/{sheet.judge.edition.slug}/lembar/{sheet.public_id}/dari-kertas/"
    values = {"nilai-1": "87", "nilai-2": "90", "nilai-3": "75", "nilai-4": "60"}
    refused, answered = [], []
    for reader, more in zip(two_readers(), ({"foto": sent(photo())}, {}), strict=True):
        client = signed_in(reader)
        fields = hidden_fields(client.get(path))
        wrong = client.post(path, fields | values | {"nilai-2": "900"})
        refused.append(words_of(wrong).count(WRONG))
        answered.append(client.post(path, fields | values | more).status_code)

    assert (refused, answered) == ([2, 2], [302, 302])
    assert scores_on(sheet) == [(1, 87, ""), (2, 90, ""), (3, 75, ""), (4, 60, "")]
