from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("id", ("20 September 2018", "14.05", "88,4")),
        ("en", ("20 September 2018", "14:05", "88.4")),
    ],
)
def test_django_prints_dates_times_and_numbers_as_we_do(
    language: str, texts: tuple[str, ...]
) -> None:
    with translation.override(language):
        read = (
            formats.date_format(dt.date(2018, 9, 20)),
            formats.time_format(dt.time(14, 5)),
            formats.localize(Decimal("88.4")),
        )

    assert read == texts


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("text", ["20/09/2018", "20-09-2018", "20.09.2018", "2018-09-20"])
def test_date_fields_take_the_day_first_and_what_browsers_send(text: str, language: str) -> None:
    with translation.override(language):
        value = forms.DateField(localize=True).clean(text)

    assert value == dt.date(2018, 9, 20)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("text", ["14.05", "14:05", "14:05:00"])
def test_time_fields_take_a_dot_or_a_colon(text: str, language: str) -> None:
    with translation.override(language):
        value = forms.TimeField(localize=True).clean(text)

    assert value == dt.time(14, 5)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("text", ["20/09/2018 14.05", "2018-09-20T14:05", "20-09-2018 14:05"])
def test_moment_fields_take_both_styles(text: str, language: str) -> None:
    with translation.override(language):
        value = forms.DateTimeField(localize=True).clean(text)

    assert value.replace(tzinfo=None) == dt.datetime(2018, 9, 20, 14, 5)  # noqa: DTZ001 - as typed
