from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Minutes
from tests.factories import (
    closed_edition,
    make_user,
    open_edition,
    proposed,
    settled,
    signed_in,
)
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition
    from tests.pages import Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


@pytest.fixture
def edition() -> Edition:
    return closed_edition(judges=2, contestants=1)


def address(edition: Edition) -> str:
    return f"/panitia/{edition.slug}/penetapan/berita-acara/"


def send(client: Client, edition: Edition, **typed: object) -> Response:
    signer = edition.judges.order_by("order")[0].pk
    fields = {"held_on": "2018-09-27", "place": "Gedung A", "signers": [signer], "versi": "0"}
    return client.post(address(edition), fields | typed, follow=True)


def test_the_form_offers_the_day_of_judging_the_place_and_the_panel(
    edition: Edition, panitia: Client
) -> None:
    page = panitia.get(address(edition))

    initial = page.context["form"].initial
    assert (initial["held_on"], initial["place"]) == (edition.judged_on, edition.place)
    assert initial["signers"] == list(edition.judges.values_list("pk", flat=True))
    assert "0 dari 2 juri dan 0 dari 1 peserta tercatat hadir" in words_of(page)


def test_what_was_filled_in_is_kept_and_leads_back_to_the_summary(
    edition: Edition, panitia: Client
) -> None:
    page = send(panitia, edition, number="BA-01")

    assert page.redirect_chain == [(f"/panitia/{edition.slug}/penetapan/", 302)]
    assert "Berita acara: 27 September 2018, Gedung A." in words_of(page)
    assert Minutes.objects.get().number == "BA-01"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"held_on": ""}, "Isi tanggal rapat."),
        ({"held_on": "kemarin"}, "Tulis tanggal seperti 27-09-2018."),
        (
            {"held_on": "2017-09-27"},
            "Tanggal rapat harus antara 20 September 2018 dan 20 September 2019.",
        ),
        ({"place": " "}, "Isi tempat rapat."),
        ({"place": "x" * 161}, "160"),
        ({"signers": []}, "Pilih sedikitnya satu penanda tangan."),
        ({"signers": ["999999"]}, "999999"),
        ({"number": "x" * 61}, "60"),
    ],
)
def test_wrong_input_is_answered_in_place_and_keeps_what_was_typed(
    typed: dict[str, object], sentence: str, edition: Edition, panitia: Client
) -> None:
    page = send(panitia, edition, **({"place": "Gedung Serbaguna"} | typed))

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert ("Gedung Serbaguna" in page.content.decode()) == ("place" not in typed)
    assert not Minutes.objects.exists()


def test_an_older_page_is_shown_both_and_overwrites_only_knowingly(
    edition: Edition, panitia: Client
) -> None:
    first, second = edition.judges.order_by("order")
    send(panitia, edition)

    clash = send(panitia, edition, place="Gedung B", signers=[second.pk])
    again = send(panitia, edition, place="Gedung B", signers=[second.pk], versi="1")

    assert clash.status_code == 409
    assert [(each.stored, each.typed) for each in clash.context["differences"]] == [
        ("Gedung A", "Gedung B"),
        tuple(f"{judge.name} ({judge.get_unsur_display()})" for judge in (first, second)),
    ]
    assert clash.context["form"]["versi"].value() == "1"
    assert (again.status_code, Minutes.objects.get().place) == (200, "Gedung B")


@pytest.mark.parametrize("stage", ["open", "proposed"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_outside_the_time_between_closing_and_proposal_it_leads_back(
    method: str, stage: str, panitia: Client
) -> None:
    edition = open_edition(judges=1, contestants=1)
    if stage == "proposed":
        edition = closed_edition(judges=1, contestants=1)
        proposed(edition)

    page = getattr(panitia, method)(address(edition), follow=True)

    assert page.redirect_chain == [(f"/panitia/{edition.slug}/penetapan/", 302)]
    assert "Data berita acara diisi setelah penilaian ditutup" in words_of(page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_takes_as_many_queries_for_three_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = settled(closed_edition(judges=count, contestants=count))

    with django_assert_num_queries(12):
        panitia.get(address(edition))
