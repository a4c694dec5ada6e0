"""The attendance list: one tap for each row, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Attendance, Edition
from kube_awards.accounts.roles import Role
from tests.circumstances import excuse
from tests.factories import make_edition, make_user, open_edition, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def address(edition: Edition, step: str = "") -> str:
    return f"/panitia/{edition.slug}/kehadiran/{step}"


def test_each_row_is_recorded_changed_and_taken_back_with_one_tap(panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=1)
    judge = edition.judges.get(order=1)
    key, seen = f"juri-{judge.public_id}", []

    for button in ("hadir", "tidak", "kosong"):
        answer = panitia.post(address(edition), {button: key})
        assert answer.headers["Location"] == f"{address(edition)}#{key}"
        seen.append(list(Attendance.objects.values_list("judge", "is_present")))

    assert seen == [[(judge.pk, True)], [(judge.pk, False)], []]


def test_the_rest_is_recorded_at_once(panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=3)

    done = [panitia.post(address(edition), {"semua": kind}) for kind in ("juri", "peserta")]
    words = page(panitia, edition, "kehadiran/")

    assert [each.status_code for each in done] == [302, 302]
    assert "2 orang dicatat hadir." in words
    assert "3 orang dicatat hadir." in words
    assert "Juri: 2 dari 2 hadir" in words
    assert "Peserta: 3 dari 3 hadir" in words


def test_a_judge_who_did_not_come_leads_to_the_page_that_has_its_own_reason(
    panitia: Client,
) -> None:
    edition = open_edition(judges=2, contestants=1)
    judge = edition.judges.get(order=1)
    panitia.post(address(edition), {"tidak": f"juri-{judge.public_id}"})

    waited = panitia.get(address(edition)).content.decode()
    excuse(edition, judge=1)
    settled = panitia.get(address(edition)).content.decode()

    link = f'href="/panitia/{edition.slug}/juri/{judge.public_id}/tidak-hadir/"'
    assert (waited.count(link), settled.count(link)) == (1, 0)


@pytest.mark.parametrize("body", [{}, {"hadir": "juri-tidakada"}, {"semua": "tamu"}])
def test_a_button_that_is_not_there_is_not_found(body: dict[str, str], panitia: Client) -> None:
    answer = panitia.post(address(make_edition()), body)

    assert (answer.status_code, Attendance.objects.count()) == (404, 0)


def test_a_note_is_written_kept_by_the_next_tap_and_held_to_its_length(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    key = f"juri-{edition.judges.get().public_id}"

    panitia.post(address(edition, f"{key}/"), {"keterangan": "Datang pukul 10."})
    panitia.post(address(edition), {"tidak": key})
    long = panitia.post(address(edition, f"{key}/"), {"keterangan": "x" * 201})

    row = Attendance.objects.get()
    assert (row.is_present, row.note, long.status_code) == (False, "Datang pukul 10.", 422)
    assert "Datang pukul 10." in page(panitia, edition, f"kehadiran/{key}/")


def test_the_paper_says_who_was_there_with_room_to_sign(panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=1)
    judge = edition.judges.get(order=1)
    panitia.post(address(edition), {"hadir": f"juri-{judge.public_id}"})

    words = page(panitia, edition, "kehadiran/cetak/")

    assert f"1. {judge.name} Praktisi sosial Hadir" in words
    assert "Nama Kehadiran Tanda tangan" in words


def test_others_read_and_after_freezing_everybody_only_reads(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    reader = signed_in(make_user(Role.PENGAWAS)).get(address(edition))
    refused = signed_in(make_user(Role.PENETAP)).post(address(edition), {"semua": "juri"})
    panitia.post(address(edition), {"semua": "juri"})
    Edition.objects.update(state="frozen")
    frozen = panitia.get(address(edition))
    key = f"juri-{edition.judges.get().public_id}"

    assert [b'name="hadir"' in each.content for each in (reader, frozen)] == [False, False]
    assert (refused.status_code, "Kehadiran tidak berubah lagi" in words_of(frozen)) == (403, True)
    assert "tidak berubah lagi" in page(panitia, edition, f"kehadiran/{key}/")
    assert panitia.post(address(edition), {"tidak": key}).status_code == 409


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(("step", "queries"), [("", 10), ("cetak/", 8)])
def test_the_lists_take_as_many_queries_for_three_as_for_one(
    step: str,
    queries: int,
    size: int,
    panitia: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = open_edition(judges=size, contestants=size)
    panitia.post(address(edition), {"semua": "juri"})
    panitia.get(address(edition))  # reads the message

    with django_assert_num_queries(queries):
        panitia.get(address(edition, step))
