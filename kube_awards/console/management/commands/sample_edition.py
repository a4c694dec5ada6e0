"""Load the sample edition of 2018, with accounts whose passwords stand in one private file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessments.models import Edition
from kube_awards.console.sample.loader import read_sample_edition
from kube_awards.console.sample.store import store_sample

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable
    from pathlib import Path

    from kube_awards.console.sample.store import SampleAccount


class Command(BaseCommand):
    """Load the sample once, and say where its accounts are."""

    help = "Muat edisi contoh 2018 dengan akun contoh (tidak pernah pada mode production)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do where an edition exists, and how far the sample goes."""
        parser.add_argument(
            "--if-empty", action="store_true", help="jangan ubah apa pun bila sudah ada edisi"
        )
        stage = parser.add_mutually_exclusive_group()
        stage.add_argument(
            "--scored", action="store_true", help="semua nilai terkirim, penilaian belum ditutup"
        )
        stage.add_argument(
            "--finished", action="store_true", help="sudah ditetapkan, diumumkan, dan berpiagam"
        )

    def handle(self, *, if_empty: bool, scored: bool, finished: bool, **_options: object) -> None:
        """Load the sample unless something is there already."""
        if settings.PRODUCTION:
            raise CommandError("Edisi contoh tidak pernah dimuat pada mode production.")
        if Edition.objects.exists():
            if not if_empty:
                raise CommandError("Sudah ada edisi; edisi contoh hanya untuk basis data kosong.")
        else:
            stored = store_sample(read_sample_edition(), scored=scored, finished=finished)
            write_accounts(accounts_file(), stored.accounts)
        if accounts_file().exists():
            self.stdout.write(accounts_file().read_text(encoding="utf-8").rstrip())
            self.stdout.write(f"(juga di {accounts_file()})")


def accounts_file() -> Path:
    """Return where the sample accounts are written."""
    path: Path = settings.VAR_DIR / "sample-accounts.txt"
    return path


def write_accounts(path: Path, accounts: Iterable[SampleAccount]) -> None:
    """Write the accounts to a file that only its owner can read."""
    lines = ["Akun contoh (email, sandi, peran):"]
    lines += [
        f"  {account.email:<24} {account.password:<18} {account.purpose}" for account in accounts
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write("\n".join(lines) + "\n")
