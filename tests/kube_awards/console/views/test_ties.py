from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, Edition, TieDecision
from assessments.services.ties import withdraw_tie_decision
from kube_awards.ledger.models import Entry
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import closed_edition, make_user
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.pages import Response

pytestmark = pytest.mark.django_db

EQUAL = (4, 4, 4, 4)


@pytest.fixture
def tied() -> Edition:
    return closed_edition(values={1: EQUAL, 2: EQUAL, 3: (1, 1, 1, 1)})


def one(edition: Edition, at: int = 1) -> Contestant:
    return Contestant.objects.get(category__edition=edition, running_order=at)


def address(edition: Edition, at: int = 1) -> str:
    return f"hasil/kube/nilai-sama/{one(edition, at).public_id}/"


def typed(client: Client, edition: Edition, *places: int, **overrides: object) -> dict[str, object]:
    """Return what the page sends for the first contestants in running order."""
    seen = client.get(f"/panitia/{edition.slug}/{address(edition)}").context["form"]["dilihat"]
    facts: dict[str, object] = {
        "jenis": "ordered" if places else "joint",
        "penanda": [judge.public_id for judge in edition.judges.all()],
        "alasan": "Panel menimbang kunjungan lapangan.",
        "dilihat": seen.value(),
    }
    for at, place in enumerate(places, start=1):
        facts[f"urutan-{one(edition, at).public_id}"] = place or ""
    return facts | overrides


def post(client: Client, edition: Edition, data: dict[str, object], at: int = 1) -> Response:
    return client.post(f"/panitia/{edition.slug}/{address(edition, at)}", data)


def test_the_notice_leads_to_the_page_and_the_order_decides(panitia: Client, tied: Edition) -> None:
    before = page(panitia, tied, "hasil/kube/")
    response = post(panitia, tied, typed(panitia, tied, 2, 1))
    words = page(panitia, tied, "hasil/kube/")

    assert "Catat keputusan panel" in before
    assert response.headers["Location"] == f"/panitia/{tied.slug}/hasil/kube/"
    assert "Keputusan panel: urutan" in words
    assert "Panel menimbang kunjungan lapangan." in words
    assert "urutan diputuskan panel" in words
    assert "Nilai akhir sama" in words
    positions = TieDecision.objects.get().members.values_list("contestant", "position")
    assert list(positions) == [(one(tied, 2).pk, 1), (one(tied).pk, 2)]


def test_joint_winners_need_no_positions(panitia: Client, tied: Edition) -> None:
    assert post(panitia, tied, typed(panitia, tied)).status_code == 302

    assert "Keputusan panel: juara bersama" in page(panitia, tied, "hasil/kube/")


@pytest.mark.parametrize(
    ("places", "overrides", "said"),
    [
        ((1, 0), {}, "Pilih tempatnya."),
        ((1, 1), {}, "Urutan 1 sudah dipilih untuk"),
        ((1, 3), {}, "Masukkan pilihan yang valid"),
        ((1, 2), {"penanda": []}, "Centang juri yang menandatangani."),
        ((1, 2), {"alasan": " "}, "Tulis alasan panel."),
        ((1, 2), {"alasan": "x" * 10_000}, "Alasan panel:"),
        ((1, 2), {"jenis": ""}, "Pilih juara bersama atau urutan."),
        ((1, 2), {"jenis": "undian"}, "Masukkan pilihan yang valid"),
        ((1, 2), {"penanda": ["tidakada"]}, "Masukkan pilihan yang valid"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    places: tuple[int, ...],
    overrides: dict[str, object],
    said: str,
    panitia: Client,
    tied: Edition,
) -> None:
    data = typed(panitia, tied, *places, **overrides)

    response = post(panitia, tied, data)

    assert response.status_code == 422
    assert said in words_of(response)
    form = response.context["form"]
    for name, value in data.items():
        assert form[name].value() == (value if isinstance(value, list) else str(value))
    assert not TieDecision.objects.exists()


def test_a_contestant_from_elsewhere_is_left_aside(panitia: Client, tied: Edition) -> None:
    stranger = one(tied, 3)

    post(panitia, tied, typed(panitia, tied, 1, 2) | {f"urutan-{stranger.public_id}": "1"})

    members = TieDecision.objects.get().members.values_list("contestant", flat=True)
    assert stranger.pk not in members


def test_a_judge_who_recused_from_a_member_cannot_sign(panitia: Client) -> None:
    edition = closed_edition(judges=6, values={1: EQUAL, 2: EQUAL, 3: (1, 1, 1, 1)})
    elsewhere(edition, contestant=3)
    recuse(edition, judge=1)
    excuse(edition, judge=3)
    second = edition.judges.get(order=2)
    elsewhere(edition, contestant=2, code="31.74")
    recuse(edition, judge=2, code="31.74")
    first, third = edition.judges.get(order=1), edition.judges.get(order=3)

    words = page(panitia, edition, address(edition))
    refused = post(panitia, edition, typed(panitia, edition) | {"penanda": [second.public_id]})

    assert f"{second.name} tidak menandatangani (benturan kepentingan: Jakarta Selatan)." in words
    assert f"{third.name} tidak menandatangani (tidak hadir)." in words
    assert f"{first.name} tidak menandatangani" not in words
    assert refused.status_code == 422
    assert not TieDecision.objects.exists()


def test_when_two_record_at_once_the_second_is_told_and_keeps_what_was_typed(
    panitia: Client, tied: Edition
) -> None:
    first, second = typed(panitia, tied, 1, 2), typed(panitia, tied, 2, 1, alasan="Lain lagi.")
    post(panitia, tied, first)

    clash = post(panitia, tied, second)
    again = post(panitia, tied, second | {"dilihat": clash.context["form"]["dilihat"].value()})

    assert clash.status_code == 409
    assert "Data ini juga diubah orang lain" in words_of(clash)
    assert clash.context["form"]["alasan"].value() == "Lain lagi."
    assert again.status_code == 302
    assert TieDecision.objects.get().reason == "Lain lagi."


def test_a_group_that_has_grown_is_not_decided_unseen(panitia: Client) -> None:
    edition = closed_edition(judges=1, values={1: EQUAL, 2: EQUAL, 3: EQUAL})
    withdraw = one(edition, 3)
    type(withdraw).objects.filter(pk=withdraw.pk).update(is_withdrawn=True)
    data = typed(panitia, edition)
    type(withdraw).objects.filter(pk=withdraw.pk).update(is_withdrawn=False)

    clash = post(panitia, edition, data)

    assert clash.status_code == 409
    assert withdraw.name in words_of(clash)
    assert not TieDecision.objects.exists()


def test_a_group_no_longer_equal_is_refused_with_the_reason(panitia: Client, tied: Edition) -> None:
    data = typed(panitia, tied)
    other = one(tied, 2)
    Contestant.objects.filter(pk=other.pk).update(is_withdrawn=True)

    response = post(panitia, tied, data)

    assert response.status_code == 409
    assert "tidak sama lagi dengan peserta lain" in words_of(response)


@pytest.mark.parametrize("state", ["setup", "open", "frozen", "archived"])
def test_outside_closed_the_page_shows_nothing_and_records_nothing(
    state: str, panitia: Client, tied: Edition
) -> None:
    data = typed(panitia, tied)
    Edition.objects.update(state=state)

    words = page(panitia, tied, address(tied))
    response = post(panitia, tied, data)

    assert "Keputusan panel dicatat setelah penilaian ditutup" in words
    assert one(tied, 2).name not in words
    assert response.status_code == 409
    assert not TieDecision.objects.exists()


def test_a_decision_is_changed_and_taken_back_with_a_reason(panitia: Client, tied: Edition) -> None:
    post(panitia, tied, typed(panitia, tied, 2, 1))
    shown = panitia.get(f"/panitia/{tied.slug}/{address(tied)}").context["form"]
    decision = TieDecision.objects.get()
    where = f"/panitia/{tied.slug}/hasil/kube/keputusan-panel/{decision.public_id}/cabut/"

    empty, done = panitia.post(where, {"alasan": ""}), panitia.post(where, {"alasan": "Keliru."})

    assert shown[f"urutan-{one(tied, 2).public_id}"].value() == 1
    assert shown["alasan"].value() == "Panel menimbang kunjungan lapangan."
    assert (empty.status_code, done.status_code) == (422, 302)
    assert Entry.objects.latest("seq").action == "tie.withdrawn"
    assert not TieDecision.objects.exists()
    assert panitia.post(where, {"alasan": "Lagi."}).status_code == 404


def test_a_decision_that_lapsed_is_named_with_the_way_to_take_it_back(
    panitia: Client, tied: Edition
) -> None:
    post(panitia, tied, typed(panitia, tied, 2, 1))
    Contestant.objects.filter(pk=one(tied, 2).pk).update(is_withdrawn=True)

    words = page(panitia, tied, "hasil/kube/")

    assert "Tidak berlaku lagi: nilai peserta ini tidak sama lagi." in words
    assert f"Cabut keputusan atas {one(tied, 2).name} dan {one(tied).name}" in words
    assert "Lanjut ke penetapan" not in words


def test_a_decision_taken_back_meanwhile_cannot_be_taken_back_again(tied: Edition) -> None:
    edition, actor = tied, make_user()
    decision = TieDecision.objects.create(
        category=edition.categories.get(), kind="joint", reason="x", recorded_by=actor
    )
    stale = TieDecision.objects.get(pk=decision.pk)
    withdraw_tie_decision(decision=decision, actor=actor, reason="Keliru.")

    with pytest.raises(Exception, match="sudah dicabut atau diganti"):
        withdraw_tie_decision(decision=stale, actor=actor, reason="Keliru.")


@pytest.mark.parametrize("count", [3, 8])
def test_the_page_costs_the_same_for_three_and_eight(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(values=dict.fromkeys(range(1, count + 1), EQUAL))
    post(panitia, edition, typed(panitia, edition))

    with django_assert_num_queries(24):
        panitia.get(f"/panitia/{edition.slug}/{address(edition)}")
