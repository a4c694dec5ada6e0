"""All years, and how a new one begins (ux.md §2, T8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from prizes.models import Prize
from tests.factories import edition_ready, make_edition, make_user, signed_in
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
NEW = "/panitia/edisi/baru/"
DATES = {"year": "2026", "judged_on": "2026-09-24"}


def test_all_years_are_listed_with_their_state_the_newest_first(panitia: Client) -> None:
    make_edition(year=2018, state="archived")
    make_edition(year=2020)

    words = words_of(panitia.get("/panitia/edisi/"))

    assert words.index("Edisi 2020") < words.index("Edisi 2018")
    for text in ("Persiapan", "Diarsipkan", "Buat edisi", "20 September 2018"):
        assert text in words


def test_who_only_reads_is_not_offered_a_new_year() -> None:
    pengawas = signed_in(make_user(Role.PENGAWAS))

    for path in ("/panitia/edisi/", "/panitia/"):
        words = words_of(pengawas.get(path))
        assert "Belum ada edisi" in words
        assert "Buat edisi" not in words


def test_without_an_edition_panitia_is_led_to_the_first(panitia: Client) -> None:
    for path in ("/panitia/", "/panitia/edisi/", NEW):
        assert "Buat edisi pertama" in words_of(panitia.get(path))

    answer = panitia.post(NEW, DATES | {"closes_at": "2026-09-24T16:00"})

    assert answer.headers["Location"] == "/panitia/2026/"
    edition = Edition.objects.get()
    assert [edition.categories.count(), edition.state] == [2, "setup"]
    assert edition.closes_at is not None
    assert f"{edition.closes_at:%H:%M %Z}" == "09:00 UTC"


def test_the_newest_edition_is_offered_to_copy_and_the_year_after_it(panitia: Client) -> None:
    edition_ready()
    newest = make_edition(year=2040)

    form = panitia.get(NEW).context["form"]

    assert (form["source"].value(), form["year"].value()) == (newest.pk, 2041)


def test_a_copy_comes_with_prizes_and_if_ticked_with_judges(panitia: Client) -> None:
    source = edition_ready(judges=3, contestants=2)

    panitia.post(NEW, DATES | {"source": str(source.pk), "with_judges": "on"})

    edition = Edition.objects.get(slug="2026")
    assert Prize.objects.filter(category__edition=edition).count() == 3
    assert edition.judges.count() == 3


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"year": "2018"}, "Tahun: Edisi tahun 2018 sudah ada."),
        ({"year": "dua ribu"}, "Tulis tahun, misalnya 2026."),
        ({"year": "20266"}, "Pastikan nilai ini"),
        ({"year": ""}, "Isi tahun edisi."),
        ({"judged_on": ""}, "Isi tanggal penilaian."),
        ({"judged_on": "2026-02-30"}, "Tulis tanggal seperti 27-09-2018."),
        ({"closes_at": "2026-09-23T16:00"}, "Waktu tutup mendahului tanggal penilaian."),
        ({"closes_at": "besok"}, "Tulis tanggal dan jam seperti 27-09-2018 16:00."),
    ],
)
def test_bad_input_is_named_and_nothing_is_created(
    wrong: dict[str, str], sentence: str, panitia: Client
) -> None:
    make_edition(year=2018)

    answer = panitia.post(NEW, DATES | wrong)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for year in range(count):
        make_edition(year=2018 + year)

    with django_assert_num_queries(4):
        panitia.get("/panitia/edisi/")
    with django_assert_num_queries(6):
        panitia.get(NEW)
