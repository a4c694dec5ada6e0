"""How often one network address may ask for what anybody may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client, RequestFactory

from kube_awards.accounts import limits
from kube_awards.accounts.limits import seconds_to_wait
from tests.pages import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
NOON = 4_000_000_020  # the first second of a minute far ahead: what is cached must not be over


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Stop the clock; call it to set how many seconds have passed."""

    def set_to(passed: int) -> None:
        monkeypatch.setattr("kube_awards.accounts.limits.time.time", lambda: NOON + passed)

    assert NOON % limits.WINDOW == 0
    set_to(0)
    return set_to


def asked(address: str = "192.0.2.7", *, times: int = 1) -> list[int]:
    request = RequestFactory().get("/cek/X/", REMOTE_ADDR=address)
    return [seconds_to_wait(request, what="check", most=3) for _each in range(times)]


def test_the_wait_lasts_to_the_end_of_the_minute(clock: Callable[[int], None]) -> None:
    first = asked(times=4)
    clock(45)
    later = asked()
    clock(60)
    next_minute = asked()

    assert (first, later, next_minute) == ([0, 0, 0, 60], [15], [0])


def test_another_address_does_not_wait(clock: Callable[[int], None]) -> None:
    asked(times=4)

    assert asked("192.0.2.8") == [0]


@pytest.mark.parametrize(("other", "waits"), [("2001:db8:1:2::99", 60), ("2001:db8:1:3::99", 0)])
def test_a_network_of_ipv6_addresses_is_one_reader(
    other: str, waits: int, clock: Callable[[int], None]
) -> None:
    asked("2001:db8:1:2::7", times=3)

    assert asked(other) == [waits]


def test_a_forged_header_changes_nothing(clock: Callable[[int], None]) -> None:
    asked(times=3)
    request = RequestFactory().get(
        "/cek/X/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1"
    )

    assert seconds_to_wait(request, what="check", most=3) == 60


def test_however_many_guesses_get_twenty_answers_a_minute(clock: Callable[[int], None]) -> None:
    client = Client()
    answers = [client.get(f"/cek/{at:016}/") for at in range(200)]
    clock(30)
    page = client.get("/cek/0000000000000000/")

    assert [answer.status_code for answer in answers] == [404] * 20 + [429] * 180
    assert (page.status_code, page.headers["Retry-After"]) == (429, "30")
    assert "Tunggu 30 detik, lalu muat ulang halaman ini." in words_of(page)
    assert "no-store" in page.headers["Cache-Control"]


def test_a_socket_for_both_protocols_tells_readers_apart(clock: Callable[[int], None]) -> None:
    asked("::ffff:192.0.2.7", times=4)

    assert (asked("::ffff:192.0.2.8"), asked("192.0.2.7")) == ([0], [60])


def test_many_readers_do_not_drive_out_who_is_counted(clock: Callable[[int], None]) -> None:
    asked("192.0.2.7", times=3)

    for at in range(320):
        asked(f"198.51.{at // 250}.{at % 250}")

    assert asked("192.0.2.7") == [60]
