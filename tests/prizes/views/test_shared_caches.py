"""Between the office and the public stand caches: none shows a result early, or an old one long.

A cache that obeys what the headers say asks each second around the minute. The database's clock is
moved a second at a time; that of the cache goes along.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from kube_awards.accounts.roles import Role
from prizes.services.publication import withdraw_publication
from tests.factories import make_user
from tests.pages import words_of
from tests.prizes.publication_cases import HOUR, MOMENT, clock_moves, decided, scheduled
from tests.prizes.stored_certificates import stored_certificate

if TYPE_CHECKING:
    from prizes.models import Decision
    from tests.pages import Response

pytestmark = pytest.mark.django_db
CODE, SECONDS, PROMISED = "19HSRQPNF5VH6K0D", range(-6, 7), 5


def directives(answer: Response) -> dict[str, str]:
    """Return what Cache-Control says."""
    parts = (part.strip().partition("=") for part in answer.headers["Cache-Control"].split(","))
    return {name: value for name, _equals, value in parts}


def lifetime(answer: Response) -> int:
    """Return for how many seconds a shared cache may hand an answer out (RFC 9111, 4.2.1)."""
    said = directives(answer)
    if {"no-store", "private", "no-cache"} & said.keys():
        return 0
    return int(said.get("s-maxage") or said["max-age"])


@dataclass
class SharedCache:
    """Keep each answer for as long as its headers allow, and not a second less."""

    now: int = 0
    kept: dict[str, tuple[int, Response]] = field(default_factory=dict)

    def get(self, path: str) -> Response:
        """Return what is kept, or ask for it."""
        until, answer = self.kept.get(path, (self.now, None))
        if answer is None or until <= self.now:
            answer = Client().get(path)
            self.kept[path] = (self.now + lifetime(answer), answer)
        return answer


@pytest.fixture
def decision() -> Decision:
    decision = decided()
    stored_certificate(decision.awards.get(place=1), code=CODE)
    return decision


def pages_of(decision: Decision) -> dict[str, str]:
    """Return each public page and what it says of an announced result."""
    slug, name = decision.edition.slug, decision.awards.get().name
    return {"/": "Lihat hasil 2018", f"/hasil/{slug}/": name, f"/cek/{CODE}/": "Asli"}


def second_by_second(cache: SharedCache, decision: Decision, path: str, text: str) -> list[bool]:
    """Say for each second around the one that counts whether the cache shows the result."""
    shown = []
    for _second in SECONDS:
        shown.append(text in words_of(cache.get(path)))
        cache.now += 1
        clock_moves(decision, MOMENT)
    return shown


@pytest.mark.parametrize("page", [0, 1, 2])
def test_nothing_shows_before_the_minute_and_everything_five_seconds_after(
    page: int, decision: Decision
) -> None:
    scheduled(decision, -SECONDS[0] * MOMENT)
    path, text = list(pages_of(decision).items())[page]

    shown = dict(zip(SECONDS, second_by_second(SharedCache(), decision, path, text), strict=True))

    assert [second for second, is_shown in shown.items() if is_shown and second < 0] == []
    assert [
        second for second, is_shown in shown.items() if not is_shown and second >= PROMISED
    ] == []


@pytest.mark.parametrize("page", [0, 1, 2])
def test_what_is_withdrawn_is_gone_everywhere_five_seconds_later(
    page: int, decision: Decision
) -> None:
    scheduled(decision, MOMENT)
    clock_moves(decision, 2 * MOMENT)
    path, text = list(pages_of(decision).items())[page]
    cache = SharedCache()
    before = text in words_of(cache.get(path))
    withdraw_publication(
        decision=decision, actor=make_user(Role.PANITIA), reason="Nama salah.", seen=1
    )

    cache.now += PROMISED

    assert (before, text in words_of(cache.get(path))) == (True, False)


def test_no_public_page_is_kept_longer_than_promised_or_kept_stale(decision: Decision) -> None:
    for shown in (False, True):
        if shown:
            scheduled(decision, MOMENT)
            clock_moves(decision, 2 * MOMENT)
        for path in pages_of(decision):
            answer = Client().get(path)
            said = directives(answer)
            assert lifetime(answer) < PROMISED
            assert "must-revalidate" in said
            assert not {"stale-while-revalidate", "stale-if-error", "immutable"} & said.keys()
            assert not {"ETag", "Last-Modified"} & answer.headers.keys()
            assert "Expires" not in answer.headers or not lifetime(answer)
            assert not answer.cookies


@pytest.mark.parametrize("wrong_by", [-2 * HOUR, 2 * HOUR])
def test_the_public_follows_the_databases_clock_whatever_the_servers_says(
    wrong_by: dt.timedelta, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduled(decision, HOUR)
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime.now(dt.UTC) + wrong_by)

    before = [text in words_of(Client().get(path)) for path, text in pages_of(decision).items()]
    clock_moves(decision, HOUR)
    after = [text in words_of(Client().get(path)) for path, text in pages_of(decision).items()]

    assert (before, after) == ([False] * 3, [True] * 3)
