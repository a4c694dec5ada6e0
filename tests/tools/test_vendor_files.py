from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tools import vendor_files
from tools.vendor_files import Vendored, copy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out two packages, and a root with the names of two icons."""
    for name in ("style", "icons"):
        (tmp_path / "modules" / name / "svg").mkdir(parents=True)
        about = json.dumps({"version": "1.2.3", "license": "MIT"})
        (tmp_path / "modules" / name / "package.json").write_text(about, encoding="utf-8")
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend/icons.txt").write_text("b\na\n", encoding="utf-8")
    monkeypatch.setattr(vendor_files, "ROOT", tmp_path)
    return tmp_path / "modules"


def take(modules: Path, monkeypatch: pytest.MonkeyPatch, file: Vendored) -> str:
    """Copy one file and return what was written."""
    monkeypatch.setattr(vendor_files, "FILES", (file,))
    assert copy(modules)[file.target]["version"] == "1.2.3"
    return (modules.parent / file.target).read_text(encoding="utf-8")


def test_a_stylesheet_loses_its_source_map(modules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    css = "a{}\n/*# sourceMappingURL=a.css.map */"
    (modules / "style/a.css").write_text(css, encoding="utf-8")

    written = take(modules, monkeypatch, Vendored("style", "a.css", "static/a.css"))

    assert written == "a{}\n"


def test_icons_become_one_sorted_file_of_drawings(
    modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        svg = f'<svg width="16">\n  <path d="{name}"/>\n</svg>'
        (modules / f"icons/svg/{name}.svg").write_text(svg, encoding="utf-8")

    written = take(modules, monkeypatch, Vendored("icons", "svg", "icons.json"))

    assert json.loads(written) == {"a": '<path d="a"/>', "b": '<path d="b"/>'}
    assert written.index('"a"') < written.index('"b"')
