"""The dashboard while judging runs: what it says, to whom, and what it costs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Edition, Judge, ScoreSheet, Unsur
from assessments.services.presenting import mark_presenting
from kube_awards.accounts.roles import Role
from tests.circumstances import excuse, recuse
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_user,
    open_edition,
    send_all,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def closing_in(edition: Edition, **left: float) -> None:
    """Set the closing time this far from now."""
    Edition.objects.filter(pk=edition.pk).update(closes_at=timezone.now() + dt.timedelta(**left))


def judge_path(edition: Edition, order: int = 1) -> str:
    return f"juri/{edition.judges.get(order=order).public_id}/lembar/"


# Figures and what needs attention -----------------------------------------------------------------


def test_the_figures_say_who_is_active_and_how_long_is_left(panitia: Client) -> None:
    edition = open_edition(judges=3, contestants=2)
    fill_sheet(sheet_of(edition, judge=1), 5)
    send_sheet(sheet_of(edition, judge=2), 5, 4, 3, 2)
    send_sheet(sheet_of(edition, judge=2, contestant=2), 5, 4, 3, 2)
    closing_in(edition, days=2, hours=3, minutes=1)

    words = page(panitia, edition)

    assert (
        "Lembar terkirim 2 /6 Juri aktif 2 /3 1 sudah selesai Waktu tersisa 2 hari 3 jam" in words
    )
    assert "Hal perlu perhatian 0" in words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ({"minutes": 95.5}, "Waktu tersisa 1 jam 35 menit"),
        ({"minutes": 12.5}, "Waktu tersisa 12 menit"),
        ({"hours": 3, "seconds": 5}, "Waktu tersisa 3 jam"),
        ({"seconds": 30}, "Waktu tersisa 0 menit"),
        ({"days": 1, "seconds": 30}, "Waktu tersisa 1 hari"),
        ({"seconds": -1}, "Waktu tersisa sudah lewat"),
    ],
)
def test_time_is_told_in_its_two_largest_units(
    left: dict[str, float], words: str, panitia: Client
) -> None:
    edition = open_edition(judges=1, contestants=1)
    closing_in(edition, **left)

    assert words in page(panitia, edition)


def test_every_concern_is_named_with_its_way_out(panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=1)
    Judge.objects.filter(order=2).update(
        unsur=Unsur.PRAKTISI, user=make_user(full_name="Ibu Baru", password=None)
    )
    ScoreSheet.objects.filter(judge__order=1).update(
        state="reopened", version=3, reopened_because="Ada yang terlewat."
    )
    closing_in(edition, hours=5, seconds=30)

    words = page(panitia, edition)

    first = edition.judges.get(order=1).name
    for sentence in (
        "Hal perlu perhatian 5",
        "2 juri belum mengirim semua lembar; penilaian ditutup 5 jam lagi. Lihat juri",
        "1 juri belum pernah masuk. Kirim undangan",
        "Unsur Forum CSR belum terwakili oleh juri yang hadir. Lihat panel",
        "Unsur Akademisi belum terwakili oleh juri yang hadir. Lihat panel",
        f"{first}: 1 lembar dibuka kembali dan belum terkirim. Lihat lembar",
    ):
        assert sentence in words


def test_when_the_time_is_over_closing_is_asked_for(panitia: Client) -> None:
    edition = open_edition(judges=3, contestants=1)
    send_all(edition)
    closing_in(edition, hours=-1)

    words = page(panitia, edition)

    assert "Waktu penutupan sudah lewat" in words
    assert "juri tidak dapat mengirim lagi. Tutup penilaian" in words


def test_nobody_is_asked_for_once_the_result_is_frozen(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    Edition.objects.update(state="frozen")

    assert "Hal perlu perhatian 0" in page(panitia, edition)


# Judges -------------------------------------------------------------------------------------------


def test_each_judge_has_a_line_with_a_bar_in_words(panitia: Client) -> None:
    edition = open_edition(judges=3, contestants=3)
    recuse(edition, judge=2, code="31.75")
    excuse(edition, judge=3)
    fill_sheet(sheet_of(edition), 5)
    send_sheet(sheet_of(edition, contestant=2), 5, 4, 3, 2)

    response = panitia.get(f"/panitia/{edition.slug}/")
    name = edition.judges.get(order=1).name

    assert f'aria-label="{name}: 1 terkirim, 1 draf, 1 belum dimulai"' in response.content.decode()
    assert words_of(response).count("Salin pengingat") == 1
    assert "Tidak ada lembar Terkirim 0/0" in words_of(response)
    assert "Tidak hadir Terkirim 0/0" in words_of(response)


def test_a_reminder_is_ready_to_be_copied(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=2)
    Judge.objects.update(user=make_user(full_name="Dr. Rini", email="rini@contoh.id"))
    Edition.objects.update(closes_at=dt.datetime(2031, 9, 20, 9, 0, tzinfo=dt.UTC))

    response = panitia.get(f"/panitia/{edition.slug}/{judge_path(edition)}")

    text = (
        "Yth. Dr. Rini, masih ada 2 lembar nilai yang belum terkirim. Penilaian ditutup "
        "20 September 2031 pukul 16.00 WIB. Lanjutkan: http://localhost:8000/juri/"
    )
    assert text in words_of(response)
    page_text = response.content.decode()
    assert "https://wa.me/?text=Yth.+Dr.+Rini" in page_text
    assert "mailto:rini@contoh.id?subject=Pengingat%20lembar%20nilai" in page_text


def test_the_reminder_is_in_the_language_of_the_office(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)

    words = words_of(panitia.get(f"/en/panitia/{edition.slug}/{judge_path(edition)}"))

    assert "masih ada 1 lembar nilai yang belum terkirim. Lanjutkan: http" in words


def test_who_has_never_been_in_needs_an_invitation_first(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    Judge.objects.update(user=make_user(password=None))

    assert "Juri ini belum pernah masuk." in page(panitia, edition, judge_path(edition))


def test_others_than_panitia_read_a_judges_list_without_actions() -> None:
    edition = open_edition(judges=1, contestants=1)
    client = signed_in(make_user(Role.PENGAWAS))

    words = page(client, edition, judge_path(edition))

    assert "0 dari 1 lembar terkirim" in words
    for action in ("Pengingat", "Isi dari kertas", "Cetak lembar kosong"):
        assert action not in words


def test_nobody_is_reminded_after_closing(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    words = page(panitia, edition, judge_path(edition))

    assert ("1 dari 1 lembar terkirim" in words, "Pengingat" in words) == (True, False)


def test_a_bendahara_sees_completeness_and_no_way_to_the_panel() -> None:
    edition = open_edition(judges=1, contestants=1)

    response = signed_in(make_user(Role.BENDAHARA)).get(f"/panitia/{edition.slug}/")

    assert "Belum dimulai" in words_of(response)
    assert "/juri/" not in response.content.decode()


# The matrix by pages ------------------------------------------------------------------------------


def test_ten_contestants_stand_beside_each_other(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=23)
    send_sheet(sheet_of(edition, contestant=2), 5, 4, 3, 2)

    first, last = (page(panitia, edition, query) for query in ("", "?kube=3"))
    beyond, wrong = (page(panitia, edition, f"?kube={number}") for number in ("99", "0"))
    unfinished = page(panitia, edition, "?kurang=1")

    assert "Peserta 1–10 dari 23 Berikutnya Hanya yang belum lengkap" in first
    assert "Peserta 21–23 dari 23 Sebelumnya Hanya yang belum lengkap" in last
    assert "Peserta 21–23 dari 23" in beyond
    assert "Peserta 1–10 dari 23" in wrong
    assert "Peserta 1–10 dari 22 Berikutnya Tampilkan semua peserta" in unfinished


def test_when_nothing_is_unfinished_the_filter_says_so(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    send_all(edition)

    assert "Semua lembar kategori ini sudah terkirim." in page(panitia, edition, "?kurang=1")


def test_an_edition_without_people_says_what_will_appear(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    ScoreSheet.objects.all().delete()
    Judge.objects.all().delete()
    nobody = page(panitia, edition)
    edition.categories.get().contestants.all().delete()

    assert "Belum ada juri. Baris juri tampil di sini setelah panel diisi." in nobody
    assert "Belum ada peserta. Kolom peserta tampil di sini" in page(panitia, edition)


# What a script fetches ----------------------------------------------------------------------------


def test_the_moving_part_comes_alone_and_is_not_kept(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=11)
    mark_presenting(contestant=sheet_of(edition).contestant, actor=make_user())

    whole = page(panitia, edition, "?kube=2")
    response = panitia.get(f"/panitia/{edition.slug}/progres/?kube=2")

    words = words_of(response)
    assert response.headers["Cache-Control"] == "no-store"
    assert words.startswith("Lembar terkirim 0 /11")
    assert "Peserta 11–11 dari 11" in words
    assert words in whole
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("progres/", 16), ("", 18), ("lembar", 15)])
def test_a_page_takes_as_many_queries_for_three_as_for_one(
    path: str,
    queries: int,
    count: int,
    panitia: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = open_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    send_all(edition)
    address = judge_path(edition) if path == "lembar" else path

    with django_assert_num_queries(queries):
        panitia.get(f"/panitia/{edition.slug}/{address}")
