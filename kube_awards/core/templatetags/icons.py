"""Draw icons as inline SVG: no icon font, no request, coloured by the text beside them."""

from __future__ import annotations

import json
from pathlib import Path

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Vendored from bootstrap-icons by tools/vendor.sh, so that its inside is trusted markup.
DRAWINGS: dict[str, str] = json.loads(
    (Path(__file__).parent.parent / "icons.json").read_text(encoding="utf-8")
)
ASPECT_ICONS = {"kelembagaan": "diagram-3-fill", "sosial": "people-fill", "ekonomi": "cash-coin"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw the icon called name, hidden from screen readers: words always stand beside it."""
    drawing = mark_safe(DRAWINGS[name])  # noqa: S308 - from the vendored file above
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        drawing,
    )


@register.simple_tag
def icon_symbol(name: str, symbol: str) -> SafeString:
    """Define the icon called name once, for pages that draw it hundreds of times by reference."""
    drawing = mark_safe(DRAWINGS[name])  # noqa: S308 - from the vendored file above
    return format_html('<symbol id="{}" viewBox="0 0 16 16">{}</symbol>', symbol, drawing)


@register.simple_tag
def aspect_icon(code: str) -> SafeString:
    """Draw the icon of an aspect; aspects the office adds share a plain one."""
    return icon(ASPECT_ICONS.get(code, "circle"))
