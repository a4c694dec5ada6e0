"""The scale, its words and bands, and copies of a whole instrument."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, ScaleLevel
from assessments.selectors.instrument import outline_of
from tests.factories import make_category, make_edition
from tests.kube_awards.console.views.instrument_pages import get, names, post, weights
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def category() -> Category:
    return make_category(make_edition(slug="2026"))


def test_a_long_scale_begins_with_bands_that_can_be_moved(
    category: Category, panitia: Client
) -> None:
    post(panitia, "skala/", skala="0-100")
    post(panitia, "1/", nama="Hal 1", **{"arti-60": "Cukup sering"})

    response = post(panitia, "sebutan/", **{"mulai-1": "55", "mulai-3": "", "sebutan-3": ""})

    assert response.status_code == 200
    outline = outline_of(category)
    assert outline.levels == {0: "Kurang", 55: "Cukup", 75: "Baik"}
    assert outline.indicators[0].meanings[55] == "Cukup sering"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"mulai-0": "10"}, "Sedikitnya dua rentang, dan yang pertama mulai dari nilai 0."),
        ({"mulai-1": "75"}, "Dua rentang mulai dari nilai yang sama."),
        ({"mulai-1": ""}, "Tulis dari nilai berapa rentang ini mulai."),
        ({"sebutan-1": ""}, "Tulis sebutan rentang ini."),
        ({"mulai-1": "enam"}, "Tulis nilai sebagai bilangan bulat."),
    ],
)
def test_bands_leave_no_value_without_a_word(
    category: Category, panitia: Client, fields: dict[str, str], sentence: str
) -> None:
    post(panitia, "skala/", skala="0-100")

    response = post(panitia, "sebutan/", **fields)

    assert (response.status_code, sentence in words_of(response)) == (422, True)


def test_words_of_a_short_scale_are_written_one_by_one(category: Category, panitia: Client) -> None:
    post(panitia, "sebutan/", **{"sebutan-5": "Unggul", "sebutan-1": ""})

    assert outline_of(category).levels == {2: "Kurang", 3: "Cukup", 4: "Baik", 5: "Unggul"}


def test_going_back_to_the_earlier_scale_finds_the_meanings_again(
    category: Category, panitia: Client
) -> None:
    for scale in ("1-10", "1-5", "1-5"):
        post(panitia, "skala/", skala=scale)

    assert outline_of(category).indicators[0].meanings[5] == "Hal 1 bernilai 5"
    assert category.levels.count() == 5


def test_a_copy_is_taken_back_with_one_click(category: Category, panitia: Client) -> None:
    source = make_category(make_edition(slug="2025", year=2025), weights=(100,))
    ScaleLevel.objects.filter(category=source, value=5).update(label="Unggul")

    copied = post(panitia, "salin/", sumber="2025/kube")

    assert "Instrumen disalin dari KUBE Berprestasi 2025 · KUBE. Urungkan" in words_of(copied)
    assert (names(category), weights(category)) == (["Hal 1", "Hal 2"], [Decimal(100)])
    post(panitia, langkah="urungkan")
    assert weights(category) == [60, 40]


def test_without_another_instrument_there_is_nothing_to_copy(
    category: Category, panitia: Client
) -> None:
    assert "Belum ada kategori lain" in words_of(get(panitia, "salin/"))
    assert post(panitia, "salin/").status_code == 422
    assert post(panitia, "salin/", versi="9").status_code == 409
