"""Ask a judge for scores, and staff for reasons."""

from assessments.forms.conflict import ConflictForm, choices_left_open, with_own_values
from assessments.forms.editions import NewEditionForm
from assessments.forms.evidence import EvidenceForm
from assessments.forms.export import ContestantExportForm
from assessments.forms.judge import JudgeForm, NewJudgeForm
from assessments.forms.names import NOTE_PREFIX, VALUE_PREFIX
from assessments.forms.paper import PaperSheetForm, paper_form
from assessments.forms.reason import ReasonForm
from assessments.forms.recusal import RecusalForm
from assessments.forms.sheet import NoteField, ScoreSheetForm, sheet_form
from assessments.forms.versioned import VersionedForm, new_token, versioned

__all__ = [
    "NOTE_PREFIX",
    "VALUE_PREFIX",
    "ConflictForm",
    "ContestantExportForm",
    "EvidenceForm",
    "JudgeForm",
    "NewEditionForm",
    "NewJudgeForm",
    "NoteField",
    "PaperSheetForm",
    "ReasonForm",
    "RecusalForm",
    "ScoreSheetForm",
    "VersionedForm",
    "choices_left_open",
    "new_token",
    "paper_form",
    "sheet_form",
    "versioned",
    "with_own_values",
]
