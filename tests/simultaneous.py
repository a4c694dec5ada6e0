"""Let several people act in the same moment, each on a thread and a connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

from django.db import connections

from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def at_once(*steps: Callable[[], T]) -> list[T | Refused]:
    """Start all steps together; return what each gave, or the refusal it met."""
    barrier = Barrier(len(steps))

    def take(step: Callable[[], T]) -> T | Refused:
        try:
            barrier.wait(timeout=20)
            return step()
        except Refused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(take, steps))
