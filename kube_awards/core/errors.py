"""What a rule says no with; every refusal carries one sentence for the user (style.md §2.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Refused(Exception):  # noqa: N818 - reads as what happened, not as a fault
    """Say that a rule forbids the step; message is the sentence the user reads."""

    def __init__(self, message: str | _StrPromise) -> None:
        """Keep message as it is, so that a lazy translation follows the reader's language."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Give the sentence in the language of the reader."""
        return str(self.message)


class WrongState(Refused):
    """Say that the thing is not in a state that allows the step; state is the actual one."""

    def __init__(self, message: str | _StrPromise, *, state: str) -> None:
        """Carry the actual state beside the sentence."""
        super().__init__(message)
        self.state = state


class Conflict(Refused):
    """Say that somebody else changed the thing since the user saw it; nothing was overwritten."""


class NotForYou(PermissionDenied):
    """Say whom a page is for; the 403 page prints both (ux.md §5.4, err.403)."""

    def __init__(self, *, needed: str, held: str) -> None:
        """Carry who may, and as whom the user is signed in."""
        super().__init__(needed)
        self.needed = needed
        self.held = held
