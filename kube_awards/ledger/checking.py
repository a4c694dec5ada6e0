"""Remember when the whole chain was last walked, and what that walk found.

A walk is too long for every page: the newest finding lies in the shared cache. It also anchors the
next walk, which so notices entries that were cut off the end since.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from django.core.cache import cache
from django.utils import timezone

from kube_awards.ledger.selectors import Anchor, ChainReport, verify_chain

FINDING, ASKED = "ledger-finding", "ledger-check-asked"
FRESH = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Finding:
    """What a walk found, when it ended, and the end of the chain when it was last whole."""

    report: ChainReport
    at: dt.datetime
    anchor: Anchor | None

    @property
    def is_whole(self) -> bool:
        """Say whether every entry was sound."""
        return self.report.first_broken is None

    @property
    def is_fresh(self) -> bool:
        """Say whether this still may be shown without walking again."""
        return timezone.now() - self.at < FRESH


def last_finding() -> Finding | None:
    """Return what the newest walk found; None where there was none."""
    kept = cache.get(FINDING)
    if kept is None:
        return None
    anchor = Anchor(**kept["anchor"]) if kept["anchor"] else None
    return Finding(ChainReport(**kept["report"]), kept["at"], anchor)


def check_chain() -> Finding:
    """Walk the whole chain now, and remember what was found."""
    last = last_finding()
    anchor = last.anchor if last else None
    report = verify_chain(anchor)
    if report.first_broken is None:
        anchor = Anchor(report.count, report.head)
    found = Finding(report, timezone.now(), anchor)
    cache.set(FINDING, asdict(found), timeout=None)
    return found


def ask_for_check() -> bool:
    """Say whether a walk has to be started: not while one that was asked for may still run."""
    return cache.add(ASKED, 1, timeout=FRESH.total_seconds())
