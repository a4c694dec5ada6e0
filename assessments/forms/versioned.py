"""Carry what makes a save safe: the version that was seen, and one token for each rendering."""

from __future__ import annotations

import secrets

from django import forms

from kube_awards.core.forms import PageForm


def new_token() -> str:
    """Return a token for one rendering of a form, so that a repeated request is recognised."""
    return secrets.token_hex(16)


class VersionedForm(PageForm):
    """Carry the version that was seen and the token of this rendering."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    token = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)


def versioned(version: int, *, auto_id: str = "id_%s") -> VersionedForm:
    """Return an unbound form for a step that only moves a sheet on."""
    return VersionedForm(initial={"versi": version, "token": new_token()}, auto_id=auto_id)
