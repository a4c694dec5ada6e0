"""Send one and the same form many times at once: it is one save, and everybody hears so (R4)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TYPE_CHECKING

from django.db import connection
from django.urls import reverse

from assessments.models import SheetRevision

from .judge import JudgeAtWork, acknowledges, form_fields
from .visitor import Dropped, Reply, hidden_fields

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = (2, 20)


def repeat_saves(judge: JudgeAtWork, sheet: str, rounds: int) -> list[str]:
    """Send each form 2 and 20 times at once; return what was not one save, a line each."""
    faults = []
    for _each in range(rounds):
        for times in TIMES:
            faults += repeated_save(judge, sheet, times)
    connection.close()
    return faults


def repeated_save(judge: JudgeAtWork, sheet: str, times: int) -> list[str]:
    """Send one form so many times at once."""
    address = reverse("assessments:save", args=[sheet])
    page = judge.visitor.get(reverse("assessments:sheet", args=[sheet])).body
    fields = hidden_fields(page, address) | form_fields(judge.drawn_entries())
    before = revisions(sheet)
    replies = together([partial(judge.visitor.post, address, fields)] * times)
    refused = [answer(reply) for reply in replies if not is_save(reply, sheet)]
    rows = revisions(sheet) - before
    return [f"{times} times: {rows} rows, refused {refused}"] if refused or rows != 1 else []


def is_save(reply: Reply | Dropped, sheet: str) -> bool:
    """Say whether the reply says that the form is saved."""
    return isinstance(reply, Reply) and acknowledges(reply, sheet)


def answer(reply: Reply | Dropped) -> str:
    """Return the reply in a word."""
    return str(reply.status) if isinstance(reply, Reply) else str(reply)


def revisions(sheet: str) -> int:
    """Count the history rows of a sheet."""
    return SheetRevision.objects.filter(sheet__public_id=sheet).count()


def together(requests: list[Callable[[], Reply]]) -> list[Reply | Dropped]:
    """Start all requests in the same moment; return what each got."""
    barrier = Barrier(len(requests))

    def take(request: Callable[[], Reply]) -> Reply | Dropped:
        barrier.wait(timeout=20)
        try:
            return request()
        except Dropped as dropped:
            return dropped

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(take, requests))
