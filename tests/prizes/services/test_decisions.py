from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition, Result
from assessments.services.results import ResultNotComputable
from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from prizes.models import Award, Decision
from prizes.services.decisions import (
    SamePerson,
    approve_decision,
    propose_decision,
)
from tests.factories import (
    DECIDED_ON,
    approved,
    closed_edition,
    make_kube,
    make_user,
    open_edition,
    proposed,
    settled,
)
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


@pytest.fixture
def penetap() -> User:
    return make_user(Role.PENETAP, full_name="Budi Penetap")


def awards_of(decision: Decision) -> list[tuple[int, int, str, int]]:
    """Return the awards: place, running order, label, amount."""
    rows = Award.objects.filter(decision=decision).order_by("place", "contestant__running_order")
    return list(rows.values_list("place", "contestant__running_order", "label", "amount"))


# Proposing ----------------------------------------------------------------------------------------


def test_a_proposal_gives_each_place_its_prize(panitia: User) -> None:
    edition = closed_edition(contestants=4)

    decision = propose_decision(edition=settled(edition), actor=panitia, decided_on=DECIDED_ON)

    assert awards_of(decision) == [
        (1, 1, "Juara I", 3_000_000),
        (2, 2, "Juara II", 2_000_000),
        (3, 3, "Juara III", 1_000_000),
        (4, 4, "", 0),
    ]
    assert list(decision.awards.order_by("place").values_list("trophy", "certificate")) == [
        (True, True),
        (True, True),
        (True, True),
        (False, False),
    ]


def test_a_proposal_waits_for_a_second_person(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)

    decision = propose_decision(edition=settled(edition), actor=panitia, decided_on=DECIDED_ON)

    stored = Decision.objects.get()
    assert stored == decision
    assert (stored.number, stored.state, stored.decided_on) == (1, "proposed", DECIDED_ON)
    assert (stored.proposed_by, stored.approved_by, stored.approved_at) == (panitia, None, None)
    assert (stored.result, Edition.objects.get().state) == (Result.objects.get(), "frozen")


def test_an_award_keeps_the_names_as_they_will_be_printed(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    contestant = edition.categories.get().contestants.get()
    kube = contestant.kube
    assert kube is not None
    kube.name = "Melati Jaya"
    kube.save()

    decision = propose_decision(edition=settled(edition), actor=panitia, decided_on=DECIDED_ON)
    kube.name = "Nama Baru"
    kube.save()

    award = decision.awards.get()
    assert (award.name, award.region_name, award.region_short_name, award.category_name) == (
        "KUBE Melati Jaya",
        "Kota Administrasi Jakarta Timur",
        "Jakarta Timur",
        "KUBE",
    )


def test_an_incomplete_edition_is_not_proposed(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    Edition.objects.update(state="closed")

    with written_lines() as lines, pytest.raises(ResultNotComputable):
        propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)

    assert (lines, Decision.objects.count(), Result.objects.count()) == ([], 0, 0)
    assert Edition.objects.get().state == "closed"


def test_a_tie_without_a_decision_of_the_panel_is_not_proposed(panitia: User) -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})

    with pytest.raises(ResultNotComputable, match="panel memutuskan"):
        propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)

    assert (Decision.objects.count(), Award.objects.count()) == (0, 0)


def test_a_name_no_certificate_can_print_is_not_proposed(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    contestant = edition.categories.get().contestants.get()
    contestant.kube = make_kube(name="W" * 120)
    contestant.save()
    settled(edition)

    with written_lines() as lines, pytest.raises(Refused, match="KUBE WWW"):
        propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)

    assert (lines, Decision.objects.count(), Result.objects.count()) == ([], 0, 0)
    assert Edition.objects.get().state == "closed"


def test_a_name_with_an_unseen_letter_is_not_proposed(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    Kube.objects.update(name="Mela\u202eti")
    settled(edition)

    with written_lines() as lines, pytest.raises(Refused, match="KUBE Melati: ada huruf"):
        propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)

    assert (lines, Decision.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "day", [dt.date(1, 1, 1), dt.date(2018, 9, 19), dt.date(2019, 9, 21), dt.date(9999, 12, 31)]
)
def test_a_date_out_of_reach_of_the_judging_is_not_proposed(day: dt.date, panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)

    with (
        written_lines() as lines,
        pytest.raises(Refused, match="antara 20 September 2018 dan 20 September 2019"),
    ):
        propose_decision(edition=edition, actor=panitia, decided_on=day)

    assert (lines, Decision.objects.count(), Edition.objects.get().state) == ([], 0, "closed")


@pytest.mark.parametrize("state", ["setup", "open", "frozen", "archived"])
def test_only_a_closed_edition_is_proposed(state: str, panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    Edition.objects.update(state=state)

    with pytest.raises(WrongState) as refusal:
        propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)

    assert refusal.value.state == state


def test_only_one_proposal_waits_at_a_time(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)

    with pytest.raises(WrongState):
        propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)

    assert Decision.objects.count() == 1


# Approving ----------------------------------------------------------------------------------------


def test_a_second_person_makes_it_official(penetap: User) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    with written_lines() as lines:
        approve_decision(decision=decision, actor=penetap, digest_seen=decision.digest)

    stored = Decision.objects.get()
    assert (stored.state, stored.approved_by, stored.is_approved) == ("approved", penetap, True)
    assert stored.approved_at is not None
    assert lines == [
        Line(
            "Budi Penetap",
            "decision.approved",
            "prizes.decision",
            {"state": "proposed"},
            {
                "state": "approved",
                "digest": decision.digest,
                "approved_at": stored.approved_at.isoformat(),
            },
        )
    ]


def test_the_proposer_cannot_approve(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    decision = propose_decision(edition=settled(edition), actor=panitia, decided_on=DECIDED_ON)

    with written_lines() as lines, pytest.raises(SamePerson, match="usulannya sendiri"):
        approve_decision(decision=decision, actor=panitia, digest_seen=decision.digest)

    assert (Decision.objects.get().state, lines) == ("proposed", [])


def test_what_was_not_seen_is_not_approved(penetap: User) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    with written_lines() as lines, pytest.raises(Refused, match="bukan yang baru saja"):
        approve_decision(decision=decision, actor=penetap, digest_seen="0" * 64)

    assert (Decision.objects.get().state, lines) == ("proposed", [])


def test_a_decision_is_approved_once(penetap: User) -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))

    with written_lines() as lines, pytest.raises(WrongState, match="Ditetapkan") as refusal:
        approve_decision(decision=decision, actor=penetap, digest_seen=decision.digest)

    assert (refusal.value.state, lines) == ("approved", [])
    assert Decision.objects.get().approved_by == decision.approved_by
