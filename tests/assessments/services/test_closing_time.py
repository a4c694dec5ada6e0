from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Edition
from assessments.selectors.closing import closed_sentence, when
from assessments.services.judging import close_judging, set_closing_time
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.core.formats import clock
from tests.factories import closed_edition, make_edition, open_edition
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("hours", [1, 100])
def test_judging_closes_earlier_or_later_than_was_said(hours: int, panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    before = timezone.now() + dt.timedelta(hours=5)
    Edition.objects.update(closes_at=before)
    after = timezone.now() + dt.timedelta(hours=hours)

    with written_lines() as lines:
        set_closing_time(edition=edition, closes_at=after, seen_version=1, actor=panitia)

    stored = Edition.objects.get()
    assert (stored.closes_at, stored.version) == (after, 2)
    assert lines == [
        Line(
            "Sri Panitia",
            "judging.closing_time_set",
            "assessments.edition",
            {"closes_at": before.isoformat()},
            {"closes_at": after.isoformat()},
        )
    ]


def test_a_set_time_may_be_taken_away(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(hours=1))

    set_closing_time(edition=edition, closes_at=None, seen_version=1, actor=panitia)

    assert Edition.objects.get().takes_scores_now


def test_a_time_may_be_set_where_none_was(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    after = timezone.now() + dt.timedelta(hours=1)

    with written_lines() as lines:
        set_closing_time(edition=edition, closes_at=after, seen_version=1, actor=panitia)

    assert [line.before for line in lines] == [{"closes_at": None}]


def test_a_time_that_is_over_is_refused(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    over = timezone.now() - dt.timedelta(minutes=1)

    with pytest.raises(Refused, match="Waktu itu sudah lewat"):
        set_closing_time(edition=edition, closes_at=over, seen_version=1, actor=panitia)

    assert Edition.objects.get().closes_at is None


def test_nobody_overwrites_what_another_has_just_set(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    set_closing_time(edition=edition, closes_at=None, seen_version=1, actor=panitia)

    with pytest.raises(Conflict):
        set_closing_time(edition=edition, closes_at=None, seen_version=1, actor=panitia)


def test_a_closed_edition_has_no_closing_time_to_move(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)

    with pytest.raises(WrongState):
        set_closing_time(edition=edition, closes_at=None, seen_version=1, actor=panitia)


def test_judges_are_told_since_when_it_is_closed(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    assert closed_sentence(edition) == "Penilaian sudah ditutup."

    closed = close_judging(edition=edition, actor=panitia)

    assert closed.closed_at is not None
    today = f"Penilaian sudah ditutup pukul {clock(closed.closed_at)}."
    assert closed_sentence(closed) == today
    closed.closes_at = dt.datetime(2018, 9, 20, 9, tzinfo=dt.UTC)
    assert closed_sentence(closed) == "Penilaian sudah ditutup 20 September 2018 pukul 16.00 WIB."
    closed.closes_at = timezone.now() + dt.timedelta(hours=1)
    assert closed_sentence(closed) == today


def test_a_moment_of_another_day_carries_its_day() -> None:
    assert when(dt.datetime(2018, 9, 20, 9, tzinfo=dt.UTC)) == "20 September 2018 pukul 16.00 WIB"


def test_an_edition_in_preparation_was_never_closed() -> None:
    edition = make_edition(closes_at=timezone.now() - dt.timedelta(hours=1))

    assert edition.closed_since(timezone.now()) is None
