from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.rules import (
    HOLE_POLICIES,
    METHODS,
    AspectRule,
    IndicatorRule,
    Rules,
)
from assessments.models import Category, HolePolicy, Indicator, Method, PrizeSharing, RulesVersion
from assessments.selectors.blockers import opening_blockers
from assessments.selectors.rules import (
    aspects_of,
    current_rules_version,
    frozen_rules,
    rules_as_set_up,
)
from assessments.services.judging import open_judging
from tests.factories import (
    edition_ready,
    make_category,
    make_edition,
    make_indicator,
    make_user,
    open_edition,
)

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


@pytest.mark.parametrize(
    ("ladder", "rungs"),
    [
        ("aspects head_to_head", ("aspects", "head_to_head")),
        ("head_to_head aspects", ("head_to_head", "aspects")),
        ("aspects", ("aspects",)),
        ("head_to_head", ("head_to_head",)),
        ("none", ()),
    ],
)
def test_every_ladder_that_can_be_chosen_is_one_of_the_engine(
    ladder: str, rungs: tuple[str, ...]
) -> None:
    rules = rules_as_set_up(make_category(make_edition(), ladder=ladder))

    assert rules.ladder == rungs


def test_every_choice_is_known_to_the_engine() -> None:
    assert {choice.value for choice in Method} == METHODS
    assert {choice.value for choice in HolePolicy} == HOLE_POLICIES


def test_trimming_needs_five_judges_whatever_the_minimum() -> None:
    edition = edition_ready(judges=4)
    Category.objects.update(method=Method.TRIMMED_MEAN)

    assert opening_blockers(edition) == ["KUBE: perlu sedikitnya 5 juri, baru ada 4."]


def test_trimming_does_not_go_with_an_adjustment() -> None:
    edition = edition_ready(judges=5)
    Category.objects.update(method=Method.TRIMMED_MEAN, hole_policy=HolePolicy.ADJUSTED)

    (blocker,) = opening_blockers(edition)

    assert "tidak dapat bersama" in blocker


def test_how_shared_places_are_paid_is_frozen_with_the_rules() -> None:
    edition = edition_ready()
    Category.objects.update(prize_sharing=PrizeSharing.FULL_EACH, prize_unit=1000)
    open_judging(edition=edition, actor=make_user())
    Category.objects.update(prize_sharing=PrizeSharing.POOL_SPLIT, prize_unit=1)

    version = current_rules_version(edition.categories.get())

    assert (version.prize_sharing, version.prize_unit) == ("full_each", 1000)


def test_frozen_rules_are_those_of_the_opening() -> None:
    category = open_edition().categories.get()
    before = rules_as_set_up(category)
    Indicator.objects.filter(number=2).update(weight=3)

    rules = frozen_rules(current_rules_version(category))

    assert rules == before != rules_as_set_up(category)


def test_the_newest_rules_are_the_current_ones() -> None:
    category = open_edition().categories.get()
    first = current_rules_version(category)
    first.pk, first.number, first.reason = None, 2, "Bobot keliru."
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
