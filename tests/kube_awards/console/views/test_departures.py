from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.forms import panel_acts
from assessments.models import Contestant, Departure, Edition
from prizes.selectors.decisions import live_rankings
from tests.circumstances import entered
from tests.factories import closed_edition, open_edition, proposed, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.pages import Response

pytestmark = pytest.mark.django_db

PATH = "hasil/kube/penyimpangan/"
VALUES = {1: (5, 5, 5, 5), 2: (4, 4, 4, 4), 3: (3, 3, 3, 3)}


@pytest.fixture
def edition() -> Edition:
    return closed_edition(values=VALUES)


def typed(
    client: Client, edition: Edition, *places: object, **overrides: object
) -> dict[str, object]:
    """Return what the page sends for the contestants in running order."""
    form = client.get(f"/panitia/{edition.slug}/{PATH}").context["form"]
    facts: dict[str, object] = {
        f"urutan-{each.public_id}": place
        for each, place in zip(entered(edition), places, strict=False)
    }
    return facts | {
        "penanda": [judge.public_id for judge in edition.judges.all()],
        "alasan": "Panel menimbang kunjungan lapangan.",
        "dilihat": form["dilihat"].value(),
        **overrides,
    }


def post(client: Client, edition: Edition, data: dict[str, object]) -> Response:
    return client.post(f"/panitia/{edition.slug}/{PATH}", data)


def test_both_orders_stand_on_the_review_and_on_the_decision(
    panitia: Client, edition: Edition
) -> None:
    before = page(panitia, edition, "hasil/kube/")
    response = post(panitia, edition, typed(panitia, edition, "2", "1", "3"))

    assert "Panel menyimpang dari urutan hitungan?" in before
    assert response.headers["Location"] == f"/panitia/{edition.slug}/hasil/kube/"
    for path in ("hasil/kube/", "penetapan/"):
        words = page(panitia, edition, path)
        assert "Urutan hitungan" in words
        assert "Urutan panel" in words
        assert "Panel menimbang kunjungan lapangan." in words
        assert "Tempat 1 menurut keputusan panel; menurut hitungan tempat 2." in words
    assert [row.amount for row in live_rankings(edition)[0].rows] == [
        3_000_000,
        2_000_000,
        1_000_000,
    ]


def test_the_decision_shows_both_orders_once_it_is_proposed(
    panitia: Client, edition: Edition
) -> None:
    post(panitia, edition, typed(panitia, edition, "2", "1", "3"))
    proposer = signed_in(proposed(edition).proposed_by)

    words = page(proposer, edition, "penetapan/")

    assert "Keputusan panel: menyimpang dari urutan hitungan" in words
    assert "Ubah keputusan" not in words


@pytest.mark.parametrize(
    ("places", "overrides", "said"),
    [
        (("2", "1", ""), {}, "Pilih tempatnya."),
        (("1", "1", "2"), {}, "Tempat harus berurutan dari 1."),
        (("1", "2", "3"), {}, "sama dengan urutan hitungan"),
        (("2", "1", "9"), {}, "Masukkan pilihan yang valid"),
        (("2", "1", "3"), {"penanda": []}, "Centang juri yang menandatangani."),
        (("2", "1", "3"), {"alasan": "Bagus."}, "sedikitnya satu kalimat"),
        (("2", "1", "3"), {"alasan": "x" * 10_000}, "Alasan panel:"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    places: tuple[str, ...],
    overrides: dict[str, object],
    said: str,
    panitia: Client,
    edition: Edition,
) -> None:
    data = typed(panitia, edition, *places, **overrides)

    response = post(panitia, edition, data)

    assert response.status_code == 422
    assert said in words_of(response)
    assert {name: response.context["form"][name].value() for name in data} == data
    assert not Departure.objects.exists()


def test_when_two_record_at_once_the_second_is_told_and_keeps_what_was_typed(
    panitia: Client, edition: Edition
) -> None:
    first = typed(panitia, edition, "2", "1", "3")
    second = typed(panitia, edition, "3", "2", "1")
    post(panitia, edition, first)

    clash = post(panitia, edition, second)
    again = post(panitia, edition, second | {"dilihat": clash.context["form"]["dilihat"].value()})

    assert clash.status_code == 409
    assert "Data ini juga diubah orang lain" in words_of(clash)
    assert again.status_code == 302
    assert list(Departure.objects.get().members.values_list("place", flat=True)) == [1, 2, 3]


def test_a_lapsed_order_is_pointed_out_until_it_is_recorded_again_or_taken_back(
    panitia: Client, edition: Edition
) -> None:
    post(panitia, edition, typed(panitia, edition, "2", "1", "3"))
    Contestant.objects.filter(pk=entered(edition)[2].pk).update(is_withdrawn=True)

    review, form = page(panitia, edition, "hasil/kube/"), page(panitia, edition, PATH)
    where = f"/panitia/{edition.slug}/{PATH}cabut/"
    empty, done = panitia.post(where, {"alasan": ""}), panitia.post(where, {"alasan": "Keliru."})

    assert "jadi keputusan itu tidak berlaku" in review
    assert "Urutan panel tidak berlaku lagi" in review
    assert "Catat lagi" in review
    assert "jadi keputusan itu tidak berlaku" in form
    assert (empty.status_code, done.status_code) == (422, 302)
    assert panitia.get(where).status_code == 404


@pytest.mark.parametrize("state", ["setup", "open", "frozen", "archived"])
def test_outside_closed_the_page_shows_no_order(
    state: str, panitia: Client, edition: Edition
) -> None:
    data = typed(panitia, edition, "2", "1", "3")
    Edition.objects.update(state=state)

    words, response = page(panitia, edition, PATH), post(panitia, edition, data)

    assert "Keputusan panel dicatat setelah penilaian ditutup" in words
    assert entered(edition)[0].name not in words
    assert response.status_code == 409


def test_a_single_contestant_and_an_incomplete_order_leave_nothing_to_depart_from(
    panitia: Client,
) -> None:
    single = closed_edition(judges=3, contestants=1)
    incomplete = open_edition(judges=3, contestants=2)
    Edition.objects.filter(pk=incomplete.pk).update(state="closed")

    assert "hanya mempunyai satu peserta" in page(panitia, single, PATH)
    assert "Urutan hitungan belum lengkap." in page(panitia, incomplete, PATH)


@pytest.mark.parametrize("count", [3, 8])
def test_the_page_costs_the_same_for_three_and_eight(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    values = {at: (1 + at // 3, 1 + at % 3, 2, 2) for at in range(1, count + 1)}
    edition = closed_edition(values=values)

    with django_assert_num_queries(26):
        panitia.get(f"/panitia/{edition.slug}/{PATH}")


def test_where_there_are_many_the_number_of_the_place_is_typed(
    panitia: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_acts, "MOST_CHOICES", 2)

    content = panitia.get(f"/panitia/{edition.slug}/{PATH}").content.decode()
    wrong = post(panitia, edition, typed(panitia, edition, "2", "1", "4"))
    right = post(panitia, edition, typed(panitia, edition, "2", "1", "3"))

    assert content.count('inputmode="numeric"') == 3
    assert (wrong.status_code, right.status_code) == (422, 302)
