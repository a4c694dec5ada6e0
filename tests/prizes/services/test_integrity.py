"""No step goes on with a decision that was changed behind the services' back."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

import pytest

from assessments.models import Placement
from kube_awards.accounts.roles import Role
from prizes.models import Award, Certificate, Decision, Publication
from prizes.services.certificates import issue_certificates
from prizes.services.decisions import approve_decision
from prizes.services.integrity import DecisionDiffers, refuse_changed
from prizes.services.publication import publish
from tests.factories import approved, closed_edition, make_user, proposed
from tests.ledger_lines import written_lines

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> Decision:
    """Give a decision over two groups that waits for the second person."""
    return proposed(closed_edition(judges=1, contestants=2))


def approving(decision: Decision) -> Callable[[], object]:
    return partial(
        approve_decision,
        decision=decision,
        actor=make_user(Role.PENETAP),
        digest_seen=decision.digest,
    )


def publishing(decision: Decision) -> Callable[[], object]:
    return partial(publish, decision=approved(decision), actor=make_user(Role.PANITIA))


def issuing(decision: Decision) -> Callable[[], object]:
    person = make_user(Role.PANITIA)
    return partial(issue_certificates, decision=approved(decision), actor=person)


@pytest.mark.parametrize("step", [approving, publishing, issuing])
def test_no_step_is_taken_on_a_changed_award(
    step: Callable[[Decision], Callable[[], object]], waiting: Decision
) -> None:
    take, name = step(waiting), waiting.awards.get(place=2).name
    Award.objects.filter(place=2).update(amount=9_000_000)
    before = Decision.objects.get().state

    with (
        written_lines() as lines,
        pytest.raises(DecisionDiffers, match=f"{name}: uang pembinaan sekarang Rp9.000.000"),
    ):
        take()

    assert (Decision.objects.get().state, lines) == (before, [])
    assert not Publication.objects.exists()
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("step", [approving, publishing, issuing])
def test_no_step_is_taken_on_a_changed_place(
    step: Callable[[Decision], Callable[[], object]], waiting: Decision
) -> None:
    take = step(waiting)
    Placement.objects.filter(place=1).update(value="99")

    with pytest.raises(DecisionDiffers, match="nilai akhir sekarang “99”, semula “100”"):
        take()


def test_what_is_as_it_was_goes_on(waiting: Decision) -> None:
    refuse_changed(waiting)

    assert approving(waiting)()


def test_the_user_reads_three_findings_and_the_log_all(
    waiting: Decision, caplog: pytest.LogCaptureFixture
) -> None:
    Award.objects.update(amount=1, label="X")

    with caplog.at_level(logging.ERROR), pytest.raises(DecisionDiffers) as refusal:
        refuse_changed(waiting)

    assert str(refusal.value).startswith(
        "Langkah ini dihentikan: data penetapan tidak lagi sama dengan yang dicatat. "
    )
    assert str(refusal.value).count("semula") == 3
    assert caplog.messages[0].count("semula") == 4
