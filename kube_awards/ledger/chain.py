"""How an entry is bound to the one before it: HMAC-SHA256 under a key outside the database.

quality.md G1: whoever holds the database can recompute a bare hash chain, but not a keyed one.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kube_awards.ledger.canonical import canonical_json

if TYPE_CHECKING:
    import datetime as dt

GENESIS = "0" * 64


@dataclass(frozen=True)
class Facts:
    """What an entry says, without its place in the chain; before and after are JSON text."""

    seq: int
    at: dt.datetime
    actor_id: int | None
    action: str
    object_type: str
    object_id: str
    object_label: str
    before: str
    after: str
    reason: str


def chained_hash(key: str, previous_hash: str, facts: Facts) -> str:
    """Return the hash of facts standing after the entry with previous_hash."""
    message = previous_hash + canonical_json(asdict(facts))
    return keyed_hash(key, message)


def keyed_hash(key: str, text: str) -> str:
    """Return the keyed hash of text: provable by the holder of the key, unreadable for others."""
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def same_hash(one: str, other: str) -> bool:
    """Compare two hashes without telling how far they agree."""
    return hmac.compare_digest(one.encode(), other.encode())
