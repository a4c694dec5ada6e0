from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from kube_awards.core.formats import fingerprint
from prizes.models import Decision
from prizes.services.decisions import return_decision
from tests.factories import (
    PASSWORD,
    approved,
    closed_edition,
    make_kube,
    make_user,
    open_edition,
    proposed,
    published,
    settled,
    signed_in,
)
from tests.pages import Response, hidden_fields, words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


def page_for(user: User, edition: Edition) -> Response:
    return signed_in(user).get(f"/panitia/{edition.slug}/penetapan/")


def post(user: User, edition: Edition, step: str, **fields: str) -> Response:
    """Press a button; return the page that follows."""
    path = f"/panitia/{edition.slug}/penetapan/{step}/"
    body = {"kata_sandi": PASSWORD} | fields
    return signed_in(user).post(path, body, follow=True)


# Proposing ----------------------------------------------------------------------------------------


def test_panitia_sees_what_would_be_proposed() -> None:
    edition = settled(closed_edition(contestants=3))
    names = [str(contestant) for contestant in edition.categories.get().contestants.all()]

    words = words_of(page_for(make_user(Role.PANITIA), edition))

    for text in (*names, "Juara I", "100,00", "Rp3.000.000", "Rp6.000.000", "Tanggal penetapan"):
        assert text in words
    assert "Ajukan penetapan" in words


@pytest.mark.parametrize("role", [Role.PENETAP, Role.PENGAWAS])
def test_others_who_see_values_are_offered_no_button(role: Role) -> None:
    page = page_for(make_user(role), closed_edition())

    assert "100,00" in words_of(page)
    assert "decided_on" not in page.content.decode()


def test_bendahara_sees_no_value_before_the_approval() -> None:
    edition = closed_edition()
    before = words_of(page_for(make_user(Role.BENDAHARA), edition))
    decision = proposed(edition)
    waiting = words_of(page_for(make_user(Role.BENDAHARA), edition))
    approved(decision)
    after = words_of(page_for(make_user(Role.BENDAHARA), edition))

    assert ["100,00" in words for words in (before, waiting, after)] == [False, False, True]


def test_a_proposal_is_made_and_waits() -> None:
    edition, panitia = settled(closed_edition(judges=1, contestants=1)), make_user(Role.PANITIA)

    page = post(panitia, edition, "ajukan", decided_on="2018-09-27")

    words = words_of(page)
    decision = Decision.objects.get()
    assert page.redirect_chain == [(f"/panitia/{edition.slug}/penetapan/", 302)]
    assert (decision.proposed_by, decision.state) == (panitia, "proposed")
    assert "Penetapan sudah diajukan dan menunggu pejabat penetap." in words
    assert "27 September 2018" in words
    assert fingerprint(decision.digest) in words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Isi tanggal penetapan."),
        ("kemarin", "Tulis tanggal seperti 27-09-2018."),
        ("0001-01-01", "Tanggal penetapan harus antara 20 September 2018 dan 20 September 2019."),
    ],
)
def test_a_wrong_date_is_answered_in_place(typed: str, sentence: str) -> None:
    edition = settled(closed_edition(judges=1, contestants=1))

    page = post(make_user(Role.PANITIA), edition, "ajukan", decided_on=typed)

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert not Decision.objects.exists()


def test_an_open_tie_is_not_proposed_and_says_why() -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})
    panitia = make_user(Role.PANITIA)

    offered = page_for(panitia, edition)
    page = post(panitia, edition, "ajukan", decided_on="2018-09-27")

    assert "decided_on" not in offered.content.decode()
    assert "ada nilai sama yang tidak dapat dipisahkan aturan" in words_of(page)
    assert not Decision.objects.exists()


def test_a_name_too_long_for_paper_is_not_proposed_and_says_which() -> None:
    edition = closed_edition(judges=1, contestants=1)
    contestant = edition.categories.get().contestants.get()
    contestant.kube = make_kube(name="W" * 120)
    contestant.save()
    settled(edition)

    page = post(make_user(Role.PANITIA), edition, "ajukan", decided_on="2018-09-27")

    assert "KUBE WWWW" in words_of(page)
    assert not Decision.objects.exists()


def test_before_closing_there_is_nothing_to_propose() -> None:
    edition, panitia = open_edition(judges=1, contestants=1), make_user(Role.PANITIA)

    page = post(panitia, edition, "ajukan", decided_on="2018-09-27")

    assert "edisi sedang “Penilaian berlangsung”" in words_of(page)
    assert "Belum ada hasil" in words_of(page)
    assert not Decision.objects.exists()


# Approving ----------------------------------------------------------------------------------------


def test_a_second_person_approves_what_the_page_showed() -> None:
    edition, penetap = closed_edition(judges=1, contestants=1), make_user(Role.PENETAP)
    proposed(edition)
    seen = hidden_fields(page_for(penetap, edition))

    page = post(penetap, edition, "1/setujui", digest_seen=seen["digest_seen"])

    decision = Decision.objects.get()
    assert (decision.state, decision.approved_by) == ("approved", penetap)
    assert "Hasil sudah ditetapkan." in words_of(page)
    assert penetap.full_name in words_of(page)


def test_whoever_proposed_is_offered_no_button_and_refused() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    both = make_user(Role.PANITIA, Role.PENETAP)
    post(both, edition, "ajukan", decided_on="2018-09-27")
    decision = Decision.objects.get()

    offered = words_of(page_for(both, edition))
    page = post(both, edition, "1/setujui", digest_seen=decision.digest)

    assert "Setujui dan tetapkan" not in offered
    assert "Pengusul tidak dapat menyetujui usulannya sendiri." in words_of(page)
    assert Decision.objects.get().state == "proposed"


@pytest.mark.parametrize("digest", ["0" * 64, "", "x" * 65])
def test_what_was_not_seen_is_not_approved(digest: str) -> None:
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)

    post(make_user(Role.PENETAP), edition, "1/setujui", digest_seen=digest)

    assert Decision.objects.get().state == "proposed"


def test_approving_twice_is_refused() -> None:
    edition = closed_edition(judges=1, contestants=1)
    decision = approved(proposed(edition))

    page = post(make_user(Role.PENETAP), edition, "1/setujui", digest_seen=decision.digest)

    assert "Usulan ini sudah “Ditetapkan”." in words_of(page)
    assert Decision.objects.get().approved_by == decision.approved_by


@pytest.mark.parametrize("number", [2, 10**30])
def test_a_decision_that_never_was_is_not_found(number: int) -> None:
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)

    for step in ("setujui", "kembalikan"):
        page = post(make_user(Role.PENETAP), edition, f"{number}/{step}", digest_seen="x", note="x")
        assert page.status_code == 404


# Giving back --------------------------------------------------------------------------------------


def test_a_proposal_is_given_back_and_panitia_reads_why() -> None:
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)

    post(make_user(Role.PENETAP, full_name="Budi"), edition, "1/kembalikan", note="Nama salah.")

    words = words_of(page_for(make_user(Role.PANITIA), edition))
    assert (Decision.objects.get().state, Edition.objects.get().state) == ("returned", "closed")
    assert "Dikembalikan dengan catatan" in words
    assert "Nama salah." in words
    assert "Budi" in words
    assert "Ajukan penetapan" in words


def test_giving_back_without_a_note_is_answered_in_place() -> None:
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)

    page = post(make_user(Role.PENETAP), edition, "1/kembalikan", note=" ")

    assert page.status_code == 422
    assert "Tulis catatan untuk panitia." in words_of(page)
    assert Decision.objects.get().state == "proposed"


def test_an_approved_decision_is_not_given_back() -> None:
    edition = closed_edition(judges=1, contestants=1)
    approved(proposed(edition))

    page = post(make_user(Role.PENETAP), edition, "1/kembalikan", note="Terlambat.")

    assert "Usulan ini sudah “Ditetapkan”." in words_of(page)
    assert Decision.objects.get().state == "approved"


def test_a_second_proposal_after_a_return_has_number_two() -> None:
    edition = closed_edition(judges=1, contestants=1)
    return_decision(decision=proposed(edition), actor=make_user(Role.PENETAP), note="Salah.")

    post(make_user(Role.PANITIA), edition, "ajukan", decided_on="2018-09-27")

    assert list(Decision.objects.values_list("number", "state")) == [
        (1, "returned"),
        (2, "proposed"),
    ]


def test_once_published_the_decision_page_leads_to_the_documents() -> None:
    edition = closed_edition(judges=1, contestants=1)
    published(approved(proposed(edition)))

    assert "Buka dokumen" in words_of(page_for(make_user(Role.PANITIA), edition))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("role", "stage", "queries"),
    [(Role.PANITIA, "closed", 38), (Role.PANITIA, "proposed", 19), (Role.PENETAP, "proposed", 24)],
)
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    role: Role,
    stage: str,
    queries: int,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    if stage == "proposed":
        proposed(edition)
    client = signed_in(make_user(role))

    with django_assert_num_queries(queries):
        client.get(f"/panitia/{edition.slug}/penetapan/")
