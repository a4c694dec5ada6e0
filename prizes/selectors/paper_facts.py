"""Gather what the office papers say: from a decision, or from the sheets once judging is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.models import Recusal, RecusalReason
from assessments.selectors.attendance import attendance_list
from assessments.selectors.panel_acts import tie_acts
from assessments.selectors.people import panel_of
from assessments.selectors.rules import current_rules_version
from kube_awards.ledger.selectors import Anchor, entries_about
from prizes.models import PrizeChange
from prizes.selectors.frozen import decision_minutes, reviewed_warnings
from prizes.selectors.minutes import stored_minutes
from prizes.selectors.money import prize_money
from prizes.selectors.score_tables import score_tables

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from assessments.models import Category, Edition, Judge
    from prizes.models import Decision
    from prizes.selectors.frozen import ReviewedWarning
    from prizes.selectors.score_tables import ScoreTable

#: Name and whether somebody was there; None where nobody wrote it down.
Present = tuple[str, "bool | None"]


@dataclass(frozen=True)
class Meeting:
    """Number, day and place of the panel's meeting, and who signs (name, unsur)."""

    number: str
    held_on: dt.date
    place: str
    signers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Member:
    """A judge as papers name one; `absence` is why this one does not score, or nothing."""

    name: str
    unsur: str
    institution: str
    is_head: bool
    absence: str
    was_there: bool | None


@dataclass(frozen=True)
class Conflict:
    """A judge who does not judge a region, and why."""

    judge: str
    region: str
    reason: str


@dataclass(frozen=True)
class TieWord:
    """What the panel decided about equals, with the reason and who signed."""

    names: tuple[str, ...]
    kind: str
    reason: str
    signers: tuple[str, ...]


@dataclass(frozen=True)
class CategoryFacts:
    """One category: its table, its panel acts, how shared prizes were paid, and what was left."""

    table: ScoreTable
    ties: tuple[TieWord, ...]
    sharing: str
    remainder: int
    changes: tuple[tuple[dt.datetime, str], ...]


@dataclass(frozen=True)
class PaperFacts:
    """Everything that papers speak of; `anchor` is the ledger's line of the decision."""

    edition: Edition
    decision: Decision | None
    categories: tuple[CategoryFacts, ...]
    panel: tuple[Member, ...]
    contestants: tuple[Present, ...]
    conflicts: tuple[Conflict, ...]
    meeting: Meeting | None
    warnings: tuple[ReviewedWarning, ...]
    anchor: Anchor | None


def paper_facts(edition: Edition, decision: Decision | None) -> PaperFacts:
    """Return what papers say, in the active language; queries do not grow with people or scores."""
    judges = panel_of(edition.pk)
    there, contestants = _attendance(edition, decision, judges)
    tables = score_tables(edition, decision)
    categories = edition.categories.order_by("order").prefetch_related("prizes")
    return PaperFacts(
        edition=edition,
        decision=decision,
        categories=tuple(
            _category(category, table) for category, table in zip(categories, tables, strict=True)
        ),
        panel=tuple(_member(judge, there.get(judge.name)) for judge in judges),
        contestants=contestants,
        conflicts=_conflicts(edition),
        meeting=_meeting(edition, decision),
        warnings=tuple(reviewed_warnings(decision)) if decision else (),
        anchor=_anchor(decision),
    )


def _attendance(
    edition: Edition, decision: Decision | None, judges: Sequence[Judge]
) -> tuple[Mapping[str, bool | None], tuple[Present, ...]]:
    """Return who was there as the minutes froze it, or as the list has it now."""
    frozen = decision_minutes(decision) if decision else None
    if frozen:
        return dict(frozen.present[: len(judges)]), frozen.present[len(judges) :]
    listed = attendance_list(edition)
    rows = [
        (row.who.name, row.recorded.is_present if row.recorded else None)
        for row in (*listed.judges, *listed.contestants)
    ]
    return dict(rows[: len(listed.judges)]), tuple(rows[len(listed.judges) :])


def _member(judge: Judge, was_there: bool | None) -> Member:  # noqa: FBT001 - a fact, no switch
    return Member(
        name=judge.name,
        unsur=str(judge.get_unsur_display()),
        institution=judge.institution,
        is_head=judge.is_head,
        absence=judge.absence.reason if hasattr(judge, "absence") else "",
        was_there=was_there,
    )


def _conflicts(edition: Edition) -> tuple[Conflict, ...]:
    rows = Recusal.objects.filter(judge__edition=edition).select_related("judge__user", "region")
    return tuple(
        Conflict(
            row.judge.name,
            row.region.official_name,
            row.note
            if row.reason == RecusalReason.OTHER and row.note
            else str(row.get_reason_display()).lower(),
        )
        for row in rows.order_by("judge__order", "region__order")
    )


def _meeting(edition: Edition, decision: Decision | None) -> Meeting | None:
    frozen = decision_minutes(decision) if decision else None
    if frozen:
        return Meeting(frozen.number, frozen.held_on, frozen.place, frozen.signers)
    live = stored_minutes(edition)
    if live is None:
        return None
    signers = live.signers.select_related("user").order_by("order")
    return Meeting(
        live.number,
        live.held_on,
        live.place,
        tuple((judge.name, str(judge.get_unsur_display())) for judge in signers),
    )


def _category(category: Category, table: ScoreTable) -> CategoryFacts:
    names = {entrant.id: entrant.name for entrant in table.entrants}
    places = {each.contestant: each.place for each in table.outcome.placements}
    changes = PrizeChange.objects.filter(category=category).order_by("pk")
    return CategoryFacts(
        table=table,
        ties=tuple(
            TieWord(
                tuple(names.get(each.public_id, each.name) for each in act.contestants),
                str(act.decision.get_kind_display()),
                act.decision.reason,
                tuple(judge.name for judge in act.signers),
            )
            for act in tie_acts(category)
        ),
        sharing=current_rules_version(category).prize_sharing,
        remainder=prize_money(category, places).remainder,
        changes=tuple(changes.values_list("changed_at", "reason")),
    )


def _anchor(decision: Decision | None) -> Anchor | None:
    """Return the newest ledger line that made the decision what it is."""
    if decision is None:
        return None
    line = entries_about(decision, "decision.proposed", "decision.approved").last()
    return Anchor(line.seq, line.hash) if line else None
