"""Addresses that nobody types: they are answered, on either database, and never fail."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.models import ReopenRequest
from assessments.selectors.reminders import ReminderText
from assessments.services.judging import close_judging, open_judging
from groups.models import Kube
from kube_awards.accounts.roles import Role
from tests.factories import (
    edition_ready,
    make_category,
    make_edition,
    make_kube,
    make_user,
    sheet_of,
)

pytestmark = pytest.mark.django_db


def as_panitia() -> Client:
    client = Client()
    client.force_login(make_user(Role.PANITIA))
    return client


@pytest.mark.parametrize(
    "path",
    [
        "/panitia/kube/?cari=%00",
        "/panitia/pendamping/?wilayah=31%0074",
        "/panitia/wilayah/31%0074/",
        "/panitia/%00/",
    ],
)
def test_a_nul_in_an_address_is_a_bad_request(path: str) -> None:
    assert as_panitia().get(path).status_code == 400


@pytest.mark.parametrize("kind", ["kube", "pendamping"])
def test_a_search_for_thousands_of_words_is_a_short_query(kind: str) -> None:
    client = as_panitia()

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/panitia/{kind}/", {"cari": "ab " * 2000})

    assert answer.status_code == 200
    assert max(len(each["sql"]) for each in queries) < 20_000


@pytest.mark.parametrize("turn", ["9" * 40, "9" * 5000, "-1", "²"])
def test_an_impossible_turn_is_the_last(turn: str) -> None:
    category = make_category(make_edition())
    make_kube()
    base = f"/panitia/{category.edition.slug}/peserta/{category.kind}/tambah/"
    entrant = Kube.objects.get().public_id

    answer = as_panitia().post(base, {"peserta": entrant, "urutan": turn})

    assert answer.status_code == 302
    assert list(category.contestants.values_list("running_order", flat=True)) == [1]


def test_a_nul_in_a_form_names_nobody() -> None:
    category = make_category(make_edition())
    base = f"/panitia/{category.edition.slug}/"

    adding = as_panitia().post(f"{base}peserta/{category.kind}/tambah/", {"peserta": "a\0b"})
    presenting = as_panitia().post(f"{base}sedang-tampil/", {"peserta": "a\0b"})

    assert (adding.status_code, presenting.status_code) == (404, 404)


def test_a_request_keeps_neither_controls_nor_marks_that_turn_the_writing() -> None:
    staff = make_user(Role.PANITIA)
    edition = open_judging(edition=edition_ready(), actor=staff)
    sheet = sheet_of(close_judging(edition=edition, actor=staff))
    client = Client()
    client.force_login(sheet.judge.user)

    client.post(
        f"/juri/lembar/{sheet.public_id}/minta-buka/", {"permintaan": "Salah\0 \u202eketik"}
    )

    assert ReopenRequest.objects.get().text == "Salah ketik"


def test_an_address_adds_nothing_to_the_mail_it_opens() -> None:
    text = ReminderText("ani?bcc=x&a=%40@contoh.id", "Perihal", "Isi")

    assert text.mail_url == "mailto:ani%3Fbcc%3Dx%26a%3D%2540@contoh.id?subject=Perihal&body=Isi"
