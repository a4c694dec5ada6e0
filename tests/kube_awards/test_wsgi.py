"""A production server says in one line why it does not start, and stays down (quality.md G4).

Only a database that does not answer is waited for: gunicorn replaces a worker that exits with 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.test_settings import KEPT, KEY, ROOT, SAFE

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNT = (
    "import django; django.setup();"
    "from kube_awards.accounts.services import create_user;"
    "create_user(email='juri@contoh.test', full_name='Juri Contoh', is_sample=True)"
)


def python(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, with these settings and nothing else."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", *arguments],
        cwd=ROOT,
        env=KEPT | {"DJANGO_SETTINGS_MODULE": "kube_awards.settings"} | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_in(folder: Path) -> dict[str, str]:
    """Return safe settings of a server that keeps everything in this folder."""
    return SAFE | {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "ENV_FILE": str(folder / "none"),
    }


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database that has every table; making it takes seconds."""
    folder = tmp_path_factory.mktemp("migrated")
    assert python("manage.py", "migrate", **settings_in(folder)).stderr == ""
    return folder / "db.sqlite3"


@pytest.fixture
def production(tmp_path: Path, migrated: Path) -> dict[str, str]:
    """Return safe settings over a copy of that database."""
    shutil.copy(migrated, tmp_path)
    return settings_in(tmp_path)


def test_it_serves_a_database_without_sample_accounts(production: dict[str, str]) -> None:
    started = python("-c", "import kube_awards.wsgi", **production)

    assert (started.returncode, started.stderr) == (0, "")


def test_it_refuses_a_database_with_sample_accounts(production: dict[str, str]) -> None:
    assert python("-c", ACCOUNT, **production).stderr == ""

    started = python("-c", "import kube_awards.wsgi", **production)

    assert started.returncode == 3
    assert started.stderr == (
        "Konfigurasi salah: akun contoh masih ada di basis data ini; "
        "mulai dengan basis data kosong\n"
    )


def test_it_refuses_a_wrong_setting(production: dict[str, str]) -> None:
    started = python("-c", "import kube_awards.wsgi", **production | {"LEDGER_KEY": KEY})

    assert (started.returncode, started.stderr) == (
        3,
        "Konfigurasi salah: SECRET_KEY dan LEDGER_KEY harus berbeda\n",
    )


def test_it_names_a_database_that_does_not_answer_and_may_be_started_again(
    production: dict[str, str],
) -> None:
    nowhere = {"DATABASE_URL": "sqlite:////nonexistent/db.sqlite3"}

    started = python("-c", "import kube_awards.wsgi", **production | nowhere)

    assert (started.returncode, started.stderr) == (
        1,
        "Basis data tidak dapat dipakai: unable to open database file\n",
    )
