from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, HolePolicy, Recusal
from assessments.services.judging import close_judging
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import make_edition, make_judge, make_user, open_edition, sheet_of, signed_in
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db

PUSAT = {"wilayah": "31.71", "alasan": "family", "keterangan": ""}


def judge_in(edition: Edition, order: int = 1) -> Client:
    return signed_in(edition.judges.get(order=order).user)


def two_regions(*, judges: int = 4) -> Edition:
    """Return an open edition over both categories, the first contestants from Jakarta Pusat."""
    edition = open_edition(judges=judges, contestants=2, kinds=("kube", "pendamping"))
    elsewhere(edition, contestant=1)
    return edition


def test_the_page_names_who_would_vanish_and_what_that_means_for_the_panel() -> None:
    edition = two_regions()
    gone = [sheet_of(edition, kind=kind).contestant.name for kind in ("kube", "pendamping")]

    words = words_of(judge_in(edition).get("/juri/benturan/"))

    assert f"Jakarta Pusat: {', '.join(gone)}" in words
    assert "KUBE : peringkat akan memakai 3 dari 4 juri." in words
    assert "Kurang dari" not in words


def test_a_panel_that_would_be_too_small_is_said_before() -> None:
    edition = two_regions(judges=3)

    words = words_of(judge_in(edition).get("/juri/benturan/"))

    assert "peringkat akan memakai 2 dari 3 juri." in words
    assert "Kurang dari 3 juri yang diperlukan: panitia perlu menunjuk pengganti." in words


def test_judges_who_do_not_count_any_more_are_not_counted_on() -> None:
    edition = two_regions(judges=5)
    recuse(edition, judge=2)
    excuse(edition, judge=3)

    words = words_of(judge_in(edition).get("/juri/benturan/"))

    assert "peringkat akan memakai 2 dari 5 juri." in words


def test_an_adjusted_result_keeps_the_other_sheets() -> None:
    edition = two_regions(judges=3)
    Category.objects.update(hole_policy=HolePolicy.ADJUSTED)

    words = words_of(judge_in(edition).get("/juri/benturan/"))

    assert "nilai Anda untuk peserta lain tetap dihitung." in words
    assert "Kurang dari" not in words


def test_both_contestants_of_a_declared_region_vanish() -> None:
    edition = two_regions()
    judge = judge_in(edition)
    sheets = [sheet_of(edition, kind=kind) for kind in ("kube", "pendamping")]

    words = words_of(judge.post("/juri/benturan/", PUSAT, follow=True))

    kept = Recusal.objects.get()
    assert (kept.judge.order, kept.region.code, kept.reason) == (1, "31.71", "family")
    assert "Benturan kepentingan dengan Jakarta Pusat sudah dinyatakan." in words
    assert (
        "Anda tidak menilai peserta Jakarta Pusat karena benturan kepentingan: Hubungan keluarga."
        in words
    )
    assert "0 dari 2 lembar terkirim" in words
    for sheet in sheets:
        address = f"/juri/lembar/{sheet.public_id}/"
        assert judge.get(address).status_code == 404
        assert judge.post(f"{address}simpan/", {"nilai-1": "5"}).status_code == 404
        assert judge_in(edition, 2).get("/juri/").status_code == 200


def test_what_is_declared_is_shown_and_not_offered_again() -> None:
    edition = two_regions()
    judge = judge_in(edition)
    judge.post("/juri/benturan/", PUSAT)

    words = words_of(judge.get("/juri/benturan/"))
    again = judge.post("/juri/benturan/", PUSAT)

    assert "Sudah dinyatakan Jakarta Pusat: Hubungan keluarga" in words
    assert (again.status_code, Recusal.objects.count()) == (422, 1)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"wilayah": ""}, "Pilih wilayahnya."),
        ({"wilayah": "31.99"}, "31.99"),
        ({"alasan": ""}, "Pilih alasannya."),
        ({"alasan": "other"}, "Tulis alasan benturan kepentingan."),
        ({"alasan": "other", "keterangan": "x" * 501}, "500"),
    ],
)
def test_a_wrong_answer_stays_on_the_page(changes: dict[str, str], error: str) -> None:
    answer = judge_in(two_regions()).post("/juri/benturan/", PUSAT | changes)

    assert (answer.status_code, Recusal.objects.count()) == (422, 0)
    assert error in words_of(answer)


def test_a_reason_of_ones_own_is_kept() -> None:
    edition = two_regions()
    said = {"alasan": "other", "keterangan": "Tetangga ketua."}

    judge_in(edition).post("/juri/benturan/", PUSAT | said)
    words = words_of(judge_in(edition).get("/juri/benturan/"))

    assert "Jakarta Pusat: Alasan lain Tetangga ketua." in words


def test_with_every_region_declared_nothing_is_left_to_ask() -> None:
    edition = open_edition(judges=1, contestants=1)
    recuse(edition, judge=1, code="31.75")

    words = words_of(judge_in(edition).get("/juri/benturan/"))

    assert "Tidak ada wilayah lain yang dapat dinyatakan." in words


def test_after_closing_nothing_is_declared() -> None:
    edition = two_regions()
    close_judging(edition=edition, actor=make_user())
    judge = judge_in(edition)

    words = words_of(judge.get("/juri/benturan/"))
    answer = judge.post("/juri/benturan/", PUSAT)

    assert "Penilaian sudah ditutup" in words
    assert (answer.status_code, Recusal.objects.count()) == (409, 0)


def test_before_opening_a_conflict_can_be_declared() -> None:
    edition = make_edition()
    judge = make_judge(edition)

    assert signed_in(judge.user).get("/juri/benturan/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    judge = judge_in(open_edition(judges=count, contestants=count))

    with django_assert_num_queries(8):
        judge.get("/juri/benturan/")
