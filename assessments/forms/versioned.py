"""Carry what makes a save safe: the version that was seen, and one token for each rendering."""

from __future__ import annotations

import secrets

from crispy_forms.helper import FormHelper
from django import forms


def new_token() -> str:
    """Return a token for one rendering of a form, so that a repeated request is recognised."""
    return secrets.token_hex(16)


class VersionedForm(forms.Form):
    """Carry the version that was seen and the token of this rendering."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    token = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        """Lay out the hidden fields; the page owns the form tag and its buttons."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


def versioned(version: int) -> VersionedForm:
    """Return an unbound form for a step that only moves a sheet on."""
    return VersionedForm(initial={"versi": version, "token": new_token()})
