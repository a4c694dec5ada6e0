"""Give every test run settings of its own; loaded by pytest before Django reads them.

Nothing of the developer's machine may help or disturb: no .env, no keys, no files outside a folder
that goes away with the run. Two variables ask for more: TEST_DATABASE_URL and DEV_NO_SKIP.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

KEYS = {
    "SECRET_KEY": "test-0123456789-abcdefghijklmnopqrstuvwxyz-SECRET-KEY",
    "LEDGER_KEY": "test-0123456789-abcdefghijklmnopqrstuvwxyz-LEDGER-KEY",
}


def make_folder() -> Path:
    """Make the folder of this process; the workers' folders lie in that of the run."""
    root = os.environ.get("TEST_RUN_DIR")
    if root is None:
        root = os.environ["TEST_RUN_DIR"] = tempfile.mkdtemp(prefix="kube-tests-")
        atexit.register(shutil.rmtree, root, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(dir=root))
    (folder / "static").mkdir()  # WhiteNoise warns when it is missing
    return folder


def set_environment() -> None:
    """Replace the variables that settings read."""
    for name in ("ALLOWED_HOSTS", "DEBUG", "EMAIL_URL", "HOST", "PORT", "PUBLIC_URL"):
        os.environ.pop(name, None)
    folder = make_folder()
    os.environ |= KEYS | {
        "DJANGO_SETTINGS_MODULE": "kube_awards.settings",
        "ENV_FILE": str(folder / "no-such-file"),
        "MODE": "embedded",
        "STAFF_SECOND_FACTOR_REQUIRED": "false",
        "VAR_DIR": str(folder),
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{folder}/db.sqlite3",
    }


set_environment()


def outcomes(reporter: TerminalReporter) -> list[str]:
    """Return the lines of tools/tally.py for this run."""
    suite = os.environ.get("SUITE", "tests")
    counts = {"passed": ("passed", "xfailed"), "failed": ("failed", "error", "xpassed")}
    lines = [
        f"{suite}\t{name}\t{sum(len(reporter.stats.get(kind, [])) for kind in kinds)}"
        for name, kinds in counts.items()
    ]
    for skip in reporter.stats.get("skipped", []):
        where, line, reason = skip.longrepr
        lines.append(f"{suite}\tskipped\t{Path(where).name}:{line}: {reason}")
    return lines


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the tally for `dev test`; with DEV_NO_SKIP a skipped test is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(session.config, "workerinput"):
        return
    if os.environ.get("TALLY"):
        with Path(os.environ["TALLY"]).open("a", encoding="utf-8") as tally:
            tally.writelines(f"{line}\n" for line in outcomes(reporter))
    if os.environ.get("DEV_NO_SKIP") and reporter.stats.get("skipped") and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
