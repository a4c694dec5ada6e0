from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kube_awards.core.formats import (
    clock,
    distinct_score_texts,
    fingerprint,
    listed,
    long_date,
    moment,
    rupiah,
    score_text,
    weekday_date,
)

# 07:32 in UTC is 14:32 in Jakarta; 20:05 is already the next day there.
AFTERNOON = dt.datetime(2018, 9, 20, 7, 32, tzinfo=dt.UTC)
LATE = dt.datetime(2018, 9, 20, 20, 5, tzinfo=dt.UTC)
DAY = dt.date(2018, 9, 20)


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        (0, "Rp0", "IDR 0"),
        (999, "Rp999", "IDR 999"),
        (2_100_000, "Rp2.100.000", "IDR 2,100,000"),
        (11_000_000, "Rp11.000.000", "IDR 11,000,000"),
        (-440_000, "-Rp440.000", "-IDR 440,000"),
    ],
)
def test_rupiah_groups_thousands_by_language(amount: int, indonesian: str, english: str) -> None:
    with translation.override("en"):
        in_english = rupiah(amount)

    assert (rupiah(amount), in_english) == (indonesian, english)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(442, 5), "88,40"),
        (Decimal("88.405"), "88,41"),
        (Fraction(88_404_999, 1_000_000), "88,40"),
        (Fraction(1, 3), "0,33"),
        (Fraction(2, 3), "0,67"),
        (Fraction(1, 200), "0,01"),
        (100, "100,00"),
        (0, "0,00"),
        (Fraction(-1, 200), "-0,01"),
        (Fraction(-1, 1000), "0,00"),
    ],
)
def test_score_text_rounds_half_up_once(value: Fraction | Decimal | int, text: str) -> None:
    assert score_text(value) == text


@pytest.mark.parametrize(("places", "text"), [(0, "88"), (1, "88,4"), (4, "88,4000")])
def test_score_text_prints_as_many_places_as_asked(places: int, text: str) -> None:
    assert score_text(Fraction(442, 5), places) == text


def test_score_text_has_a_point_in_english() -> None:
    with translation.override("en"):
        text = score_text(Fraction(442, 5))

    assert text == "88.40"


@given(st.fractions(min_value=0, max_value=1000))
def test_score_text_is_never_further_than_half_a_hundredth(value: Fraction) -> None:
    printed = Fraction(score_text(value).replace(",", "."))

    assert value - Fraction(1, 200) < printed <= value + Fraction(1, 200)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([], []),
        ([Fraction(80), Fraction(80)], ["80,00", "80,00"]),
        ([Fraction("88.401"), Fraction("88.404"), Fraction(70)], ["88,401", "88,404", "70,00"]),
        ([Fraction("88.4"), Fraction("88.400001")], ["88,400000", "88,400001"]),
        ([Fraction(884, 10), Fraction(884_000_001, 10**7)], ["442/5", "884000001/10000000"]),
    ],
)
def test_distinct_score_texts_tell_different_values_apart(
    values: list[Fraction], texts: list[str]
) -> None:
    assert distinct_score_texts(values) == texts


@given(st.lists(st.fractions(min_value=0, max_value=5, max_denominator=10**9), max_size=6))
def test_distinct_score_texts_are_alike_only_for_equal_values(values: list[Fraction]) -> None:
    texts = distinct_score_texts(values)

    assert len(set(zip(values, texts, strict=True))) == len(set(values)) == len(set(texts))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "id",
            (
                "20 September 2018",
                "Kamis, 20 September 2018",
                "14.32 WIB",
                "20 September 2018 pukul 14.32 WIB",
            ),
        ),
        (
            "en",
            (
                "20 September 2018",
                "Thursday, 20 September 2018",
                "14:32 WIB",
                "20 September 2018 at 14:32 WIB",
            ),
        ),
    ],
)
def test_dates_and_times_read_in_the_active_language(language: str, texts: tuple[str, ...]) -> None:
    with translation.override(language):
        read = (long_date(DAY), weekday_date(DAY), clock(AFTERNOON), moment(AFTERNOON))

    assert read == texts


def test_dates_are_indonesian_when_no_language_is_active() -> None:
    with translation.override(None):
        text = long_date(dt.date(2026, 8, 17))

    assert text == "17 Agustus 2026"


def test_moment_is_told_in_jakarta_whatever_zone_it_comes_in() -> None:
    assert (moment(LATE), weekday_date(LATE)) == (
        "21 September 2018 pukul 03.05 WIB",
        "Jumat, 21 September 2018",
    )


@pytest.mark.parametrize(
    ("language", "first", "last"), [("id", "Mei", "Desember"), ("en", "May", "December")]
)
def test_long_date_knows_the_months(language: str, first: str, last: str) -> None:
    with translation.override(language):
        texts = [long_date(dt.date(2018, month, 1)) for month in (5, 12)]

    assert texts == [f"1 {first} 2018", f"1 {last} 2018"]


def test_fingerprint_shows_the_first_eight_digits() -> None:
    assert fingerprint("7f3a91c2d4e5f60718293a4b5c6d7e8f") == "7F3A-91C2"


@pytest.mark.parametrize(
    ("items", "indonesian", "english"),
    [
        (["sosial"], "sosial", "sosial"),
        (["sosial", "ekonomi"], "sosial dan ekonomi", "sosial and ekonomi"),
        (["a", "b", "c"], "a, b, dan c", "a, b, and c"),
    ],
)
def test_listed_names_items_as_a_sentence_does(
    items: list[str], indonesian: str, english: str
) -> None:
    with translation.override("en"):
        in_english = listed(items)

    assert (listed(items), in_english) == (indonesian, english)
