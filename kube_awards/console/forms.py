"""Ask for a spreadsheet."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.console.imports.reading import KINDS
from kube_awards.core.forms import PageForm


class ImportForm(PageForm):
    """A file, and what it is about where that should not be recognised by itself."""

    berkas = forms.FileField(
        label=_("Berkas .xlsx atau .csv, paling besar 2 MB"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": _("Pilih berkasnya dulu."),
            "empty": _("Berkas ini kosong. Pilih berkas lain."),
        },
    )
    jenis = forms.ChoiceField(
        label=_("Isi berkas"),
        required=False,
        choices=[("", _("Kenali sendiri")), *((each.slug, each.label) for each in KINDS)],
    )
