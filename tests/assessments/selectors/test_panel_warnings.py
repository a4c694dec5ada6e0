from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, Contestant, HolePolicy
from assessments.selectors.panel_warnings import panel_warnings
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import edition_ready, make_edition

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def codes(edition: object) -> list[str]:
    return [warning.code for warning in panel_warnings(edition)]  # type: ignore[arg-type]


def test_a_full_panel_lacks_nothing() -> None:
    assert panel_warnings(edition_ready(judges=3)) == []


def test_a_background_without_a_present_judge_is_missing() -> None:
    edition = edition_ready(judges=4)

    excuse(edition, judge=2)

    assert [(each.code, each.sentence) for each in panel_warnings(edition)] == [
        ("unsur:csr", "Unsur Forum CSR belum terwakili oleh juri yang hadir.")
    ]
    assert codes(make_edition()) == ["unsur:praktisi", "unsur:csr", "unsur:akademisi"]


def test_fewer_present_judges_than_the_minimum_are_counted_once() -> None:
    edition = edition_ready(judges=4)
    excuse(edition, judge=1)
    excuse(edition, judge=4)
    recuse(edition, judge=2, code="31.75")

    assert [each.sentence for each in panel_warnings(edition)][1:] == [
        "KUBE: perlu sedikitnya 3 juri, baru ada 2."
    ]


def test_recusals_that_leave_too_few_for_everybody_are_named_with_a_remedy() -> None:
    edition = edition_ready(judges=3)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)

    (warning,) = panel_warnings(edition)

    assert warning.code == "recusals:kube"
    assert warning.sentence == (
        "KUBE: benturan kepentingan menyisakan 2 juri yang menilai semua peserta;"
        " perlu sedikitnya 3. Tambahkan juri pengganti, atau pilih aturan “Disesuaikan”"
        " sebelum penilaian dibuka."
    )


def test_an_adjusted_result_keeps_whoever_judges_anybody() -> None:
    edition = edition_ready(judges=3)
    Category.objects.update(hole_policy=HolePolicy.ADJUSTED)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)
    assert panel_warnings(edition) == []

    recuse(edition, judge=1, code="31.75")

    (warning,) = panel_warnings(edition)
    assert warning.sentence == (
        "KUBE: benturan kepentingan menyisakan 2 juri; perlu sedikitnya 3."
        " Tambahkan juri pengganti."
    )


def test_a_contestant_whom_nobody_may_judge_is_named_as_a_gap() -> None:
    edition = edition_ready(judges=3)
    elsewhere(edition, contestant=1)
    for judge in (1, 2, 3):
        recuse(edition, judge=judge)
    assert codes(edition) == ["unjudged:kube"]

    Contestant.objects.filter(running_order=1).update(is_withdrawn=True)

    assert codes(edition) == []


@pytest.mark.parametrize("size", [1, 3])
def test_the_warnings_take_four_queries(
    size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready(judges=size, contestants=size, kinds=["kube", "pendamping"][:size])

    with django_assert_num_queries(4):
        panel_warnings(edition)
