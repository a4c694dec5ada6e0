"""Hold the edition, its instrument, its panel, the score sheets and the frozen result."""

from assessments.models.editions import Category, CategoryKind, Edition, EditionState, Paper
from assessments.models.instrument import (
    Aspect,
    Descriptor,
    Indicator,
    RulesVersion,
    ScaleLevel,
)
from assessments.models.panel import Contestant, Judge, Unsur
from assessments.models.results import Placement, Result, Rung
from assessments.models.sheets import (
    NOTE_LENGTH,
    AspectValue,
    Score,
    ScoreSheet,
    SheetRevision,
    SheetState,
)

__all__ = [
    "NOTE_LENGTH",
    "Aspect",
    "AspectValue",
    "Category",
    "CategoryKind",
    "Contestant",
    "Descriptor",
    "Edition",
    "EditionState",
    "Indicator",
    "Judge",
    "Paper",
    "Placement",
    "Result",
    "RulesVersion",
    "Rung",
    "ScaleLevel",
    "Score",
    "ScoreSheet",
    "SheetRevision",
    "SheetState",
    "Unsur",
]
