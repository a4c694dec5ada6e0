"""Ask for the numbers of certificates, and why one is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.forms import ProvenForm
from kube_awards.core.forms import Difference, PageForm, typed_again
from prizes.selectors.holders import numbers_digest
from prizes.services.certificate_numbers import LONGEST, TURN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from prizes.selectors.holders import Holder

MOST = 1_000_000


class NumbersForm(PageForm):
    """The number of each certificate; blank prints dots. `semula` tells which were shown."""

    semula = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, holders: Iterable[Holder], data: QueryDict | None = None) -> None:
        """Build one field for each holder, with the number there is."""
        super().__init__(data)
        self.holders = list(holders)
        self.fields["semula"].initial = numbers_digest(self.holders)
        for holder in self.holders:
            self.fields[holder.key] = forms.CharField(
                label=f"{holder.title} – {holder.name}",
                max_length=LONGEST,
                required=False,
                initial=holder.number,
            )

    @property
    def numbers(self) -> dict[str, str]:
        """Return the numbers that were sent, by the holder's key."""
        keys = [holder.key for holder in self.holders]
        return {key: self.cleaned_data[key] for key in keys if key in self.data}

    @property
    def seen(self) -> str | None:
        """Return the digest of the numbers that were shown, if the page said so."""
        return self.cleaned_data["semula"] or None

    def meet(self, holders: Iterable[Holder]) -> list[Difference]:
        """Keep what was typed, meant of the numbers stored now; return where those differ."""
        stored = list(holders)
        self.data = typed_again(self, semula=numbers_digest(stored))
        return [
            Difference(
                str(self.fields[holder.key].label), holder.number, str(self.data[holder.key])
            )
            for holder in stored
            if holder.key in self.fields and self.data.get(holder.key, "") != holder.number
        ]


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
