"""Ask what a file of contestants is to hold."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.core.forms import PageForm


class ContestantExportForm(PageForm):
    """Contacts only where somebody asks for them."""

    kontak = forms.BooleanField(
        label=_("Sertakan kontak pribadi"),
        help_text=_("Hanya bila benar-benar perlu."),
        required=False,
    )
