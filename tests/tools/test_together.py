"""The server and its worker start as one and end as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLEEP = "import time; time.sleep(60)"


def together(first: str, second: str) -> subprocess.Popen[str]:
    """Start two little programs as `dev run` starts the server and the worker."""
    python = [sys.executable, "-c"]
    script = [sys.executable, str(ROOT / "tools" / "together.py")]
    return subprocess.Popen(
        [*script, *python, first, "--and", *python, second],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def noting(folder: Path, name: str, then: str = SLEEP) -> str:
    """Return a program that writes its number into a file and goes on."""
    return f"import os; open({str(folder / name)!r}, 'a').write(f'{{os.getpid()}} ');{then}"


def numbers(folder: Path, name: str, wanted: int = 1) -> list[int]:
    """Wait until a program has been started so often; return its process numbers."""
    for _try in range(600):
        found = (folder / name).read_text().split() if (folder / name).exists() else []
        if len(found) >= wanted:
            return [int(number) for number in found]
        time.sleep(0.05)
    raise AssertionError(f"{name} did not start {wanted} times")


def is_gone(number: int) -> bool:
    """Wait until a process has ended; a zombie of another parent counts as ended."""
    for _try in range(600):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_ends_both(tmp_path: Path, number: signal.Signals) -> None:
    with together(noting(tmp_path, "server"), noting(tmp_path, "worker")) as both:
        children = numbers(tmp_path, "server") + numbers(tmp_path, "worker")
        both.send_signal(number)
        assert both.wait(30) == 0
    assert all(is_gone(child) for child in children)


def test_the_worker_ends_with_the_server_whose_status_counts(tmp_path: Path) -> None:
    with together("import sys, time; time.sleep(1); sys.exit(7)", noting(tmp_path, "w")) as both:
        assert both.wait(30) == 7
    assert all(is_gone(child) for child in numbers(tmp_path, "w"))


def test_a_worker_that_dies_is_started_again_and_says_so(tmp_path: Path) -> None:
    with together(noting(tmp_path, "server"), noting(tmp_path, "worker")) as both:
        os.kill(numbers(tmp_path, "worker")[0], signal.SIGKILL)
        assert len(numbers(tmp_path, "worker", 2)) == 2
        both.terminate()
        assert "Pekerja tugas berhenti; dijalankan lagi." in both.communicate(timeout=30)[1]


def test_nothing_is_left_behind_when_the_parent_is_killed(tmp_path: Path) -> None:
    with together(noting(tmp_path, "server"), noting(tmp_path, "worker")) as both:
        children = numbers(tmp_path, "server") + numbers(tmp_path, "worker")
        both.kill()
        both.wait(30)
    assert all(is_gone(child) for child in children)
