"""Ask why, where a step goes back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.core.forms import PageForm


class ReasonForm(PageForm):
    """Ask for the reason of a step that goes back."""

    alasan = forms.CharField(
        label=_("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )
