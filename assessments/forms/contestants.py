"""Move and remove contestants, and ask why one gives up, of the version that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django import forms

from assessments.forms.reason import ReasonForm
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from assessments.models import Contestant


class SeenForm(PageForm):
    """The version that a button's page showed."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def meet(self, stored: Contestant) -> None:
        """Make the form speak of the stored version: sent again, it is meant knowingly."""
        data = cast("QueryDict", self.data).copy()
        data["versi"] = str(stored.version)
        self.data = data


class MoveForm(SeenForm):
    """One step up or down the running order."""

    langkah = forms.TypedChoiceField(
        choices=[("naik", "naik"), ("turun", "turun")], coerce={"naik": -1, "turun": 1}.get
    )


class WithdrawalForm(ReasonForm, SeenForm):
    """The reason of a withdrawal."""
