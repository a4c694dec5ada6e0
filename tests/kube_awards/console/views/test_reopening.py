"""Panitia give a sheet back; its judge reads why until it is sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import mail

from assessments.models import ScoreSheet
from assessments.services.judging import close_judging
from kube_awards.accounts.roles import Role
from prizes.services.decisions import return_decision
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_user,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import Settings

    from assessments.models import Edition
    from tests.pages import Response

pytestmark = pytest.mark.django_db
NEUTRAL = "Anda bebas mempertahankan nilai Anda."


@pytest.fixture
def sent() -> ScoreSheet:
    """Give a sent sheet whose judging is closed."""
    edition = open_edition(judges=1, contestants=2)
    sheet = send_sheet(sheet_of(edition), 5, 4, 3, 2)
    close_judging(edition=edition, actor=make_user())
    return sheet


def path(sheet: ScoreSheet) -> str:
    return f"/panitia/{sheet.judge.edition.slug}/lembar/{sheet.public_id}/buka-kembali/"


def reopen(client: Client, sheet: ScoreSheet, **fields: str) -> Response:
    return client.post(path(sheet), {"pilihan": "periksa"} | fields, follow=True)


def because(sheet: ScoreSheet) -> str:
    return ScoreSheet.objects.get(pk=sheet.pk).reopened_because


def test_the_neutral_sentence_is_chosen_unless_another_is_written(
    sent: ScoreSheet, panitia: Client
) -> None:
    page = panitia.get(path(sent))
    assert f"lembar {sent.contestant.name}. {NEUTRAL}" in words_of(page)

    said = words_of(reopen(panitia, sent))

    assert because(sent).endswith(NEUTRAL)
    assert f"Lembar {sent.judge.name} untuk {sent.contestant.name} dibuka kembali." in said
    assert "email tidak terkirim" in said or "lewat email" in said
    assert len(mail.outbox) == 1


def test_own_words_are_needed_where_the_neutral_ones_are_not_chosen(
    sent: ScoreSheet, panitia: Client
) -> None:
    empty = reopen(panitia, sent, pilihan="lain", alasan=" ")
    assert (empty.status_code, "Tulis alasannya." in words_of(empty)) == (422, True)

    reopen(panitia, sent, pilihan="lain", alasan="Catatan tertukar.")

    assert because(sent) == "Catatan tertukar."


def test_asked_for_on_the_review_page_it_leads_back_there_and_tells_no_other_value(
    sent: ScoreSheet, panitia: Client
) -> None:
    review = f"/panitia/{sent.judge.edition.slug}/hasil/kube/"

    asked = panitia.get(f"{path(sent)}?dari=periksa").content.decode()
    answer = panitia.post(f"{path(sent)}?dari=periksa", {"pilihan": "periksa"})

    assert f'href="{review}"' in asked
    assert answer.headers["Location"] == review
    neutral = f"Panitia meminta Anda memeriksa lagi lembar {sent.contestant.name}. {NEUTRAL}"
    assert because(sent) == neutral


def test_mail_that_is_not_accepted_stops_nothing(
    sent: ScoreSheet, panitia: Client, settings: Settings
) -> None:
    backend = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = backend, 1

    words = words_of(reopen(panitia, sent))

    assert (because(sent) != "", "email tidak terkirim" in words) == (True, True)


def test_the_judge_reads_why_in_the_list_and_on_the_sheet_and_can_go_on(
    sent: ScoreSheet, panitia: Client
) -> None:
    reopen(panitia, sent, pilihan="lain", alasan="Catatan tertukar.")
    judge = signed_in(sent.judge.user)

    listed = words_of(judge.get("/juri/"))
    shown = judge.get(f"/juri/lembar/{sent.public_id}/")

    assert "Dibuka kembali, Catatan tertukar." in listed
    assert "Hanya lembar yang dibuka kembali yang dapat diubah" in listed
    assert f"Lanjutkan {sent.contestant.name}" in listed
    assert "Lembar ini dibuka kembali oleh panitia. Catatan tertukar." in words_of(shown)
    assert "Periksa & kirim" in words_of(shown)


def test_other_sheets_stay_closed_for_the_judge(sent: ScoreSheet, panitia: Client) -> None:
    reopen(panitia, sent)
    other = sheet_of(sent.judge.edition, contestant=2)

    words = words_of(signed_in(sent.judge.user).get(f"/juri/lembar/{other.public_id}/"))

    assert "Penilaian sudah ditutup" in words
    assert "Lembar ini hanya dapat dibaca." in words


@pytest.mark.parametrize(
    ("edition", "sentence"),
    [
        (lambda: open_edition(judges=1), "Lembar ini belum terkirim; jurinya masih dapat"),
        (lambda: proposed(closed_edition()).edition, "Hasil sudah dibekukan untuk penetapan"),
    ],
)
def test_the_page_says_why_a_sheet_cannot_be_given_back(
    edition: Callable[[], Edition], sentence: str, panitia: Client
) -> None:
    sheet = sheet_of(edition())

    assert sentence in words_of(panitia.get(path(sheet)))
    assert reopen(panitia, sheet).status_code == 422


def test_after_freezing_an_open_page_is_refused_with_the_way_back(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    sheet = sheet_of(edition)
    offered = words_of(panitia.get(path(sheet)))
    decision = proposed(edition)

    refused = reopen(panitia, sheet)

    assert "Buka kembali" in offered
    assert refused.status_code == 422
    assert "Mintalah pejabat penetap mengembalikan usulan" in words_of(refused)
    assert f'href="/panitia/{edition.slug}/penetapan/"' in refused.text
    assert because(sheet) == ""
    return_decision(decision=decision, actor=make_user(Role.PENETAP), note="Periksa lagi.")
    assert reopen(panitia, sheet).status_code == 200
    assert NEUTRAL in because(sheet)


def test_a_sheet_already_given_back_waits_for_its_judge(sent: ScoreSheet, panitia: Client) -> None:
    reopen(panitia, sent)

    assert "sudah dibuka kembali dan menunggu" in words_of(panitia.get(path(sent)))
    paper = words_of(panitia.get(path(sent).replace("buka-kembali", "dari-kertas")))
    assert "Juri sendiri yang memeriksa dan mengirimnya lagi." in paper


@pytest.mark.parametrize("judges", [1, 3])
def test_the_page_takes_the_same_queries_for_any_panel(
    panitia: Client, django_assert_num_queries: DjangoAssertNumQueries, judges: int
) -> None:
    edition = open_edition(judges=judges, contestants=judges)
    sheet = fill_sheet(sheet_of(edition), 5, 4, 3, 2)

    with django_assert_num_queries(9):
        assert panitia.get(path(sheet)).status_code == 200
