"""Read why each contestant stands before the next, what that is worth, and how firm it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.bundle import write_bundle
from assessments.domain.explain import explain
from assessments.domain.inputs import compute
from assessments.domain.names import Names
from assessments.domain.outcome import OutcomeState
from assessments.models import Rung
from assessments.selectors.people import panel_of
from assessments.selectors.review.panel import review_panel
from assessments.selectors.review.parts import Cell, DataTable, Line, in_panel_order, signed_points
from assessments.selectors.scores import frozen_inputs
from prizes.selectors.decisions import decided_rankings
from prizes.selectors.spread import spread_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessments.domain.explain import PairExplanation
    from assessments.domain.outcome import Outcome
    from assessments.domain.sentences import Difference
    from assessments.models import Judge
    from assessments.selectors.review.panel import ReviewPanel
    from prizes.models import Decision
    from prizes.selectors.decisions import PrizedRanking, PrizedRow
    from prizes.selectors.spread import Spread

# A page of 500 contestants would have ten thousand cells; the result file explains them all.
MOST_PAIRS = 40


@dataclass(frozen=True)
class PricedPair:
    """Why one contestant stands before the next; `sentence` is Indonesian, to be read aloud.

    `money` is the difference of what the two receive, in whole rupiah.
    """

    sentence: str
    rule: str
    money: int
    tables: tuple[DataTable, ...]


@dataclass(frozen=True)
class Review:
    """What the committee reads beside a ranking; `unexplained` counts pairs left to the file."""

    pairs: tuple[PricedPair, ...]
    unexplained: int
    panel: ReviewPanel
    spread: Spread


def review_of(prized: PrizedRanking, decision: Decision | None) -> Review | None:
    """Return the review of a ranking, of the decision's frozen result if there is one.

    None where the ranking has no places. One query; no score row is read.
    """
    outcome = prized.ranking.outcome
    if decision is not None:
        outcome = compute(frozen_inputs(decision.result)[prized.category.kind])
    if outcome is None or outcome.state is not OutcomeState.COMPUTED:
        return None
    names = names_in([prized], panel_of(prized.category.edition_id))
    pairs = tuple(_pairs(prized, outcome, names))
    return Review(
        pairs=pairs[:MOST_PAIRS],
        unexplained=len(pairs[MOST_PAIRS:]),
        panel=review_panel(outcome, names, sum(bool(row.label) for row in prized.rows)),
        spread=spread_of(prized, outcome),
    )


def names_in(rankings: Sequence[PrizedRanking], judges: Sequence[Judge]) -> Names:
    """Return what everybody in the rankings is called, judges in the order of the panel."""
    return Names(
        contestants={
            each.row.contestant.public_id: each.name for prized in rankings for each in prized.rows
        },
        aspects={
            aspect.code: aspect.name.lower()
            for prized in rankings
            for aspect in prized.ranking.aspects
        },
        judges={judge.public_id: judge.name for judge in judges},
    )


def decision_bundle(decision: Decision) -> str:
    """Return the result file of a decision: canonical JSON that `recheck` computes again."""
    names = names_in(decided_rankings(decision), panel_of(decision.edition_id))
    inputs = frozen_inputs(decision.result)
    return write_bundle({kind: (each, compute(each)) for kind, each in inputs.items()}, names)


def _pairs(prized: PrizedRanking, outcome: Outcome, names: Names) -> Iterator[PricedPair]:
    rows = {row.row.contestant.public_id: row for row in prized.rows}
    for pair in explain(outcome, names):
        yield _priced(pair, rows[pair.ahead], rows[pair.behind], names)


def _priced(pair: PairExplanation, ahead: PrizedRow, behind: PrizedRow, names: Names) -> PricedPair:
    judges = {each.id: each for each in pair.by_judge}
    by_judge = [judges[judge] for judge in in_panel_order(judges, names)]
    called = f"{names.contestant(pair.ahead)}, {names.contestant(pair.behind)}"
    return PricedPair(
        sentence=pair.sentence,
        rule=_rule(pair, names),
        money=ahead.amount - behind.amount,
        tables=(
            _table(_("Selisih per aspek"), _("Aspek"), pair.by_aspect, called),
            _table(_("Selisih per juri"), _("Juri"), by_judge, called),
        ),
    )


def _rule(pair: PairExplanation, names: Names) -> str:
    label = str(Rung(pair.rung.value).label)
    return f"{label} {names.aspect(pair.rung_aspect)}" if pair.rung_aspect else label


def _table(caption: str, heading: str, differences: Sequence[Difference], called: str) -> DataTable:
    texts = signed_points([each.points for each in differences])
    return DataTable(
        caption,
        (heading, _("Selisih (poin)")),
        tuple(
            Line(each.name, (Cell(text),)) for each, text in zip(differences, texts, strict=True)
        ),
        label=f"{caption}: {called}",
    )
