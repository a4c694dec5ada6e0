"""Check that the locks hold exact versions and hashes, no address, and agree with each other."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("prod.txt", "dev.txt", "bench.txt")
PIN = re.compile(
    r"^([a-z0-9._-]+(?:\[[a-z0-9,._-]+\])?)==([^\s;]+)( ; [^\\]+)? \\\n"
    r"((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)
REMARK = re.compile(r"^ *#.*\n", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    """Return the exact version of each package that stands there with its hashes."""
    return {match.group(1): match.group(2) for match in PIN.finditer(REMARK.sub("", text))}


def faults(name: str, text: str) -> list[str]:
    """List what in one lock is not an exact pin with hashes."""
    rest = PIN.sub("", REMARK.sub("", text)).strip()
    found = [f"{name}: not a pin with hashes: {line.strip()}" for line in rest.splitlines()]
    return found + [f"{name}: holds an address"] * ("://" in text)


def main(root: Path = ROOT) -> list[str]:
    """Check the locks; what serves must be exactly what was tested."""
    texts = {name: (root / "requirements" / name).read_text(encoding="utf-8") for name in NAMES}
    found = [fault for name, text in texts.items() for fault in faults(name, text)]
    tested = pins(texts["dev.txt"])
    return found + [
        f"{package}=={version} is not what dev.txt tests ({tested.get(package)})"
        for package, version in pins(texts["prod.txt"]).items()
        if tested.get(package) != version
    ]


if __name__ == "__main__":
    sys.exit("\n".join(main()) or 0)
