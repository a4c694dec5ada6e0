"""Lead from one page of a list to another, keeping all else that the address asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from django.template.context import RequestContext

register = template.Library()


@register.simple_tag(takes_context=True)
def page_address(context: RequestContext, number: int, key: str) -> str:
    """Return the query that asks for this page; `key` names the list, for a page may hold two."""
    query = context["request"].GET.copy()
    query[key or "halaman"] = str(number)
    return f"?{query.urlencode()}" + (f"#{key}" if key else "")
