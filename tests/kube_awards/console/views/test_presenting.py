from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, Edition
from kube_awards.accounts.roles import Role
from tests.factories import make_user, open_edition, send_sheet, sheet_of, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=1, contestants=2)


def contestant(edition: Edition, order: int) -> Contestant:
    return Contestant.objects.get(category__edition=edition, running_order=order)


def mark(client: Client, edition: Edition, public_id: str) -> str:
    """Press a button of the list, and return the words of the page that comes."""
    answer = client.post(
        f"/panitia/{edition.slug}/sedang-tampil/", {"peserta": public_id}, follow=True
    )
    return words_of(answer)


def test_marking_and_ending_a_turn(panitia: Client, edition: Edition) -> None:
    second = contestant(edition, 2)

    marked = mark(panitia, edition, second.public_id)
    ended = mark(panitia, edition, "")

    assert f"{second.name} sedang tampil." in marked
    assert (marked.count("Selesai tampil"), marked.count("Mulai:")) == (1, 0)
    assert "Tidak ada yang sedang tampil." in ended
    first = contestant(edition, 1).name
    assert (ended.count("Selesai tampil"), ended.count(f"Mulai: {first}")) == (0, 1)


def test_the_judge_finds_who_is_presenting_first(panitia: Client, edition: Edition) -> None:
    second = contestant(edition, 2)
    judge = signed_in(edition.judges.get().user)
    before = words_of(judge.get("/juri/"))
    mark(panitia, edition, second.public_id)

    after = words_of(judge.get("/juri/"))
    send_sheet(sheet_of(edition, contestant=2), 5, 4, 3, 2)
    sent = words_of(judge.get("/juri/"))

    first = contestant(edition, 1).name
    assert f"Lanjutkan {first}" in before
    assert f"Sedang tampil Lanjutkan {second.name}" in after
    assert f"{second.name}, Jakarta Timur, Belum dimulai, sedang tampil" in after
    assert f"Lanjutkan {first}" in sent


def test_a_contestant_of_another_edition_is_as_missing_as_none(
    panitia: Client, edition: Edition
) -> None:
    other = contestant(open_edition(judges=1, contestants=1), 1)

    answers = [
        panitia.post(f"/panitia/{edition.slug}/sedang-tampil/", {"peserta": public_id}).status_code
        for public_id in (other.public_id, "tidak-ada")
    ]

    assert answers == [404, 404]


def test_others_see_who_is_presenting_and_no_button(panitia: Client, edition: Edition) -> None:
    mark(panitia, edition, contestant(edition, 1).public_id)

    words = page(signed_in(make_user(Role.PENGAWAS)), edition)

    assert (words.count("Sedang tampil"), words.count("Tandai sedang tampil")) == (2, 0)


def test_after_closing_nobody_is_marked(panitia: Client, edition: Edition) -> None:
    Edition.objects.update(state="closed")

    answer = panitia.post(
        f"/panitia/{edition.slug}/sedang-tampil/",
        {"peserta": contestant(edition, 1).public_id},
    )

    assert answer.status_code == 409
    assert "Tandai sedang tampil" not in page(panitia, edition)


def test_the_next_turn_is_one_tap(panitia: Client, edition: Edition) -> None:
    first, second = contestant(edition, 1), contestant(edition, 2)

    words = mark(panitia, edition, first.public_id)
    last = mark(panitia, edition, second.public_id)

    assert f"Sedang tampil {first.name} Jakarta Timur" in words
    assert f"Berikutnya: {second.name}" in words
    assert "Berikutnya:" not in last


def test_the_first_turn_is_of_who_is_not_judged_yet(panitia: Client, edition: Edition) -> None:
    send_sheet(sheet_of(edition, contestant=1), 5, 4, 3, 2)
    before = page(panitia, edition)
    send_sheet(sheet_of(edition, contestant=2), 5, 4, 3, 2)

    after = page(panitia, edition)

    assert f"Mulai: {contestant(edition, 2).name}" in before
    assert "Mulai:" not in after
