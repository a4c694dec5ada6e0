"""The integers kept on a sheet are those of the engine, whatever the weights."""

from __future__ import annotations

import pytest

from assessments.domain.scoring import score_sheet
from assessments.models import Indicator
from assessments.selectors.rules import frozen_rules
from assessments.services.judging import open_judging
from tests.factories import (
    fill_sheet,
    make_category,
    make_contestant,
    make_edition,
    make_judge,
    make_user,
    sheet_of,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("weights", [(60, 40), (33.33, 66.67), (30, 30, 40), (0, 100)])
@pytest.mark.parametrize("values", [(1, 1, 1, 1, 1, 1), (5, 4, 3, 2, 1, 5), (2, 5, 5, 3, 4, 4)])
def test_a_saved_sheet_keeps_what_the_engine_computes(
    weights: tuple[float, ...], values: tuple[int, ...]
) -> None:
    category = make_category(make_edition(), weights=weights, minimum_panel=1)
    Indicator.objects.filter(number=1).update(weight=3)
    make_contestant(category)
    make_judge(category.edition)
    sheet = sheet_of(open_judging(edition=category.edition, actor=make_user()))
    given = values[: 2 * len(weights)]

    saved = fill_sheet(sheet, *given)

    expected = score_sheet(
        frozen_rules(sheet.rules), {str(number): v for number, v in enumerate(given, start=1)}
    )
    kept = saved.aspect_values.order_by("aspect__order").values_list("units", flat=True)
    assert (tuple(kept), saved.total_units) == (expected.aspects, expected.total)
