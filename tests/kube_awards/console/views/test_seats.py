"""Panitia builds the panel: adds, corrects, removes and undoes (issue 5)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Edition, Judge
from assessments.services.panel import Seat, change_judge, seat_of
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from tests.factories import fill_sheet, make_edition, make_judge, make_user, open_edition, sheet_of
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import hidden_fields, words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.pages import Response

pytestmark = pytest.mark.django_db
RINI = {"nama": "Dr. Rini", "email": "rini@contoh.id", "unsur": "csr", "order": ""}


def add(client: Client, edition: Edition, **changes: str) -> Response:
    return client.post(f"/panitia/{edition.slug}/juri/tambah/", RINI | changes, follow=True)


def address(judge: Judge, step: str = "") -> str:
    return f"/panitia/{judge.edition.slug}/juri/{judge.public_id}/{step}"


def test_the_first_judge_is_added_from_the_empty_panel(panitia: Client) -> None:
    edition = make_edition()
    empty = page(panitia, edition, "juri/")

    done = words_of(add(panitia, edition, is_head="on", institution="Forum CSR DKI"))

    judge = Judge.objects.get()
    assert "Belum ada juri. Tambahkan juri satu per satu" in empty
    assert "Dr. Rini sekarang duduk di panel." in done
    assert "Dr. Rini Ketua panel Forum CSR DKI Unsur juri Forum CSR" in done
    assert "Undangan Belum diundang rini@contoh.id" in done
    assert seat_of(judge) == Seat("csr", "Forum CSR DKI", is_head=True, order=1)


def test_somebody_known_is_named_as_they_are_known(panitia: Client) -> None:
    make_user(full_name="Prof. Rini", email="rini@contoh.id")

    done = words_of(add(panitia, make_edition()))

    assert "Orang ini sudah terdaftar sebagai Prof. Rini; ia sekarang duduk di panel." in done


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nama": " "}, "Tulis nama juri."),
        ({"nama": "x" * 121}, "120 karakter"),
        ({"email": ""}, "Tulis alamat email juri."),
        ({"email": "rini"}, "Tulis alamat email yang lengkap"),
        ({"unsur": ""}, "Pilih unsur juri."),
        ({"unsur": "lain"}, "lain"),
        ({"order": "0"}, "lebih besar dari atau sama dengan 1"),
        ({"order": "dua"}, "bilangan bulat"),
        ({"email": "sri@contoh.id"}, "Sri memegang peran Panitia."),
        ({"email": "duduk@contoh.id"}, "Dewi sudah duduk di panel ini."),
    ],
)
def test_what_is_wrong_is_said_in_place_and_what_was_typed_stays(
    changes: dict[str, str], sentence: str, panitia: Client
) -> None:
    edition = make_edition()
    make_user(Role.PANITIA, full_name="Sri", email="sri@contoh.id")
    make_judge(edition, make_user(full_name="Dewi", email="duduk@contoh.id"))

    response = add(panitia, edition, **changes, institution="Kampus Biru")

    assert (response.status_code, Judge.objects.count()) == (422, 1)
    assert sentence in words_of(response)
    assert 'value="Kampus Biru"' in response.content.decode()


def test_who_joins_an_open_panel_is_told_about_the_sheets(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=2)

    asked = page(panitia, edition, "juri/tambah/")
    add(panitia, edition)

    assert "lembar kosong untuk semua peserta disiapkan" in asked
    assert Judge.objects.get(user__email="rini@contoh.id").sheets.count() == 2


@pytest.mark.parametrize(
    ("state", "words"),
    [("closed", "Penilaian sudah ditutup."), ("frozen", "Panel juri tidak berubah lagi")],
)
def test_after_closing_the_pages_say_why_nobody_is_added(
    state: str, words: str, panitia: Client
) -> None:
    edition = make_edition(state=state)

    for path in ("juri/", "juri/tambah/"):
        shown = panitia.get(f"/panitia/{edition.slug}/{path}")
        assert words in words_of(shown)
        assert b'name="email"' not in shown.content
    answer = add(panitia, edition)
    assert (answer.status_code, Judge.objects.count()) == (422, 0)


def test_what_stands_about_a_judge_is_corrected(panitia: Client) -> None:
    judge = make_judge(make_edition(), make_user(full_name="Rini"), institution="Kampus")
    form = panitia.get(address(judge))
    sent = {"nama": "Dr. Rini", "unsur": "akademisi", "institution": "Universitas", "order": "1"}

    done = panitia.post(address(judge), sent | hidden_fields(form), follow=True)

    judge.refresh_from_db()
    assert "Perubahan disimpan." in words_of(done)
    assert (judge.name, seat_of(judge)) == (
        "Dr. Rini",
        Seat("akademisi", "Universitas", order=1),
    )


def test_the_second_of_two_gets_a_page_with_both_and_then_overwrites_knowingly(
    panitia: Client,
) -> None:
    judge = make_judge(make_edition(), make_user(full_name="Rini"), institution="Kampus")
    form = hidden_fields(panitia.get(address(judge)))
    change_judge(judge=judge, seen=1, seat=Seat("csr", "Forum"), actor=judge.user)
    sent = {"nama": "Rini", "unsur": "praktisi", "institution": "Kampus Biru", "order": "1"}

    clash = panitia.post(address(judge), sent | form)

    assert clash.status_code == 409
    assert "Unsur juri Forum CSR Praktisi sosial Lembaga Forum Kampus Biru" in words_of(clash)
    again = panitia.post(address(judge), sent | hidden_fields(clash), follow=True)
    judge.refresh_from_db()
    assert "Perubahan disimpan." in words_of(again)
    assert seat_of(judge) == Seat("praktisi", "Kampus Biru", order=1)


def test_a_name_used_elsewhere_is_not_offered_for_change(panitia: Client) -> None:
    user = make_user(full_name="Rini")
    judge = make_judge(make_edition(), user)
    make_judge(make_edition(), user)

    shown = panitia.get(address(judge))

    assert b'name="nama"' not in shown.content
    assert "superadmin yang mengubahnya" in words_of(shown)


def test_a_rule_against_a_correction_stands_on_the_page(panitia: Client) -> None:
    judge = make_judge(make_edition(), make_user(full_name="Rini"))
    form = hidden_fields(panitia.get(address(judge)))
    Edition.objects.update(state="frozen")

    answer = panitia.post(address(judge), {"nama": "Rini", "unsur": "csr", "order": "1"} | form)

    assert answer.status_code == 422
    assert "Panel juri tidak berubah lagi" in words_of(answer)


def test_a_judge_is_removed_at_once_and_comes_back_by_one_button(panitia: Client) -> None:
    edition = make_edition()
    judge = make_judge(edition, make_user(full_name="Rini"))

    gone = panitia.post(address(judge, "hapus/"), follow=True)
    assert "Rini dihapus. Urungkan" in words_of(gone)
    back = panitia.post(f"/panitia/{edition.slug}/juri/urungkan/", follow=True)

    assert "Rini kembali di panel." in words_of(back)
    assert Judge.objects.get().public_id == judge.public_id
    assert "Urungkan" not in page(panitia, edition, "juri/")


def test_what_cannot_be_undone_any_more_says_so(panitia: Client) -> None:
    edition, other = make_edition(), make_edition()
    undo = f"/panitia/{edition.slug}/juri/urungkan/"
    assert "Tidak ada lagi yang dapat diurungkan." in words_of(panitia.post(undo))

    panitia.post(address(make_judge(other), "hapus/"))
    assert panitia.post(undo).status_code == 409
    panitia.post(address(make_judge(edition), "hapus/"))
    session = panitia.session
    session["removed_judge"] |= {"at": (timezone.now() - dt.timedelta(minutes=11)).isoformat()}
    session.save()

    assert panitia.post(undo).status_code == 409
    assert "Urungkan" not in page(panitia, edition, "juri/")


def test_a_judge_with_values_is_not_offered_for_removal(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    judge = fill_sheet(sheet_of(edition), 5).judge

    shown = page(panitia, edition, f"juri/{judge.public_id}/")
    refused = panitia.post(address(judge, "hapus/"))

    assert "tidak dapat dihapus dari panel" in shown
    assert "Hapus dari panel" not in shown
    assert (refused.status_code, Judge.objects.count()) == (409, 1)


def test_an_absent_judge_is_offered_the_way_back(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    judge = edition.judges.select_related("edition").get()
    panitia.post(address(judge, "tidak-hadir/"), {"alasan": "Sakit."})

    assert "Batalkan catatan tidak hadir" in page(panitia, edition, f"juri/{judge.public_id}/")


@pytest.mark.parametrize("judges", [1, 3])
@pytest.mark.parametrize("step", ["tambah", "judge"])
def test_the_forms_take_as_many_queries_for_three_as_for_one(
    step: str, judges: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=judges, contestants=judges)
    judge = edition.judges.get(order=1)
    path = step if step == "tambah" else judge.public_id

    with django_assert_num_queries(6 if step == "tambah" else 15):
        panitia.get(f"/panitia/{edition.slug}/juri/{path}/")

    assert User.objects.count() == judges + 2
