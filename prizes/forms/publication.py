"""Ask when the public sees a decision, and why no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.editions import moment_input
from kube_awards.core.forms import PageForm, typed_again
from prizes.selectors.publication import unfit_minute

if TYPE_CHECKING:
    import datetime as dt

    from prizes.models import Publication


class SeenForm(PageForm):
    """Carry the version of the publication that the page showed; 0 while there is none."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def meet(self, version: int) -> Self:
        """Return the form as typed, speaking of the stored version: sent again, it is meant."""
        return type(self)(typed_again(self, versi=version))


class ScheduleForm(SeenForm):
    """Ask for the minute from which the public sees the result."""

    waktu = forms.DateTimeField(
        label=_("Tampil mulai (WIB)"),
        widget=moment_input(),
        help_text=_(
            "Sebelum menit ini tidak ada yang tampil; sesudahnya halaman publik terbuka sendiri."
        ),
        error_messages={
            "required": _("Isi tanggal dan jam pengumuman."),
            "invalid": _("Tulis tanggal dan jam seperti 27-09-2018 16:00."),
        },
    )

    @classmethod
    def planned(cls, publication: Publication | None, version: int) -> Self:
        """Return the form with the minute that is planned, if one is."""
        waits = publication.published_at if publication and publication.is_waiting else None
        return cls(initial={"versi": version, "waktu": waits})

    def clean_waktu(self) -> dt.datetime:
        """Refuse a minute that is over or too far away."""
        at: dt.datetime = self.cleaned_data["waktu"]
        if flaw := unfit_minute(at):
            raise forms.ValidationError(flaw)
        return at


class WithdrawalForm(SeenForm):
    """Ask why the result is taken from the public page."""

    alasan = forms.CharField(
        label=_("Alasan menarik pengumuman"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tercatat dalam jejak audit, tidak tampil di halaman publik."),
        error_messages={"required": _("Tulis alasan menarik pengumuman.")},
    )
