"""Ask for what ends a decision: annulling it, or putting another over the same result in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.forms import ProvenForm
from prizes.forms.decisions import ProposalForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Decision

TOO_LONG = _("Alasan paling banyak %(limit_value)d karakter; sekarang %(show_value)d.")


class AnnulmentForm(ProvenForm):
    """Ask why, for the edition's name as typed by hand, and for the password again.

    The typed name is the only one in the product: nothing else reaches so far.
    """

    alasan = forms.CharField(
        label=_("Alasan membatalkan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tercatat pada versi ini dan dibaca panitia; tidak tampil di halaman publik."),
        error_messages={"required": _("Tulis alasan membatalkan."), "max_length": TOO_LONG},
    )
    nama_edisi = forms.CharField(
        label=_("Nama edisi"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Ketik nama edisi.")},
    )

    def __init__(
        self,
        edition: Edition,
        request: AuthenticatedHttpRequest,
        data: QueryDict | None = None,
    ) -> None:
        """Say which name is meant."""
        super().__init__(request, data)
        self.edition = edition
        self.fields["nama_edisi"].help_text = self._wanted()

    def clean_nama_edisi(self) -> str:
        """Refuse any other name; capitals and spaces between words do not count."""
        typed: str = self.cleaned_data["nama_edisi"]
        if _plain(typed) != _plain(str(self.edition)):
            raise forms.ValidationError(self._wanted())
        return typed

    def _wanted(self) -> str:
        return _("Ketik: %(name)s") % {"name": self.edition}


class SuccessorForm(ProposalForm):
    """Ask for the date and the reason of a decision that is to take the place of another."""

    alasan = forms.CharField(
        label=_("Alasan mengganti"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dibaca pejabat penetap dan tercatat pada versi baru."),
        error_messages={"required": _("Tulis alasan mengganti."), "max_length": TOO_LONG},
    )

    def __init__(self, held: Decision, data: QueryDict | None = None) -> None:
        """Offer no day before that of the decision that holds."""
        super().__init__(held.edition, data)
        self.initial["decided_on"] = max(self.initial["decided_on"], held.decided_on)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
