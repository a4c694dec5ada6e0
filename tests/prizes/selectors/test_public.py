from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, Judge
from groups.models import Facilitator, Region
from prizes.models import Award
from prizes.selectors.public import announcement, public_categories
from prizes.selectors.publication import find_published, published_decisions
from tests.factories import (
    approved,
    closed_edition,
    proposed,
    published,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_a_person_without_consent_is_announced_without_a_name() -> None:
    edition = closed_edition(judges=1, contestants=2, kinds=("kube", "pendamping"))
    decision = published(approved(proposed(edition)))
    willing = Facilitator.objects.order_by("pk")[0]
    Facilitator.objects.filter(pk=willing.pk).update(consents_to_publication=True)

    kube, pendamping = public_categories(decision)

    assert [bool(row.name) for row in kube.rows] == [True, True]
    assert [row.name for row in pendamping.rows] == [willing.name, ""]
    assert (kube.has_hidden_names, pendamping.has_hidden_names) == (False, True)


def test_a_name_is_announced_as_it_was_decided() -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=1))))
    Award.objects.update(name="KUBE Melati Jaya")

    (kube,) = public_categories(decision)

    assert [row.name for row in kube.rows] == ["KUBE Melati Jaya"]


def test_the_first_stands_apart_from_the_others() -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=3))))

    (kube,) = public_categories(decision)

    assert [row.place for row in kube.winners] == [1]
    assert [row.place for row in kube.others] == [2, 3]


def test_gifts_are_told_in_words() -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=3))))
    Award.objects.filter(place=2).update(trophy=False)
    Award.objects.filter(place=3).update(trophy=False, certificate=False)

    (kube,) = public_categories(decision)

    assert [row.gift_text for row in kube.rows] == [
        "uang pembinaan Rp3.000.000, trofi, dan piagam",
        "uang pembinaan Rp2.000.000 dan piagam",
        "uang pembinaan Rp1.000.000",
    ]


def test_the_page_counts_who_took_part_and_names_the_panel() -> None:
    edition = closed_edition(judges=3, contestants=2, kinds=("kube", "pendamping"))
    Contestant.objects.filter(running_order=2).update(region=Region.objects.get(code="31.71"))
    decision = published(approved(proposed(edition)))

    page = announcement(decision)

    assert page.entrants == "2 KUBE dan 2 pendamping KUBE"
    assert (page.regions, page.aspects) == (2, "kelembagaan dan ekonomi")
    assert page.panel == "praktisi sosial, Forum CSR, dan akademisi"
    assert [category.indicators for category in page.categories] == [4, 4]


def test_only_backgrounds_that_sat_on_the_panel_are_named() -> None:
    decision = published(approved(proposed(closed_edition(judges=2, contestants=1))))
    Judge.objects.update(unsur="akademisi")

    assert announcement(decision).panel == "akademisi"


def test_the_page_knows_its_own_address() -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=1))))

    page = announcement(decision)

    address = f"http://localhost:8000/hasil/{decision.edition.slug}/"
    assert page.url == address
    assert page.whatsapp_url.startswith("https://wa.me/?text=Hasil%20KUBE%20Berprestasi%20Tingkat")


def test_only_announced_decisions_are_found() -> None:
    waiting = approved(proposed(closed_edition(judges=1, contestants=1)))
    shown = published(approved(proposed(closed_edition(judges=1, contestants=1))))

    assert list(published_decisions()) == [shown]
    assert find_published(shown.edition.slug) == shown
    assert find_published(waiting.edition.slug) is None
    assert find_published("tidak-ada") is None


def test_the_newest_year_comes_first() -> None:
    older = published(approved(proposed(closed_edition(judges=1, contestants=1))))
    newer = published(approved(proposed(closed_edition(judges=1, contestants=1))))
    newer.edition.year = 2019
    newer.edition.save()

    assert list(published_decisions()) == [newer, older]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    published(approved(proposed(edition)))

    with django_assert_num_queries(10):
        decision = find_published(edition.slug)
        assert decision
        page = announcement(decision)
        assert page.panel
