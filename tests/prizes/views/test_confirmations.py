"""Panitia see who confirmed, objects or is missing, and go on without them only with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from kube_awards.accounts.roles import Role
from prizes.models import Decision, Publication, Waiver
from tests.confirming import confirm, confirmed, object_to, question
from tests.factories import approved, closed_edition, make_user, proposed, signed_in
from tests.pages import Response, hidden_fields, words_of
from tests.prizes.publication_cases import HOUR, scheduled

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
REASON = "Sedang di luar negeri; nilainya dicocokkan dengan lembar kertas."
NOTE = "Nilai Melati 80, bukan 70."


@pytest.fixture
def decision() -> Decision:
    """Give a decision that one of three judges confirmed, one objects to, one has not answered."""
    found = approved(proposed(closed_edition(judges=3, contestants=1)))
    confirm(found, 1)
    object_to(found, NOTE, 2)
    return found


def staff_page(decision: Decision, page: str, role: Role = Role.PANITIA) -> Response:
    return signed_in(make_user(role)).get(f"/panitia/{decision.edition.slug}/{page}/")


def press(decision: Decision, step: str, **fields: str) -> Response:
    path = f"/panitia/{decision.edition.slug}/pengumuman/{step}/"
    return signed_in(make_user(Role.PANITIA)).post(path, fields, follow=True)


def waive(decision: Decision, reason: str = REASON) -> Response:
    seen = hidden_fields(staff_page(decision, "pengumuman"))["dilihat"]
    return press(decision, "tanpa-konfirmasi", dilihat=seen, alasan=reason)


# What is shown ------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["pengumuman", "penetapan"])
@pytest.mark.parametrize("role", [Role.PANITIA, Role.PENETAP, Role.PENGAWAS])
def test_who_may_see_values_reads_who_answered_what(
    role: Role, page: str, decision: Decision
) -> None:
    words = words_of(staff_page(decision, page, role))

    assert "1 dari 3 juri sudah mengonfirmasi" in words
    names = [question(decision, judge).judge.name for judge in (1, 2, 3)]
    for name, state in zip(
        names, ("Sudah mengonfirmasi", "Keberatan", "Belum menjawab"), strict=True
    ):
        assert name in words
        assert state in words
    assert NOTE in words


@pytest.mark.parametrize("page", ["pengumuman", "penetapan"])
def test_bendahara_reads_how_many_and_not_who(page: str, decision: Decision) -> None:
    waive(decision)

    words = words_of(staff_page(decision, page, Role.BENDAHARA))

    assert "1 dari 3 juri sudah mengonfirmasi" in words
    assert NOTE not in words
    assert REASON not in words


def test_only_panitia_is_offered_a_way_on(decision: Decision) -> None:
    roles = (Role.PANITIA, Role.PENETAP, Role.PENGAWAS, Role.BENDAHARA)

    pages = [staff_page(decision, "pengumuman", role) for role in roles]

    assert ["tanpa-konfirmasi" in page.text for page in pages] == [True, False, False, False]
    assert ["wa.me" in page.text for page in pages] == [True, False, False, False]
    assert not any("Umumkan sekarang" in words_of(page) for page in pages)


def test_a_missing_judge_has_a_text_ready_and_the_others_have_none(decision: Decision) -> None:
    page = staff_page(decision, "pengumuman").text

    assert page.count("https://wa.me/?text=Yth.+") == 1
    assert f"juri%2Fberita-acara%2F{decision.edition.slug}" in page


# The gate -----------------------------------------------------------------------------------------


def test_a_page_from_before_does_not_announce_and_names_who_is_missing(decision: Decision) -> None:
    page = press(decision, "umumkan", versi="0")

    assert page.status_code == 422
    names = [question(decision, judge).judge.name for judge in (3, 2)]
    assert (
        f"Hasil belum dapat diumumkan: 1 juri belum menjawab ({names[0]});"
        f" 1 juri keberatan ({names[1]})."
    ) in words_of(page)
    assert not Publication.objects.exists()


def test_a_page_from_before_does_not_plan_and_keeps_the_minute(decision: Decision) -> None:
    waktu = (timezone.localtime() + HOUR).strftime("%Y-%m-%dT%H:%M")

    page = press(decision, "jadwalkan", versi="0", waktu=waktu)

    assert page.status_code == 422
    assert "Hasil belum dapat diumumkan" in words_of(page)
    assert f'value="{waktu}"' in page.text
    assert not Publication.objects.exists()


def test_an_objection_that_stopped_a_plan_says_so() -> None:
    decision = confirmed(approved(proposed(closed_edition(judges=1, contestants=1))))
    scheduled(decision)
    object_to(decision, NOTE)

    words = words_of(staff_page(decision, "pengumuman"))

    assert "dibatalkan oleh keberatan ini." in words
    assert "Belum diumumkan" in words


# The waiver ---------------------------------------------------------------------------------------


def test_with_a_reason_the_way_is_free_and_everybody_reads_why(decision: Decision) -> None:
    page = waive(decision)

    words = words_of(staff_page(decision, "penetapan", Role.PENGAWAS))
    assert "Umumkan sekarang" in words_of(page)
    assert REASON in words
    names = [question(decision, judge).judge.name for judge in (2, 3)]
    assert f"{names[0]} (keberatan), {names[1]} (belum menjawab)" in words


def test_a_new_objection_closes_the_way_and_says_that_the_reason_is_old(
    decision: Decision,
) -> None:
    waive(decision)
    object_to(decision, "Juga Mawar.", 3)

    words = words_of(staff_page(decision, "pengumuman"))

    assert "Ada keberatan setelah alasan ini dicatat" in words
    assert "Umumkan sekarang" not in words
    assert "Umumkan sekarang" in words_of(waive(decision, "Sudah dibahas."))


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("", "Tulis alasan melanjutkan tanpa konfirmasi semua juri."), ("x" * 10_000, "500")],
)
def test_a_reason_that_will_not_do_is_answered_at_its_field_and_kept(
    reason: str, sentence: str, decision: Decision
) -> None:
    page = waive(decision, reason)

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert reason in page.text
    assert not Waiver.objects.exists()


def test_who_comes_second_reads_what_changed_and_keeps_the_reason(decision: Decision) -> None:
    seen = hidden_fields(staff_page(decision, "pengumuman"))["dilihat"]
    object_to(decision, "Lain lagi.", 3)

    page = press(decision, "tanpa-konfirmasi", dilihat=seen, alasan=REASON)
    again = press(
        decision, "tanpa-konfirmasi", dilihat=hidden_fields(page)["dilihat"], alasan=REASON
    )

    assert page.status_code == 409
    assert "Data ini juga diubah orang lain" in words_of(page)
    assert REASON in page.text
    assert again.status_code == 200
    assert Waiver.objects.get().reason == REASON


def test_of_two_staff_the_second_finds_the_first_one_s_reason(decision: Decision) -> None:
    seen = hidden_fields(staff_page(decision, "pengumuman"))["dilihat"]
    pages = [
        press(decision, "tanpa-konfirmasi", dilihat=seen, alasan=reason)
        for reason in (REASON, "Alasan kedua.")
    ]

    assert [page.status_code for page in pages] == [200, 409]
    assert REASON in words_of(pages[1])
    assert "Alasan kedua." in pages[1].text
    assert Waiver.objects.get().reason == REASON


def test_nothing_is_waived_that_is_not_missing(decision: Decision) -> None:
    seen = hidden_fields(staff_page(decision, "pengumuman"))["dilihat"]
    confirmed(decision)

    late = press(decision, "tanpa-konfirmasi", dilihat=seen, alasan=REASON)
    fresh = str(int(seen) + 2)
    refused = press(decision, "tanpa-konfirmasi", dilihat=fresh, alasan=REASON)

    assert late.status_code == 409
    assert "Tidak ada konfirmasi yang masih kurang." in words_of(refused)
    assert not Waiver.objects.exists()


def test_before_there_is_a_decision_nothing_is_waived() -> None:
    edition = closed_edition(judges=1, contestants=1)
    path = f"/panitia/{edition.slug}/pengumuman/tanpa-konfirmasi/"

    page = signed_in(make_user(Role.PANITIA)).post(
        path, {"dilihat": "0", "alasan": REASON}, follow=True
    )

    assert "Belum ada hasil yang ditetapkan." in words_of(page)


@pytest.mark.parametrize("judges", [1, 3, 30])
@pytest.mark.parametrize(("page", "queries"), [("pengumuman", 17), ("penetapan", 22)])
def test_the_pages_take_as_many_queries_for_thirty_judges_as_for_one(
    page: str, queries: int, judges: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decision = approved(proposed(closed_edition(judges=judges, contestants=1)))
    client = signed_in(make_user(Role.PANITIA))

    with django_assert_num_queries(queries):
        client.get(f"/panitia/{decision.edition.slug}/{page}/")
