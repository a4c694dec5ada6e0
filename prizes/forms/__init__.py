"""Ask for prizes, and for what a decision and its papers need."""

from prizes.forms.decisions import (
    ApprovalForm,
    CodeForm,
    ProposalForm,
    ReturnForm,
)
from prizes.forms.table import PrizeTableForm, RupiahField

__all__ = [
    "ApprovalForm",
    "CodeForm",
    "PrizeTableForm",
    "ProposalForm",
    "ReturnForm",
    "RupiahField",
]
