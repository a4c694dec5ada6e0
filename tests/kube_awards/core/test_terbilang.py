from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kube_awards.core.terbilang import LIMIT, date_in_words, terbilang, terbilang_rupiah

# What a treasurer writes; the amounts in millions are the ten prizes of the sample edition.
TABLE = {
    0: "nol",
    1: "satu",
    2: "dua",
    3: "tiga",
    4: "empat",
    5: "lima",
    6: "enam",
    7: "tujuh",
    8: "delapan",
    9: "sembilan",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    13: "tiga belas",
    14: "empat belas",
    15: "lima belas",
    16: "enam belas",
    17: "tujuh belas",
    18: "delapan belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    99: "sembilan puluh sembilan",
    100: "seratus",
    101: "seratus satu",
    111: "seratus sebelas",
    200: "dua ratus",
    999: "sembilan ratus sembilan puluh sembilan",
    1000: "seribu",
    1001: "seribu satu",
    1100: "seribu seratus",
    2000: "dua ribu",
    2018: "dua ribu delapan belas",
    11_000: "sebelas ribu",
    21_000: "dua puluh satu ribu",
    100_000: "seratus ribu",
    101_000: "seratus satu ribu",
    1_000_000: "satu juta",
    1_001_000: "satu juta seribu",
    1_100_000: "satu juta seratus ribu",
    11_000_000: "sebelas juta",
    8_800_000: "delapan juta delapan ratus ribu",
    6_600_000: "enam juta enam ratus ribu",
    4_400_000: "empat juta empat ratus ribu",
    3_300_000: "tiga juta tiga ratus ribu",
    2_200_000: "dua juta dua ratus ribu",
    2_100_000: "dua juta seratus ribu",
    1_000_000_000: "satu miliar",
    1_000_001_000: "satu miliar seribu",
    1_000_000_000_000: "satu triliun",
    1_001_001_001_001: "satu triliun satu miliar satu juta seribu satu",
    999_000_000_000_000: "sembilan ratus sembilan puluh sembilan triliun",
    -5: "minus lima",
}
DIGITS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7}
DIGITS |= {"delapan": 8, "sembilan": 9, "nol": 0}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_aloud(words: str) -> int:
    """Turn words back into a number by the rules of a listener, not of the speller."""
    total = group = digit = 0
    for word in words.replace("seribu", "satu ribu").replace("seratus", "satu ratus").split():
        if word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
        elif word in {"ratus", "puluh"}:
            group, digit = group + digit * (100 if word == "ratus" else 10), 0
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        else:
            digit = {"sepuluh": 10, "sebelas": 11}.get(word) or DIGITS[word]
    return total + group + digit


@pytest.mark.parametrize(("number", "words"), TABLE.items())
def test_terbilang_spells_as_a_treasurer_writes(number: int, words: str) -> None:
    assert terbilang(number) == words


@given(st.integers(min_value=0, max_value=LIMIT - 1))
def test_terbilang_can_be_read_back_into_the_same_number(number: int) -> None:
    assert read_aloud(terbilang(number)) == number


@given(st.integers(min_value=1, max_value=LIMIT - 1))
def test_terbilang_never_says_satu_ribu_for_a_bare_thousand(number: int) -> None:
    thousands = number // 1000 % 1000

    words = terbilang(number).split()

    assert ("seribu" in words) == (thousands == 1)


@pytest.mark.parametrize("number", [LIMIT, -LIMIT])
def test_terbilang_refuses_what_it_has_no_word_for(number: int) -> None:
    with pytest.raises(ValueError, match="terbilang mengenal bilangan di bawah"):
        terbilang(number)


def test_terbilang_rupiah_names_the_currency() -> None:
    assert terbilang_rupiah(11_000_000) == "sebelas juta rupiah"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            dt.date(2018, 9, 20),
            "Kamis tanggal dua puluh bulan September tahun dua ribu delapan belas",
        ),
        (dt.date(2021, 11, 1), "Senin tanggal satu bulan November tahun dua ribu dua puluh satu"),
        (
            dt.date(2024, 2, 29),
            "Kamis tanggal dua puluh sembilan bulan Februari tahun dua ribu dua puluh empat",
        ),
        (dt.date(2000, 12, 31), "Minggu tanggal tiga puluh satu bulan Desember tahun dua ribu"),
        (
            dt.date(1999, 5, 11),
            "Selasa tanggal sebelas bulan Mei tahun seribu sembilan ratus sembilan puluh sembilan",
        ),
    ],
)
def test_a_date_is_spelt_as_minutes_open(day: dt.date, words: str) -> None:
    assert date_in_words(day) == words
