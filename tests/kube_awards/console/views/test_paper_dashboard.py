"""What the dashboard says about paper sheets, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.factories import fill_sheet, make_user, open_edition, sheet_of, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.paper_sheets import enter, send_from_two

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition, ScoreSheet
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db
VALUES = (5, 4, 3, 2)


def test_the_dashboard_lists_what_waits_and_leads_there(
    edition: Edition, sheet: ScoreSheet, ani: User, budi: User
) -> None:
    enter(sheet, ani, *VALUES)
    other = sheet_of(edition, contestant=2)
    enter(other, ani, *VALUES)
    enter(other, budi, 1, 1, 1, 1)
    client = signed_in(ani)

    words = page(client, edition)
    judge = page(client, edition, f"juri/{sheet.judge.public_id}/lembar/")

    assert "Dimasukkan oleh Ani Pertama pukul" in words
    assert "Isian Ani Pertama dan Budi Kedua berbeda." in words
    assert "1 lembar dari kertas: kedua isian berbeda." in words
    assert "1 lembar dari kertas menunggu orang kedua." in words
    assert judge.count("Dari kertas, menunggu pemeriksa Isi dari kertas") == 2
    assert words.count("Buka lembar") == 2
    pengawas = page(signed_in(make_user(Role.PENGAWAS)), edition)
    assert (pengawas.count("berbeda."), pengawas.count("Buka lembar")) == (2, 0)
    assert "Isi dari kertas" not in pengawas


def test_the_list_of_a_judge_offers_paper_only_where_nothing_stands(
    edition: Edition, sheet: ScoreSheet, ani: User
) -> None:
    send_from_two(sheet, *VALUES)
    other = sheet_of(edition, contestant=2)
    client = signed_in(ani)

    path = f"juri/{sheet.judge.public_id}/lembar/"
    blank = page(client, edition, path).count("Isi dari kertas")
    fill_sheet(other, 5)
    begun = page(client, edition, path).count("Isi dari kertas")

    assert (blank, begun) == (1, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_waiting_papers_cost_the_same_queries(
    count: int, panitia: Client, ani: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count)
    for judge in range(1, count + 1):
        enter(sheet_of(edition, judge), ani, *VALUES)

    with django_assert_num_queries(18):
        panitia.get(f"/panitia/{edition.slug}/")
