"""Ask for the notes to what is unusual about a result, and whether names were looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models.circumstances import REASON_LENGTH
from kube_awards.core.forms import PageForm
from prizes.selectors.checks import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms import BoundField
    from django.http import QueryDict

    from assessments.selectors.warnings import WarningKey
    from prizes.selectors.checks import CategoryChecks, Check

# What stands in the ledger and the papers, so not translated for the reader.
LOOKED_AT = "Nama dan hadiah sudah diperiksa."


class ChecksForm(PageForm):
    """One note for each warning of a category, and a tick for its names and amounts."""

    def __init__(self, found: CategoryChecks, data: QueryDict | None = None) -> None:
        """Show the notes there are; one to earlier findings is offered again."""
        super().__init__(data)
        self.found = found
        for check, note in found.rows:
            if check.is_warning:
                self.fields[check.field] = forms.CharField(
                    label=_("Keterangan: %(title)s") % {"title": check.title},
                    max_length=REASON_LENGTH,
                    required=False,
                    initial=note or found.earlier_note(check),
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
            elif check.code == NAMES:
                self.fields[check.field] = forms.BooleanField(
                    label=_("Ejaan nama, gelar, dan uang pembinaan di tabel sudah saya periksa"),
                    required=False,
                    initial=bool(note),
                )

    @property
    def rows(self) -> Iterator[tuple[Check, BoundField | None]]:
        """Return each check with the field that asks about it."""
        for check in self.found.checks:
            yield check, self[check.field] if check.field in self.fields else None

    @property
    def notes(self) -> dict[WarningKey, str]:
        """Return the note of each warning; the tick as a sentence."""
        notes = {}
        for check in self.found.checks:
            if check.field in self.fields:
                said = self.cleaned_data[check.field]
                notes[check.key] = (LOOKED_AT if said else "") if check.code == NAMES else said
        return notes
