"""Ask panitia for the scale of a category and the words of its values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.scale import SCALES, has_bands
from assessments.forms.instrument import OutlineForm

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import QueryDict

    from assessments.domain.outline import Outline
    from assessments.models import Category

BAND_ROWS = 6
FEWEST_BANDS = 2
LABEL_LENGTH = 40


class ScaleForm(OutlineForm):
    """Which scale judges use; another one begins with its own words."""

    skala = forms.ChoiceField(
        label=gettext_lazy("Skala nilai"),
        choices=[
            ("1-4", gettext_lazy("1 sampai 4")),
            ("1-5", gettext_lazy("1 sampai 5 (disarankan)")),
            ("1-10", gettext_lazy("1 sampai 10")),
            ("0-100", gettext_lazy("0 sampai 100, dengan rentang nilai")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih satu skala.")},
    )

    def __init__(self, outline: Outline, version: int, data: QueryDict | None = None) -> None:
        """Show the scale in use."""
        super().__init__(outline, version, data)
        self.initial["skala"] = f"{outline.minimum}-{outline.maximum}"

    @property
    def changed(self) -> Outline:
        """Return the outline on the chosen scale; meanings stay, for whoever goes back."""
        low, high = map(int, self.cleaned_data["skala"].split("-"))
        if (low, high) == (self.outline.minimum, self.outline.maximum):
            return self.outline
        return replace(self.outline, minimum=low, maximum=high, levels=SCALES[low, high])


class LevelsForm(OutlineForm):
    """The word of each value, or the bands of a long scale: where each begins and its word."""

    def __init__(self, outline: Outline, version: int, data: QueryDict | None = None) -> None:
        """Build one field for each value, two for each band and for the bands still free."""
        super().__init__(outline, version, data)
        self.has_bands = has_bands(outline.minimum, outline.maximum)
        self.rows = outline.scale
        if self.has_bands:
            self._add_bands()
        else:
            for level in self.rows:
                label = _("Sebutan untuk nilai %(value)d") % {"value": level.value}
                self._add_word(f"sebutan-{level.value}", label, level.label)

    def _add_bands(self) -> None:
        for at in range(max(BAND_ROWS, len(self.rows))):
            level = self.rows[at] if at < len(self.rows) else None
            number = {"number": at + 1}
            self.fields[f"mulai-{at}"] = forms.IntegerField(
                label=_("Rentang %(number)d mulai dari nilai") % number,
                min_value=self.outline.minimum,
                max_value=self.outline.maximum,
                required=False,
                initial=level.value if level else None,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
                error_messages={"invalid": _("Tulis nilai sebagai bilangan bulat.")},
            )
            word = level.label if level else ""
            self._add_word(f"sebutan-{at}", _("Sebutan rentang %(number)d") % number, word)

    def _add_word(self, name: str, label: str, word: str) -> None:
        self.fields[name] = forms.CharField(
            label=label, max_length=LABEL_LENGTH, required=False, initial=word
        )

    def clean(self) -> dict[str, object]:
        """Refuse bands that leave values without a word."""
        cleaned = super().clean() or {}
        if self.has_bands and not self.errors:
            starts = [each for at in self._places if (each := cleaned[f"mulai-{at}"]) is not None]
            if self.outline.minimum not in starts or len(starts) < FEWEST_BANDS:
                sentence = _("Sedikitnya dua rentang, dan yang pertama mulai dari nilai %(low)d.")
                raise forms.ValidationError(sentence % {"low": self.outline.minimum})
            if len(set(starts)) < len(starts):
                raise forms.ValidationError(_("Dua rentang mulai dari nilai yang sama."))
            for at in self._places:
                start, word = cleaned[f"mulai-{at}"], cleaned[f"sebutan-{at}"]
                if start is None and word:
                    self.add_error(f"mulai-{at}", _("Tulis dari nilai berapa rentang ini mulai."))
                if start is not None and not word:
                    self.add_error(f"sebutan-{at}", _("Tulis sebutan rentang ini."))
        return cleaned

    @property
    def _places(self) -> range:
        return range(max(BAND_ROWS, len(self.rows)))

    @property
    def changed(self) -> Outline:
        """Return the outline with these words; a meaning goes along where its band has moved."""
        typed = self.cleaned_data
        if not self.has_bands:
            words = {level.value: typed[f"sebutan-{level.value}"] for level in self.rows}
            return replace(self.outline, levels={v: text for v, text in words.items() if text})
        bands = {
            typed[f"mulai-{at}"]: typed[f"sebutan-{at}"]
            for at in self._places
            if typed[f"mulai-{at}"] is not None
        }
        moved = {
            level.value: start
            for at, level in enumerate(self.rows)
            if (start := typed[f"mulai-{at}"]) is not None
        }
        return self.outline.with_values_moved(moved, dict(sorted(bands.items())))


class CopyForm(OutlineForm):
    """Which instrument to copy: that of the other category, or of an earlier edition."""

    def __init__(
        self,
        sources: Collection[Category],
        outline: Outline,
        version: int,
        data: QueryDict | None = None,
    ) -> None:
        """Offer the sources, each named by its year."""
        super().__init__(outline, version, data)
        self.by_key = {f"{each.edition.slug}/{each.kind}": each for each in sources}
        self.fields["sumber"] = forms.ChoiceField(
            label=_("Salin dari"),
            choices=[(key, f"{each.edition} · {each.name}") for key, each in self.by_key.items()],
            widget=forms.RadioSelect,
            error_messages={"required": _("Pilih instrumen yang disalin.")},
        )

    @property
    def source(self) -> Category:
        """Return the category that was chosen."""
        return self.by_key[self.cleaned_data["sumber"]]
