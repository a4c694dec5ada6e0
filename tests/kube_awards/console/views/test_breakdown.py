from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import closed_edition, make_kube, open_edition, proposed
from tests.kube_awards.console.views.staff_pages import page

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db


def path_to(edition: Edition) -> str:
    contestant = edition.categories.get(kind="kube").contestants.get(running_order=1)
    return f"hasil/kube/{contestant.public_id}/"


def test_the_ranking_leads_to_what_each_judge_gave(panitia: Client) -> None:
    edition = closed_edition(values={1: (5, 4, 3, 2)})

    ranking = panitia.get(f"/panitia/{edition.slug}/hasil/kube/").content.decode()
    words = page(panitia, edition, path_to(edition))

    assert path_to(edition) in ranking
    for text in ("1. Hal 1", "Ekonomi", "90,00", "Nilai akhir 74,00", "DRAF", "Tidak ada catatan."):
        assert text in words


def test_before_closing_there_is_no_breakdown(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)

    assert panitia.get(f"/panitia/{edition.slug}/{path_to(edition)}").status_code == 404


def test_a_contestant_of_the_other_category_is_not_found_here(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1, kinds=("kube", "pendamping"))
    path = path_to(edition).replace("kube", "pendamping")

    assert panitia.get(f"/panitia/{edition.slug}/{path}").status_code == 404


def test_a_decided_name_stays_whatever_the_register_says_later(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    contestant = edition.categories.get().contestants.get()
    decided = contestant.name
    proposed(edition)
    contestant.kube = make_kube(name="Nama Baru")
    contestant.save()

    words = page(panitia, edition, path_to(edition))

    assert f"Rincian nilai {decided}" in words
    assert "Nama Baru" not in words


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("stage", "queries"), [("closed", 20), ("proposed", 16)])
def test_the_breakdown_takes_as_many_queries_for_three_as_for_one(
    stage: str,
    queries: int,
    count: int,
    panitia: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = closed_edition(judges=count, contestants=count)
    if stage == "proposed":
        proposed(edition)

    with django_assert_num_queries(queries):
        panitia.get(f"/panitia/{edition.slug}/{path_to(edition)}")
