"""Ask for the numbers of certificates, and why one is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.forms import ProvenForm
from kube_awards.core.forms import PageForm
from prizes.services.certificate_numbers import LONGEST, TURN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from prizes.selectors.holders import Holder

MOST = 1_000_000


class NumbersForm(PageForm):
    """The number of each certificate; blank prints dots."""

    def __init__(self, holders: Iterable[Holder], data: QueryDict | None = None) -> None:
        """Build one field for each holder, with the number there is."""
        super().__init__(data)
        for holder in holders:
            self.fields[holder.key] = forms.CharField(
                label=f"{holder.title} – {holder.name}",
                max_length=LONGEST,
                required=False,
                initial=holder.number,
            )

    @property
    def numbers(self) -> dict[str, str]:
        """Return the numbers by the holder's key."""
        return {key: self.cleaned_data[key] for key in self.fields}


class FillForm(PageForm):
    """A pattern and a first count for those who have no number yet."""

    pola = forms.CharField(
        label=_("Pola nomor"),
        max_length=LONGEST,
        help_text=_("Tulis {n} di tempat nomor urut, misalnya {n}/KUBE-DKI/IX/2018."),
    )
    mulai = forms.IntegerField(
        label=_("Mulai dari"),
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_pola(self) -> str:
        """Refuse a pattern that gives everybody the same number."""
        pattern: str = self.cleaned_data["pola"]
        if TURN not in pattern:
            raise forms.ValidationError(self.fields["pola"].help_text)
        return pattern


class RevocationForm(ProvenForm):
    """Why one certificate is taken back, and the password again: the second look."""

    alasan = forms.CharField(
        label=_("Alasan mencabut"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tercatat dalam jejak audit; tidak tampil di halaman publik."),
        error_messages={"required": _("Tulis alasan mencabut piagam.")},
    )
