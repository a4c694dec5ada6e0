"""Contestants and scores as files: who gets what, when, and what is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from assessments.models import Contestant
from assessments.services.judging import close_judging, reopen_judging
from groups.models import Facilitator, Kube
from kube_awards.accounts.roles import Role
from tests.factories import (
    approved,
    closed_edition,
    edition_ready,
    make_facilitator,
    make_user,
    open_edition,
    proposed,
    send_all,
    signed_in,
)
from tests.kube_awards.console.views.downloads import book_of, cells_of, downloads, table_of, take
from tests.ledger_lines import written_lines
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


pytestmark = pytest.mark.django_db


# The page -----------------------------------------------------------------------------------------


def test_the_page_offers_scores_only_after_closing() -> None:
    edition = open_edition()
    client = signed_in(make_user(Role.PANITIA))
    path = f"/panitia/{edition.slug}/unduh/"

    before = words_of(client.get(path))
    send_all(edition)
    close_judging(edition=edition, actor=make_user())
    after = words_of(client.get(path))

    assert "Nilai dapat diunduh setelah penilaian ditutup." in before
    assert "Unduh nilai (Excel)" not in before
    assert "Unduh nilai (Excel)" in after
    assert "Sertakan kontak pribadi" in after
    assert "bertanda DRAF" in after


def test_the_page_says_when_files_carry_the_decision() -> None:
    edition = closed_edition()
    approved(proposed(edition))

    words = words_of(signed_in(make_user(Role.PENGAWAS)).get(f"/panitia/{edition.slug}/unduh/"))

    assert "Berkas memuat nomor penetapan dan sidik datanya." in words
    assert "Sertakan kontak pribadi" not in words


# Scores -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.PANITIA, Role.PENETAP, Role.PENGAWAS])
def test_before_closing_nobody_gets_a_score(role: Role) -> None:
    edition = open_edition()
    send_all(edition)

    with written_lines() as lines:
        response = take(role, edition, "nilai")

    assert (response.status_code, downloads(lines)) == (409, [])
    assert "Nilai dapat diunduh setelah penilaian ditutup." in words_of(response)


def test_after_reopening_nobody_gets_a_score_either() -> None:
    edition = closed_edition()
    reopen_judging(edition=edition, actor=make_user(), reason="Terlambat.")

    assert take(Role.PANITIA, edition, "nilai").status_code == 409


def test_a_judge_never_gets_scores_or_contestants() -> None:
    edition = closed_edition()
    approved(proposed(edition))
    seat = edition.judges.get(order=1)
    seat.user = make_user(Role.PANITIA)
    seat.save(update_fields=["user"])
    client = signed_in(seat.user)

    answers = [
        client.post(f"/panitia/{edition.slug}/unduh/{what}/").status_code
        for what in ("nilai", "peserta")
    ]

    assert answers == [403, 403]


def test_a_download_of_scores_is_named_and_written_down() -> None:
    edition = closed_edition()

    with written_lines() as lines:
        response = take(Role.PENGAWAS, edition, "nilai")

    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="nilai-{edition.slug}-DRAF.xlsx"'
    )
    assert response.headers["Cache-Control"] == "private, no-store"
    assert downloads(lines) == [
        (
            "scores.downloaded",
            {"standing": "DRAF – belum ditetapkan, tidak untuk dikutip"},
        )
    ]


def test_after_approval_the_name_of_the_file_drops_the_draft() -> None:
    edition = closed_edition()
    approved(proposed(edition))

    response = take(Role.PANITIA, edition, "nilai")

    assert response.headers["Content-Disposition"].endswith(f'"nilai-{edition.slug}.xlsx"')


# Contestants --------------------------------------------------------------------------------------


def test_contestants_come_with_their_register_facts_and_without_contacts() -> None:
    edition = edition_ready(contestants=1)
    kube = Kube.objects.get()
    Kube.objects.update(contact="0812-kenari", savings=500_000, iks_running=True)

    with written_lines() as lines:
        response = take(Role.PENETAP, edition, "peserta", bentuk="xlsx")

    assert downloads(lines) == [("contestants.downloaded", {"contacts": False, "contestants": 1})]
    assert [[cell.value for cell in row] for row in book_of(response)["Peserta KUBE"]][1:] == [
        [
            *("Urutan tampil", "Nama", "Kode wilayah", "Wilayah", "Kelurahan", "Usaha"),
            *("Tahun berdiri", "Ketua", "Sekretaris", "Bendahara", "Jumlah keluarga"),
            *("Pendapatan per bulan sebelum", "Pendapatan per bulan sekarang"),
            *("Tabungan kelompok", "Modal usaha", "Iuran kesetiakawanan sosial"),
            *("Profil", "Keterangan"),
        ],
        [
            *(1, str(kube), "31.75", "Jakarta Timur", "Cipinang", "Warung sembako", 2015),
            *("Sri Wahyuni", None, None, 10, None, None, 500_000, None, "berjalan", None, None),
        ],
    ]


def test_contacts_are_panitias_alone_and_written_down() -> None:
    edition = edition_ready(contestants=2)
    Kube.objects.update(contact="0812-kenari")

    with written_lines() as lines:
        refused = take(Role.PENGAWAS, edition, "peserta", kontak="on")
        given = take(Role.PANITIA, edition, "peserta", kontak="on")

    assert (refused.status_code, given.status_code) == (403, 200)
    assert cells_of(given).count("0812-kenari") == 2
    assert downloads(lines) == [("contestants.downloaded", {"contacts": True, "contestants": 2})]


def test_a_csv_file_has_one_table_for_all_categories() -> None:
    edition = edition_ready(contestants=1, kinds=("kube", "pendamping"))
    Contestant.objects.filter(category__kind="pendamping").update(is_withdrawn=True)

    response = take(Role.PANITIA, edition, "peserta", bentuk="csv")
    head, kube, person = table_of(response)

    assert response.headers["Content-Disposition"].endswith(f'"peserta-{edition.slug}-DRAF.csv"')
    assert (len(head), len(kube), len(person)) == (24, 24, 24)
    assert [kube[0], person[0]] == ["KUBE", "Pendamping KUBE"]
    named = dict(zip(head, person, strict=True))
    assert named["Nama"] == str(Facilitator.objects.get())
    assert named["Usaha"] == ""
    assert named["Keterangan"] == "mengundurkan diri"
    assert named["Status data"] == "DRAF – belum ditetapkan, tidak untuk dikutip"


def test_after_approval_contestants_are_named_as_decided() -> None:
    edition = closed_edition(contestants=1)
    name = str(Kube.objects.get())
    approved(proposed(edition))
    Kube.objects.update(name="Nama Baru")

    rows = table_of(take(Role.PANITIA, edition, "peserta", bentuk="csv"))

    assert rows[1][2] == name


# Many ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_downloads_cost_the_same_however_many_compete(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=3, contestants=count)
    client = signed_in(make_user(Role.PANITIA))
    lock = int(connection.vendor == "postgresql")

    for what, queries in (("", 8), ("nilai/", 32 + lock), ("peserta/", 12 + lock)):
        path = f"/panitia/{edition.slug}/unduh/{what}"
        with django_assert_num_queries(queries):
            assert (client.post(path) if what else client.get(path)).status_code == 200


def test_a_facilitators_own_kube_is_named(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = edition_ready(contestants=1, kinds=("pendamping",))
    kube = Kube.objects.create(
        name="Anggrek",
        region=make_facilitator().region,
        kelurahan="Cipinang",
        business="Kue",
        founded_year=2012,
        chair="Sari",
        families=8,
    )
    Facilitator.objects.update(kube=kube, consents_to_publication=True)

    head, row = table_of(take(Role.PANITIA, edition, "peserta", bentuk="csv"))

    named = dict(zip(head, row, strict=True))
    assert (named["KUBE yang didampingi"], named["Setuju namanya diumumkan"]) == (
        "KUBE Anggrek",
        "ya",
    )
