"""The parts of the load generator: serial orders, options, hidden fields, figures."""

from __future__ import annotations

import pytest

from benchmarks.load.figures import percentile
from benchmarks.load.options import read
from benchmarks.load.orders import Ending, Kind, Standing, Step, after, serial_endings
from benchmarks.load.run import has_scripts
from benchmarks.load.visitor import hidden_fields

DRAFT = Standing(is_open=True, is_sent=False, version=4, value=1)
SENT = Standing(is_open=True, is_sent=True, version=4, value=1)
CLOSED = Standing(is_open=False, is_sent=False, version=4, value=1)
SAVE, SEND, PULL_BACK = Step(Kind.SAVE, 4, 5), Step(Kind.SEND, 4), Step(Kind.PULL_BACK, 4)
CLOSE, REOPEN = Step(Kind.CLOSE), Step(Kind.REOPEN)


@pytest.mark.parametrize(
    ("standing", "step", "then"),
    [
        (DRAFT, SAVE, Standing(True, False, 5, 5)),
        (DRAFT, SEND, Standing(True, True, 5, 1)),
        (DRAFT, PULL_BACK, None),
        (DRAFT, Step(Kind.SAVE, 3, 5), None),
        (SENT, SAVE, None),
        (SENT, SEND, None),
        (SENT, PULL_BACK, Standing(True, False, 5, 1)),
        (CLOSED, SAVE, None),
        (CLOSED, SEND, None),
        (DRAFT, CLOSE, CLOSED),
        (CLOSED, CLOSE, None),
        (CLOSED, REOPEN, DRAFT),
        (DRAFT, REOPEN, None),
    ],
)
def test_a_step_leads_on_or_is_refused(
    standing: Standing, step: Step, then: Standing | None
) -> None:
    assert after(standing, step) == then


def test_a_save_and_a_sending_end_in_one_of_two_ways() -> None:
    assert serial_endings(DRAFT, (SAVE, SEND)) == {
        Ending((True, False), Standing(True, False, 5, 5)),
        Ending((False, True), Standing(True, True, 5, 1)),
    }


def test_a_save_before_the_closing_counts_and_one_after_it_does_not() -> None:
    assert serial_endings(DRAFT, (SAVE, CLOSE)) == {
        Ending((True, True), Standing(False, False, 5, 5)),
        Ending((False, True), CLOSED),
    }


def test_the_full_form_is_what_holds_without_options() -> None:
    full = read([])

    assert (full.database, full.judges, full.seconds, full.think) == ("sqlite", 50, 600, (1, 5))


def test_a_pause_may_be_fixed() -> None:
    assert read(["--think", "2"]).think == (2, 2)


def test_the_database_of_one_file_cannot_be_cut_off(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read(["--outages", "1"])

    assert "--outages needs --database postgresql" in capsys.readouterr().err


def test_only_the_hidden_fields_of_the_wanted_form_are_sent() -> None:
    page = (
        '<form action="/keluar/"><input type="hidden" name="a" value="1"></form>'
        '<form action="/simpan/"><input type="hidden" name="versi" value="7"><input type="text" '
        'name="b"><input type="hidden" name="token"></form><input type="hidden" name="c">'
    )

    assert hidden_fields(page, "/simpan/") == {"versi": "7", "token": ""}


@pytest.mark.parametrize(("share", "value"), [(0.5, 3), (0.95, 4), (1, 4)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([4, 1, 3, 2], share) == value


def test_no_values_have_no_percentile() -> None:
    assert percentile([], 0.5) == 0


@pytest.mark.parametrize(("share", "judges"), [(0, 0), (0.2, 2), (0.8, 8), (1, 10)])
def test_scripts_run_in_their_share_of_the_browsers(share: float, judges: int) -> None:
    assert sum(has_scripts(order, share) for order in range(1, 11)) == judges
