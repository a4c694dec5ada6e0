"""Ask for other rules after opening: always with the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crispy_forms.layout import Field, Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _

from assessments.domain.outline import IndicatorOutline
from assessments.forms.instrument import IndicatorForm, InstrumentForm, OutlineForm
from assessments.forms.weights import WeightField
from assessments.models import RULES_REASON_LENGTH, HolePolicy, Ladder, Method
from assessments.services.rules_change import RuleChoices

if TYPE_CHECKING:
    from crispy_forms.helper import FormHelper
    from django.http import QueryDict

    from assessments.domain.outline import Outline


def add_reason(form: OutlineForm) -> None:
    """Add the field for the reason, which judges read."""
    form.fields["alasan"] = forms.CharField(
        label=_("Alasan (dibaca juri, tercatat dalam jejak audit)"),
        max_length=RULES_REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )


class ChangeRulesForm(InstrumentForm):
    """Weights and how a result is made of the sheets."""

    def __init__(
        self,
        choices: RuleChoices,
        outline: Outline,
        version: int,
        data: QueryDict | None = None,
    ) -> None:
        """Show the rules in force."""
        super().__init__(outline, version, data)
        for each in outline.indicators:
            self.fields[f"bagian-{each.key}"].label = f"{each.number}. {each.name}"
        for name, label, options, value in (
            ("metode", _("Metode"), Method.choices, choices.method),
            ("kosong", _("Lembar yang tidak ada"), HolePolicy.choices, choices.hole_policy),
            ("tangga", _("Nilai sama dipisahkan oleh"), Ladder.choices, choices.ladder),
        ):
            self.fields[name] = forms.ChoiceField(label=label, choices=options, initial=value)
        self.fields["panel"] = forms.IntegerField(
            label=_("Juri paling sedikit"),
            min_value=1,
            max_value=1000,
            initial=choices.minimum_panel,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )
        add_reason(self)

    @property
    def choices(self) -> RuleChoices:
        """Return the choices that were made."""
        typed = self.cleaned_data
        return RuleChoices(typed["metode"], typed["kosong"], typed["tangga"], typed["panel"])

    @property
    def helper(self) -> FormHelper:
        """Lay out how the result is made, then each aspect's weights, then the reason."""
        helper = super().helper
        parts = [
            Fieldset(
                aspect.name,
                f"nama-{aspect.key}",
                f"bobot-{aspect.key}",
                *[f"bagian-{each.key}" for each in aspect.indicators],
            )
            for aspect in self.outline.aspects
        ]
        made = Fieldset(_("Cara menghitung hasil"), "metode", "kosong", "tangga", "panel")
        helper.layout = Layout(Field("versi"), *parts, made, "alasan")
        return helper


class ChangeIndicatorForm(IndicatorForm):
    """Name, hint and meanings of an indicator in use."""

    def __init__(
        self,
        outline: Outline,
        version: int,
        indicator: IndicatorOutline,
        data: QueryDict | None = None,
    ) -> None:
        """Ask for the reason below the meanings."""
        super().__init__(outline, version, indicator, data)
        add_reason(self)


class NewIndicatorForm(IndicatorForm):
    """An indicator that judges still have to score on every sheet."""

    def __init__(
        self, number: int, outline: Outline, version: int, data: QueryDict | None = None
    ) -> None:
        """Ask for the aspect and the weight beside the words, then for the reason."""
        super().__init__(outline, version, IndicatorOutline("", number), data)
        del self.fields["indikator"]
        aspects = [(str(at), aspect.name) for at, aspect in enumerate(outline.aspects)]
        self.fields["aspek"] = forms.ChoiceField(label=_("Aspek"), choices=aspects)
        self.fields["bobot"] = WeightField(label=_("Bobot dalam aspek"))
        add_reason(self)

    @property
    def changed(self) -> Outline:
        """Return the outline with the new indicator at the end of its aspect."""
        row = self.row
        added = replace(row, weight=self.cleaned_data["bobot"])
        at = int(self.cleaned_data["aspek"])
        aspects = list(self.outline.aspects)
        aspects[at] = replace(aspects[at], indicators=(*aspects[at].indicators, added))
        return replace(self.outline, aspects=tuple(aspects))
