"""The checklist page, and the edition page that leads there (ux.md §2, domain.md §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Aspect, Edition
from kube_awards.accounts.roles import Role
from tests.factories import edition_ready, make_edition, make_user, open_edition, signed_in
from tests.kube_awards.console.views.staff_pages import page

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_the_checklist_says_what_is_missing_and_leads_to_opening(panitia: Client) -> None:
    edition = edition_ready()
    Aspect.objects.filter(code="ekonomi").update(weight=41)

    words = page(panitia, edition, "siapkan/")

    assert "Aspek dan indikator KUBE: jumlah bobot harus 100, sekarang 101,00. Belum" in words
    assert "Kop dan logo Lengkap" in words
    assert "Penanda tangan Lengkap" in words
    assert "Buka penilaian" in words


def test_the_edition_page_of_a_year_in_preparation_shows_the_checklist(panitia: Client) -> None:
    words = page(panitia, edition_ready())

    assert "Lengkapi daftar persiapan, lalu buka penilaian. Siapkan edisi" in words
    assert "Daftar persiapan" in words
    assert "Lembar terkirim" not in words
    assert "Daftar persiapan" not in page(panitia, open_edition())


def test_opening_is_refused_with_the_list_and_leads_back_to_the_checklist(panitia: Client) -> None:
    edition = make_edition()

    answer = panitia.post(f"/panitia/{edition.slug}/buka/")

    assert answer.status_code == 422
    assert "Belum ada kategori." in answer.content.decode()
    assert f'href="/panitia/{edition.slug}/siapkan/"' in answer.content.decode()
    assert Edition.objects.get().state == "setup"


def test_after_opening_the_checklist_only_says_so(panitia: Client) -> None:
    words = page(panitia, open_edition(), "siapkan/")

    assert "Penilaian sudah dibuka." in words
    assert "Buka penilaian" not in words
    assert "Lengkap" not in words.replace("Lengkapi", "")


def test_who_only_reads_is_not_offered_to_open() -> None:
    words = page(signed_in(make_user(Role.PENGAWAS)), edition_ready(), "siapkan/")

    assert "Daftar persiapan" in words
    assert "Buka penilaian" not in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_checklist_takes_as_many_queries_for_three_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready(judges=count, contestants=count, kinds=("kube", "pendamping"))

    with django_assert_num_queries(36):
        panitia.get(f"/panitia/{edition.slug}/siapkan/")
