"""Lay out forms whose page owns the form tag, the token and the buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from crispy_forms.helper import FormHelper
from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from kube_awards.core.models import Versioned

    ModelForm = forms.ModelForm[Versioned]
else:
    ModelForm = forms.ModelForm


def page_helper() -> FormHelper:
    """Lay out the fields only: the page owns the form tag, the token and the buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


class PageForm(forms.Form):
    """A form whose page owns the form tag and its buttons."""

    @property
    def helper(self) -> FormHelper:
        """Lay out the fields only."""
        return page_helper()


def typed_again(form: forms.BaseForm, **hidden: object) -> QueryDict:
    """Return what was typed with other hidden values: sent again, it is meant of these."""
    data = cast("QueryDict", form.data).copy()
    for name, value in hidden.items():
        data[name] = str(value)
    return data


@dataclass(frozen=True)
class Difference:
    """A field that two people wrote differently: what is stored, and what was typed here."""

    label: str
    stored: str
    typed: str


class RowForm(ModelForm):
    """A form for a row that several people edit; it carries the version that was seen.

    The service that writes raises Conflict for an older version (core.versions). The page then
    answers 409 with `differences` (includes/clash.html) and the form as typed, after `meet` has
    made it speak of the stored version: sending it again overwrites knowingly.
    """

    versi = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, instance: Versioned | None = None, **options: object
    ) -> None:
        """Show the version of the instance; a new row has none yet."""
        super().__init__(data, instance=instance, **options)  # type: ignore[arg-type]
        self.fields["versi"].initial = self.instance.version if self.instance.pk else 0

    @property
    def helper(self) -> FormHelper:
        """Lay out the fields only."""
        return page_helper()

    @property
    def seen(self) -> int:
        """Return the version that this form showed."""
        return self.cleaned_data.get("versi") or 0

    def changes(self) -> dict[str, object]:
        """Return what the fields hold, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "versi"}

    def meet(self, stored: Versioned) -> list[Difference]:
        """Make the form speak of the stored version; return where that differs from the typed."""
        known = type(self)(instance=stored)
        found = []
        for name, field in self.fields.items():
            here, there = self[name], known[name]
            if name == "versi" or not field.has_changed(there.initial, here.data):
                continue
            label = str(field.label or name)
            found.append(Difference(label, shown(field, there.initial), shown(field, here.data)))
        self.data = typed_again(self, **{self.add_prefix("versi"): stored.version})
        return found


def shown(field: forms.Field, value: object) -> str:
    """Return a value as a person reads it: the labels of what was chosen, the rest as typed."""
    if isinstance(field, forms.ChoiceField):
        choices = cast("Iterable[tuple[object, object]]", field.choices)
        labels = {str(key): str(label) for key, label in choices}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(str(getattr(each, "pk", each)), "") for each in chosen)
    return "" if value is None else str(value)
