"""Ask panitia what stands on a paper sheet: every value, the notes, a photo of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crispy_forms.layout import Field
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.names import NOTE_PREFIX, VALUE_PREFIX
from assessments.forms.sheet import ScoreSheetForm
from assessments.forms.versioned import new_token
from assessments.models import LATE_REASON_LENGTH
from assessments.selectors.paper_page import PaperStage
from kube_awards.core.errors import Refused
from kube_awards.core.uploads import safe_image

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crispy_forms.helper import FormHelper
    from django.core.files.base import ContentFile
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

    from assessments.models import Aspect, Category
    from assessments.selectors.paper_page import PaperPage


class PaperSheetForm(ScoreSheetForm):
    """The indicators of a sheet, all needed; a photo and a reason where the page asks for them."""

    foto = forms.FileField(
        label=gettext_lazy("Foto lembar kertas"),
        help_text=gettext_lazy("JPEG, PNG, atau WebP, paling besar 10 MB. Semua isian terbaca."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": gettext_lazy("Lampirkan foto lembar kertasnya.")},
    )
    alasan = forms.CharField(
        label=gettext_lazy("Alasan baru dimasukkan sekarang"),
        max_length=LATE_REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": gettext_lazy(
                "Tulis mengapa lembar ini baru dimasukkan setelah penilaian ditutup."
            )
        },
    )

    def __init__(
        self,
        page: PaperPage,
        category: Category,
        aspects: list[Aspect],
        data: Mapping[str, object] | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
    ) -> None:
        """Show the own reading of the person, never another's."""
        super().__init__(category, aspects, data, initial=_shown(page))
        self.has_summary = True
        if files is not None:
            self.files = files
        self.fields["foto"].required = page.needs_photo
        if page.stage == PaperStage.OWN:
            self.fields["foto"].label = _("Ganti foto lembar kertas (bila perlu)")
        if page.stage not in {PaperStage.FIRST, PaperStage.OWN}:
            del self.fields["foto"]
        if not page.needs_reason:
            del self.fields["alasan"]
        for indicator in self.indicators:
            field = self.fields[f"{VALUE_PREFIX}{indicator.number}"]
            field.required = True
            field.error_messages["required"] = _(
                "Pilih nilai untuk indikator %(number)d, %(name)s"
            ) % {"number": indicator.number, "name": indicator.name}

    def clean_foto(self) -> ContentFile[bytes] | None:
        """Return the photo written anew, or the sentence why it cannot be."""
        upload = self.cleaned_data["foto"]
        try:
            return safe_image(upload) if upload else None
        except Refused as refusal:
            raise forms.ValidationError(refusal.message, code="unfit_photo") from refusal

    @property
    def helper(self) -> FormHelper:
        """Lay out the indicators, then the reason and the photo."""
        helper = super().helper
        helper.form_show_errors = self.has_summary
        helper.layout.extend(Field(name) for name in ("alasan", "foto") if name in self.fields)
        return helper


def _shown(page: PaperPage) -> dict[str, object]:
    shown: dict[str, object] = {"versi": page.own_version, "token": new_token()}
    for number, reading in page.own.items():
        shown[f"{VALUE_PREFIX}{number}"] = reading["value"]
        shown[f"{NOTE_PREFIX}{number}"] = reading["note"]
    return shown


def paper_form(page: PaperPage, category: Category, aspects: list[Aspect]) -> PaperSheetForm:
    """Return the form to look at; where two readings differ, each says both at its place."""
    if not page.differences:
        return PaperSheetForm(page, category, aspects)
    form = PaperSheetForm(page, category, aspects, _shown(page))
    form.has_summary = False  # the page lists the differences in two columns
    form.full_clean()
    for difference in page.differences:
        prefix = NOTE_PREFIX if difference.is_note else VALUE_PREFIX
        form.add_error(f"{prefix}{difference.number}", difference.sentence)
    return form
