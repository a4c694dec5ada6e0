from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from groups.models import Facilitator
from kube_awards.accounts.roles import Role
from kube_awards.core.formats import fingerprint
from prizes.models import Award, Decision
from tests.factories import (
    approved,
    closed_edition,
    make_user,
    proposed,
    published,
    signed_in,
)
from tests.pages import words_of
from tests.prizes.stored_certificates import stored_certificate

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

CODE = "19HSRQPNF5VH6K0D"


def certified(decision: Decision, kind: str = "kube") -> Award:
    """Store a certificate without its paper; return what it is of."""
    award = decision.awards.get(contestant__category__kind=kind, place=1)
    stored_certificate(award, code=CODE)
    return award


@pytest.fixture
def decision() -> Decision:
    """Give a published decision over both categories."""
    edition = closed_edition(judges=1, contestants=2, kinds=("kube", "pendamping"))
    return published(approved(proposed(edition)))


# The result ---------------------------------------------------------------------------------------


def test_the_page_shows_both_categories_with_money_and_values(decision: Decision) -> None:
    page = Client().get(f"/hasil/{decision.edition.slug}/")

    words = words_of(page)
    kube = decision.awards.filter(contestant__category__kind="kube").order_by("place")
    for award in kube:
        assert award.name in words
    for text in (
        *("Juara I", "Juara II", "100,00", "80,00", "Rp3.000.000", "Rp2.000.000"),
        *("27 September 2018", fingerprint(decision.digest)),
    ):
        assert text in words
    assert "Kelembagaan 60,0, Ekonomi 40,0" in page.content.decode()


def test_who_takes_part_without_a_prize_is_shown_without_money() -> None:
    edition = closed_edition(judges=1, contestants=4, kinds=("kube", "pendamping"))
    published(approved(proposed(edition)))

    words = words_of(Client().get(f"/hasil/{edition.slug}/"))

    assert ("40,00" in words, "Rp0" in words) == (True, False)


def test_a_person_without_consent_is_named_by_region_only(decision: Decision) -> None:
    willing, unwilling = Facilitator.objects.order_by("pk")
    Facilitator.objects.filter(pk=willing.pk).update(consents_to_publication=True)

    page = Client().get(f"/hasil/{decision.edition.slug}/").content.decode()

    assert willing.name in page
    assert unwilling.name not in page
    assert "Nama pendamping hanya ditampilkan bila yang bersangkutan menyetujuinya." in page


def test_no_judge_is_named(decision: Decision) -> None:
    judge = decision.edition.judges.get()

    for path in ("/", f"/hasil/{decision.edition.slug}/"):
        assert judge.name not in Client().get(path).content.decode()


def test_the_page_is_the_same_for_everybody_and_may_be_cached(decision: Decision) -> None:
    path = f"/hasil/{decision.edition.slug}/"

    anonymous, known = Client().get(path), signed_in(make_user(Role.PANITIA)).get(path)

    assert anonymous.content == known.content
    assert anonymous.headers["Cache-Control"] == "public, max-age=4, must-revalidate"
    assert not anonymous.cookies


def test_the_home_page_leads_to_the_announced_result(decision: Decision) -> None:
    page = Client().get("/").content.decode()

    assert f'href="/hasil/{decision.edition.slug}/"' in page


def test_an_address_without_its_last_slash_is_completed(decision: Decision) -> None:
    response = Client().get(f"/hasil/{decision.edition.slug}")

    assert response.headers["Location"] == f"/hasil/{decision.edition.slug}/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    published(approved(proposed(edition)))

    with django_assert_num_queries(13):
        Client().get(f"/hasil/{edition.slug}/")


@pytest.mark.parametrize("path", ["/hasil/{slug}/", f"/cek/{CODE}/"])
def test_numbers_that_were_changed_are_shown_to_nobody(
    path: str, decision: Decision, caplog: pytest.LogCaptureFixture
) -> None:
    certified(decision)
    Award.objects.filter(decision=decision, place=1).update(amount=9_000_000)

    response = Client().get(path.format(slug=decision.edition.slug))

    assert response.status_code == 503
    assert "Data hasil ini sedang diperiksa" in words_of(response)
    assert "Rp9.000.000" not in words_of(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert "uang pembinaan sekarang Rp9.000.000, semula Rp3.000.000" in caplog.text


# Checking a certificate ---------------------------------------------------------------------------


def test_the_form_leads_to_the_answer() -> None:
    asked = Client().get("/cek/")
    answered = Client().get("/cek/", {"kode": " 19hs-rqpn "})

    assert "Kode pada piagam" in words_of(asked)
    assert (answered.status_code, answered.headers["Location"]) == (302, "/cek/19HSRQPN/")


@pytest.mark.parametrize("typed", ["19HS/RQPN", "//evil.example", "../19HS", "<script>x</script>"])
def test_nothing_typed_shapes_the_address_of_the_answer(typed: str) -> None:
    response = Client().get("/cek/", {"kode": typed})

    assert response.status_code == 302
    assert re.fullmatch("/cek/[0-9A-Z]+/", response.headers["Location"])


def test_an_empty_form_is_answered_in_place() -> None:
    response = Client().get("/cek/", {"kode": ""})

    assert response.status_code == 422
    assert "Tulis kode pada piagam." in words_of(response)


@pytest.mark.parametrize("typed", [CODE, "19hs-rqpn-f5vh-6k0d"])
def test_a_genuine_code_shows_what_the_paper_shows(typed: str, decision: Decision) -> None:
    award = certified(decision)

    response = Client().get(f"/cek/{typed}/")

    words = words_of(response)
    assert response.status_code == 200
    for text in (
        *("Asli", "Juara I", award.name, "1201/KUBE", "27 September 2018"),
        *("19HS-RQPN-F5VH-6K0D", f"versi 1, sidik data {fingerprint(decision.digest)}"),
    ):
        assert text in words


def test_a_persons_name_is_shown_in_part(decision: Decision) -> None:
    name = certified(decision, "pendamping").name

    page = Client().get(f"/cek/{CODE}/").content.decode()

    assert name not in page
    assert "Rah••• S•••" in page
    assert "Nama orang hanya ditampilkan sebagian." in page


@pytest.mark.parametrize("code", ["0" * 16, "x", "19HSRQPNF5VH6K0E", "' OR 1=1 --"])
def test_any_other_code_is_not_found(code: str, decision: Decision) -> None:
    certified(decision)

    response = Client().get(f"/cek/{code}/")

    assert response.status_code == 404
    assert "Tidak ada piagam dengan kode ini." in words_of(response)
