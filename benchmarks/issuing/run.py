"""Let real workers issue, pack and join all certificates of an edition, and count them."""

from __future__ import annotations

import re
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from benchmarks.issuing.edition import decided_edition
from benchmarks.load.server import TICKS_A_SECOND, ticks
from kube_awards.accounts.roles import Role
from kube_awards.core.models import Job, PartState
from prizes.models import Certificate, Decision
from prizes.selectors.certificates import issued_bytes
from prizes.services.issuing import start_issuing, start_packing
from tests.factories import make_user
from tests.workers import kill, workers

if TYPE_CHECKING:
    import argparse
    import subprocess

LEASE_SECONDS = 30
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def measure(wanted: argparse.Namespace, folder: Path) -> int:
    """Print every figure, and return 1 where a certificate is missing, double or damaged."""
    call_command("prepare")
    settings.JOB_LEASE_SECONDS = LEASE_SECONDS
    start = time.monotonic()
    decision = decided_edition(wanted.awards)
    print(f"{wanted.awards} awards laid out in {time.monotonic() - start:.0f} s", flush=True)
    panitia = make_user(Role.PANITIA, password=None)
    job = start_issuing(decision=decision, actor=panitia, back="/")
    followed("issuing", job, wanted, folder)
    for for_print in (False, True):
        job = start_packing(edition=decision.edition, actor=panitia, back="/", for_print=for_print)
        alone = type(wanted)(workers=1, kills=0)
        followed("print file" if for_print else "ZIP", job, alone, folder)
        job.refresh_from_db()
        print(f"  {job.result_name}: {job.result.size / 1e6:.1f} MB")
    return audit(decision)


def followed(name: str, job: Job, wanted: argparse.Namespace, folder: Path) -> None:
    """Start the workers, kill as many as wanted on the way, and print what it all took."""
    connections.close_all()
    with ExitStack() as stack:
        alive = stack.enter_context(workers(wanted.workers, folder, LEASE_SECONDS))
        start, spent, peak, kills = time.monotonic(), 0.0, 0, wanted.kills
        while not is_over(job):
            time.sleep(0.2)
            half_done = job.total and job.done * (wanted.kills + 1) > job.total
            if kills and half_done and job.parts.filter(state=PartState.RUNNING).exists():
                kills, victim = kills - 1, alive.pop(0)
                spent, peak = spent + seconds(victim), peak_megabytes(victim)
                kill(victim)
                alive += stack.enter_context(workers(1, folder, LEASE_SECONDS))
        wall = time.monotonic() - start
        spent += sum(seconds(each) for each in alive)
        peak = max([peak, *(peak_megabytes(each) for each in alive)])
    lost = sum(job.parts.values_list("lost", flat=True))
    print(
        f"{name}: {job.state}, {job.done} of {job.total}, {wanted.workers} workers, "
        f"{wall:.1f} s, processor {spent:.1f} s, worker peak {peak} MB, "
        f"killed {wanted.kills}, parts taken again {lost}, failed {job.failures}",
        flush=True,
    )


def is_over(job: Job) -> bool:
    """Tell whether the job is over."""
    job.refresh_from_db()
    return job.is_over


def seconds(worker: subprocess.Popen[bytes]) -> float:
    """Return the processor time a worker has used so far."""
    return sum(ticks(worker.pid)) / TICKS_A_SECOND


def peak_megabytes(worker: subprocess.Popen[bytes]) -> int:
    """Return the most memory a worker ever held."""
    found = PEAK.search(Path(f"/proc/{worker.pid}/status").read_text(encoding="ascii"))
    return int(found[1]) // 1024 if found else 0


def audit(decision: Decision) -> int:
    """Print how many certificates there are, and how many are missing, double or damaged."""
    issued = list(Certificate.objects.all())
    holders = Counter((each.award_id, each.judge_id) for each in issued)
    double = sum(count - 1 for count in holders.values())
    missing = decision.awards.count() + decision.edition.judges.count() - len(holders)
    for each in issued:
        issued_bytes(each)  # raises where the bytes are not those of the digest
    print(f"certificates {len(issued)}, missing {missing}, double {double}")
    return int(bool(missing or double))
