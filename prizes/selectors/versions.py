"""Read the decisions of an edition one after another, and what changed from each to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Placement
from kube_awards.core.formats import long_date, score_text
from prizes.models import Award
from prizes.selectors.comparison import changed_rows
from prizes.selectors.decisions import decisions_of
from prizes.selectors.facts import award_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessments.models import Edition
    from prizes.models import Decision
    from prizes.selectors.facts import Facts


@dataclass(frozen=True)
class Version:
    """A decision of an edition, the one before it, and each difference as a sentence."""

    decision: Decision
    before: Decision | None
    changes: tuple[str, ...]


def versions_of(edition: Edition) -> list[Version]:
    """Return all decisions of an edition, the newest first."""
    decisions = list(decisions_of(edition).order_by("-number"))
    by_number = {each.number: each for each in decisions}
    values = _values(decisions)
    return [_version(each, by_number, values) for each in decisions]


def find_version(edition: Edition, number: int) -> Version | None:
    """Return the decision of this number and what changed before it, or None."""
    return next((each for each in versions_of(edition) if each.decision.number == number), None)


def changes_by(awards: Iterable[Award], held: Decision) -> list[str]:
    """Say what awards over the same result would change in those of the decision that holds."""
    stored = Award.objects.filter(decision=held).select_related("contestant")
    return list(_changed(_rows(awards), _rows(stored)))


def _version(
    decision: Decision, by_number: dict[int, Decision], values: dict[tuple[int, int], str]
) -> Version:
    before = _before(decision, by_number)
    if before is None:
        return Version(decision, None, ())
    now, then = (_rows_with_values(each, values) for each in (decision, before))
    changes = [*_changed(now, then), *_around(decision, before)]
    return Version(decision, before, tuple(changes))


def _before(decision: Decision, by_number: dict[int, Decision]) -> Decision | None:
    """Return what a decision takes the place of; a successor that was given back never counted."""
    if decision.supersedes:
        return by_number[decision.supersedes.number]
    earlier = (by_number[number] for number in range(decision.number - 1, 0, -1))
    return next((each for each in earlier if not (each.is_returned and each.supersedes)), None)


def _values(decisions: Sequence[Decision]) -> dict[tuple[int, int], str]:
    """Return each final value as printed, by result and contestant."""
    placements = Placement.objects.filter(result__in={each.result_id for each in decisions})
    return {(row.result_id, row.contestant_id): score_text(row.exact_value) for row in placements}


def _rows(awards: Iterable[Award]) -> dict[str, Facts]:
    return {award.contestant.public_id: award_facts(award) for award in awards}


def _rows_with_values(decision: Decision, values: dict[tuple[int, int], str]) -> dict[str, Facts]:
    return {
        award.contestant.public_id: {
            **award_facts(award),
            "value": values[decision.result_id, award.contestant_id],
        }
        for award in decision.awards.all()
    }


def _changed(now: dict[str, Facts], then: dict[str, Facts]) -> Iterator[str]:
    names = {key: str(row["name"]) for key, row in {**then, **now}.items()}
    return changed_rows(now, then, names)


def _around(decision: Decision, before: Decision) -> Iterator[str]:
    if decision.decided_on != before.decided_on:
        yield _("Tanggal penetapan sekarang %(now)s, semula %(then)s.") % {
            "now": long_date(decision.decided_on),
            "then": long_date(before.decided_on),
        }
    if decision.result.digest != before.result.digest:
        yield _("Nilai yang dibekukan berubah.")
    if decision.review != before.review:
        yield _("Keterangan atas peringatan berubah.")
    if decision.minutes != before.minutes:
        yield _("Data berita acara berubah.")
