from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Edition, TieDecision, TieKind, TieMember
from prizes.selectors.reviews import decision_bundle
from tests.factories import (
    approved,
    closed_edition,
    edition_ready,
    make_edition,
    make_user,
    open_edition,
    proposed,
    published,
    send_sheet,
    settled,
    sheet_of,
)
from tests.kube_awards.console.views.staff_pages import page

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries


pytestmark = pytest.mark.django_db


def test_results_lead_to_the_first_category(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1, kinds=("pendamping", "kube"))

    response = panitia.get(f"/panitia/{edition.slug}/hasil/")

    assert response.headers["Location"] == f"/panitia/{edition.slug}/hasil/pendamping/"


def test_without_a_category_results_lead_back(panitia: Client) -> None:
    edition = make_edition()

    response = panitia.get(f"/panitia/{edition.slug}/hasil/")

    assert response.headers["Location"] == f"/panitia/{edition.slug}/"


def test_the_review_shows_ranking_money_and_each_judge(panitia: Client) -> None:
    edition = closed_edition(judges=3, contestants=2, values={1: (5, 4, 3, 2), 2: (5, 5, 5, 5)})
    settled(edition)

    words = page(panitia, edition, "hasil/kube/")

    for contestant in edition.categories.get().contestants.all():
        assert contestant.name in words
    for text in ("100,00", "74,00", "26,00", "Juara I", "Juara II", "Rp3.000.000", "Rp2.000.000"):
        assert text in words
    assert [judge.name in words for judge in edition.judges.all()] == [True] * 3
    assert "Lanjut ke penetapan" in words


def test_an_incomplete_category_has_no_ranking_and_says_why(panitia: Client) -> None:
    edition = open_edition(judges=3, contestants=1)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    Edition.objects.update(state="closed")

    words = page(panitia, edition, "hasil/kube/")

    assert "2 lembar nilai belum terkirim." in words
    assert "Juara I" not in words
    assert "74,0" in words


def test_an_open_tie_is_pointed_out(panitia: Client) -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})

    words = page(panitia, edition, "hasil/kube/")

    assert "Ada nilai sama yang tidak dapat dipisahkan aturan." in words


@pytest.mark.parametrize("stage", ["setup", "open"])
def test_before_closing_there_is_no_review(stage: str, panitia: Client) -> None:
    edition = edition_ready(judges=1) if stage == "setup" else open_edition(judges=1)

    words = page(panitia, edition, "hasil/kube/")

    closed = {"setup": "Penilaian belum dibuka", "open": "Nilai tersembunyi sampai penilaian"}
    assert closed[stage] in words


def test_a_category_that_never_was_is_not_found(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    assert panitia.get(f"/panitia/{edition.slug}/hasil/pendamping/").status_code == 404
    assert panitia.get("/panitia/tidak-ada/hasil/kube/").status_code == 404


def test_after_the_decision_the_review_reads_the_decision(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=2)
    published(approved(proposed(edition)))
    edition.categories.get().prizes.update(amount=1)

    words = page(panitia, edition, "hasil/kube/")

    assert "Rp3.000.000" in words
    assert "Angka di halaman ini sudah ditetapkan dan tidak berubah lagi." in words


def test_the_review_says_how_firm_the_result_is_and_why_each_stands_where(panitia: Client) -> None:
    edition = closed_edition(values={1: (5, 4, 3, 2), 2: (5, 5, 5, 5), 3: (1, 2, 2, 1)})
    first, second = (edition.categories.get().contestants.get(running_order=at) for at in (2, 1))

    words = page(panitia, edition, "hasil/kube/")

    assert f"Kokoh: {first.name} tetap di tempat pertama tanpa juri mana pun" in words
    assert f"{first.name} (100,00) di atas {second.name} (74,00) dengan selisih 26,00" in words
    assert "Yang menentukan: nilai akhir. Selisih uang pembinaan: Rp1.000.000." in words
    assert "juara tetap pada 3 dari 3 percobaan" in words


def test_a_decision_of_the_panel_that_no_longer_applies_stops_the_review(panitia: Client) -> None:
    edition = closed_edition(contestants=2)
    category = edition.categories.get()
    decision = TieDecision.objects.create(
        category=category, kind=TieKind.JOINT, reason="Musyawarah.", recorded_by=make_user()
    )
    for contestant in category.contestants.all():
        TieMember.objects.create(decision=decision, contestant=contestant)

    words = page(panitia, edition, "hasil/kube/")

    assert "Keputusan itu harus dicabut sebelum penetapan diajukan." in words
    assert "Lanjut ke penetapan" not in words


@pytest.mark.parametrize("stage", ["closed", "proposed"])
def test_there_is_no_result_file_before_two_people_said_so(stage: str, panitia: Client) -> None:
    edition = closed_edition()
    if stage == "proposed":
        proposed(edition)

    assert panitia.get(f"/panitia/{edition.slug}/berkas-hasil.json").status_code == 404


def test_the_result_file_is_handed_out_to_be_kept(panitia: Client) -> None:
    edition = closed_edition()
    decision = approved(proposed(edition))

    answer = panitia.get(f"/panitia/{edition.slug}/berkas-hasil.json")

    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "application/json",
        f'attachment; filename="hasil-{edition.slug}.json"',
    )
    assert answer.content.decode() == decision_bundle(decision)
    assert "Berkas hasil" in page(panitia, edition, "hasil/kube/")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("stage", "queries"), [("closed", 40), ("proposed", 20)])
def test_the_review_takes_as_many_queries_for_three_as_for_one(
    stage: str,
    queries: int,
    count: int,
    panitia: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    if stage == "proposed":
        proposed(edition)

    with django_assert_num_queries(queries):
        panitia.get(f"/panitia/{edition.slug}/hasil/kube/")


@pytest.mark.parametrize("stage", ["closed", "proposed", "published"])
def test_no_score_row_is_read_for_a_review_or_a_result(stage: str, panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=2)
    if stage != "closed":
        decision = proposed(edition)
    if stage == "published":
        published(approved(decision))

    with CaptureQueriesContext(connection) as queries:
        panitia.get(f"/panitia/{edition.slug}/hasil/kube/")
        panitia.get(f"/panitia/{edition.slug}/penetapan/")
        panitia.get(f"/hasil/{edition.slug}/")

    assert queries.captured_queries
    assert not [each["sql"] for each in queries if '"assessments_score"' in each["sql"]]
