"""Ask a judge about the own scores in the minutes, and panitia why they go on without an answer."""

from __future__ import annotations

from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from kube_awards.core.forms import PageForm, typed_again


class AnswerForm(PageForm):
    """Carry the digest of the decision that the judge was shown."""

    sidik = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ObjectionForm(AnswerForm):
    """Ask what does not match."""

    catatan = forms.CharField(
        label=_("Apa yang tidak sesuai?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dibaca panitia, pejabat penetap, dan pengawas."),
        error_messages={"required": _("Tulis apa yang tidak sesuai.")},
    )

    def meet(self, digest: str) -> Self:
        """Return the form as typed, speaking of the decision that is shown now."""
        return type(self)(typed_again(self, sidik=digest))


class WaiverForm(PageForm):
    """Ask why the result is announced although judges have not confirmed."""

    dilihat = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    alasan = forms.CharField(
        label=_("Alasan melanjutkan tanpa mereka"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tercatat dalam jejak audit bersama nama juri di atas."),
        error_messages={"required": _("Tulis alasan melanjutkan tanpa konfirmasi semua juri.")},
    )

    def meet(self, seen: int) -> Self:
        """Return the form as typed, speaking of the answers that are shown now."""
        return type(self)(typed_again(self, dilihat=seen))
