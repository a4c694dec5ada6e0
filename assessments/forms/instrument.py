"""Ask panitia for the instrument: aspects with weights, indicators, the meaning of each value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from crispy_forms.layout import Field, Layout, LayoutObject
from django import forms
from django.http import Http404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.outline import FULL_WEIGHT
from assessments.forms.weights import WeightField
from kube_awards.core.formats import plain_number
from kube_awards.core.forms import Difference, PageForm, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from crispy_forms.helper import FormHelper
    from django.http import QueryDict
    from django.utils.safestring import SafeString

    from assessments.domain.outline import AspectOutline, IndicatorOutline, Outline


class OutlineForm(PageForm):
    """A form over an instrument; it carries the version of the category that was seen."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, outline: Outline, version: int, data: QueryDict | None = None) -> None:
        """Keep what is stored, for the fields and for what is made of it."""
        super().__init__(data, initial={"versi": version})
        self.outline = outline
        self.is_stale = data is not None and data.get("versi") != str(version)

    @property
    def changed(self) -> Outline:
        """Return the outline with what was typed."""
        raise NotImplementedError

    @property
    def seen(self) -> int:
        """Return the version that this form showed."""
        return int(self.cleaned_data["versi"])

    def full_clean(self) -> None:
        """Take a field that was not sent for unchanged."""
        if self.is_bound:
            self._fill()
        super().full_clean()

    def _fill(self) -> None:
        data = cast("QueryDict", self.data).copy()
        for name in self.fields.keys() - data.keys():
            stored = self.fields[name].prepare_value(self[name].initial)
            if stored is not None:
                data[name] = str(stored)
        self.data = data

    def meet(self, version: int) -> list[Difference]:
        """Speak of the stored version; return where what is typed differs from what is stored.

        The form was built over what is stored now: what was typed for a row that is gone is named
        too, so that it can be copied from the page.
        """
        self._fill()
        found = [
            Difference(str(field.label), self._stored(name), self._typed(name))
            for name, field in self.fields.items()
            if name != "versi" and field.has_changed(self[name].initial, self[name].data)
        ]
        data = cast("QueryDict", self.data).copy()
        known = {*self.fields, "csrfmiddlewaretoken", "langkah"}
        found += [
            Difference(_("Bagian yang sudah dihapus"), "", text)
            for name in data
            if name not in known and (text := str(data[name]))
        ]
        data["versi"] = str(version)
        self.data = data
        return found

    def _stored(self, name: str) -> str:
        field = self.fields[name]
        return shown(field, field.prepare_value(self[name].initial))

    def _typed(self, name: str) -> str:
        return shown(self.fields[name], self[name].data)


class InstrumentForm(OutlineForm):
    """Names and weights of the aspects, weights of the indicators inside them."""

    def __init__(self, outline: Outline, version: int, data: QueryDict | None = None) -> None:
        """Build the fields of each aspect and indicator, named by the keys of their rows."""
        super().__init__(outline, version, data)
        for aspect in outline.aspects:
            self.fields[f"nama-{aspect.key}"] = forms.CharField(
                label=_("Nama aspek"),
                max_length=60,
                initial=aspect.name,
                error_messages={"required": _("Tulis nama aspek.")},
            )
            self._weight(
                f"bobot-{aspect.key}", _("Bobot %(name)s") % {"name": aspect.name}, aspect.weight
            )
            for each in aspect.indicators:
                label = _("Bobot indikator %(number)d") % {"number": each.number}
                self._weight(f"bagian-{each.key}", label, each.weight)

    def _weight(self, name: str, label: str, weight: Decimal) -> None:
        self.fields[name] = WeightField(label=label)
        self.initial[name] = weight

    @property
    def changed(self) -> Outline:
        """Return the outline with what was typed."""
        weights = {
            aspect.key or 0: self.cleaned_data[f"bobot-{aspect.key}"]
            for aspect in self.outline.aspects
        }
        rows = {
            each.key or 0: self.cleaned_data[f"bagian-{each.key}"]
            for each in self.outline.indicators
        }
        names = {
            aspect.key or 0: self.cleaned_data[f"nama-{aspect.key}"]
            for aspect in self.outline.aspects
        }
        return self.outline.with_names(names).with_weights(weights, rows)

    def can_take(self, step: str) -> bool:
        """Say whether what was typed can be kept; only saving asks for weights that make 100."""
        if not step and self.is_valid() and (problem := weight_problem(self.changed.weight)):
            self.add_error(None, problem)
        return self.is_valid()

    @property
    def helper(self) -> FormHelper:
        """Lay out a card for each aspect."""
        helper = super().helper
        cards = [
            AspectCard(at, aspect, self.outline) for at, aspect in enumerate(self.outline.aspects)
        ]
        helper.layout = Layout(Field("versi"), *cards)
        return helper


def weight_problem(total: Decimal) -> str:
    """Return what is wrong with a sum of weights (ux.md §5.4, err.weight), or nothing."""
    numbers = {"total": plain_number(total), "rest": plain_number(abs(FULL_WEIGHT - total))}
    if total < FULL_WEIGHT:
        return _("Jumlah bobot harus 100. Sekarang %(total)s; kurang %(rest)s.") % numbers
    if total > FULL_WEIGHT:
        return _("Jumlah bobot harus 100. Sekarang %(total)s; lebih %(rest)s.") % numbers
    return ""


class AspectCard(LayoutObject):
    """One aspect of the editor: its name and weight, its indicators with theirs."""

    template = "console/instrument/aspect_card.html"

    def __init__(self, at: int, aspect: AspectOutline, outline: Outline) -> None:
        """Keep what the card shows beside its fields."""
        self.at = at
        self.aspect = aspect
        self.outline = outline
        self.fields: list[object] = []

    def render(
        self, form: forms.Form, context: Mapping[str, object], **_kwargs: object
    ) -> SafeString:
        """Render the card; crispy passes the page's context, which says what may be changed."""
        words = len(self.outline.scale)
        rows = [
            {
                "indicator": each,
                "weight": form[f"bagian-{each.key}"],
                "points": plain_number(self.aspect.points(each)),
                "described": self.outline.described(each),
                "is_complete": self.outline.described(each) == words > 0,
            }
            for each in self.aspect.indicators
        ]
        parts = {
            "at": self.at,
            "aspect": self.aspect,
            "name": form[f"nama-{self.aspect.key}"],
            "weight": form[f"bobot-{self.aspect.key}"],
            "rows": rows,
            "words": words,
            "is_first": self.at == 0,
            "is_last": self.at == len(self.outline.aspects) - 1,
            "count": len(self.outline.indicators),
        }
        shared = {name: context[name] for name in ("category", "edition", "editable")}
        return render_to_string(self.template, {**shared, **parts})


class IndicatorForm(OutlineForm):
    """One indicator: its name, its hint, and what each value or band of values means."""

    indikator = forms.IntegerField(widget=forms.HiddenInput)
    nama = forms.CharField(
        label=gettext_lazy("Nama indikator"),
        max_length=120,
        error_messages={"required": gettext_lazy("Tulis nama indikator.")},
    )
    petunjuk = forms.CharField(
        label=gettext_lazy("Petunjuk singkat untuk juri (boleh kosong)"),
        max_length=200,
        required=False,
    )

    def __init__(
        self,
        outline: Outline,
        version: int,
        indicator: IndicatorOutline,
        data: QueryDict | None = None,
    ) -> None:
        """Build one field for each word of the scale."""
        super().__init__(outline, version, data)
        self.indicator = indicator
        self.has_next = outline.find(indicator.number + 1) is not None
        self.initial["indikator"] = indicator.key
        self.initial["nama"], self.initial["petunjuk"] = indicator.name, indicator.hint
        for level in outline.scale:
            name = f"arti-{level.value}"
            self.fields[name] = forms.CharField(
                label=level.title,
                max_length=200,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "maxlength": 200}),
            )
            self.initial[name] = indicator.meanings.get(level.value, "")

    @property
    def row(self) -> IndicatorOutline:
        """Return the indicator with what was typed."""
        typed = self.cleaned_data
        here = {
            level.value: _one_line(typed[f"arti-{level.value}"]) for level in self.outline.scale
        }
        meanings = {**self.indicator.meanings, **here}
        return replace(
            self.indicator,
            name=typed["nama"],
            hint=typed["petunjuk"],
            meanings={value: text for value, text in meanings.items() if text},
        )

    @property
    def changed(self) -> Outline:
        """Return the outline with what was typed for this indicator."""
        return self.outline.with_changed(self.row)


def indicator_form(
    number: int, outline: Outline, version: int, data: QueryDict | None = None
) -> IndicatorForm:
    """Return the form of an indicator; what was typed belongs to the row that was shown."""
    return IndicatorForm(outline, version, indicator_shown(number, outline, data), data)


def indicator_shown(number: int, outline: Outline, data: QueryDict | None) -> IndicatorOutline:
    """Return the indicator that a form was shown for; Http404 for none."""
    key = data.get("indikator", "") if data else ""
    shown_row = next((each for each in outline.indicators if str(each.key) == key), None)
    found = shown_row or outline.find(number)
    if found is None:
        raise Http404
    return found


def _one_line(text: str) -> str:
    """Put one blank where lines were broken: a meaning is one sentence beside its value."""
    return " ".join(text.split())
