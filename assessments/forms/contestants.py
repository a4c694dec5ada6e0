"""Ask why a contestant gives up, of the version that was seen."""

from __future__ import annotations

from django import forms

from assessments.forms.reason import ReasonForm


class WithdrawalForm(ReasonForm):
    """The reason of a withdrawal."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
