from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from prizes.models import Decision
from prizes.selectors.frozen import (
    FrozenMinutes,
    ReviewedWarning,
    decision_minutes,
    frozen_review,
    reviewed_warnings,
)
from prizes.services.readiness import settled_checks
from tests.explanations import note_on
from tests.factories import DECIDED_ON, closed_edition, proposed, settled

pytestmark = pytest.mark.django_db


def test_what_was_unusual_is_frozen_with_the_note_to_it() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    note_on(edition, "unsur", "Panel kecil tahun ini.")

    kept = Decision(review=frozen_review(settled_checks(edition)))

    assert reviewed_warnings(kept) == [
        ReviewedWarning(
            "KUBE",
            "Unsur juri belum lengkap",
            (
                "Tidak ada juri dari unsur Forum CSR di antara yang dihitung.",
                "Tidak ada juri dari unsur Akademisi di antara yang dihitung.",
            ),
            "Panel kecil tahun ini.",
        )
    ]


def test_the_papers_speak_indonesian_whoever_proposes() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    before = frozen_review(settled_checks(edition))

    with translation.override("en"):
        assert frozen_review(settled_checks(edition)) == before


def test_the_warnings_of_one_category_are_read_alone() -> None:
    edition = closed_edition(judges=1, contestants=1, kinds=("kube", "pendamping"))
    decision = proposed(edition)
    kube, facilitators = edition.categories.order_by("order")

    assert [each.category for each in reviewed_warnings(decision)] == [kube.name, facilitators.name]
    assert [each.category for each in reviewed_warnings(decision, kube)] == [kube.name]


def test_the_minutes_are_read_as_they_were_frozen() -> None:
    edition = closed_edition(judges=1, contestants=1)
    judge = edition.judges.get()
    name, contestant = judge.name, edition.categories.get().contestants.get().name
    decision = proposed(edition)
    judge.user.full_name = "Nama Baru"
    judge.user.save()

    minutes = decision_minutes(Decision.objects.get(pk=decision.pk))

    assert minutes == FrozenMinutes(
        number="BA-01/2018",
        held_on=DECIDED_ON,
        place=edition.venue or edition.place,
        signers=((name, judge.get_unsur_display()),),
        present=((name, None), (contestant, None)),
    )


def test_who_was_there_is_who_was_recorded_as_present() -> None:
    said = FrozenMinutes("", dt.date(2018, 9, 27), "Jakarta", (), (("A", True), ("B", None)))

    assert said.there == ["A"]


def test_a_decision_without_minutes_has_none() -> None:
    assert decision_minutes(Decision(minutes="{}")) is None
