"""Nothing is announced or planned before every judge has confirmed the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Confirmation, Publication
from prizes.selectors.confirmations import confirmations_of
from prizes.services.publication import publish, schedule_publication
from prizes.services.readiness import NotConfirmed
from tests.confirming import confirm, confirmed, object_to
from tests.factories import approved, closed_edition, make_user, proposed
from tests.prizes.publication_cases import HOUR, scheduled

if TYPE_CHECKING:
    from prizes.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision to which three judges have not said anything yet."""
    return approved(proposed(closed_edition(judges=3, contestants=1)))


def test_nothing_is_announced_while_a_judge_has_not_confirmed(decision: Decision) -> None:
    confirm(decision, 1)
    object_to(decision, "Nilai saya lain.", 2)
    names = {row.judge.order: row.judge.name for row in confirmations_of(decision).rows}

    with pytest.raises(NotConfirmed) as refusal:
        publish(decision=decision, actor=make_user(Role.PANITIA))

    assert f"1 juri belum menjawab ({names[3]}); 1 juri keberatan ({names[2]})." in str(
        refusal.value
    )
    assert not Publication.objects.exists()


def test_nothing_is_planned_while_a_judge_has_not_confirmed(decision: Decision) -> None:
    with pytest.raises(NotConfirmed, match="3 juri belum menjawab"):
        scheduled(decision)

    assert not Publication.objects.exists()


def test_another_minute_is_not_set_over_an_objection(decision: Decision) -> None:
    first = scheduled(confirmed(decision))
    Confirmation.objects.filter(judge__order=2).update(answer="objected", note="Lain.")

    with pytest.raises(NotConfirmed, match="1 juri keberatan"):
        schedule_publication(
            decision=decision,
            actor=make_user(Role.PANITIA),
            at=first.published_at + HOUR,
            seen=first.version,
        )


def test_with_all_confirmations_it_is_announced(decision: Decision) -> None:
    assert publish(decision=confirmed(decision), actor=make_user(Role.PANITIA)).is_public
