"""Production refuses to start with anything unsafe, in one plain line (quality.md G4)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
KEY = "Zq3vN8xTr1LwKf6YbHs0PmCd9JgVu2EaXo5RiWl7QnBt4MySkD"
SAFE = {
    "MODE": "production",
    "SECRET_KEY": KEY,
    "LEDGER_KEY": KEY[::-1],
    "DATABASE_URL": "sqlite:////nonexistent/db.sqlite3",
    "PUBLIC_URL": "https://penilaian.example.go.id",
}
# Of this process: where programs are, and what measures the coverage of a child process.
KEPT = {k: v for k, v in os.environ.items() if k == "PATH" or k.startswith("COVERAGE_")}
REFUSALS = {
    "no key": ({"SECRET_KEY": None}, "SECRET_KEY harus berisi"),
    "no ledger key": ({"LEDGER_KEY": None}, "LEDGER_KEY harus berisi"),
    "short key": ({"SECRET_KEY": KEY[:49]}, "SECRET_KEY harus berisi"),
    "key of one letter": ({"LEDGER_KEY": "a" * 60}, "LEDGER_KEY harus berisi"),
    "example key": ({"SECRET_KEY": f"contoh-{KEY}"}, "SECRET_KEY harus berisi"),
    "one key twice": ({"LEDGER_KEY": KEY}, "SECRET_KEY dan LEDGER_KEY harus berbeda"),
    "unknown mode": ({"MODE": "debug"}, 'MODE harus "embedded" atau "production"'),
    "debug": ({"DEBUG": "true"}, "DEBUG harus mati"),
    "any host": ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS tidak boleh memuat *"),
    "no database": ({"DATABASE_URL": None}, "DATABASE_URL harus diisi"),
    "odd database": ({"DATABASE_URL": "kube@localhost"}, "DATABASE_URL bukan alamat"),
    "other database": ({"DATABASE_URL": "mysql://a@b/c"}, "DATABASE_URL bukan alamat PostgreSQL"),
    "odd port": ({"DATABASE_URL": "postgres://a@b:x/c"}, "DATABASE_URL bukan alamat PostgreSQL"),
    "no folder": ({"VAR_DIR": "/dev/null/var"}, "folder /dev/null/var tidak dapat dibuat"),
    "plain HTTP": ({"PUBLIC_URL": "http://kube.example"}, "PUBLIC_URL harus dimulai dengan https"),
    "no address": ({"PUBLIC_URL": None}, "PUBLIC_URL harus dimulai dengan https"),
    "password alone": (
        {"STAFF_SECOND_FACTOR_REQUIRED": "false"},
        "STAFF_SECOND_FACTOR_REQUIRED tidak boleh dimatikan",
    ),
}


def start(changes: Mapping[str, str | None], tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Start production with the safe settings, changed."""
    settings = SAFE | {"ENV_FILE": str(tmp_path / ".env"), "VAR_DIR": str(tmp_path / "var")}
    environment = {k: v for k, v in (settings | dict(changes)).items() if v is not None}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment | KEPT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_safe_settings(tmp_path: Path) -> None:
    started = start({}, tmp_path)

    assert (started.returncode, started.stderr) == (0, "")


@pytest.mark.parametrize(("changes", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_production_refuses_what_is_unsafe_in_one_line(
    changes: dict[str, str | None], reason: str, tmp_path: Path
) -> None:
    started = start(changes, tmp_path)

    assert started.returncode == 1
    assert started.stderr.startswith(f"Konfigurasi salah: {reason}")
    assert started.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "mode", "reason"),
    [
        (b"# ours\n", 0o640, "berkas .env dapat dibaca orang lain"),
        (b"KEY=\xff\xfe\n", 0o600, "berkas .env tidak dapat dibaca"),
    ],
)
def test_production_refuses_an_env_file_that_is_open_or_broken(
    content: bytes, mode: int, reason: str, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_bytes(content)
    (tmp_path / ".env").chmod(mode)

    started = start({}, tmp_path)

    assert started.returncode == 1
    assert started.stderr.startswith(f"Konfigurasi salah: {reason}")
    assert started.stderr.count("\n") == 1


def test_production_refuses_a_folder_that_is_open_to_others(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var").chmod(0o750)

    started = start({}, tmp_path)

    assert started.returncode == 1
    assert started.stderr == (
        f"Konfigurasi salah: folder {tmp_path}/var dapat dibuka orang lain; "
        f"jalankan: chmod 700 {tmp_path}/var\n"
    )


def test_production_reads_what_its_env_file_says(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"SECRET_KEY={KEY}\n")
    (tmp_path / ".env").chmod(0o600)

    started = start({"SECRET_KEY": None}, tmp_path)

    assert (started.returncode, started.stderr) == (0, "")


def test_without_an_address_the_embedded_database_is_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "50% + 1"
    folder.mkdir()

    started = start({"MODE": "embedded", "DATABASE_URL": None, "VAR_DIR": str(folder)}, tmp_path)

    assert (started.returncode, started.stderr) == (0, "")


def test_a_file_that_is_no_database_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "db.sqlite3").write_text("not a database, just a long enough text\n" * 20)

    started = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode == 1
    assert started.stderr == (
        "Basis data tidak dapat dipakai (periksa DATABASE_URL): file is not a database\n"
    )
