"""Without a mail server, mail is shown and kept, and only its owner can read the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.mail import EmailMessage

from kube_awards.core.mail import TerminalAndFileBackend, reaches_people

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings


def test_mail_is_shown_and_kept(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    message = EmailMessage(
        "Kode masuk", "Kode Anda 123456", "panitia@contoh.id", ["juri@contoh.id"]
    )

    sent = TerminalAndFileBackend().send_messages([message])

    kept = list((tmp_path / "mail").iterdir())
    assert (sent, len(kept), kept[0].suffix) == (1, 1, ".eml")
    assert b"Kode Anda 123456" in kept[0].read_bytes()
    assert capsys.readouterr().out == (
        "\n--- email untuk juri@contoh.id: Kode masuk\nKode Anda 123456\n---\n"
    )


def test_kept_mail_is_readable_by_its_owner_only(tmp_path: Path, settings: Settings) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    message = EmailMessage("Tautan sandi", "https://…", to=["juri@contoh.id"])

    TerminalAndFileBackend().send_messages([message])

    folder = tmp_path / "mail"
    modes = [path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600]


@pytest.mark.parametrize(
    ("backend", "reaches"),
    [
        ("kube_awards.core.mail.TerminalAndFileBackend", False),
        ("django.core.mail.backends.smtp.EmailBackend", True),
    ],
)
def test_only_a_mail_server_reaches_people(backend: str, reaches: bool, settings: Settings) -> None:
    settings.EMAIL_BACKEND = backend

    assert reaches_people() is reaches
