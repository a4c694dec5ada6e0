from __future__ import annotations

import re

from tools.build_print_ornaments import TARGET, drawings


def test_the_stored_ornaments_are_what_the_tool_draws() -> None:
    stored = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.svg")}

    assert stored == drawings()


def test_the_ornaments_are_flat_opaque_paths_without_text() -> None:
    elements = {name for svg in drawings().values() for name in re.findall(r"<(\w+)", svg)}
    attributes = {name for svg in drawings().values() for name in re.findall(r' ([\w-]+)="', svg)}

    assert elements == {"svg", "path"}
    assert attributes == {
        *("xmlns", "width", "height", "viewBox"),
        *("fill", "stroke", "stroke-width", "d"),
    }
