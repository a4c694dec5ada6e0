"""Ask for other labels and amounts after opening, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from crispy_forms.layout import Field, Fieldset, Layout
from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _

from kube_awards.core.formats import rupiah
from kube_awards.core.forms import Difference, PageForm
from prizes.forms.table import LARGEST_AMOUNT, RupiahField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crispy_forms.helper import FormHelper
    from django.http import QueryDict

    from prizes.domain.table import PrizeRow


class ChangePrizesForm(PageForm):
    """Label and amount of each place, with the reason."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, rows: Sequence[PrizeRow], version: int, data: QueryDict | None = None
    ) -> None:
        """Show what the places receive now."""
        super().__init__(data, initial={"versi": version})
        self.rows = rows
        self.is_stale = data is not None and data.get("versi") != str(version)
        for place, row in enumerate(rows, start=1):
            self.fields[f"label-{place}"] = forms.CharField(
                label=_("Gelar"), max_length=40, initial=row.label
            )
            self.fields[f"amount-{place}"] = RupiahField(
                label=_("Uang pembinaan (rupiah)"),
                initial=row.amount,
                validators=[MaxValueValidator(LARGEST_AMOUNT)],
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            )
        self.fields["alasan"] = forms.CharField(
            label=_("Alasan (tercetak dalam berita acara)"),
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": _("Tulis alasannya.")},
        )

    @property
    def labels(self) -> list[str]:
        """Return the labels, the first place first."""
        return [self.cleaned_data[f"label-{at}"] for at, _row in enumerate(self.rows, start=1)]

    @property
    def amounts(self) -> list[int]:
        """Return the amounts, the first place first."""
        return [self.cleaned_data[f"amount-{at}"] for at, _row in enumerate(self.rows, start=1)]

    def meet(self, version: int) -> list[Difference]:
        """Speak of the stored version; return where what was typed differs from it."""
        data = cast("QueryDict", self.data).copy()
        found = []
        for place, row in enumerate(self.rows, start=1):
            stored = f"{row.label} · {rupiah(row.amount)}"
            typed = f"{data.get(f'label-{place}', '')} · {data.get(f'amount-{place}', '')}"
            named = _("Peringkat %(place)d") % {"place": place}
            found.append(Difference(named, stored, typed))
        data["versi"] = str(version)
        self.data = data
        return found

    @property
    def helper(self) -> FormHelper:
        """Lay out a part for each place, then the reason."""
        helper = super().helper
        places = [
            Fieldset(_("Peringkat %(place)d") % {"place": at}, f"label-{at}", f"amount-{at}")
            for at, _row in enumerate(self.rows, start=1)
        ]
        helper.layout = Layout(Field("versi"), *places, "alasan")
        return helper
