"""Say who would count in a category once every judge has sent every sheet that is owed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.circumstances import Circumstances, Recusal
from assessments.domain.panel import Roster, roster_of
from assessments.models import Unsur

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assessments.models import Category, Contestant, Judge


@dataclass(frozen=True)
class ExpectedPanel:
    """The engine's roster of a category, as panel and recusals stand now."""

    category: Category
    contestants: Sequence[Contestant]
    roster: Roster

    @property
    def counted(self) -> int:
        """Count the judges whose sheets would count."""
        return len(self.roster.panel(self.category.hole_policy))

    @property
    def unjudged(self) -> list[Contestant]:
        """Return whom every present judge is recused from, in the order given."""
        recusals = Counter(contestant for _judge, contestant in self.roster.recused)
        found = {each for each, count in recusals.items() if count == len(self.roster.judges)}
        found.update(each.contestant for each in self.roster.unplaced)
        return [each for each in self.contestants if each.public_id in found]


def expected_panel(
    category: Category,
    contestants: Sequence[Contestant],
    present: Sequence[Judge],
    recused: Collection[tuple[int, int]],
) -> ExpectedPanel:
    """Return who would count: `present` judge who competes, but for (judge, region) in recused."""
    pairs = [(judge, each) for judge in present for each in contestants]
    rows = {(judge.public_id, each.public_id): (judge.pk, each.region_id) for judge, each in pairs}
    roster = roster_of(
        [each.public_id for each in contestants],
        [judge.public_id for judge in present],
        rows.keys(),
        Circumstances(
            recusals=tuple(Recusal(*pair) for pair, row in rows.items() if row in recused)
        ),
    )
    return ExpectedPanel(category, contestants, roster)


def missing_unsur(present: Sequence[Judge]) -> list[Unsur]:
    """Return the backgrounds that none of these judges has."""
    seen = {judge.unsur for judge in present}
    return [unsur for unsur in Unsur if unsur not in seen]
