"""Recompute a result bundle without database or framework, and name whatever differs.

``python -m assessments.domain.recheck bundle.json`` prints the digest and exits with 0 when the
bundle is what was frozen, with 1 when something differs, with 2 when it cannot be read.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .bundle import bundle_digest, read_bundle
from .differences import Speaker, differences_in
from .errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .bundle import Bundle

SAME, DIFFERENT, UNREADABLE = 0, 1, 2


@dataclass(frozen=True)
class Recheck:
    """The digest of the inputs as they stand, and a sentence for each thing that differs."""

    digest: str
    differences: tuple[str, ...]


def recheck(bundle: Bundle) -> Recheck:
    """Recompute every category from its inputs and compare with what was frozen.

    Names the cell, the sheet, the total and the place that differ, judge and contestant by name.
    """
    own = bundle_digest({key: each.inputs for key, each in bundle.categories.items()})
    found = [
        f"kategori {key}, {difference}"
        for key in sorted(bundle.categories)
        for difference in differences_in(bundle.categories[key], Speaker(bundle.names))
    ]
    if own != bundle.digest:
        found.append(f"sidik data: sekarang {own}, dibekukan {bundle.digest}")
    return Recheck(own, tuple(found))


def main(arguments: Sequence[str]) -> int:
    """Recheck the bundle in the named file; say the result and return the exit status."""
    if len(arguments) != 1:
        _say("Pemakaian: python -m assessments.domain.recheck BERKAS.json")
        return UNREADABLE
    try:
        found = recheck(read_bundle(Path(arguments[0]).read_text(encoding="utf-8")))
    except InvalidInput as error:
        _say(f"Berkas tidak dapat diperiksa. {error}")
        return UNREADABLE
    except (OSError, UnicodeError) as error:
        _say(f"Berkas tidak dapat dibaca. {error}")
        return UNREADABLE
    for difference in found.differences:
        _say(f"BERBEDA  {difference}")
    _say(f"Sidik data: {found.digest}")
    if found.differences:
        _say("Hasil hitung ulang TIDAK sama dengan yang dibekukan.")
        return DIFFERENT
    _say("Hasil hitung ulang sama dengan yang dibekukan.")
    return SAME


def _say(line: str) -> None:
    # a bundle may hold text that the terminal cannot show, half a surrogate pair for instance
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
