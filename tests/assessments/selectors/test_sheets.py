from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.domain.frozen import freeze
from assessments.domain.inputs import compute
from assessments.models import Contestant, Edition, ScoreSheet
from assessments.permissions import get_own_sheet
from assessments.selectors.rules import aspects_of
from assessments.selectors.scores import category_inputs
from assessments.selectors.sheets import (
    AspectProgress,
    RunningTotal,
    SheetPage,
    Written,
    profile_of,
    sent_page,
    sheet_digest,
    sheet_page,
    written_on,
)
from assessments.services.judging import close_judging, open_judging
from kube_awards.core.formats import clock, fingerprint
from tests.factories import (
    fill_sheet,
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_kube,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


pytestmark = pytest.mark.django_db


def as_read(sheet: ScoreSheet) -> ScoreSheet:
    """Return the sheet as a view of its judge reads it."""
    return get_own_sheet(sheet.judge.user, sheet.public_id)


def page_of(sheet: ScoreSheet) -> SheetPage:
    own = as_read(sheet)
    return sheet_page(own, aspects_of(own.contestant.category), written_on(own))


def test_what_stands_on_a_sheet_keeps_blanks_blank() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    fill_sheet(sheet, 5, None, 3, notes={2: "belum terlihat", 3: "cukup"})

    written = written_on(sheet)

    assert written == Written(values={1: 5, 3: 3}, notes={2: "belum terlihat", 3: "cukup"})
    assert written.as_scores == {"1": 5, "3": 3}


def test_the_page_of_a_half_filled_sheet() -> None:
    edition = open_edition(judges=1, contestants=2)
    sheet = fill_sheet(sheet_of(edition, contestant=2), 5, 4, 3)

    page = page_of(sheet)

    assert (page.task_number, page.task_count, page.category_name) == (2, 2, "KUBE")
    assert (page.region, page.editable, page.banner) == ("Jakarta Timur", True, "")
    assert page.running == RunningTotal("66,0", "80", 3, 4)
    assert page.aspects == (
        AspectProgress("kelembagaan", "Kelembagaan", 2, 2, "aspek-kelembagaan"),
        AspectProgress("ekonomi", "Ekonomi", 1, 2, "aspek-ekonomi"),
    )
    assert [aspect.percent for aspect in page.aspects] == [100, 50]
    assert page.save_url == f"/juri/lembar/{sheet.public_id}/simpan/"
    assert page.pull_back_url == f"/juri/lembar/{sheet.public_id}/tarik/"


def test_the_running_total_knows_when_it_is_whole() -> None:
    assert not RunningTotal("66,0", "80", 3, 4).is_complete
    assert RunningTotal("74,0", "100", 4, 4).is_complete


def test_a_maximum_that_is_no_whole_number_shows_its_decimal() -> None:
    category = make_category(make_edition(), weights=(33, 67), minimum_panel=1)
    make_contestant(category)
    category.edition.judges.create(user=make_user(), unsur="csr")
    sheet = sheet_of(open_judging(edition=category.edition, actor=make_user()))

    page = page_of(fill_sheet(sheet, 5))

    assert page.running == RunningTotal("16,5", "16,5", 1, 4)


def test_the_time_of_the_last_save_is_told_in_jakarta() -> None:
    sheet = fill_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5)
    before = page_of(sheet).saved_label
    ScoreSheet.objects.update(saved_at=dt.datetime(2018, 9, 20, 3, 42, tzinfo=dt.UTC))

    assert before.startswith("Tersimpan pukul ")
    assert page_of(sheet).saved_label == "Tersimpan pukul 10.42"


def test_a_sheet_never_saved_claims_nothing() -> None:
    assert page_of(sheet_of(open_edition(judges=1, contestants=1))).saved_label == ""


def test_a_sent_sheet_is_for_reading() -> None:
    sheet = send_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5, 4, 3, 2)

    page = page_of(sheet)

    assert (page.editable, page.banner) == (
        False,
        "Lembar ini sudah terkirim. Tarik kembali dulu bila ingin mengubahnya.",
    )


def test_after_closing_a_sheet_is_for_reading() -> None:
    edition = open_edition(judges=1, contestants=1)
    closed_at = close_judging(edition=edition, actor=make_user()).closed_at
    assert closed_at is not None

    page = page_of(sheet_of(edition))

    assert (page.editable, page.banner) == (
        False,
        f"Penilaian sudah ditutup pukul {clock(closed_at)}. Lembar ini hanya dapat dibaca.",
    )


def test_the_set_time_closes_a_sheet_before_staff_do() -> None:
    edition = open_edition(judges=1, contestants=1)
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(minutes=2))

    assert page_of(sheet_of(edition)).editable is False


@pytest.mark.parametrize("contestants", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    contestants: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=contestants, contestants=contestants)
    sheet = sheet_of(edition)
    fill_sheet(sheet, 5)

    with django_assert_num_queries(11):
        page_of(sheet)


# The receipt --------------------------------------------------------------------------------------


def test_the_receipt_of_a_sent_sheet_and_what_comes_next() -> None:
    edition = open_edition(judges=1, contestants=2)
    sheet = send_sheet(sheet_of(edition, contestant=1), 5, 4, 3, 2)

    page = sent_page(as_read(sheet))

    assert (page.receipt, page.at, page.total_text) == ("NL-2018-0001", sheet.submitted_at, "74,0")
    assert (page.all_sent, page.can_pull_back) == (False, True)
    assert page.next is not None
    assert page.next.public_id == sheet_of(edition, contestant=2).public_id
    assert page.pull_back_url == f"/juri/lembar/{sheet.public_id}/tarik/"


def test_the_fingerprint_of_a_receipt_is_that_of_the_sheet_in_the_result_file() -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = send_sheet(sheet_of(edition), 5, 4, 3, 2)
    inputs = category_inputs(edition.categories.get())

    (frozen,) = freeze(inputs, compute(inputs)).sheets

    assert sheet_digest(as_read(sheet), written_on(sheet)) == frozen.digest
    assert sent_page(as_read(sheet)).fingerprint == fingerprint(frozen.digest)


def test_the_last_receipt_says_that_all_is_done() -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = send_sheet(sheet_of(edition), 5, 4, 3, 2)
    close_judging(edition=edition, actor=make_user())

    page = sent_page(as_read(sheet))

    assert (page.next, page.all_sent, page.can_pull_back) == (None, True, False)


# The profile --------------------------------------------------------------------------------------


def facts_of(contestant: Contestant) -> tuple[tuple[str, str], ...]:
    return tuple((fact.label, fact.text) for fact in profile_of(contestant))


def test_the_profile_of_a_group_says_what_judges_ask_for() -> None:
    kube = make_kube(
        income_before=1_000_000,
        income_after=2_500_000,
        savings=0,
        iks_running=True,
        profile="Menjahit bersama.",
        contact="0812-RAHASIA",
    )
    contestant = make_contestant(make_category(make_edition()), kube)

    assert facts_of(contestant) == (
        ("Usaha", "Warung sembako"),
        ("Kelurahan", "Cipinang"),
        ("Berdiri", "2015"),
        ("Ketua", "Sri Wahyuni"),
        ("Jumlah keluarga", "10"),
        ("Pendapatan per bulan sebelum", "Rp1.000.000"),
        ("Pendapatan per bulan sekarang", "Rp2.500.000"),
        ("Tabungan kelompok", "Rp0"),
        ("Iuran kesetiakawanan sosial", "berjalan"),
        ("Profil", "Menjahit bersama."),
    )


def test_the_profile_of_a_facilitator_names_the_group() -> None:
    person = make_facilitator(kube=make_kube(name="Melati Jaya"), groups_served=3, contact="0812")
    contestant = make_contestant(make_category(make_edition(), kind="pendamping"), person)

    assert facts_of(contestant) == (
        ("Kelurahan", "Cipinang"),
        ("KUBE yang didampingi", "KUBE Melati Jaya"),
        ("Mendampingi sejak", "2016"),
        ("Jumlah KUBE dampingan", "3"),
    )


def test_a_contestant_of_whom_nothing_is_registered_has_no_profile() -> None:
    assert profile_of(Contestant()) == ()


def test_a_group_without_iks_says_so() -> None:
    contestant = make_contestant(make_category(make_edition()), make_kube(iks_running=False))

    assert ("Iuran kesetiakawanan sosial", "belum") in facts_of(contestant)
