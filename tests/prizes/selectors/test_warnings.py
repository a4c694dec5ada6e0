"""What is unusual about prizes is said, never forbidden (ux.md §0, A5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prizes.models import Prize
from prizes.selectors.warnings import prize_warnings
from tests.factories import edition_ready, make_prizes

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db


def said(edition: Edition) -> list[tuple[str, str, str]]:
    return [(each.code, each.subject, each.sentence) for each in prize_warnings(edition)]


def test_a_usual_table_gives_no_warning() -> None:
    assert said(edition_ready(contestants=3)) == []


def test_prizes_that_do_not_decrease_are_named() -> None:
    edition = edition_ready(contestants=3)
    Prize.objects.filter(place=2).update(amount=3_000_000)

    assert said(edition) == [
        (
            "not_decreasing",
            "kube 2",
            "KUBE: hadiah Juara II (Rp3.000.000) tidak lebih kecil daripada Juara I (Rp3.000.000).",
        )
    ]


def test_labels_that_are_not_the_usual_ones_are_named() -> None:
    edition = edition_ready(contestants=6)
    Prize.objects.all().delete()
    category = edition.categories.get()
    make_prizes(category, [6, 5, 4, 3, 2])
    Prize.objects.filter(place=5).update(label="Harapan III")
    Prize.objects.create(category=category, place=6, label="Favorit", amount=1)

    assert said(edition) == [
        (
            "odd_label",
            "kube 5",
            "KUBE: peringkat 5 bergelar “Harapan III”; lazimnya Harapan II.",
        ),
        ("odd_label", "kube 6", "KUBE: peringkat 6 bergelar “Favorit”."),
    ]


@pytest.mark.parametrize("contestants", [2, 5])
def test_more_or_fewer_prizes_than_contestants_are_named(contestants: int) -> None:
    assert said(edition_ready(contestants=contestants)) == [
        ("prize_count", "kube", f"KUBE: ada 3 hadiah untuk {contestants} peserta.")
    ]


@pytest.mark.parametrize("kinds", [["kube"], ["kube", "pendamping"]])
def test_reading_takes_two_queries(
    kinds: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready(kinds=kinds)

    with django_assert_num_queries(2):
        prize_warnings(edition)
