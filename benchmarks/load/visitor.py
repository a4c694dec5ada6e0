"""Speak HTTP as a browser behind production's proxy does."""

from __future__ import annotations

import gzip
import http.client
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from .place import HOST

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT = 40  # seconds; SQLite waits at most 20 for its turn


class Dropped(Exception):  # noqa: N818 - what happened to the request
    """No whole reply came: the worker died, or nobody listens at this moment."""


@dataclass(frozen=True)
class Reply:
    """What the server answered, and the seconds it took."""

    status: int
    location: str
    body: str
    seconds: float


class Visitor:
    """One browser: its cookies, and a new connection for each request."""

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        """Talk to the server on this port of this machine."""
        self.port = port
        self.cookies = dict(cookies or {})

    def get(self, path: str) -> Reply:
        """Ask for a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str], accept: str = "text/html") -> Reply:
        """Send a form; redirects are told, not followed."""
        return self._ask("POST", path, urlencode(fields), accept)

    def _ask(self, method: str, path: str, body: str | None, accept: str = "text/html") -> Reply:
        start = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.request(method, path, body, self._headers(body) | {"Accept": accept})
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise Dropped(repr(error)) from None
        finally:
            connection.close()
        if response.getheader("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        for cookie in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        seconds = time.monotonic() - start
        location = response.getheader("Location", "")
        return Reply(response.status, location, content.decode(), seconds)

    def _headers(self, body: str | None) -> dict[str, str]:
        headers = {
            "Accept-Encoding": "gzip",
            "Connection": "close",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Host": HOST,
            "X-Forwarded-For": "192.0.2.1",
            "X-Forwarded-Proto": "https",
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"https://{HOST}"
        return headers


class HiddenFields(HTMLParser):
    """Collect the hidden fields of the form that posts to one address."""

    def __init__(self, action: str) -> None:
        """Look for the form with this action."""
        super().__init__()
        self.action = action
        self.inside = False
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the form, or keep a hidden field of it."""
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("action") == self.action
        elif self.inside and tag == "input" and given.get("type") == "hidden":
            self.fields[given.get("name") or ""] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        """Leave the form."""
        if tag == "form":
            self.inside = False


def hidden_fields(page: str, action: str) -> dict[str, str]:
    """Return the hidden fields of the form on page that posts to action."""
    parser = HiddenFields(action)
    parser.feed(page)
    return parser.fields
