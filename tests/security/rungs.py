"""What one row of the ladder says, and the people it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

JUDGES = ("judge", "other_judge", "judge_and_panitia")
STAFF = ("panitia", "penetap", "pengawas", "bendahara")
SEE_VALUES = ("panitia", "penetap", "pengawas")
EVERYBODY = ("nobody", *JUDGES, *STAFF, "superadmin")
OWN, AS_MISSING = ("judge",), 404
EDITION = "/panitia/{edition}/"
VERSIONED = {"versi": "{version}", "token": "{token}"}

#: Variants of a stage, and how far each of them is.
REACHED = {
    "paper": "open",
    "tied": "closed",
    "settled": "closed",
    "misspelt": "approved",
    "taxed": "approved",
}


@dataclass(frozen=True)
class Rung:
    """One address: what get and post answer to the right people; None is a method not allowed."""

    name: str
    path: str
    stage: str
    right: tuple[str, ...]
    get: int | None = None
    post: int | None = None
    body: dict[str, str] = field(default_factory=dict)
    refused: int = 403
