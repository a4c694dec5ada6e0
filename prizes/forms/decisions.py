"""Ask for what a decision and its papers need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.forms import ProvenForm
from kube_awards.core.forms import PageForm
from kube_awards.core.identifiers import normalise_code
from prizes.selectors.decisions import days_to_decide, unfit_date

if TYPE_CHECKING:
    import datetime as dt

    from django.http import QueryDict

    from assessments.models import Edition


class ProposalForm(PageForm):
    """Ask for the date that the papers will carry."""

    decided_on = forms.DateField(
        label=_("Tanggal penetapan"),
        help_text=_("Tercetak pada piagam."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Isi tanggal penetapan."),
            "invalid": _("Tulis tanggal seperti 27-09-2018."),
        },
    )

    def __init__(self, edition: Edition, data: QueryDict | None = None) -> None:
        """Offer today, or the day of judging where today is out of reach."""
        super().__init__(data)
        self.edition = edition
        first, last = days_to_decide(edition)
        today = timezone.localdate()
        self.initial["decided_on"] = today if first <= today <= last else first
        self.fields["decided_on"].widget.attrs |= {"min": f"{first}", "max": f"{last}"}

    def clean_decided_on(self) -> dt.date:
        """Refuse a date that no decision on this edition can carry."""
        decided_on: dt.date = self.cleaned_data["decided_on"]
        if flaw := unfit_date(self.edition, decided_on):
            raise forms.ValidationError(flaw)
        return decided_on


class ApprovalForm(ProvenForm):
    """Carry what the approver was shown, and ask for the password again."""

    digest_seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReturnForm(PageForm):
    """Ask for the note that goes back to panitia."""

    note = forms.CharField(
        label=_("Catatan untuk panitia"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis catatan untuk panitia.")},
    )


class CodeForm(PageForm):
    """Ask for the code printed on a certificate."""

    kode = forms.CharField(
        label=_("Kode pada piagam"),
        max_length=40,
        help_text=_("16 huruf dan angka di samping QR, misalnya 19HS-RQPN-F5VH-6K0D."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Tulis kode pada piagam.")},
    )

    def clean_kode(self) -> str:
        """Return letters and digits only: whatever else was typed must not shape an address."""
        code = normalise_code(self.cleaned_data["kode"])
        if not code:
            raise forms.ValidationError(self.fields["kode"].error_messages["required"])
        return code
