"""Ask a judge which of two values to keep, where a sheet was saved in two places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _

from assessments.forms.names import NOTE_PREFIX, VALUE_PREFIX
from assessments.forms.versioned import VersionedForm
from assessments.services.sheets import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

UNDECIDED = "?"
MINE_PREFIX = "semula-"


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
        self.fields[f"{MINE_PREFIX}{name}"] = forms.CharField(
            widget=forms.HiddenInput, required=False
        )
        self.initial[f"{MINE_PREFIX}{name}"] = "" if mine is None else mine
        # Neither side: Django would preset an empty one, and a hasty click would lose the other.
        self.initial[name] = UNDECIDED


def _shown(value: int | str | None) -> str:
    return _("(kosong)") if value in {None, ""} else str(value)


def _difference_label(name: str) -> str:
    prefix, _dash, number = name.partition("-")
    if f"{prefix}-" == VALUE_PREFIX:
        return _("Indikator %(number)s") % {"number": number}
    return _("Catatan indikator %(number)s") % {"number": number}


def choices_left_open(data: QueryDict) -> list[str]:
    """Return the fields that a conflict page asked for and that came back without an answer."""
    asked = data.get("harus_dipilih", "").split(",")
    return [name for name in asked if name and name not in data]


def with_own_values(data: QueryDict, names: list[str]) -> QueryDict:
    """Put back what the judge had typed in these fields, so that asking again loses nothing."""
    filled = data.copy()
    for name in names:
        filled[name] = data.get(f"{MINE_PREFIX}{name}", "")
    return filled
