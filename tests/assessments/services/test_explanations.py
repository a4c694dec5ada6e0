"""What panitia say to a warning is kept with the edition, and in the ledger."""

from __future__ import annotations

import pytest

from assessments.models import Explanation
from assessments.selectors.warnings import WarningKey
from assessments.services.explanations import explain_warnings
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import WrongState
from tests.factories import make_edition, make_user, open_edition
from tests.ledger_lines import Line, written_lines

pytestmark = pytest.mark.django_db
FIRST = WarningKey("same_region", "kube 31.75", "KUBE: ada 2 peserta dari Jakarta Timur.")
SECOND = WarningKey("prize_count", "kube", "KUBE: ada 3 hadiah untuk 2 peserta.")


def test_notes_are_kept_changed_and_taken_away() -> None:
    edition = make_edition()
    ani = make_user(Role.PANITIA, full_name="Ani")
    budi = make_user(Role.PANITIA, full_name="Budi")
    explain_warnings(edition=edition, notes={FIRST: " Dua calon kuat. ", SECOND: "Ya."}, actor=ani)

    with written_lines() as lines:
        changed = explain_warnings(
            edition=edition, notes={FIRST: "Dua calon.", SECOND: ""}, actor=budi
        )

    assert changed == {FIRST: "Dua calon.", SECOND: ""}
    kept = Explanation.objects.get()
    assert (kept.code, kept.subject, kept.fact, kept.note, kept.recorded_by) == (
        *FIRST,
        "Dua calon.",
        budi,
    )
    assert lines == [
        Line(
            "Budi",
            "warnings.explained",
            "assessments.edition",
            {"same_region kube 31.75": "Dua calon kuat.", "prize_count kube": "Ya."},
            {"same_region kube 31.75": "Dua calon.", "prize_count kube": ""},
        )
    ]


def test_the_same_notes_again_are_nothing() -> None:
    edition, actor = make_edition(), make_user()
    explain_warnings(edition=edition, notes={FIRST: "Ya."}, actor=actor)

    with written_lines() as lines:
        explain_warnings(edition=edition, notes={FIRST: "Ya.", SECOND: " "}, actor=actor)

    assert lines == []
    assert str(Explanation.objects.get()) == "same_region kube 31.75"


def test_the_same_note_to_another_fact_is_written_down_again() -> None:
    edition, actor = make_edition(), make_user()
    explain_warnings(edition=edition, notes={FIRST: "Ya."}, actor=actor)
    third = FIRST._replace(fact="KUBE: ada 3 peserta dari Jakarta Timur.")

    changed = explain_warnings(edition=edition, notes={third: "Ya."}, actor=actor)

    assert changed == {third: "Ya."}
    assert [each.fact for each in Explanation.objects.all()] == [third.fact]


def test_nothing_is_explained_once_judging_is_open() -> None:
    with pytest.raises(WrongState):
        explain_warnings(edition=open_edition(), notes={FIRST: "Ya."}, actor=make_user())
