from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from django.template import Context, Template

MOMENT = dt.datetime(2018, 9, 20, 7, 32, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ value|rupiah }}", 11_000_000, "Rp11.000.000"),
        ("{{ value|score_text }}", Fraction(442, 5), "88,40"),
        ("{{ value|score_text:3 }}", Fraction(442, 5), "88,400"),
        ("{{ value|long_date }}", MOMENT, "20 September 2018"),
        ("{{ value|weekday_date }}", MOMENT, "Kamis, 20 September 2018"),
        ("{{ value|clock }}", MOMENT, "14.32 WIB"),
        ("{{ value|moment }}", MOMENT, "20 September 2018 pukul 14.32 WIB"),
        ("{{ value|fingerprint }}", "7f3a91c2d4", "7F3A-91C2"),
        ("{{ value|terbilang }}", 1_001_000, "satu juta seribu"),
        ("{{ value|terbilang_rupiah }}", 2_100_000, "dua juta seratus ribu rupiah"),
    ],
)
def test_formats_need_no_loading_in_templates(source: str, value: object, text: str) -> None:
    assert Template(source).render(Context({"value": value})) == text
