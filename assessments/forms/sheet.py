"""Turn what a judge typed into entries, or say what is wrong at the indicator where it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext as _

from assessments.forms.cards import AspectHeading, IndicatorCard
from assessments.forms.names import NOTE_PREFIX, VALUE_PREFIX
from assessments.forms.scores import score_field
from assessments.forms.versioned import VersionedForm, new_token
from assessments.models import NOTE_LENGTH, Aspect, Category, Indicator
from assessments.selectors.scale import bands_of
from assessments.services.sheets import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crispy_forms.helper import FormHelper

    from assessments.selectors.sheets import Written


class NoteField(forms.CharField):
    """A note of at most 500 characters, counted in the message as the judge counts."""

    def to_python(self, value: str | None) -> str:
        """Return the note with one character for each line break; browsers send two."""
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        """Refuse a note that is too long, saying how long it is."""
        super().validate(value)
        if len(value) > NOTE_LENGTH:
            raise forms.ValidationError(
                _("Catatan paling banyak %(limit)d karakter; sekarang %(length)d")
                % {"limit": NOTE_LENGTH, "length": len(value)},
                code="note_long",
            )


class ScoreSheetForm(VersionedForm):
    """All indicators of a category: a value of its scale or nothing, and a note, for each."""

    def __init__(
        self,
        category: Category,
        aspects: list[Aspect],
        data: Mapping[str, object] | None = None,
        *,
        initial: dict[str, object] | None = None,
    ) -> None:
        """Build one value field and one note field for each indicator of aspects."""
        super().__init__(data, initial=initial)
        self.category = category
        self.aspects = aspects
        self.bands = bands_of(category)
        for indicator in self.indicators:
            name = f"{VALUE_PREFIX}{indicator.number}"
            self.fields[name] = score_field(category, self.bands, indicator, name)
            self.fields[f"{NOTE_PREFIX}{indicator.number}"] = NoteField(
                label=_("Catatan untuk indikator %(number)d") % {"number": indicator.number},
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def indicators(self) -> list[Indicator]:
        """Return the indicators in the order of the sheet."""
        return [indicator for aspect in self.aspects for indicator in aspect.indicators.all()]

    def clean(self) -> dict[str, object]:
        """Refuse values for indicators that are not on this sheet."""
        cleaned = super().clean() or {}
        if any(
            name.startswith((VALUE_PREFIX, NOTE_PREFIX)) and name not in self.fields
            for name in self.data
        ):
            raise forms.ValidationError(
                _("Ada indikator yang bukan bagian lembar ini. Muat ulang halaman, lalu isi lagi."),
                code="foreign_indicator",
            )
        return cleaned

    @property
    def entries(self) -> dict[int, Entry]:
        """Return the cleaned entries by indicator number."""
        return {
            indicator.number: Entry(
                value=self.cleaned_data[f"{VALUE_PREFIX}{indicator.number}"],
                note=self.cleaned_data[f"{NOTE_PREFIX}{indicator.number}"].strip(),
            )
            for indicator in self.indicators
        }

    @property
    def typed(self) -> dict[int, int]:
        """Return the valid values of a bound form, for the running total of a page with errors."""
        return {
            indicator.number: value
            for indicator in self.indicators
            if (value := self.cleaned_data.get(f"{VALUE_PREFIX}{indicator.number}")) is not None
        }

    @property
    def helper(self) -> FormHelper:
        """Lay out the hidden fields, then each aspect's heading and its indicator cards."""
        helper = super().helper
        parts: list[object] = [Field("versi"), Field("token")]
        for aspect in self.aspects:
            parts.append(AspectHeading(aspect))
            parts.extend(
                IndicatorCard(indicator, aspect, self.bands, self.category)
                for indicator in aspect.indicators.all()
            )
        helper.layout = Layout(*parts)
        return helper


def sheet_form(
    category: Category, aspects: list[Aspect], *, version: int, written: Written
) -> ScoreSheetForm:
    """Return the unbound form of a sheet, showing what stands on it."""
    initial: dict[str, object] = {"versi": version, "token": new_token()}
    initial |= {f"{VALUE_PREFIX}{number}": value for number, value in written.values.items()}
    initial |= {f"{NOTE_PREFIX}{number}": note for number, note in written.notes.items()}
    return ScoreSheetForm(category, aspects, initial=initial)
