"""Turn one file on standard input into a safe one on standard output, under hard limits."""

from __future__ import annotations

import resource
import sys

from kube_awards.core.decoding.unfit import Fault, Unfit

MEGABYTE = 1024 * 1024
MEMORY = 700 * MEGABYTE
MEMORY_OF_SHEETS = 160 * MEGABYTE
SECONDS = 10
LONGEST_SIDES = {"image": 1600, "profile": 800, "thumbnail": 256}
EMBLEM_SIDE = 720  # 60 mm of a certificate at 300 dpi
PORTRAIT_SIDE = 112  # a list shows it at 56 px, on a telephone with two points for each


def limit_itself(kind: str) -> None:
    """Let no file take more memory or time than this, whatever it does to a decoder."""
    memory = MEMORY_OF_SHEETS if kind == "sheet" else MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def convert(kind: str, data: bytes) -> bytes:
    """Return the safe file."""
    if kind == "sheet":
        from kube_awards.core.decoding.sheets import read  # noqa: PLC0415 - only what it needs

        return read(data)
    if kind == "emblem":
        from kube_awards.core.decoding.images import emblem  # noqa: PLC0415 - only what it needs

        return emblem(data, EMBLEM_SIDE)
    if kind == "portrait":
        from kube_awards.core.decoding.images import square  # noqa: PLC0415 - only what it needs

        return square(data, PORTRAIT_SIDE)
    if kind != "pdf":
        from kube_awards.core.decoding.images import reencode  # noqa: PLC0415 - only what it needs

        return reencode(data, LONGEST_SIDES[kind])
    from kube_awards.core.decoding.pdfs import checked  # noqa: PLC0415 - only what it needs

    return checked(data)


def main() -> int:
    """Answer with bytes, or with the name of the fault as the last line of standard error."""
    limit_itself(sys.argv[1])
    try:
        answer = convert(sys.argv[1], sys.stdin.buffer.read())
    except MemoryError:
        sys.stderr.write(f"\n{Fault.TOO_HEAVY}")
        return 1
    except Unfit as unfit:
        sys.stderr.write(f"\n{unfit.fault}")
        return 1
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
