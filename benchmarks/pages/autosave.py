"""Time autosaves at the server: one judge, one sheet, one value changed each time."""

from __future__ import annotations

import http.client
import json
import re
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from benchmarks.load.visitor import hidden_fields

from .figures import Saving

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.sample import Sample

INDICATORS = 12
OK = 200


class Judge:
    """A judge's browser on a connection that stays open, as a browser's does."""

    def __init__(self, sample: Sample, email: str) -> None:
        """Sign in."""
        address = urlsplit(sample.base)
        self.base = sample.base
        self.connection = http.client.HTTPConnection(address.netloc)
        self.cookies: dict[str, str] = {}
        form = hidden_fields(self.ask("GET", "/masuk/")[1], "/masuk/")
        self.ask("POST", "/masuk/", form | {"login": email, "password": sample.password(email)})

    def ask(
        self,
        method: str,
        path: str,
        fields: Mapping[str, str] | None = None,
        accept: str = "text/html",
    ) -> tuple[int, str, int]:
        """Return status, body and its size on the wire."""
        body = urlencode(fields) if fields is not None else None
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Accept": accept, "Cookie": cookies, "Origin": self.base, "Referer": self.base}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie", []):
            name, _equals, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return response.status, content.decode(), len(content)


def measure_autosave(sample: Sample, saves: int) -> Saving:
    """Save again and again, as sheet.js does, and time each answer."""
    judge = Judge(sample, "juri3@contoh.test")
    listed = judge.ask("GET", "/juri/")[1]
    sheet = re.findall(r'href="(/juri/lembar/[\w-]+/)#ind', listed)[0]
    form = hidden_fields(judge.ask("GET", sheet)[1], f"{sheet}simpan/")
    times, sent, received = [], 0, 0
    for number, value in islice(cycle(changes()), saves):
        fields = form | {f"nilai-{number}": str(value)}
        start = time.perf_counter()
        status, body, size = judge.ask("POST", f"{sheet}simpan/", fields, "application/json")
        times.append((time.perf_counter() - start) * 1000)
        if status != OK:
            raise SystemExit(f"autosave was answered {status}: {body[:300]}")
        sent, received = max(sent, len(urlencode(fields))), max(received, size)
        form = fields | next_token(body)
    return Saving(tuple(times), sent, received)


def changes() -> list[tuple[int, int]]:
    """Return one value after the other for all indicators, in rounds that differ."""
    return [(n, value) for value in (3, 4, 5) for n in range(1, INDICATORS + 1)]


def next_token(body: str) -> dict[str, str]:
    """Return what the next save must say: version and token of the answer."""
    answer = json.loads(body)
    return {"versi": str(answer["version"]), "token": answer["token"]}
