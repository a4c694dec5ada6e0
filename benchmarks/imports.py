"""Send spreadsheets that nobody should take: ``python -m benchmarks imports``.

Each goes through the page in process, from the request to the answer, and once more to the decoder
alone for the memory it held at most. Times are of the wall, because people wait for them.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.place import test_place

from .bad_sheets import CASES, workbook

if TYPE_CHECKING:
    from django.test import Client

REFUSED, SECONDS, MEGABYTES = 422, 2.0, 100
# A small process in between: a child is said to have held at least what its parent held.
BETWEEN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=sys.stdin, capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> int:
    """Print how each bad file is refused, and what the largest good one costs."""
    with test_place():
        return measured()


def measured() -> int:
    """Send every file; 1 where one is taken, refused late or without its sentence."""
    # after django.setup(), because they load models
    from kube_awards.accounts.roles import Role  # noqa: PLC0415
    from tests.factories import make_edition, make_user, signed_in  # noqa: PLC0415

    client = signed_in(make_user(Role.PANITIA))
    address = f"/panitia/{make_edition().slug}/impor/"
    client.get(address)  # templates are compiled once
    logging.disable(logging.WARNING)
    failures = 0
    for what, name, make, words in CASES:
        failures += not refused(client, address, (what, name, make(), words))
    data = workbook([[f"nama {row}-{column}" for column in range(20)] for row in range(5_000)])
    start = time.perf_counter()
    peak = peak_of(data)
    print(f"largest honest file, decoder alone: {time.perf_counter() - start:.2f} s, {peak:.0f} MB")
    print(f"limits: {SECONDS:.0f} s until refused, {MEGABYTES} MB in the decoder; {failures} over")
    return int(failures > 0)


def refused(client: Client, address: str, case: tuple[str, str, bytes, str]) -> bool:
    """Print how one file is refused; return whether that is soon, cheap and clear."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - after setup

    what, name, data, words = case
    upload = SimpleUploadedFile(name, data)
    start = time.perf_counter()
    answer = client.post(address, {"berkas": upload})
    seconds, peak = time.perf_counter() - start, peak_of(data)
    is_clear = answer.status_code == REFUSED and words in field_of(answer.content.decode())
    good = is_clear and seconds <= SECONDS and peak <= MEGABYTES
    said = "clear" if is_clear else f"NOT REFUSED AS IT SHOULD BE ({answer.status_code})"
    size = len(data) / 1024
    print(f"{what:22} {size:7.0f} KB {seconds:6.2f} s, decoder {peak:4.0f} MB, {said}")
    return good


def field_of(page: str) -> str:
    """Return what stands at the field of the file, where its refusal belongs."""
    return page.partition('id="div_id_berkas"')[2].partition('id="div_id_')[0]


def peak_of(data: bytes) -> float:
    """Return the megabytes that the decoder held at most."""
    from kube_awards.core.uploads import PROJECT, decoder  # noqa: PLC0415 - after setup

    command = [sys.executable, "-S", "-I", "-c", BETWEEN, *decoder("sheet")]
    told = subprocess.run(
        command, input=data, capture_output=True, check=True, cwd=PROJECT, env={}
    ).stdout
    return int(told) / 1024
