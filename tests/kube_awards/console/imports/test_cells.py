"""How cells are read: what people write, what Excel makes of it, and what is refused."""

from __future__ import annotations

import pytest

from groups.models import Region
from kube_awards.console.imports import cells
from kube_awards.console.imports.cells import BadCell, Value

YEAR = "Dibaca sebagai tahun %d."


@pytest.mark.parametrize(
    ("text", "value", "warning"),
    [
        ("2015", 2015, ""),
        ("2015-03-01", 2015, YEAR % 2015),
        ("1 Maret 2015", 2015, YEAR % 2015),
        ("01/03/2015", 2015, YEAR % 2015),
        ("42064", 2015, YEAR % 2015),
    ],
)
def test_a_year_is_read_from_dates_too(text: str, value: int, warning: str) -> None:
    assert cells.year(text) == Value(value, warning)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1500000", 1_500_000), ("Rp1.500.000", 1_500_000), ("1.500.000,00", 1_500_000), ("0", 0)],
)
def test_rupiah_is_read_with_or_without_dots(text: str, value: int) -> None:
    assert cells.whole(text) == Value(value)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (cells.year, "lama"),
        (cells.year, "99999999"),
        (cells.whole, "1,5"),
        (cells.whole, "1.5"),
        (cells.whole, "-3"),
        (cells.small, "0"),
        (cells.yes_no, "mungkin"),
        (cells.weight, "100,5"),
        (cells.email, "=cmd"),
        (cells.contact, "+cmd|calc"),
        (cells.text_of(5), "@ini"),
        (cells.text_of(5), "panjang"),
    ],
)
def test_what_is_not_meant_is_refused(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(BadCell):
        read(text)


def test_a_telephone_number_may_begin_with_a_plus() -> None:
    assert cells.contact("+62 812-0000-0000") == Value("+62 812-0000-0000")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "code", "warns"),
    [
        ("Jakarta Timur", "31.75", False),
        ("Kota Administrasi Jakarta Timur", "31.75", False),
        ("Kota Adm. Jakarta Timur", "31.75", True),
        ("jakarta  timur", "31.75", True),
        ("31,75", "31.75", True),
        ("31.75", "31.75", True),
        ("Kramatjati", "31.75", True),
        ("Pal Merah", "31.73", True),
        ("Pulogadung", "31.75", True),
        ("Jaksel", "31.74", True),
        ("Kec. Tebet", "31.74", True),
        ("Kep. Seribu", "31.01", True),
    ],
)
def test_known_spellings_of_a_region_match_by_code(text: str, code: str, warns: bool) -> None:
    read = cells.region_reader()(text)

    assert isinstance(read.value, Region)
    assert (read.value.code, bool(read.warning)) == (code, warns)


@pytest.mark.django_db
def test_an_unknown_region_is_told_the_known_ones() -> None:
    with pytest.raises(BadCell) as bad:
        cells.region_reader()("Bandung")

    assert bad.value.remedy.startswith("Pilih salah satu: Jakarta Pusat, Jakarta Utara")
