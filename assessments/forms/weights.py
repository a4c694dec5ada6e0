"""Read a weight as people write it: "30", "12,5" or "12.5"."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from kube_awards.core.formats import plain_number

FULL_WEIGHT = 100


class WeightField(forms.DecimalField):
    """A weight from 0 to 100 with at most two decimals, comma or point."""

    default_error_messages = {
        "required": _("Tulis bobotnya, dari 0 sampai 100."),
        "invalid": _("Bobot ditulis sebagai angka, misalnya 30 atau 12,5."),
    }

    def __init__(self, *, label: str) -> None:
        """Ask for digits on a phone; say what is wrong in the words of the office."""
        super().__init__(
            label=label,
            max_digits=5,
            decimal_places=2,
            validators=[
                MinValueValidator(0, _("Bobot tidak boleh di bawah 0.")),
                MaxValueValidator(FULL_WEIGHT, _("Bobot paling tinggi 100.")),
            ],
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]  # stubs: int
        """Return the weight exactly as written."""
        text = str(value if value is not None else "").strip().replace(",", ".")
        if text and not text.lstrip("-").replace(".", "", 1).isdecimal():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)

    def prepare_value(self, value: object) -> object:
        """Show a stored weight without idle zeros; what was typed stays as it was typed."""
        return plain_number(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: object, data: object) -> bool:
        """Compare numbers, not spellings."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True
