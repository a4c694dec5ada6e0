"""Moving the closing time and reminding by hand, as panitia do it on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition, Judge, Reminder
from tests.factories import closed_edition, make_user, open_edition, send_all, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import Response, hidden_fields, words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
REFUSING = "tests.assessments.services.refusing_mail.Refusing"
KEEPING = "kube_awards.core.mail.TerminalAndFileBackend"


@pytest.fixture
def edition() -> Edition:
    edition = open_edition(judges=1, contestants=1)
    Judge.objects.update(user=make_user(full_name="Dr. Rini", email="rini@contoh.id"))
    return edition


def move(client: Client, edition: Edition, to: str) -> Response:
    """Send the form for the closing time as the page shows it."""
    address = f"/panitia/{edition.slug}/waktu-tutup/"
    fields = hidden_fields(client.get(address)) | {"ditutup": to}
    return client.post(address, fields, follow=True)


def remind(client: Client, edition: Edition) -> str:
    return words_of(client.post(f"/panitia/{edition.slug}/ingatkan/", follow=True))


def test_the_closing_time_is_moved_and_judges_see_it(panitia: Client, edition: Edition) -> None:
    words = words_of(move(panitia, edition, "2099-09-20T16:00"))

    judge = words_of(signed_in(edition.judges.get().user).get("/juri/"))
    assert "Waktu tutup disimpan." in words
    assert "ditutup 20 September 2099 pukul 16.00 WIB" in words
    assert "Penilaian ditutup 20 September 2099 pukul 16.00 WIB." in judge


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("2018-09-20T16:00", "Waktu itu sudah lewat."),
        ("besok", "Tulis tanggal dan jam seperti 27-09-2018 16:00."),
    ],
)
def test_a_wrong_time_is_answered_in_place(
    to: str, said: str, panitia: Client, edition: Edition
) -> None:
    response = move(panitia, edition, to)

    assert (response.status_code, said in words_of(response)) == (422, True)
    assert Edition.objects.get().closes_at is None


def test_a_form_that_somebody_else_overtook_is_a_conflict(
    panitia: Client, edition: Edition
) -> None:
    answer = panitia.post(
        f"/panitia/{edition.slug}/waktu-tutup/", {"versi": "7", "ditutup": "2099-09-20T16:00"}
    )

    assert (answer.status_code, Edition.objects.get().closes_at) == (409, None)


def test_after_closing_there_is_no_time_to_move(panitia: Client) -> None:
    words = page(panitia, closed_edition(judges=1, contestants=1), "waktu-tutup/")

    assert "Waktu tutup hanya dapat diubah selama penilaian terbuka." in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_three(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count)

    with django_assert_num_queries(6):
        panitia.get(f"/panitia/{edition.slug}/waktu-tutup/")


def test_who_is_late_is_reminded_with_one_button(panitia: Client, edition: Edition) -> None:
    offered = page(panitia, edition)

    first, second = remind(panitia, edition), remind(panitia, edition)

    assert "1 juri belum mengirim semua lembar. Kirim pengingat sekarang" in offered
    assert "Pengingat dikirim kepada Dr. Rini." in first
    assert "Pengingat sudah dikirim kurang dari 30 menit yang lalu." in second


def test_when_all_is_sent_there_is_nobody_to_remind(panitia: Client, edition: Edition) -> None:
    send_all(edition)

    assert "Kirim pengingat sekarang" not in page(panitia, edition)


def test_mail_that_stays_here_is_said_to_stay(
    panitia: Client, edition: Edition, settings: Settings, tmp_path: object
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = KEEPING, tmp_path

    assert "Pengingat disimpan untuk Dr. Rini; email tidak keluar" in remind(panitia, edition)


def test_a_silent_mail_server_is_said_and_stays_on_the_dashboard(
    panitia: Client, edition: Edition, settings: Settings
) -> None:
    move(panitia, edition, "2099-09-20T16:00")
    settings.EMAIL_BACKEND = REFUSING

    words = remind(panitia, edition)

    assert Reminder.objects.get().was_refused
    assert "Email tidak diterima server untuk Dr. Rini. Salin pengingatnya." in words
    offered = "untuk Dr. Rini; akan dicoba lagi. Salin teks atau buka WhatsApp"
    assert f"Email pengingat tidak diterima server {offered}" in page(panitia, edition)
