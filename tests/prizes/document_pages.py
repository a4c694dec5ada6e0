"""Where the documents of a decision are, and whose certificate its only award has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prizes.models import Decision


def address(decision: Decision, page: str = "") -> str:
    """Return the address of a page of the documents centre."""
    return f"/panitia/{decision.edition.slug}/dokumen/{page}"


def key_of(decision: Decision) -> str:
    """Return the key of the holder of the only award."""
    return decision.awards.get().contestant.public_id
