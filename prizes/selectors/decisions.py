"""Read decisions: the current one, what it gives, and what would be proposed now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from assessments.selectors.ranking import (
    Ranking,
    RankRow,
    frozen_ranking,
    gap_text,
    live_ranking,
)
from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import origin_of
from kube_awards.core.formats import long_date
from prizes.models import Award, Decision
from prizes.models.decisions import CURRENT_STATES
from prizes.selectors.money import prize_money

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Category, Edition
    from kube_awards.accounts.models import User
    from prizes.domain.pooling import Share

YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class PrizedRow:
    """A row of a ranking and what it receives; `award` exists once a decision does."""

    row: RankRow
    label: str
    amount: int
    award: Award | None = None

    @property
    def name(self) -> str:
        """Return the name as decided, or as the register has it while nothing is."""
        return self.award.name if self.award else self.row.title

    @property
    def region(self) -> str:
        """Return the region's short name as decided, or as the register has it."""
        return self.award.region_short_name if self.award else self.row.region


@dataclass(frozen=True)
class PrizedRanking:
    """A ranking with labels and money."""

    ranking: Ranking
    rows: tuple[PrizedRow, ...]
    remainder: int = 0
    over_budget: int = 0

    @property
    def category(self) -> Category:
        """Return the category ranked here."""
        return self.ranking.category

    @property
    def name(self) -> str:
        """Return the category's name as decided, or as it is set up while nothing is."""
        decided = (row.award.category_name for row in self.rows if row.award)
        return next(decided, self.category.name)

    @property
    def total(self) -> int:
        """Return the sum of what is paid."""
        return sum(row.amount for row in self.rows)

    @property
    def closest_gap(self) -> str:
        """Return the smallest gap between neighbours, as printed; nothing for a single row."""
        values = [row.value for row in self.ranking.computed_rows]
        gaps = [upper - lower for upper, lower in pairwise(values)]
        return gap_text(min(gaps)) if gaps else ""


def with_prizes(ranking: Ranking) -> PrizedRanking:
    """Add to a live ranking what each place would receive."""
    places = {row.contestant.public_id: row.place for row in ranking.rows}
    allocation = prize_money(ranking.category, places)
    shares: dict[str, Share] = {share.contestant: share for share in allocation.shares}
    rows = tuple(
        PrizedRow(row, share.label, share.amount)
        for row in ranking.rows
        for share in [shares[row.contestant.public_id]]
    )
    return PrizedRanking(ranking, rows, allocation.remainder, allocation.over_budget)


def live_rankings(edition: Edition) -> list[PrizedRanking]:
    """Return both categories as they would be proposed now."""
    return [
        with_prizes(live_ranking(category)) for category in edition.categories.order_by("order")
    ]


def current_decision(edition: Edition) -> Decision | None:
    """Return the decision that holds, or where none does the one that waits, or None.

    One that is to supersede it changes nothing before it is approved itself.
    """
    return _current(edition).order_by("number").first()


def holding_decision(edition: Edition) -> Decision | None:
    """Return the decision that holds, or None."""
    decision = current_decision(edition)
    return decision if decision and decision.is_approved else None


def decision_at_hand(edition: Edition) -> Decision | None:
    """Return the decision that waits for the second person, or else the one that holds, or None."""
    return _current(edition).order_by("-number").first()


def last_setback(edition: Edition) -> Decision | None:
    """Return the newest decision when it was given back or annulled, for the reason, or None."""
    people = Decision.objects.select_related("returned_by", "annulled_by")
    newest = people.filter(edition=edition).order_by("-number").first()
    return newest if newest and newest.is_set_back else None


def dependence(proposer: User, approver: User) -> str:
    """Say why these two do not count as two people; nothing where they do.

    One superadmin may well have made both. But whoever made the other could act as both.
    """
    if origin_of(approver, Role.PENETAP).is_from(proposer):
        giver, other = proposer, approver
    elif origin_of(proposer, Role.PANITIA).is_from(approver):
        giver, other = approver, proposer
    else:
        return ""
    sentence = _(
        "%(giver)s membuat akun atau memberi peran kepada %(other)s, jadi keduanya tidak dihitung "
        "sebagai dua orang. Minta pejabat penetap lain menyetujui, atau kembalikan usulan ini "
        "supaya anggota panitia lain mengajukannya."
    )
    return sentence % {"giver": giver.full_name, "other": other.full_name}


def days_to_decide(edition: Edition) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a decision may carry: judging, and a year later."""
    return edition.judged_on, edition.judged_on + YEAR


def unfit_date(edition: Edition, decided_on: dt.date) -> str:
    """Say what is wrong with the date of a decision; nothing when it will do."""
    first, last = days_to_decide(edition)
    if first <= decided_on <= last:
        return ""
    return _("Tanggal penetapan harus antara %(first)s dan %(last)s.") % {
        "first": long_date(first),
        "last": long_date(last),
    }


def decisions_of(edition: Edition) -> QuerySet[Decision]:
    """Return all decisions of an edition, their people and awards at hand."""
    awards = Award.objects.select_related("contestant").order_by("place")
    people = ("proposed_by", "approved_by", "returned_by", "annulled_by")
    return (
        Decision.objects.filter(edition=edition)
        .select_related("edition", "result", "publication", "supersedes", *people)
        .prefetch_related(Prefetch("awards", awards))
    )


def _current(edition: Edition) -> QuerySet[Decision]:
    return decisions_of(edition).filter(state__in=CURRENT_STATES)


def decided_rankings(decision: Decision) -> list[PrizedRanking]:
    """Return both categories as decided: places from the result, money from the awards."""
    return [
        _decided(frozen_ranking(category, decision.result), decision)
        for category in decision.edition.categories.order_by("order")
    ]


def _decided(ranking: Ranking, decision: Decision) -> PrizedRanking:
    awards = {award.contestant_id: award for award in decision.awards.all()}
    return PrizedRanking(
        ranking,
        tuple(
            PrizedRow(row, award.label, award.amount, award)
            for row in ranking.rows
            for award in [awards[row.contestant.pk]]
        ),
    )
