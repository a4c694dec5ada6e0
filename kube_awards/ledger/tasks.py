"""What a worker does for the ledger: walk a chain that is too long to be walked for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_tasks import task

from kube_awards.ledger.checking import ask_for_check, check_chain, last_finding
from kube_awards.ledger.selectors import chain_head

if TYPE_CHECKING:
    from kube_awards.ledger.checking import Finding

# Measured with whole sheets in them: 2,000 entries take a third of a second, 100,000 take 16.
AT_ONCE = 2_000


def finding_at_hand() -> Finding | None:
    """Return the newest finding; start a walk where it is old. None before the first has ended."""
    last = last_finding()
    if last and last.is_fresh:
        return last
    if chain_head().seq <= AT_ONCE:
        return check_chain()
    if ask_for_check():
        walk_chain.enqueue()
    return last_finding()


@task()
def walk_chain() -> None:
    """Walk the whole chain and remember what was found."""
    check_chain()
