"""Who is judged and who counts (ranking.md §2.3)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import InvalidInput
from .outcome import DroppedJudge, Reason, Unplaced

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

    from .circumstances import Circumstances

    Pair = tuple[str, str]


@dataclass(frozen=True)
class Roster:
    """Who can get a place, who is present to judge, and which sheets are not there.

    `recused` and `missing` are (judge, contestant) pairs of these people, `voided` the sheets that
    exist and do not count. Everything is sorted.
    """

    contestants: tuple[str, ...]
    judges: tuple[str, ...]
    recused: tuple[Pair, ...]
    missing: tuple[Pair, ...]
    voided: tuple[Pair, ...]
    absent: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]

    def panel(self, hole_policy: str) -> tuple[str, ...]:
        """Return the judges who count.

        `common`: those with a sheet for every contestant, so that all are compared by the same
        people. Other policies take whoever has a sheet for anybody.
        """
        gaps = _by_judge((*self.recused, *self.missing))
        most = 0 if hole_policy == "common" or not self.contestants else len(self.contestants) - 1
        return tuple(judge for judge in self.judges if len(gaps.get(judge, ())) <= most)

    def dropped(self, panel: Container[str]) -> tuple[DroppedJudge, ...]:
        """Say of each judge outside the panel why: absent, or recused from whom."""
        recused = _by_judge(self.recused)
        gone = [DroppedJudge(judge, Reason.ABSENT) for judge in self.absent]
        gone += [
            DroppedJudge(judge, Reason.RECUSED, tuple(contestants))
            for judge, contestants in recused.items()
            if judge not in panel
        ]
        return tuple(sorted(gone, key=lambda each: each.judge))


def roster_of(
    contestants: Iterable[str],
    judges: Iterable[str],
    filed: Collection[Pair],
    circumstances: Circumstances,
) -> Roster:
    """Return who is who, given the pairs whose sheet was filed."""
    absent, withdrawn = frozenset(circumstances.absences), frozenset(circumstances.withdrawn)
    recused = {(each.judge, each.contestant) for each in circumstances.recusals}
    present = tuple(sorted(judge for judge in judges if judge not in absent))
    competing = sorted(each for each in contestants if each not in withdrawn)
    sheetless = _without_any_sheet(competing, present, recused)
    placed = tuple(each for each in competing if each not in sheetless)
    owed = [(judge, contestant) for judge in present for contestant in placed]
    reasons = dict.fromkeys(withdrawn, Reason.WITHDRAWN)
    reasons |= dict.fromkeys(sheetless, Reason.NO_SHEET)
    return Roster(
        contestants=placed,
        judges=present,
        recused=tuple(pair for pair in owed if pair in recused),
        missing=tuple(pair for pair in owed if pair not in filed and pair not in recused),
        voided=tuple(
            sorted(
                pair
                for pair in filed
                if pair in recused or pair[0] in absent or pair[1] in withdrawn
            )
        ),
        absent=tuple(sorted(absent)),
        unplaced=tuple(Unplaced(each, reasons[each]) for each in sorted(reasons)),
    )


def check_people(contestants: Sequence[str], judges: Sequence[str]) -> None:
    """Refuse a contestant or a judge who is listed twice."""
    for what, people in (("peserta", contestants), ("juri", judges)):
        if len(set(people)) != len(people):
            twice = sorted(each for each in set(people) if people.count(each) > 1)
            raise InvalidInput("tercantum dua kali", f"{what} {twice[0]}")


def _without_any_sheet(
    competing: Sequence[str], present: Sequence[str], recused: Container[Pair]
) -> frozenset[str]:
    """Return whom every judge is recused from; nobody where that would be everybody."""
    found = frozenset(
        contestant
        for contestant in competing
        if all((judge, contestant) in recused for judge in present)
    )
    return found if len(found) < len(competing) else frozenset()


def _by_judge(pairs: Iterable[Pair]) -> Mapping[str, list[str]]:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for judge, contestant in pairs:
        grouped[judge].append(contestant)
    return grouped
