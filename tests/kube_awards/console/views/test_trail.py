"""The audit trail: who did what when, filtered by the address, page by page, and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.services.judging import open_judging
from groups.services.rows import reveal_contact
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import grant_role
from kube_awards.ledger.models import Entry
from kube_awards.ledger.services import record
from tests.factories import (
    edition_ready,
    make_edition,
    make_kube,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.kube_awards.console.views.trail_pages import numbers, overseer, page, write
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


pytestmark = pytest.mark.django_db


# What a line says ---------------------------------------------------------------------------------


def test_a_line_says_when_who_as_what_did_what_to_what_and_why() -> None:
    edition = edition_ready()
    panitia = make_user(Role.PANITIA, full_name="Sari Wulandari")
    record(
        actor=panitia,
        action="edition.changed",
        obj=edition,
        before={"title": "Lama"},
        after={"title": "Baru"},
        reason="Salah ketik",
    )

    words = words_of(page(overseer(), edition))

    line = f"Sari Wulandari (Panitia) Identitas edisi diubah Edisi {edition} "
    assert line + "Judul Lama → menjadi Baru Alasan Salah ketik" in words


def test_a_line_of_a_sheet_names_judge_and_contestant() -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = send_sheet(sheet_of(edition), 5, 4, 3, 4)

    words = words_of(page(overseer(), edition, "?tindakan=sheet.submitted"))

    assert f"{sheet.judge.name} (Juri) Nilai dikirim Lembar nilai {sheet.judge.name}" in words
    assert f"{sheet.contestant.name} Disembunyikan: memuat nilai" in words
    assert "Nilai disembunyikan sampai penilaian ditutup." in words


def test_what_is_long_or_much_is_folded_away() -> None:
    edition = make_edition()
    after = {"title": "Baru", "prizes": ["Juara I"] * 60, **{str(each): 5 for each in range(1, 7)}}
    record(actor=None, action="prizes.saved", obj=edition, after=after)

    row = page(overseer(), edition, "?tindakan=prizes.saved").context["page"].rows[0]

    assert [len(row.first_changes), len(row.more_changes)] == [4, 4]
    assert "Hadiah" in [each.label for each in row.more_changes]


def test_what_the_system_did_by_itself_says_so() -> None:
    edition = make_edition()
    record(actor=None, action="judging.closed", obj=edition)

    assert "Sistem Penilaian ditutup" in words_of(page(overseer(), edition))


def test_a_contact_that_was_looked_at_is_told_and_not_what_it_says() -> None:
    edition, kube = make_edition(), make_kube(name="Mawar", contact="0812-kenari")
    reveal_contact(row=kube, actor=make_user(Role.PANITIA))

    words = words_of(page(overseer(), edition))

    assert "Kontak pribadi dilihat KUBE KUBE Mawar" in words
    assert "0812-kenari" not in words


# Which lines --------------------------------------------------------------------------------------


def test_another_edition_is_left_out() -> None:
    own, other = make_edition(), make_edition(slug="lain", year=2017)
    write(own, 1)
    write(other, 2)

    response = page(signed_in(make_user(Role.PANITIA)), own)

    assert len(numbers(response)) == 1


@pytest.mark.parametrize("role", [Role.PENETAP, Role.PENGAWAS, Role.SUPERADMIN])
def test_who_oversees_sees_people_and_roles_too(role: Role) -> None:
    edition = make_edition()
    grant_role(user=make_user(), role=Role.PANITIA, actor=make_user())

    assert "Peran diberikan" in words_of(page(signed_in(make_user(role)), edition))


def test_panitia_sees_the_own_edition_only() -> None:
    edition = make_edition()
    client = signed_in(make_user(Role.PANITIA))
    grant_role(user=make_user(), role=Role.PANITIA, actor=make_user())
    write(edition, 1)

    words = words_of(page(client, edition))

    assert "orang, peran" not in words
    assert [row.action for row in page(client, edition).context["page"].rows] == [
        "Waktu tutup diatur"
    ]


def test_what_was_deleted_stays_in_the_trail() -> None:
    edition = edition_ready()
    judge = edition.judges.get(order=2)
    record(actor=None, action="judge.removed", obj=judge)
    judge.delete()

    assert "Juri dihapus dari panel" in words_of(page(overseer(), edition))


# Pages --------------------------------------------------------------------------------------------


def test_pages_turn_both_ways_and_miss_nothing() -> None:
    edition = make_edition()
    client = signed_in(make_user(Role.PANITIA))
    write(edition, 120)

    first = page(client, edition)
    second = page(client, edition, f"?sebelum={first.context['page'].older}")
    third = page(client, edition, f"?sebelum={second.context['page'].older}")
    back = page(client, edition, f"?sesudah={third.context['page'].newer}")
    start = page(client, edition, f"?sesudah={back.context['page'].newer}")

    assert [len(numbers(each)) for each in (first, second, third)] == [50, 50, 20]
    assert (numbers(back), numbers(start)) == (numbers(second), numbers(first))
    assert (first.context["page"].newer, third.context["page"].older) == (None, None)
    assert start.context["page"].newer is None


def test_a_page_keeps_the_filters() -> None:
    edition = make_edition()
    write(edition, 51)

    content = page(overseer(), edition, "?tindakan=judging.closing_time_set").content.decode()

    assert 'href="?tindakan=judging.closing_time_set&amp;sebelum=' in content


@pytest.mark.parametrize("query", ["?sebelum=x", "?sebelum=0", f"?sesudah={2**64}"])
def test_an_address_that_no_page_gives_leads_to_the_newest(query: str) -> None:
    edition = make_edition()

    response = page(overseer(), edition, query)

    assert response.headers["Location"] == f"/panitia/{edition.slug}/audit/"


@pytest.mark.parametrize("count", [1, 45])
def test_a_page_costs_the_same_queries_however_long(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=1, contestants=1)
    send_sheet(sheet_of(edition), 5, 4, 3, 4)
    client = overseer()
    write(edition, count)
    page(client, edition)  # the chain is walked once

    with django_assert_num_queries(13):
        page(client, edition)


# The chain ----------------------------------------------------------------------------------------


def test_the_banner_counts_the_whole_chain() -> None:
    edition = make_edition()
    client = overseer()
    write(edition, 1_300 - Entry.objects.count() - 1)  # the one who writes is an entry too

    words = words_of(page(client, edition))

    assert "Rantai catatan utuh: 1.300 kejadian, diperiksa " in words


# The way there ------------------------------------------------------------------------------------


def test_the_short_address_leads_to_the_newest_edition() -> None:
    client = signed_in(make_user(Role.SUPERADMIN))
    before = client.get("/panitia/audit/").status_code
    edition = make_edition()

    after = client.get("/panitia/audit/")

    assert (before, after.headers["Location"]) == (404, f"/panitia/{edition.slug}/audit/")


def test_opening_judging_shows_at_once() -> None:
    edition = edition_ready()
    client = overseer()
    open_judging(edition=edition, actor=make_user(Role.PANITIA))

    assert "Penilaian dibuka" in words_of(page(client, edition))
