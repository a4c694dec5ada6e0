"""What stands around a decision goes over to the one that takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, TieDecision, TieKind
from assessments.selectors.panel_acts import seen_text
from assessments.services.ties import record_tie_decision
from kube_awards.accounts.roles import Role
from prizes.models import Certificate, Publication
from prizes.selectors.certificates import issued_bytes
from prizes.selectors.confirmations import confirmations_of
from prizes.selectors.publication import find_published
from prizes.services.confirmations import waive_confirmations
from prizes.services.decisions import (
    approve_decision,
)
from tests.confirming import confirm, object_to
from tests.factories import (
    approved,
    closed_edition,
    issued,
    make_user,
    proposed,
    published,
)
from tests.ledger_lines import Line, written_lines
from tests.prizes.ending_cases import succeeding, superseded
from tests.prizes.publication_cases import decided, scheduled, withdrawn

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def penetap() -> User:
    return make_user(Role.PENETAP, full_name="Budi Penetap")


def test_certificates_are_replaced_and_keep_their_bytes() -> None:
    decision = decided()
    old = issued(decision)[0]
    before = issued_bytes(old)

    successor = superseded(decision)
    new = issued(successor)[0]

    old.refresh_from_db()
    assert (old.status, issued_bytes(old) == before) == ("replaced", True)
    assert (new.status, Certificate.objects.count()) == ("valid", 2)


def test_what_judges_said_of_their_scores_still_holds() -> None:
    edition = closed_edition(judges=2, contestants=1)
    decision = approved(proposed(edition))
    confirm(decision)
    object_to(decision, "Nilai saya lain.", judge=2)
    waive_confirmations(
        decision=decision,
        actor=make_user(Role.PANITIA),
        reason="Sudah dibahas.",
        seen=confirmations_of(decision).seen,
    )

    successor = superseded(decision)

    known = confirmations_of(successor)
    assert [(row.answer, row.note) for row in known.rows] == [
        ("confirmed", ""),
        ("objected", "Nilai saya lain."),
    ]
    assert (known.allow_publishing, known.waiver and known.waiver.reason) == (
        True,
        "Sudah dibahas.",
    )


def test_what_was_public_is_public_anew(penetap: User) -> None:
    decision = published(decided())
    before = Publication.objects.get()
    successor = succeeding(decision)

    with written_lines() as lines:
        done = approve_decision(decision=successor, actor=penetap, digest_seen=successor.digest)

    found = Publication.objects.get()
    assert (found.decision, found.state, found.published_by, found.version) == (
        successor,
        "published",
        penetap,
        2,
    )
    assert done.approved_at is not None
    assert found.published_at >= done.approved_at
    assert find_published(decision.edition.slug) == successor
    assert lines[-1] == Line(
        "Budi Penetap",
        "publication.carried_over",
        "prizes.decision",
        {"state": "published", "published_at": before.published_at.isoformat(), "number": 1},
        {"state": "published", "published_at": found.published_at.isoformat(), "number": 2},
    )


def test_a_planned_minute_stays_planned() -> None:
    decision = decided()
    plan = scheduled(decision)

    successor = superseded(decision)

    found = Publication.objects.get()
    assert (found.decision, found.state) == (successor, "scheduled")
    assert (found.published_at, found.published_by) == (plan.published_at, plan.published_by)


def test_what_was_withdrawn_is_still_withdrawn() -> None:
    decision = withdrawn(decided())

    successor = superseded(decision)

    found = Publication.objects.get()
    assert (found.decision, found.state) == (successor, "withdrawn")
    assert (found.withdrawal_reason, find_published(decision.edition.slug)) == ("Nama salah.", None)


def test_joint_winners_keep_their_shared_place() -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})
    winners = list(Contestant.objects.filter(category__edition=edition))
    record_tie_decision(
        category=edition.categories.get(),
        kind=TieKind.JOINT,
        contestants=winners,
        signers=list(edition.judges.all()),
        reason="Musyawarah panel.",
        seen=seen_text(winners, TieDecision.objects.all()),
        actor=make_user(),
    )
    decision = approved(proposed(edition))

    successor = superseded(decision)

    shared = list(successor.awards.values_list("place", "label", "amount"))
    assert shared == list(decision.awards.values_list("place", "label", "amount"))
    assert [place for place, _label, _amount in shared] == [1, 1]
