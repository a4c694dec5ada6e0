from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.rules import AspectRule, IndicatorRule, Rules
from assessments.models import Indicator, RulesVersion
from assessments.selectors.rules import (
    aspects_of,
    current_rules_version,
    frozen_rules,
    opening_blockers,
    rules_as_set_up,
)
from tests.factories import edition_ready, make_category, make_edition, make_indicator, open_edition

pytestmark = pytest.mark.django_db


def rule(number: int, weight: int = 1) -> IndicatorRule:
    return IndicatorRule(id=str(number), weight=Fraction(weight), minimum=1, maximum=5)


def test_the_set_up_reads_as_the_engine_wants_it() -> None:
    category = make_category(make_edition(), weights=(33.5, 66.5), minimum_panel=2)
    Indicator.objects.filter(number=2).update(weight=3)

    assert rules_as_set_up(category) == Rules(
        aspects=(
            AspectRule("kelembagaan", Fraction("33.5"), (rule(1), rule(2, 3))),
            AspectRule("ekonomi", Fraction("66.5"), (rule(3), rule(4))),
        ),
        minimum_panel=2,
    )


def test_frozen_rules_are_those_of_the_opening() -> None:
    category = open_edition().categories.get()
    before = rules_as_set_up(category)
    Indicator.objects.filter(number=2).update(weight=3)

    rules = frozen_rules(current_rules_version(category))

    assert rules == before != rules_as_set_up(category)


def test_the_newest_rules_are_the_current_ones() -> None:
    category = open_edition().categories.get()
    first = current_rules_version(category)
    first.pk, first.number = None, 2
    first.save(force_insert=True)

    assert current_rules_version(category).number == 2


def test_before_opening_there_are_no_rules() -> None:
    category = edition_ready().categories.get()

    with pytest.raises(RulesVersion.DoesNotExist):
        current_rules_version(category)


def test_aspects_come_in_published_order_with_their_indicators_in_theirs() -> None:
    category = make_category(make_edition())
    Indicator.objects.filter(number=1).update(number=9)
    first = category.aspects.get(order=1)
    category.aspects.filter(order=2).update(order=0)
    make_indicator(first, 5)

    listed = [
        (aspect.code, [indicator.number for indicator in aspect.indicators.all()])
        for aspect in aspects_of(category)
    ]

    assert listed == [("ekonomi", [3, 4]), ("kelembagaan", [2, 5, 9])]


def test_nothing_blocks_a_ready_edition() -> None:
    assert opening_blockers(edition_ready(kinds=("kube", "pendamping"))) == []
