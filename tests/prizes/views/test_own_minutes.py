"""A judge reads the own totals of an approved decision, nothing else, and answers for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Confirmation, Decision
from tests.confirming import confirm, confirmed, object_to, question
from tests.factories import (
    approved,
    closed_edition,
    edition_ready,
    make_edition,
    make_judge,
    make_user,
    proposed,
    published,
    sheet_of,
    signed_in,
)
from tests.pages import Response, hidden_fields, words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
NOTE = "Nilai Melati 80, bukan 70."


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision over two contestants that two judges see unlike each other."""
    return approved(proposed(closed_edition(judges=2, contestants=2)))


def browser(decision: Decision, judge: int = 1) -> Client:
    return signed_in(question(decision, judge).judge.user)


def address(decision: Decision, step: str = "") -> str:
    return f"/juri/berita-acara/{decision.edition.slug}/{step}"


def own_page(decision: Decision, judge: int = 1) -> Response:
    return browser(decision, judge).get(address(decision))


def answer(decision: Decision, step: str, **fields: str) -> Response:
    typed = {"sidik": decision.digest} | fields
    return browser(decision).post(address(decision, step), typed, follow=True)


# What is shown ------------------------------------------------------------------------------------


def test_a_judge_reads_the_own_totals_and_nothing_of_the_result(decision: Decision) -> None:
    words = words_of(own_page(decision))

    for award in decision.awards.all():
        assert f"{award.name} Jakarta Timur Nilai akhir Anda" in words
        assert award.label not in words
    assert "100,00 Kelembagaan" in words
    assert "Kelembagaan 60,00 Ekonomi 40,00" in words
    assert "Berita acara memuat nilai saya" in words
    for secret in ("Rp", "Juara", question(decision, 2).judge.name, "Peringkat"):
        assert secret not in words


def test_before_the_approval_there_is_nothing_to_read_or_to_answer() -> None:
    waiting = proposed(closed_edition(judges=1, contestants=1))
    judge = signed_in(waiting.edition.judges.get().user)

    answers = [
        judge.get(address(waiting)),
        judge.post(address(waiting, "benar/"), {"sidik": waiting.digest}),
        judge.post(address(waiting, "keberatan/"), {"sidik": waiting.digest, "catatan": NOTE}),
    ]

    assert [each.status_code for each in answers] == [404, 404, 404]
    assert "Konfirmasi berita acara" not in words_of(judge.get("/juri/"))


def test_for_a_judge_of_another_edition_it_is_as_missing_as_none(decision: Decision) -> None:
    other = signed_in(make_judge(make_edition(year=2019), make_user()).user)

    for client, path in ((other, address(decision)), (other, "/juri/berita-acara/tidak-ada/")):
        assert client.get(path).status_code == 404
    assert other.post(address(decision, "benar/"), {"sidik": decision.digest}).status_code == 404


def test_after_the_announcement_the_page_is_for_reading(decision: Decision) -> None:
    published(decision)

    words = words_of(own_page(decision))
    late = answer(decision, "keberatan/", catatan=NOTE)

    assert "jawaban tidak dapat diubah lagi" in words
    assert "Sampaikan keberatan" not in words
    assert late.status_code == 409
    assert question(decision).is_confirmed


def test_a_decision_that_does_not_hold_any_more_is_said_to(decision: Decision) -> None:
    Decision.objects.update(state="returned", return_note="Lain.", returned_by=decision.approved_by)

    page = own_page(decision)
    late = answer(decision, "keberatan/", catatan=NOTE)

    assert "Berita acara ini tidak berlaku lagi" in words_of(page)
    assert "100,00" not in words_of(page)
    assert late.status_code == 409
    assert NOTE in words_of(late)


@pytest.mark.parametrize(("judges", "contestants"), [(1, 1), (3, 3), (30, 3)])
def test_the_page_takes_as_many_queries_for_many_as_for_one(
    judges: int, contestants: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=judges, contestants=contestants, kinds=("kube", "pendamping"))
    decision = approved(proposed(edition))
    client = browser(decision)

    with django_assert_num_queries(8):
        client.get(address(decision))


# Answers ------------------------------------------------------------------------------------------


def test_confirming_is_one_press_and_a_second_is_harmless(decision: Decision) -> None:
    pages = [answer(decision, "benar/") for _each in range(2)]

    assert ["Anda sudah mengonfirmasi" in words_of(page) for page in pages] == [True, True]
    assert question(decision).version == 2


def test_an_objection_is_kept_shown_and_changed_into_a_confirmation(decision: Decision) -> None:
    against = answer(decision, "keberatan/", catatan=NOTE)
    after = answer(decision, "benar/")

    assert "Anda menyampaikan keberatan" in words_of(against)
    assert NOTE in words_of(against)
    assert "Anda sudah mengonfirmasi" in words_of(after)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [("", "Tulis apa yang tidak sesuai."), ("x" * 10_000, "500")],
)
def test_a_note_that_will_not_do_is_answered_at_its_field_and_kept(
    note: str, sentence: str, decision: Decision
) -> None:
    page = answer(decision, "keberatan/", catatan=note)

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert note in page.text
    assert question(decision).is_waiting


def test_a_page_of_an_older_decision_is_refused_and_keeps_the_note(decision: Decision) -> None:
    older = {"sidik": "0" * 64}

    agreed = browser(decision).post(address(decision, "benar/"), older)
    against = browser(decision).post(address(decision, "keberatan/"), older | {"catatan": NOTE})
    again = answer(decision, "keberatan/", catatan=NOTE, sidik=hidden_fields(against)["sidik"])

    assert [agreed.status_code, against.status_code] == [409, 409]
    assert "bukan yang tadi Anda lihat" in words_of(against)
    assert NOTE in against.text
    assert again.status_code == 200
    assert question(decision).is_objection


def test_an_answer_that_carries_no_digest_is_not_taken(decision: Decision) -> None:
    assert browser(decision).post(address(decision, "benar/")).status_code == 422
    assert question(decision).is_waiting


# The list of tasks --------------------------------------------------------------------------------


def test_the_list_of_tasks_begins_with_the_question(decision: Decision) -> None:
    words = words_of(browser(decision).get("/juri/"))

    assert words.index("Konfirmasi berita acara 2018") < words.index("lembar terkirim")
    assert address(decision) in browser(decision).get("/juri/").text


def test_once_answered_a_quiet_link_is_left(decision: Decision) -> None:
    confirm(decision, 1)
    object_to(decision, NOTE, 2)

    said = [words_of(browser(decision, judge).get("/juri/")) for judge in (1, 2)]

    assert ["Nilai Anda dalam berita acara 2018 Sudah mengonfirmasi" in said[0]] == [True]
    assert "Nilai Anda dalam berita acara 2018 Keberatan" in said[1]
    assert "Periksa nilai saya" not in "".join(said)


def test_each_edition_asks_for_itself(decision: Decision) -> None:
    user = question(decision).judge.user
    edition = edition_ready(judges=1, contestants=1)
    type(edition).objects.filter(pk=edition.pk).update(year=2019)
    make_judge(edition, user)
    confirmed(decision)
    Confirmation.objects.filter(judge__user=user).update(answer="waiting", answered_at=None)

    words = words_of(signed_in(user).get("/juri/"))

    assert "Konfirmasi berita acara 2018" in words
    assert "2019" not in words.replace("edisi-2019", "")


def test_somebody_without_a_seat_is_told_whom_it_is_for(decision: Decision) -> None:
    for person in (make_user(), make_user(Role.PANITIA)):
        assert signed_in(person).get(address(decision)).status_code == 403
    assert sheet_of(decision.edition).is_submitted
