"""What the measurement of pages says: medians against budgets, and a network that falls silent."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from benchmarks.pages.budgets import BUDGETS
from benchmarks.pages.figures import Figures, Saving, Visit, report
from benchmarks.pages.options import read
from benchmarks.relay import Relay

LIGHT = Figures(weight=80, requests=6, html=9, lcp=1.9, shift=0, server=40)


def visit(*rounds: Figures, status: int = 200) -> Visit:
    return Visit("judge", "lembar", rounds, frozenset({status}))


def test_the_middle_of_the_rounds_counts_and_the_best_is_named() -> None:
    seen = visit(LIGHT, replace(LIGHT, lcp=9.0, weight=82), replace(LIGHT, lcp=2.4, weight=81))

    assert (seen.median, seen.best("lcp")) == (replace(LIGHT, lcp=2.4, weight=81), 1.9)


@pytest.mark.parametrize(
    ("network", "seconds", "found"),
    [
        ("Fast 3G", 2.5, []),
        ("Fast 3G", 2.6, ["LCP 2.6 > 2.5 s"]),
        ("Slow 3G", 7.0, []),
        ("Slow 3G", 7.1, ["LCP 7.1 > 7 s"]),
    ],
)
def test_each_network_has_its_budget(network: str, seconds: float, found: list[str]) -> None:
    assert BUDGETS["judge"].exceeded_by(replace(LIGHT, lcp=seconds), network) == found


def test_every_budget_that_is_exceeded_is_named() -> None:
    heavy = Figures(weight=110.5, requests=9, html=12.5, lcp=2, shift=0.021, server=201)

    assert BUDGETS["judge"].exceeded_by(heavy, "Fast 3G") == [
        "weight 110.5 > 110 KB",
        "requests 9 > 8",
        "html 12.5 > 12 KB",
        "CLS 0.021 > 0.02",
        "server p95 201 > 200 ms",
    ]


@pytest.mark.parametrize(
    ("rounds", "status", "milliseconds", "kept"),
    [
        ((LIGHT,), 200, 99.0, True),
        ((replace(LIGHT, weight=111),), 200, 99.0, False),
        ((LIGHT,), 404, 99.0, False),
        ((LIGHT,), 200, 101.0, False),
    ],
    ids=["all kept", "a heavy page", "a page that is not there", "a slow save"],
)
def test_one_budget_exceeded_fails_the_run(
    rounds: tuple[Figures, ...], status: int, milliseconds: float, kept: bool
) -> None:
    saving = Saving((milliseconds,), sent=200, received=200)

    lines, held = report([visit(*rounds, status=status)], saving, read([]))

    assert (held, sum("OVER" in line for line in lines)) == (kept, 0 if kept else 1)


def test_a_relay_passes_on_and_falls_silent_and_passes_on_again() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    with server, Relay(server.getsockname()[1]) as relay:
        assert said(relay, server) == b"halo"
        relay.fall_silent()
        with socket.create_connection(("127.0.0.1", relay.port), timeout=0.2) as unheard:
            unheard.sendall(b"halo")
            with pytest.raises(TimeoutError):
                unheard.recv(1)
        relay.speak()
        assert said(relay, server) == b"halo"


def said(relay: Relay, server: socket.socket) -> bytes:
    """Send a word through the relay, have it sent back, and return it."""
    with socket.create_connection(("127.0.0.1", relay.port), timeout=5) as near:
        near.sendall(b"halo")
        far, _address = server.accept()
        with far:
            far.settimeout(5)
            far.sendall(far.recv(10))
        return near.recv(10)
