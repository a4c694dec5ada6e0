"""Read a page as a person does: its words, not its markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

#: What Django's test client gives back.
Response: TypeAlias = "_MonkeyPatchedWSGIResponse"

INVISIBLE = re.compile(r"<(svg|script|style|head)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
FIELD = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')


def words_of(response: Response) -> str:
    """Return the text of a page on one line."""
    text = TAG.sub(" ", INVISIBLE.sub(" ", response.content.decode()))
    return " ".join(html.unescape(text).split())


def hidden_fields(response: Response) -> dict[str, str]:
    """Return the hidden fields of a page, as a browser would send them back."""
    page = response.content.decode()
    return {name: html.unescape(value) for name, value in FIELD.findall(page)}


def bytes_of(response: Response, *addresses: str) -> bytes:
    """Return a page without what differs for every request: form tokens, the address asked for."""
    page = TOKEN.sub(b"", response.content)
    for address in addresses:
        page = page.replace(address.encode(), b"")
    return page
