from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tools.check_vendor import MANIFEST, ROOT, problems

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the vendored files to a folder that a test may spoil."""
    for folder in ("static/vendor", "tests/vendor"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "kube_awards/core").mkdir(parents=True)
    shutil.copy(ROOT / "kube_awards/core/icons.json", tmp_path / "kube_awards/core")
    return tmp_path


def test_the_repository_holds_what_its_manifest_says() -> None:
    assert problems(ROOT) == []


def test_an_edited_file_is_found(copy: Path) -> None:
    (copy / "static/vendor/bootstrap.min.css").write_text("body{}", encoding="utf-8")

    assert problems(copy) == ["static/vendor/bootstrap.min.css: differs from bootstrap 5.3.9"]


def test_a_missing_and_an_unlisted_file_are_found(copy: Path) -> None:
    (copy / "tests/vendor/axe.min.js").rename(copy / "static/vendor/axe.js")

    expected = ["tests/vendor/axe.min.js: missing", f"static/vendor/axe.js: not in {MANIFEST}"]
    assert problems(copy) == expected
