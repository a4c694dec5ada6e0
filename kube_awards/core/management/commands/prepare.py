"""Bring the database and the static files up to date before serving."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kube_awards.environment import is_open_to_others


class Command(BaseCommand):
    """Do everything that a start needs; a second time changes nothing and takes a second."""

    help = "Siapkan basis data dan berkas statis sebelum server dijalankan."

    def handle(self, **_options: object) -> None:
        """Close the folder, migrate, make the cache table, collect changed static files."""
        close_to_others(Path(settings.VAR_DIR))
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        stamp = Path(settings.STATIC_ROOT) / "collected.sha256"
        state = fingerprint()
        if not stamp.exists() or stamp.read_text(encoding="ascii") != state:
            # clear: collectstatic would keep what is newer than a changed but older file.
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.write_text(state, encoding="ascii")


def close_to_others(folder: Path) -> None:
    """Let only its owner look into an existing folder; refuse one that other programs share."""
    if not is_open_to_others(folder):
        return
    state = folder.stat()
    if state.st_uid != os.geteuid() or state.st_mode & stat.S_ISVTX:
        raise CommandError(
            f"folder {folder} dipakai bersama orang lain; isi VAR_DIR dengan folder sendiri"
        )
    folder.chmod(0o700)


def fingerprint() -> str:
    """Return one digest over the names and contents of all static files: compressing is slow."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            with storage.open(name) as file:
                digest.update(f"{name}\0".encode() + hashlib.sha256(file.read()).digest())
    return digest.hexdigest()
