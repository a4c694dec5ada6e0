"""Ask until when judging stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.editions import moment_input
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    import datetime as dt


class ClosingTimeForm(PageForm):
    """Ask for the moment at which judging closes; blank leaves it to staff."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    ditutup = forms.DateTimeField(
        label=_("Penilaian ditutup (WIB, boleh dikosongkan)"),
        required=False,
        widget=moment_input(),
        help_text=_("Bila kosong, panitia menutup penilaian sendiri."),
        error_messages={"invalid": _("Tulis tanggal dan jam seperti 27-09-2018 16:00.")},
    )

    @property
    def closes_at(self) -> dt.datetime | None:
        """Return the moment, or None."""
        return self.cleaned_data.get("ditutup")
