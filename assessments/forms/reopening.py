"""Ask why a sheet is given back: the neutral sentence, or words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import REOPENING_LENGTH
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from django.http import QueryDict

RECHECK, OTHER = "periksa", "lain"


def recheck_sentence(contestant: str) -> str:
    """Return the sentence that pushes nobody (ux.md §5.4, ask.recheck)."""
    return _(
        "Panitia meminta Anda memeriksa lagi lembar %(contestant)s."
        " Anda bebas mempertahankan nilai Anda."
    ) % {"contestant": contestant}


class ReopeningForm(PageForm):
    """Why a sheet is given back, in the words that its judge will read."""

    pilihan = forms.ChoiceField(
        label=gettext_lazy("Alasan yang dibaca juri"), widget=forms.RadioSelect, initial=RECHECK
    )
    alasan = forms.CharField(
        label=gettext_lazy("Alasan lain"),
        help_text=gettext_lazy(
            "Tulis apa yang perlu diperiksa, misalnya “Catatan indikator 5 tertukar dengan peserta"
            " lain”. Jangan menyebut nilai yang diharapkan."
        ),
        max_length=REOPENING_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, contestant: str, data: QueryDict | None = None) -> None:
        """Offer the neutral sentence about this contestant first."""
        super().__init__(data)
        self.contestant = contestant
        choices = [(RECHECK, recheck_sentence(contestant)), (OTHER, _("Alasan lain"))]
        self.fields["pilihan"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def clean_alasan(self) -> str:
        """Ask for words where the neutral sentence was not chosen."""
        reason = str(self.cleaned_data["alasan"])
        if self.cleaned_data.get("pilihan") == OTHER and not reason:
            raise forms.ValidationError(_("Tulis alasannya."), code="required")
        return reason

    @property
    def reason(self) -> str:
        """Return what the judge will read: in the language of the office, as it is kept."""
        if self.cleaned_data["pilihan"] == OTHER:
            return str(self.cleaned_data["alasan"])
        with translation.override(settings.LANGUAGE_CODE):
            return recheck_sentence(self.contestant)
