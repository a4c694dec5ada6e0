"""Ask for the prizes of a category, a row for each place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kube_awards.core.formats import rupiah
from kube_awards.core.forms import Difference, PageForm, typed_again
from prizes.domain.table import PrizeRow, usual_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.forms import BoundField
    from django.http import QueryDict

MOST_PLACES = 30
MOST_CHARACTERS = 30
LARGEST_AMOUNT = 1_000_000_000_000
#: "11000000", "11.000.000", "Rp 11.000.000,00": dots only between groups of three.
AMOUNT = re.compile(r"(?:rp\.?)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,00|,-)?", re.IGNORECASE)
FIELDS = ("label", "amount", "trophy", "certificate", "source")


class RupiahField(forms.Field):
    """An amount in whole rupiah, written with or without dots."""

    default_error_messages = {
        "required": gettext_lazy("Isi jumlahnya; 0 bila tanpa uang."),
        "invalid": gettext_lazy("Tulis rupiah bulat, misalnya 11.000.000."),
    }

    def to_python(self, value: object) -> int | None:
        """Return the amount as a whole number; blank is none."""
        text = str(value or "").strip()
        if not text:
            return None
        found = AMOUNT.fullmatch(text[:MOST_CHARACTERS])
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return int(found[1].replace(".", ""))

    def prepare_value(self, value: object) -> object:
        """Show a stored amount with dots."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


@dataclass(frozen=True)
class TableRow:
    """The fields of one place."""

    place: int
    label: BoundField
    amount: BoundField
    trophy: BoundField
    certificate: BoundField
    source: BoundField


class PrizeTableForm(PageForm):
    """The prize table as one form; `jumlah` says how many rows the page had."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    jumlah = forms.IntegerField(min_value=0, max_value=MOST_PLACES, widget=forms.HiddenInput)

    def __init__(
        self, rows: Sequence[PrizeRow], version: int, data: QueryDict | None = None
    ) -> None:
        """Show the stored rows, or as many as were sent."""
        super().__init__(data)
        self.count = len(rows) if data is None else _count_in(data)
        self.initial.update(versi=version, jumlah=self.count)
        for place in range(1, self.count + 1):
            self._add(place, rows[place - 1] if place <= len(rows) else None)

    def _add(self, place: int, row: PrizeRow | None) -> None:
        fields: dict[str, forms.Field] = {
            f"label-{place}": forms.CharField(
                label=_("Gelar"),
                max_length=40,
                initial=row.label if row else usual_label(place),
                error_messages={"required": _("Isi gelarnya, misalnya Juara I.")},
            ),
            f"amount-{place}": RupiahField(
                label=_("Uang pembinaan (rupiah)"),
                initial=row.amount if row else None,
                validators=[MaxValueValidator(LARGEST_AMOUNT)],
                widget=forms.TextInput(attrs={"inputmode": "numeric", "data-amount": True}),
            ),
            f"trophy-{place}": forms.BooleanField(
                label=_("Trofi"), required=False, initial=row.trophy if row else True
            ),
            f"certificate-{place}": forms.BooleanField(
                label=_("Piagam"), required=False, initial=row.certificate if row else True
            ),
            f"source-{place}": forms.CharField(
                label=_("Sumber (boleh dikosongkan)"),
                max_length=300,
                required=False,
                initial=row.source_note if row else "",
            ),
        }
        self.fields.update(fields)

    @property
    def rows(self) -> list[TableRow]:
        """Return the fields of each place."""
        return [
            TableRow(place, *(self[f"{name}-{place}"] for name in FIELDS))
            for place in range(1, self.count + 1)
        ]

    @property
    def seen(self) -> int:
        """Return the version that this form showed."""
        return int(self.cleaned_data["versi"])

    @property
    def typed(self) -> list[PrizeRow]:
        """Return what was typed, once it is valid."""
        asked = self.cleaned_data
        return [
            PrizeRow(
                label=asked[f"label-{place}"],
                amount=asked[f"amount-{place}"],
                trophy=asked[f"trophy-{place}"],
                certificate=asked[f"certificate-{place}"],
                source_note=asked[f"source-{place}"],
            )
            for place in range(1, self.count + 1)
        ]

    def meet(self, stored: Sequence[PrizeRow], version: int) -> list[Difference]:
        """Make the form speak of the stored version; return where that differs from the typed."""
        self.data = typed_again(self, versi=version)
        typed = self.typed
        return [
            Difference(_("Peringkat %(place)d") % {"place": place}, there, here)
            for place in range(1, max(len(stored), len(typed)) + 1)
            if (there := _said(stored, place)) != (here := _said(typed, place))
        ]


def with_another_row(data: QueryDict) -> QueryDict:
    """Return what was sent with one more row, named as its place usually is."""
    changed = data.copy()
    count = min(_count_in(data) + 1, MOST_PLACES)
    changed["jumlah"] = str(count)
    changed.setdefault(f"label-{count}", usual_label(count))
    changed.setdefault(f"trophy-{count}", "on")
    changed.setdefault(f"certificate-{count}", "on")
    return changed


def without_row(data: QueryDict, gone: int) -> QueryDict:
    """Return what was sent without one place; those behind it move up."""
    changed = data.copy()
    count = _count_in(data)
    for place in range(gone, count + 1):
        for name in FIELDS:
            changed.pop(f"{name}-{place}", None)
            if f"{name}-{place + 1}" in data and place < count:
                changed[f"{name}-{place}"] = str(data[f"{name}-{place + 1}"])
    changed["jumlah"] = str(max(count - 1, 0))
    return changed


def _count_in(data: QueryDict) -> int:
    text = data.get("jumlah", "")
    return min(int(text), MOST_PLACES) if re.fullmatch(r"\d{1,3}", text, re.ASCII) else 0


def _said(rows: Sequence[PrizeRow], place: int) -> str:
    if place > len(rows):
        return ""
    row = rows[place - 1]
    parts = [row.label, rupiah(row.amount)]
    parts += [_("trofi")] * row.trophy + [_("piagam")] * row.certificate
    return " · ".join([*parts, *filter(None, [row.source_note])])
