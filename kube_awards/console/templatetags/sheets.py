"""Draw one sheet of the matrix: a dashboard shows hundreds, each in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from assessments.selectors.progress import Cell

register = template.Library()

DRAWING = (
    ' class="cell cell-{status}"><span class="cell-name">{name}</span> '
    '<span><svg class="icon" aria-hidden="true"><use href="#s-{status}" /></svg> {label}</span>'
)
LINK = f'<a href="{{url}}#{{kind}}-{{turn}}"{DRAWING}</a>'
WORDS = f"<span{DRAWING}</span>"


@register.simple_tag
def sheet_cell(cell: Cell, kind: str, url: str = "") -> SafeString:
    """Draw whose sheet it is and how far; url leads those who may go to the judge's sheets."""
    return format_html(
        LINK if url else WORDS,
        url=url,
        kind=kind,
        turn=cell.contestant.running_order,
        status=cell.status.value,
        name=cell.contestant.name,
        label=cell.status_label,
    )
