from __future__ import annotations

import re

import pytest
from django.http import QueryDict

from assessments.forms import (
    ConflictForm,
    ReasonForm,
    ScoreSheetForm,
    VersionedForm,
    choices_left_open,
    sheet_form,
    versioned,
    with_own_values,
)
from assessments.selectors.rules import aspects_of
from assessments.selectors.sheets import Written
from assessments.services.sheets import Entry
from tests.factories import make_category, make_edition

pytestmark = pytest.mark.django_db

TOKEN = "a" * 32


def posted(**fields: str) -> QueryDict:
    """Return a request body; an underscore stands for the dash of a field's name."""
    data = QueryDict(mutable=True)
    data.update({"versi": "0", "token": TOKEN})
    data.update({name.replace("_", "-"): value for name, value in fields.items()})
    return data


def filled(**fields: str) -> ScoreSheetForm:
    """Return the bound form of a category with four indicators on the scale 1 to 5."""
    category = make_category(make_edition())
    form = ScoreSheetForm(category, aspects_of(category), posted(**fields))
    form.is_valid()
    return form


def test_what_was_typed_becomes_entries() -> None:
    form = filled(nilai_1="5", catatan_1="  rapi ", nilai_2="", catatan_3="belum terlihat")

    assert form.errors == {}
    assert form.entries == {
        1: Entry(5, "rapi"),
        2: Entry(None, ""),
        3: Entry(None, "belum terlihat"),
        4: Entry(None, ""),
    }
    assert (form.cleaned_data["versi"], form.cleaned_data["token"]) == (0, TOKEN)


@pytest.mark.parametrize(
    "value", ["9", "0", "-1", "4,5", "4.5", "lima", "1e1", "05", "\N{FULLWIDTH DIGIT FIVE}"]
)
def test_a_value_off_the_scale_is_answered_at_its_indicator(value: str) -> None:
    form = filled(nilai_1="5", nilai_2=value)

    assert form.errors == {
        "nilai-2": ["Nilai indikator 2 harus bilangan bulat 1 sampai 5"],
    }
    assert form.typed == {1: 5}


def test_a_blank_is_no_value_and_no_error() -> None:
    form = filled(nilai_1="", nilai_2="")

    assert (form.errors, form.typed) == ({}, {})


def test_a_foreign_indicator_refuses_the_whole_sheet() -> None:
    form = filled(nilai_1="5", nilai_77="5")

    assert form.errors == {
        "__all__": [
            "Ada indikator yang bukan bagian lembar ini. Muat ulang halaman, lalu isi lagi."
        ]
    }
    assert form.typed == {1: 5}


def test_a_note_for_a_foreign_indicator_refuses_it_too() -> None:
    assert "__all__" in filled(catatan_77="halo").errors


def test_a_note_of_five_hundred_characters_fits() -> None:
    form = filled(catatan_1="x" * 500)

    assert form.entries[1] == Entry(None, "x" * 500)


def test_a_longer_note_is_answered_with_its_length() -> None:
    form = filled(catatan_1="x" * 501)

    assert form.errors == {"catatan-1": ["Catatan paling banyak 500 karakter; sekarang 501"]}
    assert form["catatan-1"].value() == "x" * 501


def test_a_line_break_counts_once() -> None:
    form = filled(catatan_1="satu\r\ndua")

    assert form.entries[1].note == "satu\ndua"


def test_a_note_cannot_smuggle_a_null_character() -> None:
    assert "catatan-1" in filled(catatan_1="halo\x00").errors


@pytest.mark.parametrize(
    "fields", [{"versi": ""}, {"versi": "-1"}, {"versi": "x"}, {"token": ""}, {"token": "pendek"}]
)
def test_a_form_without_version_or_token_is_refused(fields: dict[str, str]) -> None:
    assert filled(**fields).errors.keys() == fields.keys()


def test_a_blank_form_shows_what_stands_on_the_sheet() -> None:
    category = make_category(make_edition())
    written = Written(values={1: 5}, notes={2: "rapi"})

    form = sheet_form(category, aspects_of(category), version=7, written=written)

    assert (form["versi"].value(), form["nilai-1"].value(), form["catatan-2"].value()) == (
        7,
        5,
        "rapi",
    )
    assert (form["nilai-2"].value(), form["catatan-1"].value()) == (None, None)
    assert re.fullmatch(r"[0-9a-f]{32}", str(form["token"].value()))


def test_every_rendering_has_a_token_of_its_own() -> None:
    tokens = {str(versioned(3)["token"].value()) for _each in range(20)}

    assert len(tokens) == 20
    assert versioned(3)["versi"].value() == 3


def test_a_step_needs_a_version_that_fits_a_database() -> None:
    form = VersionedForm(posted(versi="0"))

    assert form.is_valid()


def test_going_back_needs_a_reason() -> None:
    form = ReasonForm({"alasan": "  "})

    assert form.errors == {"alasan": ["Tulis alasannya."]}
    assert ReasonForm({"alasan": "Juri terlambat."}).is_valid()


# The conflict page --------------------------------------------------------------------------------


def conflict(mine: dict[int, Entry], theirs: dict[int, Entry]) -> ConflictForm:
    return ConflictForm(mine, theirs, initial={"versi": 3, "token": TOKEN})


def choices(form: ConflictForm, name: str) -> list[tuple[str, str]]:
    return [(radio.data["value"], radio.choice_label) for radio in form[name].subwidgets]


def test_only_differences_are_asked() -> None:
    form = conflict({1: Entry(4), 2: Entry(5, "rapi")}, {1: Entry(3), 2: Entry(5, "rapi")})

    assert form.differences == ["nilai-1"]
    assert choices(form, "nilai-1") == [("4", "di sini: 4"), ("3", "di server: 3")]
    assert [field.name for field in form.visible_fields()] == ["nilai-1"]
    assert (form["nilai-2"].value(), form["catatan-2"].value()) == (5, "rapi")
    assert form["harus_dipilih"].value() == "nilai-1"


def test_a_blank_side_is_a_choice_too_and_nothing_is_preset() -> None:
    form = conflict({1: Entry(None, "catatan saya")}, {1: Entry(3)})

    assert choices(form, "nilai-1") == [("", "di sini: (kosong)"), ("3", "di server: 3")]
    assert choices(form, "catatan-1") == [
        ("catatan saya", "di sini: catatan saya"),
        ("", "di server: (kosong)"),
    ]
    assert [form.fields[name].label for name in form.differences] == [
        "Indikator 1",
        "Catatan indikator 1",
    ]
    assert " checked" not in str(form["nilai-1"]) + str(form["catatan-1"])


def test_an_indicator_that_only_the_server_has_is_asked() -> None:
    form = conflict({}, {2: Entry(3)})

    assert choices(form, "nilai-2") == [("", "di sini: (kosong)"), ("3", "di server: 3")]


def test_open_choices_are_named_and_get_back_what_was_typed() -> None:
    data = posted(nilai_2="5")
    data.update({"harus_dipilih": "nilai-1,nilai-2", "semula-nilai-1": "4"})

    left_open = choices_left_open(data)
    restored = with_own_values(data, left_open)

    assert left_open == ["nilai-1"]
    assert (restored["nilai-1"], restored["nilai-2"]) == ("4", "5")


def test_without_a_conflict_nothing_is_open() -> None:
    assert choices_left_open(posted(nilai_1="5")) == []
