"""Read who confirmed the minutes of a decision, who did not, and what a judge is asked about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.domain.contributions import shares
from assessments.domain.inputs import compute
from assessments.selectors.ranking import aspect_bar
from assessments.selectors.scores import frozen_inputs
from kube_awards.core.formats import score_text
from prizes.models import Answer, Confirmation, DecisionState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.domain.canonical import Json
    from assessments.domain.outcome import Outcome
    from assessments.models import Aspect, Category, Judge, Result
    from assessments.selectors.ranking import AspectBar
    from kube_awards.accounts.models import User
    from prizes.models import Award, Decision, Waiver


@dataclass(frozen=True)
class Unconfirmed:
    """A judge who had not confirmed when a waiver was given, and the answer it was given for."""

    judge: str
    name: str
    version: int
    answer: Answer

    def as_canonical(self) -> Json:
        """Return it as a waiver keeps it."""
        return {
            "judge": self.judge,
            "name": self.name,
            "version": self.version,
            "answer": self.answer.value,
        }

    @property
    def is_objection(self) -> bool:
        """Say whether the judge had objected, not just kept silent."""
        return self.answer == Answer.OBJECTED


@dataclass(frozen=True)
class Confirmations:
    """What the judges of a decision have answered, in the order of the panel, and the last waiver.

    `without` names who had not confirmed when that waiver was given.
    """

    rows: tuple[Confirmation, ...]
    waiver: Waiver | None
    without: tuple[Unconfirmed, ...]
    given: int

    @property
    def confirmed(self) -> list[Confirmation]:
        """Return who found the own scores in the minutes."""
        return [row for row in self.rows if row.is_confirmed]

    @property
    def objections(self) -> list[Confirmation]:
        """Return who did not."""
        return [row for row in self.rows if row.is_objection]

    @property
    def waiting(self) -> list[Confirmation]:
        """Return who has not answered."""
        return [row for row in self.rows if row.is_waiting]

    @property
    def unconfirmed(self) -> list[Unconfirmed]:
        """Return whom a waiver given now would name."""
        return [
            Unconfirmed(row.judge.public_id, row.judge.name, row.version, Answer(row.answer))
            for row in self.rows
            if not row.is_confirmed
        ]

    @property
    def is_complete(self) -> bool:
        """Say whether everybody who was asked has confirmed."""
        return len(self.confirmed) == len(self.rows)

    @property
    def is_waived(self) -> bool:
        """Say whether the last waiver was given for every answer that is missing now."""
        covered = {(each.judge, each.version) for each in self.without}
        return self.waiver is not None and all(
            (each.judge, each.version) in covered for each in self.unconfirmed
        )

    @property
    def allow_publishing(self) -> bool:
        """Say whether the decision may be announced as far as the judges are concerned."""
        return self.is_complete or self.is_waived

    @property
    def seen(self) -> int:
        """Return a number that grows with every answer and every waiver."""
        return sum(row.version for row in self.rows) + self.given


def confirmations_of(decision: Decision) -> Confirmations:
    """Return what was answered for a decision; two queries whatever the number of judges."""
    waivers = list(decision.waivers.select_related("given_by").order_by("pk"))
    last = waivers[-1] if waivers else None
    return Confirmations(
        rows=tuple(
            decision.confirmations.select_related("judge__user").order_by("judge__order", "pk")
        ),
        waiver=last,
        without=_named_in(last) if last else (),
        given=len(waivers),
    )


def _named_in(waiver: Waiver) -> tuple[Unconfirmed, ...]:
    return tuple(
        Unconfirmed(row["judge"], row["name"], row["version"], Answer(row["answer"]))
        for row in json.loads(waiver.without)
    )


# What a judge is asked ----------------------------------------------------------------------------


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
    """Return what a judge is asked of the decisions that hold, newest edition first."""
    return list(
        Confirmation.objects.filter(judge__user=user, decision__state=DecisionState.APPROVED)
        .select_related("decision__edition", "decision__publication")
        .order_by("-decision__edition__year", "-decision__edition__pk")
    )
