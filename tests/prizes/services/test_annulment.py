"""What was official is taken back by an approving officer, with a reason, and made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from prizes.models import Certificate, Decision, Publication
from prizes.selectors.certificates import issued_bytes
from prizes.selectors.publication import find_published, is_under_repair
from prizes.services.annulment import annul_decision
from prizes.services.certificates import issue_certificates
from prizes.services.decisions import approve_decision, return_decision
from prizes.services.publication import publish, schedule_publication
from tests.factories import (
    approved,
    closed_edition,
    issued,
    make_user,
    proposed,
    published,
)
from tests.ledger_lines import Line, written_lines
from tests.prizes.ending_cases import annulled, succeeding
from tests.prizes.publication_cases import decided, scheduled, withdrawn

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db
REASON = "Nilai salah hitung."


@pytest.fixture
def penetap() -> User:
    return make_user(Role.PENETAP, full_name="Budi Penetap")


def test_annulling_leads_back_to_closed_and_is_written_down(penetap: User) -> None:
    decision = decided()

    with written_lines() as lines:
        annul_decision(decision=decision, actor=penetap, reason=f"  {REASON} ")

    stored = Decision.objects.get()
    assert (stored.state, stored.annulled_by, stored.annulment_reason) == (
        "annulled",
        penetap,
        REASON,
    )
    assert stored.annulled_at is not None
    assert Edition.objects.get().state == "closed"
    assert lines == [
        Line(
            "Budi Penetap",
            "decision.annulled",
            "prizes.decision",
            {"state": "approved"},
            {"state": "annulled", "annulled_at": stored.annulled_at.isoformat()},
            REASON,
        ),
        Line(
            "Budi Penetap",
            "edition.unfrozen",
            "assessments.edition",
            {"state": "frozen"},
            {"state": "closed"},
            REASON,
        ),
    ]


@pytest.mark.parametrize("reason", ["", " \n "])
def test_annulling_needs_a_reason(reason: str, penetap: User) -> None:
    decision = decided()

    with written_lines() as lines, pytest.raises(Refused, match="Tulis alasan membatalkan"):
        annul_decision(decision=decision, actor=penetap, reason=reason)

    assert (Decision.objects.get().state, lines) == ("approved", [])


def test_a_decision_is_annulled_once(penetap: User) -> None:
    decision = annulled(decided())

    with written_lines() as lines, pytest.raises(WrongState, match="“Dibatalkan”") as refusal:
        annul_decision(decision=decision, actor=penetap, reason="Lagi.")

    assert (refusal.value.state, lines) == ("annulled", [])
    assert Decision.objects.get().annulment_reason == REASON


def test_a_proposal_and_what_was_given_back_are_not_annulled(penetap: User) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))
    with pytest.raises(WrongState) as waiting:
        annul_decision(decision=decision, actor=penetap, reason=REASON)
    return_decision(decision=decision, actor=penetap, note="Nama salah.")
    with pytest.raises(WrongState) as returned:
        annul_decision(decision=decision, actor=penetap, reason=REASON)

    assert (waiting.value.state, returned.value.state) == ("proposed", "returned")


def test_nothing_is_annulled_while_a_successor_waits(penetap: User) -> None:
    decision = decided()
    waiting = succeeding(decision)

    with written_lines() as lines, pytest.raises(Refused, match="usulan pengganti"):
        annul_decision(decision=decision, actor=penetap, reason=REASON)
    assert lines == []

    return_decision(decision=waiting, actor=penetap, note="Batalkan saja.")
    annul_decision(decision=decision, actor=penetap, reason=REASON)
    assert list(Decision.objects.values_list("state", flat=True)) == ["annulled", "returned"]


def test_an_annulled_decision_is_neither_approved_nor_announced_nor_printed(
    penetap: User,
) -> None:
    decision = annulled(decided())
    panitia = make_user(Role.PANITIA)

    with pytest.raises(WrongState):
        approve_decision(decision=decision, actor=penetap, digest_seen=decision.digest)
    with pytest.raises(WrongState):
        publish(decision=decision, actor=panitia)
    with pytest.raises(WrongState):
        issue_certificates(decision=decision, actor=panitia)
    with pytest.raises(WrongState):
        return_decision(decision=decision, actor=penetap, note="Terlambat.")

    assert (Publication.objects.count(), Certificate.objects.count()) == (0, 0)


def test_the_public_then_reads_only_that_it_is_being_corrected(penetap: User) -> None:
    decision = published(decided())
    slug = decision.edition.slug

    with written_lines() as lines:
        annul_decision(decision=decision, actor=penetap, reason=REASON)

    found = Publication.objects.get()
    assert (found.state, found.withdrawn_by, found.withdrawal_reason, found.version) == (
        "withdrawn",
        penetap,
        REASON,
        2,
    )
    assert (find_published(slug), is_under_repair(slug)) == (None, True)
    assert [line.action for line in lines] == [
        "decision.annulled",
        "publication.withdrawn",
        "edition.unfrozen",
    ]


def test_what_nobody_saw_is_not_spoken_of(penetap: User) -> None:
    decision = decided()
    scheduled(decision)

    with written_lines() as lines:
        annul_decision(decision=decision, actor=penetap, reason=REASON)

    assert Publication.objects.count() == 0
    assert not is_under_repair(decision.edition.slug)
    assert "publication.schedule_cancelled" in [line.action for line in lines]


def test_what_was_withdrawn_stays_withdrawn(penetap: User) -> None:
    decision = withdrawn(decided())

    annul_decision(decision=decision, actor=penetap, reason=REASON)

    assert Publication.objects.get().withdrawal_reason == "Nama salah."
    assert is_under_repair(decision.edition.slug)


def test_what_was_withdrawn_and_planned_again_is_withdrawn(penetap: User) -> None:
    decision = withdrawn(decided())
    scheduled(decision, seen=2)

    annul_decision(decision=decision, actor=penetap, reason=REASON)

    assert Publication.objects.get().state == "withdrawn"


def test_certificates_count_no_more_and_keep_their_bytes(penetap: User) -> None:
    decision = decided()
    certificate = issued(decision)[0]
    before = issued_bytes(certificate)

    with written_lines() as lines:
        annul_decision(decision=decision, actor=penetap, reason=REASON)

    stored = Certificate.objects.get()
    assert (stored.status, stored.is_valid, issued_bytes(stored) == before) == (
        "revoked",
        False,
        True,
    )
    assert lines[1] == Line(
        "Budi Penetap",
        "certificate.revoked",
        "prizes.certificate",
        {"status": "valid"},
        {"status": "revoked", "decision": 1},
        REASON,
    )


def test_the_next_version_replaces_the_revoked_certificates() -> None:
    edition = closed_edition(judges=1, contestants=1, kinds=("kube", "pendamping"))
    first = published(approved(proposed(edition)))
    issued(first)
    annulled(first)
    edition.refresh_from_db()

    second = approved(proposed(edition))
    statuses = set(Certificate.objects.values_list("status", flat=True))
    with pytest.raises(WrongState):
        publish(decision=first, actor=make_user(Role.PANITIA))
    published(second)

    assert (second.number, second.supersedes, statuses) == (2, None, {"replaced"})
    assert find_published(edition.slug) == second
    assert not is_under_repair(edition.slug)


def test_a_plan_for_an_annulled_decision_is_refused() -> None:
    decision = decided()
    at = scheduled(decision).published_at
    annulled(decision)

    with pytest.raises(WrongState):
        schedule_publication(decision=decision, actor=make_user(Role.PANITIA), at=at, seen=0)
