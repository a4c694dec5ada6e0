"""Lay out forms whose page owns the form tag, the token and the buttons."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms


class PageForm(forms.Form):
    """A form whose page owns the form tag and its buttons."""

    @property
    def helper(self) -> FormHelper:
        """Lay out the fields only."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper
