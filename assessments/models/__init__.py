"""Hold the edition, its instrument, its panel, the score sheets and the frozen result."""

from assessments.models.attendance import Attendance
from assessments.models.categories import (
    Category,
    CategoryKind,
    HolePolicy,
    Ladder,
    Method,
    PrizeSharing,
)
from assessments.models.circumstances import (
    Absence,
    Departure,
    DepartureMember,
    Recusal,
    RecusalReason,
    TieDecision,
    TieKind,
    TieMember,
)
from assessments.models.editions import (
    BEFORE_FREEZING,
    RESERVED_SLUGS,
    Edition,
    EditionState,
    Paper,
)
from assessments.models.evidence import PHOTOS_PER_INDICATOR, Evidence
from assessments.models.explanations import Explanation
from assessments.models.imports import ImportRun, ImportState
from assessments.models.instrument import (
    RULES_REASON_LENGTH,
    Aspect,
    Descriptor,
    Indicator,
    RulesVersion,
    ScaleLevel,
)
from assessments.models.panel import Contestant, Judge, Unsur
from assessments.models.paper import LATE_REASON_LENGTH, PaperEntry, PaperRound
from assessments.models.reminders import Reminder, ReminderStep
from assessments.models.requests import REQUEST_LENGTH, Answer, ReopenRequest
from assessments.models.results import Placement, Result, Rung, exact_text
from assessments.models.sheets import (
    NOTE_LENGTH,
    REOPENING_LENGTH,
    AspectValue,
    Score,
    ScoreSheet,
    SheetRevision,
    SheetState,
)

__all__ = [
    "BEFORE_FREEZING",
    "LATE_REASON_LENGTH",
    "NOTE_LENGTH",
    "PHOTOS_PER_INDICATOR",
    "REOPENING_LENGTH",
    "REQUEST_LENGTH",
    "RESERVED_SLUGS",
    "RULES_REASON_LENGTH",
    "Absence",
    "Answer",
    "Aspect",
    "AspectValue",
    "Attendance",
    "Category",
    "CategoryKind",
    "Contestant",
    "Departure",
    "DepartureMember",
    "Descriptor",
    "Edition",
    "EditionState",
    "Evidence",
    "Explanation",
    "HolePolicy",
    "ImportRun",
    "ImportState",
    "Indicator",
    "Judge",
    "Ladder",
    "Method",
    "Paper",
    "PaperEntry",
    "PaperRound",
    "Placement",
    "PrizeSharing",
    "Recusal",
    "RecusalReason",
    "Reminder",
    "ReminderStep",
    "ReopenRequest",
    "Result",
    "RulesVersion",
    "Rung",
    "ScaleLevel",
    "Score",
    "ScoreSheet",
    "SheetRevision",
    "SheetState",
    "TieDecision",
    "TieKind",
    "TieMember",
    "Unsur",
    "exact_text",
]
