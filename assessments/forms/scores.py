"""Ask for the value of one indicator: a button for each of a few, or typed where there are many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Category, Indicator
    from assessments.selectors.scale import Band

WHOLE = re.compile(r"[0-9]{1,5}")


class TypedScoreField(forms.Field):
    """A whole number of the scale, typed; whatever else was typed stays where it was typed.

    The box takes more characters than a value has: one that cut "1000" to "100" would make a value
    that nobody meant.
    """

    def __init__(self, low: int, high: int, *, label: str, name: str, wrong: str) -> None:
        """Keep the ends of the scale and the sentence for what lies outside."""
        widget = forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "pattern": "[0-9]*",
                "size": 3,
                "autocomplete": "off",
                "enterkeyhint": "next",
                "aria-describedby": f"id_{name}_error id_{name}_bands",
                "data-score": "",
            }
        )
        super().__init__(
            label=label, required=False, widget=widget, error_messages={"range": wrong}
        )
        self.low, self.high = low, high

    def to_python(self, value: object) -> int | None:
        """Return the number, None for a blank, or refuse what is not on the scale."""
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        if not WHOLE.fullmatch(text) or not self.low <= int(text) <= self.high:
            raise forms.ValidationError(self.error_messages["range"], code="range")
        return int(text)


def score_field(
    category: Category, bands: Sequence[Band], indicator: Indicator, name: str
) -> forms.Field:
    """Return the field for the value of an indicator, not required."""
    low, high = category.scale_minimum, category.scale_maximum
    wrong = _("Nilai indikator %(number)d harus bilangan bulat %(low)d sampai %(high)d") % {
        "number": indicator.number,
        "low": low,
        "high": high,
    }
    if category.is_typed:
        return TypedScoreField(low, high, label=indicator.name, name=name, wrong=wrong)
    return forms.TypedChoiceField(
        label=indicator.name,
        choices=[(band.value, band.label) for band in bands],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": wrong},
    )
