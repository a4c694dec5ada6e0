"""The short form of `sh ./dev bench load`: nothing lost, torn or doubled; how fast is not asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ("HOME", "LANG", "PATH", "TEST_DATABASE_URL", "TMPDIR")
NOTHING = {
    "lost": [],
    "torn": [],
    "duplicated": [],
    "unrecorded": [],
    "chain": "",
    "statuses": {},
    "unanswered": 0,
    "repeats": [],
    "races": [],
}


def load(folder: Path, *options: str) -> dict[str, Any]:
    """Run the load generator on a database of its own."""
    report = folder / "report.json"
    command = [sys.executable, "-m", "benchmarks", "load", *options]
    done = subprocess.run(
        [*command, "--report", str(report)],
        cwd=ROOT,
        env={name: os.environ[name] for name in KEPT if name in os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert report.exists(), done.stdout + done.stderr
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="workers are found in /proc")
@pytest.mark.timeout(400)
def test_judges_lose_nothing_while_workers_are_killed_forms_repeated_and_steps_race(
    tmp_path: Path,
) -> None:
    server = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    kind = ("--database=postgresql", "--outages=2") if server else ("--database=sqlite",)
    sizes = ("--judges=20", "--seconds=20", "--think=0-0.05")

    found = load(tmp_path, *kind, *sizes, "--kills=10", "--repeats=3", "--races=60")

    asked = {"kills": 10, "outages": 2 if server else 0, "repeats": 3, "races": 60}
    assert found["faults"] == NOTHING
    assert {name: found["done"][name] for name in asked} == asked
    assert found["done"]["saves"] >= 20
