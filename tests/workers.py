"""Start real workers (`manage.py db_worker`) on the tests' database, and kill them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "manage.py", "db_worker", "--interval", "0.1", "--no-startup-delay")
LEASE_SECONDS = 3
PATIENCE_SECONDS = 60


def database_url() -> str:
    """Return the address of the database that this test uses."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    user, password = quote(facts["USER"]), quote(facts["PASSWORD"] or "")
    return f"postgres://{user}:{password}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


@contextmanager
def workers(
    count: int, folder: Path, lease: int = LEASE_SECONDS
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Let so many workers run until the block ends; what each says is in folder, by its number."""
    surroundings = os.environ | {
        "DATABASE_URL": database_url(),
        "JOB_LEASE_SECONDS": str(lease),
    }
    started = []
    try:
        for number in range(count):
            with (folder / f"{number}.log").open("wb") as log:
                worker = subprocess.Popen(
                    COMMAND, cwd=ROOT, env=surroundings, stdout=log, stderr=subprocess.STDOUT
                )
            started.append(worker)
        yield started
    finally:
        for worker in started:
            worker.kill()
            worker.wait()


def kill(worker: subprocess.Popen[bytes]) -> None:
    """Kill a worker without warning, and see it gone."""
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()


def frozen_while(worker: subprocess.Popen[bytes], is_so: Callable[[], bool]) -> bool:
    """Freeze a worker, and leave it so if it is so; otherwise let it work on."""
    os.kill(worker.pid, signal.SIGSTOP)
    if is_so():
        return True
    os.kill(worker.pid, signal.SIGCONT)
    return False


def wait_until(is_so: Callable[[], bool]) -> None:
    """Look again and again until it is so; fail when it takes too long."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
