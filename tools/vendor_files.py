"""Copy the named files out of node_modules and write down where each came from.

Called by tools/vendor.sh. The list below is the whole of what we take from others' packages for
the browser; static/vendor/MANIFEST.json is what tools/check_vendor.py holds the tree against.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "static/vendor/MANIFEST.json"
FONT = "@fontsource-variable/plus-jakarta-sans"


@dataclass(frozen=True)
class Vendored:
    """One file of a package and its place in this repository."""

    package: str
    source: str
    target: str


FILES = (
    Vendored("bootstrap", "dist/css/bootstrap.min.css", "static/vendor/bootstrap.min.css"),
    Vendored(
        FONT,
        "files/plus-jakarta-sans-latin-wght-normal.woff2",
        "static/vendor/plus-jakarta-sans.woff2",
    ),
    Vendored(FONT, "LICENSE", "static/vendor/plus-jakarta-sans.LICENSE.txt"),
    Vendored("axe-core", "axe.min.js", "tests/vendor/axe.min.js"),
    Vendored("bootstrap-icons", "icons", "kube_awards/core/icons.json"),
)


def stylesheet(path: Path) -> bytes:
    """Read a stylesheet without its source map line, for which the hashed storage would look."""
    return re.sub(rb"/\*# sourceMappingURL=.*?\*/\s*", b"", path.read_bytes())


def icons(folder: Path) -> bytes:
    """Collect the drawings of the icons named in frontend/icons.txt, keyed by name."""
    names = (ROOT / "frontend/icons.txt").read_text(encoding="utf-8").split()
    drawings = {}
    for name in sorted(names):
        svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
        inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
        drawings[name] = re.sub(r"\s*\n\s*", "", inner)
    return (json.dumps(drawings, indent=1) + "\n").encode()


def content(path: Path) -> bytes:
    """Return what is stored for path: a folder of icons becomes one JSON file."""
    if path.is_dir():
        return icons(path)
    return stylesheet(path) if path.suffix == ".css" else path.read_bytes()


def copy(modules: Path) -> dict[str, dict[str, str]]:
    """Write every vendored file and return the manifest that describes them."""
    manifest = {}
    for file in FILES:
        about = json.loads((modules / file.package / "package.json").read_text(encoding="utf-8"))
        data = content(modules / file.package / file.source)
        target = ROOT / file.target
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        manifest[file.target] = {
            "package": file.package,
            "version": about["version"],
            "licence": about["license"],
            "source": file.source,
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    return manifest


if __name__ == "__main__":
    MANIFEST.write_text(json.dumps(copy(Path(sys.argv[1])), indent=2) + "\n", encoding="utf-8")
