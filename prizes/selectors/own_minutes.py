"""Read what the minutes carry of one judge, and about which decisions that judge is asked.

Everything comes from the frozen result and the awards, nothing from sheets as they are now.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.domain.contributions import shares
from assessments.domain.inputs import compute
from assessments.selectors.ranking import aspect_bar
from assessments.selectors.scores import frozen_inputs
from kube_awards.core.formats import score_text
from prizes.models import Confirmation, DecisionState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from assessments.domain.outcome import Outcome
    from assessments.models import Aspect, Category, Judge, Result
    from assessments.selectors.ranking import AspectBar
    from kube_awards.accounts.models import User
    from prizes.models import Award, Decision


@dataclass(frozen=True)
class AspectText:
    """What one aspect adds to a total."""

    code: str
    name: str
    text: str


@dataclass(frozen=True)
class OwnTotal:
    """What the frozen result carries of one sheet, with the names as decided."""

    name: str
    region: str
    points: tuple[Fraction, ...]
    total: Fraction
    aspects: tuple[AspectText, ...]
    bar: AspectBar

    @property
    def total_text(self) -> str:
        """Return the total as printed."""
        return score_text(self.total)


@dataclass(frozen=True)
class OwnCategory:
    """The judge's own totals in one category, in running order."""

    kind: str
    name: str
    rows: tuple[OwnTotal, ...]


def judges_counting(result: Result) -> frozenset[str]:
    """Return the judges (public ids) of whom at least one sheet counts in a frozen result."""
    return frozenset(
        judge
        for inputs in frozen_inputs(result).values()
        for judge, _contestant in _counting(compute(inputs))
    )


def own_totals(decision: Decision, judge: Judge) -> list[OwnCategory]:
    """Return what a decision carries of a judge's sheets; only categories where one counts."""
    frozen = frozen_inputs(decision.result)
    awards = {
        award.contestant.public_id: award
        for award in decision.awards.select_related("contestant").order_by(
            "contestant__running_order"
        )
    }
    categories = decision.edition.categories.order_by("order").prefetch_related("aspects")
    found = [_own(each, compute(frozen[each.kind]), judge, awards) for each in categories]
    return [category for category in found if category.rows]


def _own(
    category: Category, outcome: Outcome, judge: Judge, awards: Mapping[str, Award]
) -> OwnCategory:
    aspects = sorted(category.aspects.all(), key=lambda aspect: aspect.order)
    counting = _counting(outcome)
    mine = [award for key, award in awards.items() if (judge.public_id, key) in counting]
    rows = tuple(_total(outcome, judge, award, aspects) for award in mine)
    return OwnCategory(category.kind, mine[0].category_name if mine else category.name, rows)


def _total(outcome: Outcome, judge: Judge, award: Award, aspects: list[Aspect]) -> OwnTotal:
    sheet = outcome.sheets[judge.public_id, award.contestant.public_id]
    rules = outcome.rules
    points = tuple(
        share * Fraction(units, rules.denominator)
        for share, units in zip(shares(rules), sheet.aspects, strict=True)
    )
    return OwnTotal(
        name=award.name,
        region=award.region_short_name,
        points=points,
        total=Fraction(sheet.total, rules.denominator),
        aspects=tuple(
            AspectText(aspect.code, aspect.name, score_text(own))
            for aspect, own in zip(aspects, points, strict=True)
        ),
        bar=aspect_bar(points, aspects),
    )


def _counting(outcome: Outcome) -> frozenset[tuple[str, str]]:
    """Return the sheets (judge, contestant) that the places of an outcome rest on."""
    placed = {placement.contestant for placement in outcome.placements}
    return frozenset(
        (judge, contestant)
        for judge, contestant in outcome.sheets
        if judge in outcome.panel and contestant in placed
    )


def questions_to(user: User) -> list[Confirmation]:
    """Return what a judge is asked about the decisions that hold, newest edition first."""
    return list(_questions(user).filter(decision__state=DecisionState.APPROVED))


def last_question(user: User, slug: str) -> Confirmation | None:
    """Return what a judge was asked about the newest decision of an edition, or None."""
    return _questions(user).filter(decision__edition__slug=slug).first()


def _questions(user: User) -> QuerySet[Confirmation]:
    return (
        Confirmation.objects.filter(judge__user=user)
        .select_related(
            "judge__user", "decision__edition", "decision__result", "decision__publication"
        )
        .order_by("-decision__edition__year", "-decision__edition__pk", "-decision__number")
    )
