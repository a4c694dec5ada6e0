from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Decision, Minutes
from prizes.services.decisions import propose_decision
from prizes.services.readiness import NotSettled, settled_checks, settled_minutes
from tests.explanations import note_on
from tests.factories import DECIDED_ON, closed_edition, make_user, settled

pytestmark = pytest.mark.django_db


def test_what_everybody_looked_at_gives_its_minutes() -> None:
    edition = settled(closed_edition())

    assert settled_checks(edition).is_settled
    assert settled_minutes(edition) == Minutes.objects.get()


def test_open_checks_are_named_with_their_category() -> None:
    edition = settled(closed_edition(values={1: (5, 5, 5, 5), 2: (5, 5, 4, 5)}, kinds=("kube",)))
    note_on(edition, "names", "")

    with pytest.raises(NotSettled) as told:
        settled_checks(edition)

    assert str(told.value) == (
        "KUBE: selesaikan dulu “Nama dan hadiah belum diperiksa” di halaman hasil."
    )


def test_a_warning_whose_note_was_taken_away_is_named() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    note_on(edition, "unsur", "")

    with pytest.raises(NotSettled, match="“Unsur juri belum lengkap”"):
        settled_checks(edition)


def test_the_minutes_are_asked_for_last() -> None:
    edition = settled(closed_edition())
    Minutes.objects.all().delete()

    with pytest.raises(NotSettled, match="Isi dulu data berita acara"):
        settled_minutes(edition)


def test_a_proposal_nobody_looked_at_leaves_the_edition_closed_and_nothing_written() -> None:
    edition = closed_edition()

    with pytest.raises(NotSettled):
        propose_decision(edition=edition, actor=make_user(Role.PANITIA), decided_on=DECIDED_ON)

    edition.refresh_from_db()
    assert (edition.state, Decision.objects.count(), edition.results.count()) == ("closed", 0, 0)
