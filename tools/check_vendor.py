"""Hold the vendored front-end files against static/vendor/MANIFEST.json.

Exit status 1 and one line each for a file that is missing, was edited by hand, or is not listed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = "static/vendor/MANIFEST.json"
FOLDERS = ("static/vendor", "tests/vendor")


def problems(root: Path) -> list[str]:
    """List what differs between the manifest and the files below root."""
    manifest: dict[str, dict[str, str]] = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    found = []
    for name, about in manifest.items():
        path = root / name
        if not path.is_file():
            found.append(f"{name}: missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != about["sha256"]:
            found.append(f"{name}: differs from {about['package']} {about['version']}")
    present = {
        path.relative_to(root).as_posix()
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file()
    }
    unlisted = present - manifest.keys() - {MANIFEST}
    return found + [f"{name}: not in {MANIFEST}" for name in sorted(unlisted)]


if __name__ == "__main__":
    lines = problems(ROOT)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.exit(1 if lines else 0)
