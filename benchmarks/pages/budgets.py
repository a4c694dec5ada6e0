"""What a page may weigh and how long it may take, by group (ux.md §6.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .figures import Figures


@dataclass(frozen=True)
class Budget:
    """The most that a page of one group may take: kilobytes, requests, seconds, milliseconds."""

    weight: float
    requests: int
    html: float
    fast_lcp: float
    slow_lcp: float
    shift: float
    server: float

    def lcp(self, network: str) -> float:
        """Return what the largest picture or text may take on a network."""
        return self.fast_lcp if network == "Fast 3G" else self.slow_lcp

    def exceeded_by(self, page: Figures, network: str) -> list[str]:
        """Name each budget that the figures exceed."""
        limits = {
            "weight": (page.weight, self.weight, "KB"),
            "requests": (page.requests, self.requests, ""),
            "html": (page.html, self.html, "KB"),
            "LCP": (page.lcp, self.lcp(network), "s"),
            "CLS": (page.shift, self.shift, ""),
            "server p95": (page.server, self.server, "ms"),
        }
        return [
            f"{name} {value:.4g} > {most:g} {unit}".rstrip()
            for name, (value, most, unit) in limits.items()
            if value > most
        ]


BUDGETS = {
    "public": Budget(90, 6, 10, 2.5, 7.0, 0.02, 150),
    "entry": Budget(110, 10, 12, 2.5, 7.0, 0.02, 200),  # passkeys come in three files of allauth's
    "judge": Budget(110, 8, 12, 2.5, 7.0, 0.02, 200),
    "staff": Budget(160, 10, 30, 3.0, 9.0, 0.05, 400),
}
SAVE_KILOBYTES = 3  # each way
SAVE_MILLISECONDS = 100  # for 95 of 100 saves, at the server
