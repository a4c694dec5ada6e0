"""Make the first person of an empty office: a superadmin."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import create_user

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from kube_awards.accounts.models import User

PASSWORD_VARIABLE = "ADMIN_PASSWORD"  # noqa: S105 - the name of the variable, not a password


class Command(BaseCommand):
    """Ask for name, address and password, or take them from options and the environment."""

    help = "Buat superadmin pertama; sandi dibaca dari ADMIN_PASSWORD atau ditanyakan"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what a script knows; a password never stands on a command line."""
        parser.add_argument("--name", default="")
        parser.add_argument("--email", default="")

    def handle(self, *_args: object, name: str, email: str, **_options: object) -> None:
        """Create the superadmin or say in plain words why not."""
        name = name or asked(_("Nama lengkap: "))
        email = email or asked(_("Email: "))
        try:
            user = self.created(name, email, os.environ.get(PASSWORD_VARIABLE) or asked_password())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(
            _("%(name)s dapat masuk dengan %(email)s sebagai superadmin.")
            % {"name": user.full_name, "email": user.email}
        )

    def created(self, name: str, email: str, password: str) -> User:
        """Return the new superadmin; the ledger says how they came to be."""
        return create_user(
            email=email,
            full_name=name,
            password=password,
            roles=[Role.SUPERADMIN],
            reason="create_admin",
        )


def asked(question: str) -> str:
    """Return what the person at the terminal answers."""
    if not sys.stdin.isatty():
        raise CommandError(
            _("isi --name, --email dan variabel %(name)s") % {"name": PASSWORD_VARIABLE}
        )
    return input(question).strip()


def asked_password() -> str:
    """Return a password typed twice alike, without showing it."""
    if not sys.stdin.isatty():
        raise CommandError(_("isi variabel %(name)s") % {"name": PASSWORD_VARIABLE})
    password = getpass(_("Kata sandi (sedikitnya 12 karakter): "))
    if password != getpass(_("Ulangi kata sandi: ")):
        raise CommandError(_("kedua kata sandi tidak sama"))
    return password
