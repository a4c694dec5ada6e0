"""Let the judges work, kill, repeat and race; then open the books."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from .audit import audit
from .edition import Seat, open_hall
from .figures import ALONE_SECONDS, Run, as_json, report
from .judge import Browser, JudgeAtWork
from .races import Races
from .repeats import repeat_saves
from .server import running_server
from .trouble import cut_database_off, kill_workers

if TYPE_CHECKING:
    from pathlib import Path

    from .edition import Hall
    from .options import Options
    from .server import Server


def measure(wanted: Options, folder: Path) -> int:
    """Print every figure, and return 1 where something was lost, torn, doubled or answered 5xx."""
    start = time.monotonic()
    call_command("prepare")
    hall = open_hall(wanted.judges, wanted.contestants)
    connections.close_all()
    log = folder / "server.log"
    with running_server(log) as server:
        print(f"set up in {time.monotonic() - start:.0f} s", flush=True)
        run = all_parts(wanted, hall, server)
    print("\n".join(report(run)))
    if any(run.faults.values()):
        print(log.read_text(encoding="utf-8")[-4000:])
    if wanted.report:
        wanted.report.write_text(as_json(run), encoding="utf-8")
    return 1 if any(run.faults.values()) else 0


def all_parts(wanted: Options, hall: Hall, server: Server) -> Run:
    """Do one part after the other on one server and compare at the end."""
    first, alone = (seated(hall.seats[0], server, wanted, order) for order in (-1, 0))
    first.work(time.monotonic() + ALONE_SECONDS / 2, (0, 0))  # both workers load their templates
    idle = server.processor_seconds()
    alone.work(time.monotonic() + ALONE_SECONDS, (0, 0))
    before = server.processor_seconds()
    judges = [seated(seat, server, wanted, at) for at, seat in enumerate(hall.seats, 1)]
    seconds, after_kills, after_outages = under_load(judges, server, wanted)
    processor = (before - idle, server.processor_seconds() - before)
    repeat_faults = repeat_saves(judges[0], hall.seats[0].sheets[0], wanted.repeats)
    races = Races(hall, judges[-1], hall.seats[-1].sheets[-1]).run(wanted.races)
    diaries = [judge.diary for judge in judges]
    promised = [diary.saved for diary in [first.diary, alone.diary, *diaries]]
    return Run(
        options=wanted,
        first=first.diary,
        alone=alone.diary,
        diaries=diaries,
        seconds=seconds,
        processor=processor,
        after_kills=after_kills,
        after_outages=after_outages,
        repeat_faults=repeat_faults,
        races=races,
        audit=audit([saved for each in promised for saved in each]),
    )


def seated(seat: Seat, server: Server, wanted: Options, order: int) -> JudgeAtWork:
    """Return a judge with a browser in which the session of this seat is open."""
    scripts, outages = has_scripts(order, wanted.scripts), wanted.outages > 0
    browser = Browser(server.port, settings.SESSION_COOKIE_NAME, scripts, outages)
    return JudgeAtWork(seat, browser, wanted.seed + order)


def has_scripts(order: int, share: float) -> bool:
    """Say whether the browser of the judge with this order runs scripts, evenly spread."""
    return share > 0 and (order < 1 or int(order * share) > int((order - 1) * share))


def under_load(
    judges: list[JudgeAtWork], server: Server, wanted: Options
) -> tuple[float, list[float], list[float]]:
    """Let all judges work at once; return how long that was, and the waits after each trouble."""
    start = time.monotonic()
    with ThreadPoolExecutor(len(judges) + 2) as pool:
        kills = pool.submit(kill_workers, server, wanted)
        outages = pool.submit(cut_database_off, server, wanted)
        works = [pool.submit(judge.work, start + wanted.seconds, wanted.think) for judge in judges]
        for work in works:
            work.result()
    return time.monotonic() - start, kills.result(), outages.result()
