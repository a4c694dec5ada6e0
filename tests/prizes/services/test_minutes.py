from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused, WrongState
from prizes.models import Minutes
from prizes.services.minutes import save_minutes
from tests.factories import closed_edition, make_judge, make_user, open_edition, proposed
from tests.ledger_lines import written_lines

if TYPE_CHECKING:
    from assessments.models import Edition, Judge

pytestmark = pytest.mark.django_db

CHANGES = {"number": "BA-01/2018", "held_on": dt.date(2018, 9, 27), "place": "Gedung A"}


@pytest.fixture
def edition() -> Edition:
    return closed_edition(judges=2, contestants=1)


def save(edition: Edition, signers: list[Judge] | None = None, seen: int = 0) -> Minutes:
    return save_minutes(
        edition=edition,
        changes=CHANGES,
        signers=list(edition.judges.all()) if signers is None else signers,
        seen=seen,
        actor=make_user(Role.PANITIA, full_name="Ani"),
    )


def test_what_the_minutes_say_is_kept_with_who_signs_and_told_to_the_ledger(
    edition: Edition,
) -> None:
    first, second = edition.judges.order_by("order")

    with written_lines() as lines:
        save(edition)
        save(edition, [second], seen=1)

    stored = Minutes.objects.get()
    facts = {
        "number": "BA-01/2018",
        "held_on": "2018-09-27",
        "place": "Gedung A",
        "signers": [first.name, second.name],
    }
    later = facts | {"signers": [second.name]}
    assert (stored.version, list(stored.signers.all())) == (2, [second])
    assert [line[1:5] for line in lines if line.action == "minutes.saved"] == [
        ("minutes.saved", "prizes.minutes", None, facts),
        ("minutes.saved", "prizes.minutes", facts, later),
    ]


def test_minutes_nobody_signs_are_refused(edition: Edition) -> None:
    with pytest.raises(Refused, match="Pilih sedikitnya satu penanda tangan"):
        save(edition, [])

    assert not Minutes.objects.exists()


def test_a_judge_of_another_edition_does_not_sign(edition: Edition) -> None:
    stranger = make_judge(open_edition(judges=1, contestants=1))

    with pytest.raises(Refused, match="harus juri edisi ini"):
        save(edition, [stranger])


@pytest.mark.parametrize(("stored", "seen"), [(0, 1), (1, 0), (2, 1)])
def test_an_older_page_overwrites_nothing(edition: Edition, stored: int, seen: int) -> None:
    for version in range(stored):
        save(edition, seen=version)

    with pytest.raises(Conflict):
        save(edition, seen=seen)

    assert list(Minutes.objects.values_list("version", flat=True)) == [stored] * bool(stored)


@pytest.mark.parametrize("stage", ["open", "proposed"])
def test_minutes_are_written_between_closing_and_proposal_only(stage: str) -> None:
    edition = open_edition(judges=1, contestants=1)
    if stage == "proposed":
        edition = closed_edition(judges=1, contestants=1)
        proposed(edition)

    with pytest.raises(WrongState):
        save(edition, seen=Minutes.objects.count())
