"""Warnings are explained before judging is opened, one by one or all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from assessments.models import Edition, Explanation
from assessments.services.explanations import explain_warnings
from kube_awards.accounts.roles import Role
from kube_awards.console.services.years import open_year
from kube_awards.console.warnings import warnings_of
from kube_awards.core.errors import Refused
from tests.explanations import explain_all
from tests.factories import edition_ready, make_edition, make_user, open_edition, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
NOTE = "Hanya satu wilayah yang mengirim calon tahun ini."
SENTENCE = "KUBE: ada 3 peserta dari Jakarta Timur."


def test_opening_asks_for_each_note_and_keeps_what_was_typed(panitia: Client) -> None:
    edition = edition_ready()
    path = f"/panitia/{edition.slug}/buka/"

    offered = words_of(panitia.get(path))
    refused = panitia.post(path, {"same_region-kube-31.75": NOTE})

    assert "5 peringatan belum diberi keterangan" in offered
    assert SENTENCE in offered
    assert refused.status_code == 422
    assert words_of(refused).count("Tulis keterangan untuk peringatan ini.") == 8
    assert f'value="{NOTE}"' in refused.content.decode()
    assert Edition.objects.get().state == "setup"


def test_one_note_may_stand_for_all_that_are_blank(panitia: Client) -> None:
    edition = edition_ready()

    panitia.post(
        f"/panitia/{edition.slug}/buka/", {"semua": "Sesuai surat.", "same_region-kube-31.75": NOTE}
    )

    assert Edition.objects.get().state == "open"
    notes = {each.subject: each.note for each in Explanation.objects.all()}
    assert notes == {
        "kube 31.75": NOTE,
        **{f"kube 31.7{last}": "Sesuai surat." for last in (1, 2, 3, 4)},
    }


def test_an_explained_edition_opens_with_one_button(panitia: Client) -> None:
    edition = edition_ready()
    explain_all(edition)

    offered = page(panitia, edition, "buka/")
    panitia.post(f"/panitia/{edition.slug}/buka/")

    assert "belum diberi keterangan" not in offered
    assert Edition.objects.get().state == "open"


def test_a_warning_that_came_up_meanwhile_keeps_judging_closed() -> None:
    edition = edition_ready()

    with pytest.raises(Refused, match=r"Masih ada peringatan tanpa keterangan\."):
        open_year(edition=edition, notes={}, actor=make_user())

    assert Edition.objects.get().state == "setup"


def test_notes_are_written_and_changed_on_a_page_of_their_own(panitia: Client) -> None:
    edition = edition_ready()
    path = f"/panitia/{edition.slug}/siapkan/peringatan/"

    answer = panitia.post(path, {"same_region-kube-31.75": NOTE}, follow=True)
    again = panitia.get(path).content.decode()

    assert "1 keterangan disimpan." in words_of(answer)
    assert "5 peringatan, 4 belum diberi keterangan." in words_of(answer)
    assert f'value="{NOTE}"' in again
    assert [each.note for each in Explanation.objects.all()] == [NOTE]


def test_a_note_that_is_too_long_is_refused(panitia: Client) -> None:
    edition = edition_ready()

    answer = panitia.post(f"/panitia/{edition.slug}/siapkan/peringatan/", {"semua": "x" * 501})

    assert answer.status_code == 422
    assert not Explanation.objects.exists()


def test_who_only_reads_sees_the_warnings_with_their_notes() -> None:
    edition = edition_ready()
    key = warnings_of(edition).found[0].key
    explain_warnings(edition=edition, notes={key: NOTE}, actor=make_user())
    pengawas = signed_in(make_user(Role.PENGAWAS))

    words = page(pengawas, edition, "siapkan/peringatan/")

    assert f"{SENTENCE} {NOTE}" in words
    assert "KUBE: belum ada peserta dari Jakarta Pusat. Belum ada keterangan." in words
    assert "Simpan keterangan" not in words


def test_without_a_warning_the_page_says_so(panitia: Client) -> None:
    assert "Tidak ada yang tidak lazim pada persiapan ini." in page(
        panitia, make_edition(), "siapkan/peringatan/"
    )
    assert "Simpan keterangan" not in page(panitia, open_edition(), "siapkan/peringatan/")


@pytest.mark.parametrize("count", [1, 3])
def test_opening_looks_for_what_is_missing_once(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready(judges=3, contestants=count)
    explain_all(edition)
    queries = 56 + (connection.vendor == "postgresql")  # where the ledger's head is locked apart

    with django_assert_num_queries(queries):
        panitia.post(f"/panitia/{edition.slug}/buka/")

    assert Edition.objects.get().state == "open"


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_take_as_many_queries_for_three_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready(judges=count, contestants=count)

    with django_assert_num_queries(15):
        panitia.get(f"/panitia/{edition.slug}/siapkan/peringatan/")
    with django_assert_num_queries(24):
        panitia.get(f"/panitia/{edition.slug}/buka/")
