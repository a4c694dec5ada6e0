"""An empty office makes its first person from the command line."""

from __future__ import annotations

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from kube_awards.accounts.management.commands import create_admin
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from kube_awards.ledger.models import Entry
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
ANSWERS = {"--name": "Rina Kepala", "--email": "rina@contoh.id"}


class Terminal(io.StringIO):
    """Standard input with a person in front of it."""

    def isatty(self) -> bool:
        """Answer as a terminal does."""
        return True


@pytest.fixture
def _script(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody sit at the terminal."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)


@pytest.mark.usefixtures("_script")
def test_a_script_makes_the_first_superadmin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADMIN_PASSWORD", PASSWORD)

    call_command("create_admin", *[f"{name}={value}" for name, value in ANSWERS.items()])

    user = User.objects.get()
    assert (user.full_name, user.email, user.roles) == (*ANSWERS.values(), {Role.SUPERADMIN})
    assert user.check_password(PASSWORD)
    assert Entry.objects.get().reason == "create_admin"
    assert capsys.readouterr().out == (
        "Rina Kepala dapat masuk dengan rina@contoh.id sebagai superadmin.\n"
    )


@pytest.mark.usefixtures("_script")
@pytest.mark.parametrize(
    ("changes", "password", "reason"),
    [
        ({}, "rina-kepala", "Kata sandi terlalu pendek"),
        ({"--email": "ada@contoh.id"}, PASSWORD, "sudah dipakai orang lain"),
        ({"--name": ""}, PASSWORD, "isi --name, --email dan variabel ADMIN_PASSWORD"),
        ({}, "", "isi variabel ADMIN_PASSWORD"),
    ],
)
def test_a_script_is_told_in_plain_words_what_is_wrong(
    changes: dict[str, str], password: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_user(email="ada@contoh.id")
    monkeypatch.setenv("ADMIN_PASSWORD", password)

    with pytest.raises(CommandError, match=reason):
        call_command("create_admin", *[f"{n}={v}" for n, v in (ANSWERS | changes).items()])

    assert User.objects.count() == 1


@pytest.mark.parametrize(("again", "made"), [(PASSWORD, 1), ("salah-ketik-lagi", 0)])
def test_a_person_is_asked_and_types_the_password_twice(
    again: str, made: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("Rina Kepala\nrina@contoh.id\n"))
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    typed = iter([PASSWORD, again])
    monkeypatch.setattr(create_admin, "getpass", lambda _question: next(typed))

    if made:
        call_command("create_admin")
    else:
        with pytest.raises(CommandError, match="tidak sama"):
            call_command("create_admin")

    assert User.objects.filter(email="rina@contoh.id").count() == made
