"""Start the server as production does, and kill a worker of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.machine import free_port

from .visitor import Dropped, Visitor

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
WORKERS, THREADS = 2, 4
OK = 200
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """The running master process of gunicorn."""

    port: int
    process: subprocess.Popen[bytes]

    def workers(self) -> list[int]:
        """Return the processes that answer requests."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return [int(child) for child in children.split()]

    def processor_seconds(self) -> float:
        """Return the time that master and workers, dead ones included, have spent computing."""
        own = sum(ticks(self.process.pid))
        return (own + sum(sum(ticks(pid)[:2]) for pid in self.workers())) / TICKS_A_SECOND

    def kill_a_worker(self, chance: random.Random) -> bool:
        """Kill one worker without warning, if there is one at this moment."""
        workers = self.workers()
        if not workers:
            return False
        with suppress(ProcessLookupError):
            os.kill(chance.choice(workers), signal.SIGKILL)
        return True


def ticks(pid: int) -> list[int]:
    """Return the clock ticks of a process and of its dead children: user, system, user, system."""
    try:
        facts = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:  # it died this moment
        return [0, 0, 0, 0]
    return [int(each) for each in facts.rpartition(")")[2].split()[11:15]]


@contextmanager
def running_server(log: Path) -> Iterator[Server]:
    """Serve until the block ends; what the server says goes to the file log."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "kube_awards.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(WORKERS), "--threads", str(THREADS), "--worker-class", "gthread"]
    command += ["--no-control-socket", "--log-level", "warning"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_until_it_answers(port)
        yield Server(port, process)
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(port: int) -> float:
    """Ask for a page that reads the database until it comes; return the seconds that took."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        with suppress(Dropped):
            if Visitor(port).get("/").status == OK:
                return time.monotonic() - start
        time.sleep(0.1)
    raise SystemExit(f"no answer on port {port} within {PATIENCE} s")
