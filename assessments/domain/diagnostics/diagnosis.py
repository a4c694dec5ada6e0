"""All diagnostics of one category together: shown beside the result, never applied to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.domain.errors import InvalidInput

from .alpha import alpha
from .chances import place_chances
from .closeness import closeness
from .concordance import concordance
from .discrimination import discrimination
from .duel import leaders
from .intraclass import intraclass
from .majority import majority
from .removal import removals
from .robustness import robustness
from .severity import severity
from .shadows import Method, shadows
from .skillings_mack import skillings_mack
from .standardised import z_scores
from .undefined import Undefined
from .unusual import unusual_marks
from .weights import Aspects, weight_sensitivity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from .alpha import Alpha
    from .chances import PlaceChances
    from .closeness import Closeness
    from .concordance import Concordance
    from .discrimination import Discrimination
    from .intraclass import IntraclassCorrelation
    from .majority import Majority
    from .removal import Ranker, Removals
    from .robustness import Robustness
    from .severity import Severity
    from .shadows import Shadow
    from .skillings_mack import SkillingsMack
    from .standardised import ZScores
    from .table import Table
    from .unusual import UnusualMarks
    from .weights import WeightSensitivity


@dataclass(frozen=True)
class Diagnosis:
    """Everything that can be said about one result; rows follow `contestants`.

    `panel` are the judges who scored everybody, `counted` those on whom the places rest. What
    cannot be computed is `Undefined` with its reason.
    """

    contestants: tuple[str, ...]
    judges: tuple[str, ...]
    panel: tuple[str, ...]
    counted: tuple[str, ...]
    places: tuple[int, ...]
    concordance: Concordance | Undefined
    skillings_mack: SkillingsMack | Undefined
    intraclass: IntraclassCorrelation | Undefined
    alpha: Alpha | Undefined
    severity: tuple[Severity, ...]
    discrimination: tuple[Discrimination, ...] | Undefined
    unusual: UnusualMarks | Undefined
    z_scores: ZScores | Undefined
    removals: Removals
    weights: WeightSensitivity
    chances: PlaceChances | Undefined
    shadows: tuple[Shadow, ...]
    majority: Majority | Undefined
    closeness: Closeness | Undefined

    @property
    def winners(self) -> tuple[str, ...]:
        """Return who is first."""
        return tuple(self.contestants[row] for row in leaders(self.places))

    @cached_property
    def robustness(self) -> Robustness:
        """Return how firmly the winners stand, with the reasons."""
        first, chances = leaders(self.places), self.chances
        adjusted = next(each for each in self.shadows if each.method is Method.ADJUSTED)
        return robustness(
            winners=self.winners,
            runs=self.removals,
            chances=chances
            if isinstance(chances, Undefined)
            else [chances.first[row] for row in first],
            shares=[self.weights.shares.shares[row] for row in first],
            adjusted=adjusted,
        )


def diagnose_table(  # noqa: PLR0913 - the last two are options, by keyword only
    table: Table,
    aspect_values: Sequence[Sequence[Fraction]],
    weights: Sequence[Fraction],
    rank: Ranker,
    *,
    counted: Sequence[str] | None = None,
    prizes: int = 5,
) -> Diagnosis:
    """Return the diagnosis of one category.

    `aspect_values` are the A_ia of the contestants in the order of the table, means over those who
    count; `weights` the W_a. `rank` gives the places by the rules of the category when only the
    given judges count. `counted` are the judges on whom the result rests: the common panel unless
    given (`adjusted`: everyone with a sheet). Raises `InvalidInput`.
    """
    aspects = Aspects(tuple(map(tuple, aspect_values)), tuple(weights))
    judges = tuple(table.common.judges if counted is None else counted)
    places = _places(table, aspects, rank, judges)
    return Diagnosis(
        contestants=table.contestants,
        judges=table.judges,
        panel=table.common.judges,
        counted=judges,
        places=places,
        concordance=concordance(table),
        skillings_mack=skillings_mack(table),
        intraclass=intraclass(table),
        alpha=alpha(table),
        severity=severity(table),
        discrimination=discrimination(table),
        unusual=unusual_marks(table, places),
        z_scores=z_scores(table),
        removals=removals(table.contestants, judges, rank, prizes),
        weights=weight_sensitivity(table.contestants, aspects, places),
        chances=place_chances(table),
        shadows=shadows(table, places),
        majority=majority(table),
        closeness=closeness(table, places),
    )


def _places(
    table: Table, aspects: Aspects, rank: Ranker, judges: tuple[str, ...]
) -> tuple[int, ...]:
    if len(aspects.values) != len(table.contestants):
        raise InvalidInput("jumlah baris aspek bukan jumlah peserta", "aspek")
    found = rank(judges) if judges else {}
    missing = [each for each in table.contestants if each not in found]
    if missing:
        raise InvalidInput("tidak mendapat peringkat", f"peserta {missing[0]}")
    return tuple(found[each] for each in table.contestants)
