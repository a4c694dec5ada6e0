"""Put the checks of an edition together with what panitia wrote to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Explanation, ScoreSheet
from assessments.selectors.people import panel_of
from assessments.selectors.warnings import WarningKey
from prizes.selectors.checks.check import Check, Item, Level
from prizes.selectors.checks.edition import late_check, reopened_after_closing, unsur_check
from prizes.selectors.checks.ranking import ranking_checks
from prizes.selectors.reviews import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessments.domain.outcome import Outcome
    from assessments.models import Category, Edition
    from prizes.selectors.decisions import PrizedRanking, PrizedRow

    Notes = dict[WarningKey, str]

NAMES = "names"


@dataclass(frozen=True)
class CategoryChecks:
    """The checks of one category, and the notes that hold for what was found."""

    category: Category
    checks: tuple[Check, ...]
    notes: Notes

    @property
    def rows(self) -> list[tuple[Check, str]]:
        """Return each check with its note."""
        return [(check, self.notes.get(check.key, "")) for check in self.checks]

    def earlier_note(self, check: Check) -> str:
        """Return the last note to what this check found before something changed."""
        said = {key[:2]: note for key, note in self.notes.items()}
        return said.get(check.key[:2], "")

    @property
    def warnings(self) -> list[Check]:
        """Return what needs a note."""
        return [check for check in self.checks if check.is_warning]

    @property
    def unexplained(self) -> list[Check]:
        """Return what still lacks its note."""
        return [check for check in self.warnings if check.key not in self.notes]

    @property
    def blockers(self) -> list[Check]:
        """Return what forbids a proposal, names and money not looked at among it."""
        return [check for check in self.checks if check.is_blocker]

    @property
    def is_settled(self) -> bool:
        """Say whether nothing stands against a proposal."""
        return not self.blockers and not self.unexplained


@dataclass(frozen=True)
class EditionChecks:
    """The checks of all categories of an edition."""

    categories: tuple[CategoryChecks, ...]

    def of(self, category: Category) -> CategoryChecks:
        """Return the checks of one category."""
        return next(each for each in self.categories if each.category == category)

    @property
    def is_settled(self) -> bool:
        """Say whether nothing stands against a proposal."""
        return all(each.is_settled for each in self.categories)


def checks_of(edition: Edition, rankings: Sequence[PrizedRanking]) -> EditionChecks:
    """Return the checks of live rankings; four queries, whatever their size."""
    notes = {
        WarningKey(each.code, each.subject, each.fact): each.note
        for each in Explanation.objects.filter(edition=edition).order_by()
    }
    judges = panel_of(edition.pk)
    names, reopened, sheets = names_in(rankings, judges), reopened_after_closing(edition), {}
    for judge, contestant, sheet in ScoreSheet.objects.filter(judge__edition=edition).values_list(
        "judge__public_id", "contestant__public_id", "public_id"
    ):
        sheets[judge, contestant] = sheet
    found = []
    for prized in rankings:
        outcome = _outcome(prized)
        counted = [judge for judge in judges if judge.public_id in set(outcome.panel)]
        checks = (
            *ranking_checks(prized, outcome, names, sheets),
            unsur_check(prized.category.kind, counted),
            late_check(prized.category, reopened),
            *_names(prized, notes),
        )
        found.append(CategoryChecks(prized.category, checks, notes))
    return EditionChecks(tuple(found))


def _outcome(prized: PrizedRanking) -> Outcome:
    outcome = prized.ranking.outcome
    if outcome is None:
        raise ValueError("a frozen ranking is not checked again")
    return outcome


def _names(prized: PrizedRanking, notes: Notes) -> Iterator[Check]:
    """Look whether somebody has looked at the names and amounts as they stand now."""
    if not prized.rows:
        return
    items = tuple(Item(_line(row), _line(row)) for row in prized.rows)
    open_check = Check(
        NAMES, prized.category.kind, Level.BLOCKER, _("Nama dan hadiah belum diperiksa"), items
    )
    if open_check.key not in notes:
        yield open_check
        return
    yield replace(open_check, level=Level.OK, title=_("Nama dan hadiah sudah diperiksa"))


def _line(row: PrizedRow) -> str:
    return f"{row.row.place}. {row.name} ({row.region}): {row.label} {row.amount}"
