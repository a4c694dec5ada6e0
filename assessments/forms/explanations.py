"""Ask why something unusual is right as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models.circumstances import REASON_LENGTH
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import QueryDict

    from assessments.selectors.warnings import SetupWarning, WarningKey

FOR_ALL = "semua"


class ExplanationsForm(PageForm):
    """One field for each warning, and one for all that are left blank."""

    def __init__(
        self,
        warnings: Sequence[SetupWarning],
        notes: Mapping[WarningKey, str],
        data: QueryDict | None = None,
        *,
        all_needed: bool = False,
    ) -> None:
        """Show what is stored; `all_needed` where judging is to be opened."""
        super().__init__(data)
        self.warnings, self.all_needed = warnings, all_needed
        self.fields[FOR_ALL] = forms.CharField(
            label=_("Satu keterangan untuk semua yang masih kosong (boleh dikosongkan)"),
            max_length=REASON_LENGTH,
            required=False,
        )
        for warning in warnings:
            self.fields[name_of(warning)] = forms.CharField(
                label=warning.sentence,
                help_text=warning.advice,
                max_length=REASON_LENGTH,
                required=False,
                initial=notes.get(warning.key, ""),
            )

    def clean(self) -> dict[str, object]:
        """Fill in the note for all; say which is still without one."""
        cleaned = super().clean() or {}
        for warning in self.warnings:
            name = name_of(warning)
            cleaned[name] = cleaned.get(name) or cleaned.get(FOR_ALL) or ""
            if self.all_needed and not cleaned[name] and name not in self.errors:
                self.add_error(name, _("Tulis keterangan untuk peringatan ini."))
        return cleaned

    @property
    def notes(self) -> dict[WarningKey, str]:
        """Return the note of each warning."""
        return {each.key: str(self.cleaned_data[name_of(each)]) for each in self.warnings}


def name_of(warning: SetupWarning) -> str:
    """Return the name of a warning's field."""
    return f"{warning.code}-{warning.subject}".replace(" ", "-")
