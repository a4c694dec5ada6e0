"""Mail where no mail server is: shown in the terminal and kept as files (embedded mode)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from kube_awards.core.identifiers import new_public_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


def reaches_people() -> bool:
    """Say whether mail leaves this machine, or is only kept on it."""
    backend = TerminalAndFileBackend
    return f"{backend.__module__}.{backend.__qualname__}" != settings.EMAIL_BACKEND


class TerminalAndFileBackend(BaseEmailBackend):
    """Print each message and keep it in EMAIL_FILE_PATH, readable by its owner only."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Deliver to the terminal and to files; return how many."""
        folder = Path(str(settings.EMAIL_FILE_PATH))
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            keep(folder, message)
            show(message)
        return len(email_messages)


def keep(folder: Path, message: EmailMessage) -> None:
    """Write message as an .eml file; it may hold a link that opens an account."""
    name = f"{timezone.localtime():%Y%m%d-%H%M%S}-{new_public_id()[:6]}.eml"
    descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(message.message().as_bytes())


def show(message: EmailMessage) -> None:
    """Print who gets what, as people read it."""
    to = ", ".join(message.recipients())
    sys.stdout.write(f"\n--- email untuk {to}: {message.subject}\n{message.body}\n---\n")
    sys.stdout.flush()
