"""Move and remove contestants, and ask why one gives up, of the version that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.reason import ReasonForm
from kube_awards.core.forms import PageForm, typed_again

if TYPE_CHECKING:
    from assessments.models import Contestant

LAST_TURN = 9999


class SeenForm(PageForm):
    """The version that a button's page showed."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def meet(self, stored: Contestant) -> None:
        """Make the form speak of the stored version: sent again, it is meant knowingly."""
        self.data = typed_again(self, versi=stored.version)


class StepForm(SeenForm):
    """One step up or down the running order."""

    langkah = forms.TypedChoiceField(
        choices=[("naik", "naik"), ("turun", "turun")], coerce={"naik": -1, "turun": 1}.get
    )

    def turn_of(self, contestant: Contestant) -> int:
        """Return the turn that was asked for."""
        step: int = self.cleaned_data["langkah"]
        return contestant.running_order + step


class TurnForm(SeenForm):
    """Any turn of the running order, typed."""

    urutan = forms.IntegerField(
        min_value=1,
        max_value=LAST_TURN,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Tulis angka, misalnya 12.")
        ),
    )

    def turn_of(self, _contestant: Contestant) -> int:
        """Return the turn that was typed."""
        turn: int = self.cleaned_data["urutan"]
        return turn


class WithdrawalForm(ReasonForm, SeenForm):
    """The reason of a withdrawal."""
