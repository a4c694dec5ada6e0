"""Give every staff page of an edition its stepper, whichever app the page belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from kube_awards.console import selectors

if TYPE_CHECKING:
    from assessments.models import Edition

register = template.Library()


@register.simple_tag
def edition_steps(edition: Edition) -> list[selectors.Step]:
    """Return the stepper of the edition as it stands."""
    return selectors.edition_steps(edition)
