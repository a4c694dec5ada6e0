"""Fill sheets as a judge does, and write down every save that was acknowledged."""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, TypeAlias

from django.urls import reverse

from assessments.forms.names import NOTE_PREFIX, VALUE_PREFIX

from .edition import INDICATORS
from .visitor import Dropped, Reply, Visitor, hidden_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from .edition import Seat

Entries: TypeAlias = "dict[int, tuple[int | None, str]]"

OK, FOUND, SERVER_ERROR, AWAY = 200, 302, 500, 503
SAVES_A_VISIT = 3
PATIENCE = 90  # seconds that a judge goes on sending what was not answered
PAUSE = 0.3
HTML, JSON = "text/html", "application/json"
SCALE = (1, 2, 3, 4, 5, 5, None)  # mostly complete sheets
FULL = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Saved:
    """A save that the server acknowledged: what it must still know afterwards."""

    sheet: str
    version: int
    entries: Entries
    at: float
    seconds: float
    attempts: int
    last_sent: dt.datetime
    scripted: bool = False


@dataclass
class Diary:
    """What happened to one judge."""

    saved: list[Saved] = field(default_factory=list)
    page_seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    dropped: int = 0
    away: int = 0
    unanswered: int = 0


@dataclass(frozen=True)
class Browser:
    """What a judge holds in hand.

    With scripts a page saves itself and stays, without them each save brings a new page. A page
    that says “away” is a fault unless outages are expected.
    """

    port: int
    cookie: str
    scripts: bool
    expects_outages: bool


class Unanswered(Exception):  # noqa: N818 - what happened to the judge
    """A request found no answer for longer than a judge waits."""


class JudgeAtWork:
    """One judge with one browser, on the own sheets in turn."""

    def __init__(self, seat: Seat, browser: Browser, seed: int) -> None:
        """Sit down, signed in."""
        self.scripts = browser.scripts
        self.expects_outages = browser.expects_outages
        self.visitor = Visitor(browser.port, {browser.cookie: seat.session})
        self.sheets = cycle(seat.sheets)
        self.chance = random.Random(seed)  # noqa: S311 - made-up scores, guards nothing
        self.diary = Diary()

    def work(self, until: float, think: tuple[float, float]) -> None:
        """Fill one sheet after the other until the time is over."""
        while time.monotonic() < until:
            try:
                self._visit(next(self.sheets), until, think)
            except Unanswered:
                self.diary.unanswered += 1

    def _visit(self, sheet: str, until: float, think: tuple[float, float]) -> None:
        hidden = self._open(sheet)
        for _each in range(SAVES_A_VISIT):
            time.sleep(self.chance.uniform(*think))
            hidden = self._save(sheet, hidden)
            if not hidden or time.monotonic() > until:
                return

    def _open(self, sheet: str) -> dict[str, str]:
        page = self._read(reverse("assessments:sheet", args=[sheet]))
        return hidden_fields(page, reverse("assessments:save", args=[sheet]))

    def _read(self, address: str) -> str:
        reply = self._ask(lambda: self.visitor.get(address), OK)
        self.diary.page_seconds.append(reply.seconds)
        return reply.body

    def _save(self, sheet: str, hidden: dict[str, str]) -> dict[str, str]:
        """Send the form until there is an answer; the same body each time (quality.md R4).

        Return the hidden fields of what comes next; nothing where the save was not acknowledged.
        """
        address = reverse("assessments:save", args=[sheet])
        if "versi" not in hidden:  # a page that was refused has been counted already
            return {}
        entries = self.drawn_entries()
        fields = hidden | form_fields(entries) | {"action": "save"}
        start, sent = time.monotonic(), list[dt.datetime]()

        def send() -> Reply:
            sent.append(dt.datetime.now(dt.UTC))
            reply = self.visitor.post(address, fields, JSON if self.scripts else HTML)
            if (
                not self.scripts
                and reply.status == AWAY
                and hidden_fields(reply.body, address) != fields
            ):
                self.diary.statuses["503 without what was typed"] += 1
            return reply

        reply = self._ask(send, OK if self.scripts else FOUND)
        if reply.status != OK and not acknowledges(reply, sheet):
            self.diary.statuses[f"{reply.status} {reply.location}"] += 1
            return {}
        now, version = time.monotonic(), int(hidden["versi"]) + 1
        self.diary.saved.append(
            Saved(sheet, version, entries, now, now - start, len(sent), sent[-1], self.scripts)
        )
        if not self.scripts:
            return self._open(sheet)
        answer = json.loads(reply.body)
        return hidden | {"versi": str(answer["version"]), "token": answer["token"]}

    def _ask(self, request: Callable[[], Reply], wanted: int) -> Reply:
        """Repeat a request until it is answered, counting every answer that is not as wanted."""
        start = time.monotonic()
        while time.monotonic() - start < PATIENCE:
            try:
                reply = request()
            except Dropped:
                self.diary.dropped += 1
                time.sleep(PAUSE)
                continue
            if reply.status == AWAY and self.expects_outages:
                self.diary.away += 1
            elif reply.status != wanted:
                self.diary.statuses[str(reply.status)] += 1
            if reply.status < SERVER_ERROR:
                return reply
            time.sleep(PAUSE)
        raise Unanswered

    def drawn_entries(self) -> Entries:
        """Draw values for all indicators, now and then none, and a note here and there."""
        scale = self.chance.choice((FULL, FULL, SCALE))
        return {
            number: (
                self.chance.choice(scale),
                self.chance.choice(("", "", f"catatan {self.chance.random()}")),
            )
            for number in range(1, INDICATORS + 1)
        }


def acknowledges(reply: Reply, sheet: str) -> bool:
    """Say whether the server said “saved”: it then leads back to the sheet."""
    return reply.status == FOUND and reply.location == reverse("assessments:sheet", args=[sheet])


def form_fields(entries: Entries) -> dict[str, str]:
    """Return what a browser sends for these entries: no radio for a value that is missing."""
    fields = {f"{NOTE_PREFIX}{number}": note for number, (_value, note) in entries.items()}
    return fields | {
        f"{VALUE_PREFIX}{number}": str(value)
        for number, (value, _note) in entries.items()
        if value is not None
    }
