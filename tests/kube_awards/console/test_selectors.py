from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.console.selectors import (
    NextStep,
    Step,
    edition_steps,
    may_take_step,
    newest_edition,
    next_step,
    stage_of,
    steps_of,
)
from kube_awards.console.templatetags import stages
from prizes.selectors.decisions import current_decision
from tests.factories import (
    approved,
    closed_edition,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    proposed,
    published,
)
from tests.prizes.stored_certificates import stored_certificate

if TYPE_CHECKING:
    from assessments.models import Edition
    from prizes.models import Decision

pytestmark = pytest.mark.django_db


def stage(edition: Edition) -> int:
    return stage_of(edition, current_decision(edition))


def certify(decision: Decision) -> None:
    """Store a certificate without its paper, which takes time to print."""
    stored_certificate(decision.awards.get())


def test_an_edition_passes_every_stage() -> None:
    preparing, judging = make_edition(), open_edition(judges=1, contestants=1)
    edition = closed_edition(judges=1, contestants=1)
    passed = [stage(preparing), stage(judging), stage(edition)]
    decision = proposed(edition)
    edition.refresh_from_db()

    passed.append(stage(edition))
    for step in (approved, published, certify):
        step(decision)
        passed.append(stage(edition))

    assert passed == [0, 1, 2, 3, 4, 5, 6]


def test_the_stepper_says_what_is_done_and_what_is_next() -> None:
    edition = make_edition(slug="2018")

    assert steps_of(edition, 2) == [
        Step("Persiapan", "done", "/panitia/2018/siapkan/"),
        Step("Penilaian", "done", "/panitia/2018/"),
        Step("Tinjau hasil", "current", "/panitia/2018/hasil/"),
        Step("Penetapan", "todo", "/panitia/2018/penetapan/"),
        Step("Pengumuman", "todo", "/panitia/2018/pengumuman/"),
        Step("Dokumen", "todo", "/panitia/2018/dokumen/"),
    ]
    assert {step.state for step in steps_of(edition, 6)} == {"done"}


def test_every_page_has_the_stepper_of_its_edition() -> None:
    edition = open_edition(judges=1, contestants=1)

    steps = edition_steps(edition)

    assert [step.label for step in steps if step.state == "current"] == ["Penilaian"]
    assert stages.edition_steps(edition) == steps


def test_each_stage_has_one_next_step() -> None:
    edition = make_edition(slug="2018")

    steps = [next_step(edition, at) for at in range(7)]

    assert [step and (step.label, step.url) for step in steps] == [
        ("Siapkan edisi", "/panitia/2018/siapkan/"),
        ("Tutup penilaian", "/panitia/2018/tutup/"),
        ("Tinjau hasil", "/panitia/2018/hasil/"),
        ("Lihat penetapan", "/panitia/2018/penetapan/"),
        ("Umumkan hasil", "/panitia/2018/pengumuman/"),
        ("Buka dokumen", "/panitia/2018/dokumen/"),
        None,
    ]
    assert all(step.sentence for step in steps if isinstance(step, NextStep))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.PANITIA, [True] * 6),
        (Role.PENETAP, [False, False, False, True, False, False]),
        (Role.PENGAWAS, [False] * 6),
        (Role.BENDAHARA, [False] * 6),
        (Role.SUPERADMIN, [False] * 6),
    ],
)
def test_the_next_step_is_offered_to_whoever_may_take_it(role: Role, expected: list[bool]) -> None:
    user, edition = make_user(role), make_edition()

    assert [may_take_step(user, edition, at) for at in range(6)] == expected


def test_a_judge_is_offered_no_step() -> None:
    judge = make_judge(make_edition(), make_user(Role.PANITIA))

    assert not may_take_step(judge.user, judge.edition, 1)


def test_staff_work_on_the_newest_edition() -> None:
    nothing = newest_edition()
    make_edition(year=2018)
    first, second = make_edition(year=2019), make_edition(year=2019)
    make_edition(year=2020, state="archived")

    assert nothing is None
    assert newest_edition() == second != first
