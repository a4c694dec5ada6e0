"""Who is judged and who counts: the common panel (ranking.md §2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    Pairs = Container[tuple[str, str]]


def missing_pairs(
    contestants: Iterable[str], judges: Iterable[str], valid: Pairs
) -> tuple[tuple[str, str], ...]:
    """Return every (judge, contestant) without a valid sheet, sorted."""
    ordered = sorted(contestants)
    return tuple(
        (judge, contestant)
        for judge in sorted(judges)
        for contestant in ordered
        if (judge, contestant) not in valid
    )


def common_panel(judges: Iterable[str], missing: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the judges who have a valid sheet for every contestant, sorted.

    All contestants are compared by the same people: a judge who misses one contestant drops out
    for the whole category, otherwise a severe judge's absence would be a gift.
    """
    absent = {judge for judge, _ in missing}
    return tuple(sorted(judge for judge in judges if judge not in absent))


def check_people(contestants: Sequence[str], judges: Sequence[str]) -> None:
    """Refuse a contestant or a judge who is listed twice."""
    for what, people in (("peserta", contestants), ("juri", judges)):
        if len(set(people)) != len(people):
            twice = sorted(each for each in set(people) if people.count(each) > 1)
            raise InvalidInput("tercantum dua kali", f"{what} {twice[0]}")
