"""Turn what a judge typed into entries, or say what is wrong at the indicator where it is wrong."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, LayoutObject
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import NOTE_LENGTH, Aspect, Category, Indicator, ScaleLevel
from assessments.services.sheets import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from django.http import QueryDict
    from django.utils.safestring import SafeString

    from assessments.selectors.sheets import Written

VALUE_PREFIX = "nilai-"
NOTE_PREFIX = "catatan-"


def new_token() -> str:
    """Return a token for one rendering of a form, so that a repeated request is recognised."""
    return secrets.token_hex(16)


class VersionedForm(forms.Form):
    """Carry the version that was seen and the token of this rendering."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    token = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        """Lay out the hidden fields; the page owns the form tag and its buttons."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


def versioned(version: int) -> VersionedForm:
    """Return an unbound form for a step that only moves a sheet on."""
    return VersionedForm(initial={"versi": version, "token": new_token()})


class NoteField(forms.CharField):
    """A note of at most 500 characters, counted in the message as the judge counts."""

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
        data: QueryDict | None = None,
        *,
        initial: dict[str, object] | None = None,
    ) -> None:
        """Build one value field and one note field for each indicator of aspects."""
        super().__init__(data, initial=initial)
        self.category = category
        self.aspects = aspects
        self.levels = list(category.levels.order_by("value"))
        for indicator in self.indicators:
            self.fields[f"{VALUE_PREFIX}{indicator.number}"] = self._value_field(indicator)
            self.fields[f"{NOTE_PREFIX}{indicator.number}"] = NoteField(
                label=_("Catatan untuk indikator %(number)d") % {"number": indicator.number},
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def indicators(self) -> list[Indicator]:
        """Return the indicators in the order of the sheet."""
        return [indicator for aspect in self.aspects for indicator in aspect.indicators.all()]

    def _value_field(self, indicator: Indicator) -> forms.TypedChoiceField:
        wrong = _("Nilai indikator %(number)d harus bilangan bulat %(low)d sampai %(high)d") % {
            "number": indicator.number,
            "low": self.category.scale_minimum,
            "high": self.category.scale_maximum,
        }
        return forms.TypedChoiceField(
            label=indicator.name,
            choices=[(level.value, level.label) for level in self.levels],
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": wrong},
        )

    def clean(self) -> dict[str, object]:
        """Refuse values for indicators that are not on this sheet."""
        cleaned = super().clean() or {}
        known = {f"{VALUE_PREFIX}{indicator.number}" for indicator in self.indicators}
        known |= {f"{NOTE_PREFIX}{indicator.number}" for indicator in self.indicators}
        if any(
            name.startswith((VALUE_PREFIX, NOTE_PREFIX)) and name not in known for name in self.data
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
                IndicatorCard(indicator, aspect, self.levels)
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


class AspectHeading(LayoutObject):
    """The heading of an aspect between indicator cards, and the target of its link at the top."""

    def __init__(self, aspect: Aspect) -> None:
        """Keep the aspect for the template."""
        self.aspect = aspect
        self.fields: list[object] = []

    def render(self, _form: ScoreSheetForm, _context: object, **_kwargs: object) -> SafeString:
        """Render the heading."""
        return render_to_string("assessments/includes/aspect_heading.html", {"aspect": self.aspect})


class IndicatorCard(LayoutObject):
    """One indicator: its question, its scale with the meaning of each value, its note."""

    template = "assessments/includes/indicator_card.html"

    def __init__(self, indicator: Indicator, aspect: Aspect, levels: list[ScaleLevel]) -> None:
        """Keep what the card shows beside its two fields."""
        self.indicator = indicator
        self.aspect = aspect
        self.levels = levels
        self.fields: list[object] = []

    @property
    def points(self) -> Decimal:
        """Return how many of the 100 points this indicator can give, for the running total."""
        weights = sum(indicator.weight for indicator in self.aspect.indicators.all())
        return (self.aspect.weight * self.indicator.weight / weights).normalize()

    def render(self, form: ScoreSheetForm, _context: object, **_kwargs: object) -> SafeString:
        """Render the card; crispy calls this for each element of a layout."""
        names = (
            f"{VALUE_PREFIX}{self.indicator.number}",
            f"{NOTE_PREFIX}{self.indicator.number}",
        )
        texts = {
            descriptor.value: descriptor.text for descriptor in self.indicator.descriptors.all()
        }
        levels = [
            {"value": level.value, "label": level.label, "text": texts.get(level.value, "")}
            for level in self.levels
        ]
        return render_to_string(
            self.template,
            {
                "indicator": self.indicator,
                "aspect_code": self.aspect.code,
                "score": form[names[0]],
                "note": form[names[1]],
                "levels": levels,
                "points": self.points,
                "maximum": self.levels[-1].value,
            },
        )


class ConflictForm(VersionedForm):
    """Ask, for each difference only, which of two values or notes to keep; none is preset."""

    harus_dipilih = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        mine: Mapping[int, Entry],
        theirs: Mapping[int, Entry],
        *,
        initial: dict[str, object],
    ) -> None:
        """Build a choice for each difference, and a hidden field for each agreement."""
        super().__init__(initial=initial)
        self.differences: list[str] = []
        for number in sorted(mine.keys() | theirs.keys()):
            here, there = mine.get(number, Entry(None)), theirs.get(number, Entry(None))
            self._add(f"{VALUE_PREFIX}{number}", here.value, there.value)
            self._add(f"{NOTE_PREFIX}{number}", here.note, there.note)
        self.initial["harus_dipilih"] = ",".join(self.differences)

    def _add(self, name: str, mine: int | str | None, theirs: int | str | None) -> None:
        if mine == theirs:
            self.fields[name] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.initial[name] = "" if mine is None else mine
            return
        self.differences.append(name)
        self.fields[name] = forms.ChoiceField(
            label=_difference_label(name),
            choices=[
                ("" if mine is None else str(mine), _("di sini: %(v)s") % {"v": _shown(mine)}),
                (
                    "" if theirs is None else str(theirs),
                    _("di server: %(v)s") % {"v": _shown(theirs)},
                ),
            ],
            widget=forms.RadioSelect(attrs={"required": True}),
            required=False,
        )


def _shown(value: int | str | None) -> str:
    return _("(kosong)") if value in {None, ""} else str(value)


def _difference_label(name: str) -> str:
    prefix, _dash, number = name.partition("-")
    if f"{prefix}-" == VALUE_PREFIX:
        return _("Indikator %(number)s") % {"number": number}
    return _("Catatan indikator %(number)s") % {"number": number}


class ReasonForm(forms.Form):
    """Ask for the reason of a step that goes back."""

    alasan = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )

    @property
    def helper(self) -> FormHelper:
        """Lay out the field; the page owns the form tag and its buttons."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper
