"""A mail server that answers nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail.backends.base import BaseEmailBackend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


class Refusing(BaseEmailBackend):
    """Take no message."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:  # noqa: ARG002
        """Fail as a server does that is not there."""
        raise ConnectionRefusedError
