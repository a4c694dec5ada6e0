from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, Edition
from assessments.services.judging import close_judging, reopen_judging
from assessments.services.presenting import clear_presenting, mark_presenting
from kube_awards.core.errors import Refused, WrongState
from tests.factories import edition_ready, open_edition
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=1, contestants=2)


def contestant(edition: Edition, order: int = 1) -> Contestant:
    return Contestant.objects.get(category__edition=edition, running_order=order)


def who(edition: Edition) -> Contestant | None:
    return Edition.objects.get(pk=edition.pk).presenting


def test_one_contestant_presents_at_a_time(edition: Edition, panitia: User) -> None:
    first, second = contestant(edition, 1), contestant(edition, 2)

    with written_lines() as lines:
        mark_presenting(contestant=first, actor=panitia)
        mark_presenting(contestant=second, actor=panitia)

    assert who(edition) == second
    at = "assessments.edition"
    one, two = {"presenting": first.name}, {"presenting": second.name}
    assert lines == [
        Line("Sri Panitia", "presenting.marked", at, None, one),
        Line("Sri Panitia", "presenting.marked", at, one, two),
    ]


def test_nobody_presents_after_that_was_said(edition: Edition, panitia: User) -> None:
    first = contestant(edition)
    mark_presenting(contestant=first, actor=panitia)

    with written_lines() as lines:
        clear_presenting(edition=edition, actor=panitia)

    assert who(edition) is None
    before = {"presenting": first.name}
    assert lines == [Line("Sri Panitia", "presenting.cleared", "assessments.edition", before, None)]


def test_saying_the_same_again_is_nothing(edition: Edition, panitia: User) -> None:
    with written_lines() as nothing:
        clear_presenting(edition=edition, actor=panitia)
    mark_presenting(contestant=contestant(edition), actor=panitia)

    with written_lines() as lines:
        mark_presenting(contestant=contestant(edition), actor=panitia)

    assert (nothing, lines) == ([], [])


def test_who_withdrew_does_not_present(edition: Edition, panitia: User) -> None:
    Contestant.objects.update(is_withdrawn=True)

    with pytest.raises(Refused, match="mengundurkan diri"):
        mark_presenting(contestant=contestant(edition), actor=panitia)

    assert who(edition) is None


def test_closing_ends_the_turn_and_reopening_does_not_bring_it_back(
    edition: Edition, panitia: User
) -> None:
    mark_presenting(contestant=contestant(edition), actor=panitia)

    close_judging(edition=edition, actor=panitia)
    closed = who(edition)
    reopen_judging(edition=edition, actor=panitia, reason="Juri terlambat.")

    assert (closed, who(edition)) == (None, None)


@pytest.mark.parametrize("state", ["setup", "closed"])
def test_nobody_presents_unless_judging_is_open(state: str, panitia: User) -> None:
    edition = edition_ready(judges=1, contestants=1)
    Edition.objects.update(state=state)

    with pytest.raises(WrongState):
        mark_presenting(contestant=contestant(edition), actor=panitia)
    with pytest.raises(WrongState):
        clear_presenting(edition=edition, actor=panitia)

    assert who(edition) is None
