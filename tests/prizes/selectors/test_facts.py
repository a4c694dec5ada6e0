"""What is official in a decision, as its digest and its ledger line have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.domain.canonical import digest
from assessments.models import Result
from kube_awards.accounts.roles import Role
from prizes.models import Decision, Prize
from prizes.services.decisions import propose_decision, return_decision
from tests.factories import DECIDED_ON, closed_edition, make_user, proposed, settled
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


def official_facts(decision: Decision, result: Result) -> dict[str, object]:
    """Return all that is official where a single group competed."""
    award = decision.awards.get()
    contestant = award.contestant.public_id
    given = {
        "contestant": contestant,
        "category": "KUBE",
        "name": award.name,
        "region": "Kota Administrasi Jakarta Timur",
        "region_short": "Jakarta Timur",
        "place": 1,
        "label": "Juara I",
        "gross": 3_000_000,
        "trophy": True,
        "certificate": True,
    }
    reached = {
        "contestant": contestant,
        "place": 1,
        "computed_place": 1,
        "value": "100",
        "aspects": "100 100",
        "points": "60 40",
        "decided_by": "value",
        "deciding_aspect": "",
    }
    return {
        "result": result.digest,
        "engine": result.engine_version,
        "decided_on": "2018-09-27",
        "review": decision.review,
        "minutes": decision.minutes,
        "awards": [given],
        "places": [reached],
    }


def test_proposing_writes_all_that_is_official_to_the_ledger(panitia: User) -> None:
    edition = settled(closed_edition(judges=1, contestants=1))

    with written_lines() as lines:
        decision = propose_decision(edition=edition, actor=panitia, decided_on=DECIDED_ON)

    official = official_facts(decision, Result.objects.get())
    assert [line.action for line in lines] == [
        "result.frozen",
        "edition.frozen",
        "decision.proposed",
    ]
    assert decision.digest == digest(official)
    assert lines[-1] == Line(
        "Sri Panitia",
        "decision.proposed",
        "prizes.decision",
        None,
        {
            **official,
            "digest": decision.digest,
            "edition": edition.pk,
            "number": 1,
            "proposed_at": decision.proposed_at.isoformat(),
            "supersedes": None,
            "superseding_reason": "",
        },
    )


@pytest.mark.parametrize(
    ("field", "value"), [("amount", 2_999_999), ("label", "Juara Satu"), ("place", 2)]
)
def test_every_fact_of_an_award_changes_the_digest(
    field: str, value: object, panitia: User
) -> None:
    edition = closed_edition(judges=1, contestants=1)
    first = proposed(edition)
    return_decision(decision=first, actor=make_user(Role.PENETAP), note="Hadiah salah.")
    Prize.objects.filter(place=1).update(**{field: value}) if field != "place" else (
        Prize.objects.filter(place=1).delete()
    )

    second = propose_decision(edition=settled(edition), actor=panitia, decided_on=DECIDED_ON)

    assert second.result.digest == first.result.digest
    assert second.digest != first.digest
