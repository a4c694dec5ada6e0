"""Open the dashboard of a large edition: ``python -m benchmarks dashboard``.

200 contestants and 30 judges, half of the sheets sent, in process on a database of its own.
"""

from __future__ import annotations

import gzip
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.place import test_place

if TYPE_CHECKING:
    from django.test import Client

JUDGES, CONTESTANTS, ROUNDS, LIMIT, OK = 30, 200, 30, 400, 200


def main() -> int:
    """Print time and size of the page and of its moving part; tests hold its 18 queries."""
    with test_place():
        return measured()


def measured() -> int:
    """Lay the edition out and open both pages; 1 where a page is slower than it may be."""
    # after django.setup(), because they load models
    from kube_awards.accounts.roles import Role  # noqa: PLC0415
    from tests.factories import make_user, open_edition, signed_in  # noqa: PLC0415

    edition = open_edition(judges=JUDGES, contestants=CONTESTANTS)
    half_sent()
    client = signed_in(make_user(Role.PANITIA))
    address = f"/panitia/{edition.slug}/"
    slowest = max(figures(client, address), figures(client, f"{address}progres/"))
    print(f"limit: p95 {LIMIT} ms on an idle machine")
    return int(slowest > LIMIT)


def half_sent() -> None:
    """Say of every second sheet that it was sent; only its stand is read here."""
    from django.db.models import F  # noqa: PLC0415 - with the models
    from django.utils import timezone  # noqa: PLC0415 - as above

    from assessments.models import ScoreSheet  # noqa: PLC0415 - as above

    now = timezone.now()
    every_second = ScoreSheet.objects.annotate(half=F("pk") % 2).filter(half=0)
    chosen = ScoreSheet.objects.filter(pk__in=every_second.values("pk"))
    chosen.update(state="submitted", total_units=1, submitted_at=now, saved_at=now, version=2)


def figures(client: Client, address: str) -> float:
    """Print the figures of one page and return its 95th percentile in milliseconds."""
    page = client.get(address)
    if page.status_code != OK:
        raise SystemExit(f"{address}: {page.status_code}")
    rounds, start_cpu = [], time.process_time()
    for _each in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        rounds.append(1000 * (time.perf_counter() - start))
    cpu = 1000 * (time.process_time() - start_cpu) / ROUNDS
    p95 = statistics.quantiles(rounds, n=20)[-1]
    size, packed = len(page.content), len(gzip.compress(page.content))
    print(
        f"{address}: median {statistics.median(rounds):.0f} ms, p95 {p95:.0f} ms, "
        f"{cpu:.0f} ms of the processor, "
        f"{size} bytes ({packed} gzip)"
    )
    return p95
