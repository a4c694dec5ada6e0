"""Ask for the number of an office paper, and why it is issued again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from django.http import QueryDict


class IssuePaperForm(PageForm):
    """Number and reason; `versi` is how many versions the page showed."""

    nomor = forms.CharField(
        label=_("Nomor surat (boleh dikosongkan: tercetak titik-titik)"),
        max_length=60,
        required=False,
    )
    alasan = forms.CharField(
        label=_("Alasan perubahan (tercetak pada surat)"),
        max_length=300,
        error_messages={"required": _("Tulis alasan perubahan.")},
    )
    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, known: int, number: str = "", fixed: str = ""
    ) -> None:
        """Ask for a reason once a version was issued, and for no number that is `fixed`."""
        super().__init__(data, initial={"versi": known, "nomor": number})
        self.fixed = fixed
        if fixed:
            del self.fields["nomor"]
        if not known:
            del self.fields["alasan"]

    @property
    def number(self) -> str:
        """Return the number as typed, or nothing."""
        return self.fixed or str(self.cleaned_data["nomor"]).strip()

    @property
    def reason(self) -> str:
        """Return the reason of a later version, or nothing."""
        return str(self.cleaned_data.get("alasan", "")).strip()

    @property
    def seen(self) -> int:
        """Return how many versions the page showed."""
        return int(self.cleaned_data["versi"])
