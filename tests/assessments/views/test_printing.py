from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.circumstances import excuse
from tests.factories import fill_sheet, make_user, open_edition, send_sheet, sheet_of, signed_in
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import ScoreSheet

pytestmark = pytest.mark.django_db


def own_words(sheet: ScoreSheet, query: str = "") -> str:
    browser = signed_in(sheet.judge.user)
    return words_of(browser.get(f"/juri/lembar/{sheet.public_id}/cetak/{query}"))


def test_a_sent_sheet_is_printed_with_values_notes_total_and_receipt() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    fill_sheet(sheet, 5, 4, 3, 2, notes={1: "Rapi sekali."})
    sent = send_sheet(sheet_of(sheet.judge.edition), 5, 4, 3, 2)

    words = own_words(sheet)

    assert f"Lembar nilai: {sheet.contestant.name}" in words
    assert "1. Hal 1 5" in words
    assert "Kelembagaan (54,0 / 60)" in words
    assert f"Jumlah nilai: 74,0 · Tanda terima {sent.receipt}" in words


def test_a_note_is_printed_beside_its_value() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    fill_sheet(sheet, 5, notes={1: "Rapi sekali."})

    assert "1. Hal 1 5 Rapi sekali." in own_words(sheet)


def test_a_blank_sheet_has_every_value_to_circle_and_nothing_written() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    fill_sheet(sheet, 5, 4, 3, 2, notes={1: "Rapi sekali."})

    words = own_words(sheet, "?kosong")

    assert "1. Hal 1 1 2 3 4 5 2. Hal 2" in words
    assert "Rapi" not in words
    assert "Jumlah nilai: ......" in words


def test_staff_print_blank_sheets_only() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    fill_sheet(sheet, 5, 4, 3, 2, notes={1: "Rapi sekali."})
    panitia = signed_in(make_user(Role.PANITIA))

    words = words_of(
        panitia.get(f"/panitia/{sheet.judge.edition.slug}/lembar/{sheet.public_id}/cetak/")
    )

    assert "1. Hal 1 1 2 3 4 5 2. Hal 2" in words
    assert "Rapi" not in words
    assert "Kembali ke dasbor" in words


def test_staff_print_no_sheet_that_nobody_fills_in() -> None:
    edition = open_edition(judges=1, contestants=1)
    excuse(edition, judge=1)
    panitia = signed_in(make_user(Role.PANITIA))

    for public_id in (sheet_of(edition).public_id, "tidakada"):
        address = f"/panitia/{edition.slug}/lembar/{public_id}/cetak/"
        assert panitia.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_sheet_to_print_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sheet = sheet_of(open_edition(judges=count, contestants=count))
    judge, panitia = signed_in(sheet.judge.user), signed_in(make_user(Role.PANITIA))

    with django_assert_num_queries(9):
        judge.get(f"/juri/lembar/{sheet.public_id}/cetak/")
    with django_assert_num_queries(11):
        panitia.get(f"/panitia/{sheet.judge.edition.slug}/lembar/{sheet.public_id}/cetak/")
