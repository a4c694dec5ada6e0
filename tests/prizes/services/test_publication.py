from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.errors import WrongState
from prizes.models import Publication
from prizes.selectors.publication import find_published
from prizes.services.publication import publish
from tests.factories import closed_edition, make_user, proposed
from tests.ledger_lines import Line, written_lines
from tests.prizes.publication_cases import decided

pytestmark = pytest.mark.django_db


def test_an_approved_decision_is_shown_from_now_on() -> None:
    decision = decided()
    panitia = make_user(Role.PANITIA, full_name="Sri Panitia")

    with written_lines() as lines:
        publication = publish(decision=decision, actor=panitia)

    assert (publication.state, publication.published_by) == ("published", panitia)
    assert find_published(decision.edition.slug) == decision
    assert lines == [
        Line(
            "Sri Panitia",
            "decision.published",
            "prizes.decision",
            None,
            {"state": "published", "published_at": publication.published_at.isoformat()},
        )
    ]


def test_publishing_twice_changes_nothing() -> None:
    decision = decided()
    first = publish(decision=decision, actor=make_user(Role.PANITIA))
    another = make_user(Role.PANITIA)

    with written_lines() as lines:
        second = publish(decision=decision, actor=another)

    assert lines == []
    assert (second.published_at, second.published_by) == (first.published_at, first.published_by)
    assert Publication.objects.count() == 1


def test_what_is_not_approved_is_not_published() -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))
    panitia = make_user(Role.PANITIA)

    with written_lines() as lines, pytest.raises(WrongState, match="ditetapkan") as refusal:
        publish(decision=decision, actor=panitia)

    assert (refusal.value.state, lines) == ("proposed", [])
    assert not Publication.objects.exists()
    assert find_published(decision.edition.slug) is None
