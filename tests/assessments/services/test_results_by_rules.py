from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assessments.models import (
    Category,
    HolePolicy,
    Method,
)
from assessments.services.judging import close_judging, open_judging
from assessments.services.results import (
    freeze_result,
)
from tests.assessments.services.frozen import places, refusal_of
from tests.circumstances import elsewhere, recuse, torn_apart
from tests.factories import (
    edition_ready,
    make_user,
    send_sheet,
    sheet_of,
)

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_panel_that_recusals_tear_apart_gives_no_places() -> None:
    edition = torn_apart()
    close_judging(edition=edition, actor=make_user())

    assert refusal_of(edition) == (
        "KUBE: sebagian juri dan peserta tidak terhubung oleh lembar nilai,"
        " sehingga nilainya tidak dapat dibandingkan."
    )


def test_an_adjusted_result_keeps_what_each_aspect_adds(panitia: User) -> None:
    edition = edition_ready(judges=3, contestants=2)
    Category.objects.update(hole_policy=HolePolicy.ADJUSTED)
    elsewhere(edition, contestant=1)
    open_judging(edition=edition, actor=panitia)
    recuse(edition, judge=3)
    for judge, contestant, level in [(1, 1, 5), (1, 2, 4), (2, 1, 4), (2, 2, 3), (3, 2, 3)]:
        send_sheet(sheet_of(edition, judge, contestant), *[level] * 4)
    close_judging(edition=edition, actor=panitia)

    result = freeze_result(edition=edition, actor=panitia)

    # judge 3 is as severe as judge 2, so contestant 1 stands 20 points above contestant 2
    assert places(result) == [
        (1, 1, "260/3", "260/3 260/3", "value", ""),
        (2, 2, "200/3", "200/3 200/3", "value", ""),
    ]
    assert list(result.placements.values_list("aspect_points", flat=True)) == [
        "52 104/3",
        "40 80/3",
    ]


def test_a_trimmed_result_shows_the_points_that_count(panitia: User) -> None:
    edition = edition_ready(judges=5, contestants=1)
    Category.objects.update(method=Method.TRIMMED_MEAN)
    open_judging(edition=edition, actor=panitia)
    for judge, level in enumerate([5, 5, 4, 4, 1], start=1):
        send_sheet(sheet_of(edition, judge), *[level] * 4)
    close_judging(edition=edition, actor=panitia)

    (placement,) = freeze_result(edition=edition, actor=panitia).placements.all()

    assert (placement.value, placement.aspect_values) == ("260/3", "76 76")
    assert placement.exact_aspect_points == (Fraction(52), Fraction(104, 3))
