"""Lay out a score sheet: a heading for each aspect, a card for each indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crispy_forms.layout import LayoutObject
from django.template.loader import render_to_string

from assessments.forms.evidence import EvidenceForm
from assessments.forms.names import NOTE_PREFIX, VALUE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from django import forms
    from django.utils.safestring import SafeString

    from assessments.models import Aspect, Category, Indicator
    from assessments.selectors.scale import Band
    from assessments.selectors.sheet_files import SheetFiles


class AspectHeading(LayoutObject):
    """The heading of an aspect between indicator cards, and the target of its link at the top."""

    def __init__(self, aspect: Aspect) -> None:
        """Keep the aspect for the template."""
        self.aspect = aspect
        self.fields: list[object] = []

    def render(self, _form: forms.Form, _context: object, **_kwargs: object) -> SafeString:
        """Render the heading."""
        return render_to_string("assessments/includes/aspect_heading.html", {"aspect": self.aspect})


class IndicatorCard(LayoutObject):
    """One indicator: its question, its scale with the meaning of each value, its note."""

    template = "assessments/includes/indicator_card.html"

    def __init__(
        self, indicator: Indicator, aspect: Aspect, bands: Sequence[Band], category: Category
    ) -> None:
        """Keep what the card shows beside its two fields."""
        self.indicator = indicator
        self.aspect = aspect
        self.bands = bands
        self.category = category
        self.fields: list[object] = []

    @property
    def points(self) -> Decimal:
        """Return how many of the 100 points this indicator can give, for the running total."""
        weights = sum(indicator.weight for indicator in self.aspect.indicators.all())
        return (self.aspect.weight * self.indicator.weight / weights).normalize()

    def render(
        self, form: forms.Form, context: Mapping[str, SheetFiles], **_kwargs: object
    ) -> SafeString:
        """Render the card; crispy passes the page's context, whose `files` hold the photos."""
        names = (
            f"{VALUE_PREFIX}{self.indicator.number}",
            f"{NOTE_PREFIX}{self.indicator.number}",
        )
        texts = {
            descriptor.value: descriptor.text for descriptor in self.indicator.descriptors.all()
        }
        levels = [{"band": band, "text": texts.get(band.value, "")} for band in self.bands]
        return render_to_string(
            self.template,
            {
                "indicator": self.indicator,
                "aspect_code": self.aspect.code,
                "score": form[names[0]],
                "note": form[names[1]],
                "levels": levels,
                "points": self.points,
                "minimum": self.category.scale_minimum,
                "maximum": self.category.scale_maximum,
                "is_typed": self.category.is_typed,
                "evidence": context["files"].boxes.get(self.indicator.number),
                "photo": EvidenceForm(self.indicator.number)["foto"],
            },
        )
