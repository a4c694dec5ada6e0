"""Make a folder, a database and settings that live no longer than the measurement."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "penilaian.example.go.id"
KEPT = ("HOME", "LANG", "PATH", "TMPDIR")


@contextmanager
def place_of_its_own(database: str, server: str) -> Iterator[Path]:
    """Set the environment of a production server on an empty database; clean up afterwards.

    `database` is sqlite or postgresql; `server` is the address of the PostgreSQL server.
    """
    folder = Path(tempfile.mkdtemp(prefix="kube-load-"))
    try:
        if database == "sqlite":
            set_environment(folder, f"sqlite:///{folder}/load.sqlite3")
            yield folder
        else:
            with postgresql_database(server) as url:
                set_environment(folder, url)
                yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgresql_database(server: str) -> Iterator[str]:
    """Create a database with a name of its own on the server, and drop it afterwards."""
    name = f"kube_load_{secrets.token_hex(6)}"
    on_server(server, "CREATE DATABASE {}", name)
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        on_server(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def on_server(server: str, statement: str, name: str) -> None:
    """Run one statement outside any transaction: {} is the database's name, {name} its text."""
    connection = psycopg2.connect(urlunsplit(urlsplit(server)._replace(path="/postgres")))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(sql.Identifier(name), name=sql.Literal(name)))
    finally:
        connection.close()


def set_environment(folder: Path, database_url: str) -> None:
    """Leave only what a production server gets, so that nothing of this machine helps."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    os.environ.clear()
    os.environ |= kept | {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "kube_awards.settings",
        "ENV_FILE": str(folder / "no-such-file"),
        "LEDGER_KEY": secrets.token_urlsafe(50),
        "MODE": "production",
        "PUBLIC_URL": f"https://{HOST}",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "VAR_DIR": str(folder / "var"),
    }
