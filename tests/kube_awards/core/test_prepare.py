"""`manage prepare` collects the static files once, and again when one of them changed."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def style(settings: Settings, tmp_path: Path) -> Path:
    """Make one style sheet the only static file of the product."""
    source = tmp_path / "source"
    source.mkdir()
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    (source / "page.css").write_text("p { margin: 0 }")
    return source / "page.css"


def test_prepare_collects_the_static_files(style: Path, settings: Settings) -> None:
    call_command("prepare")

    assert (Path(settings.STATIC_ROOT) / style.name).read_text() == "p { margin: 0 }"


def test_prepare_leaves_collected_files_alone(style: Path, settings: Settings) -> None:
    call_command("prepare")
    collected = Path(settings.STATIC_ROOT) / style.name
    collected.write_text("untouched")

    call_command("prepare")

    assert collected.read_text() == "untouched"


def test_prepare_collects_again_what_changed(style: Path, settings: Settings) -> None:
    call_command("prepare")
    style.write_text("p { margin: 1px }")

    call_command("prepare")

    assert (Path(settings.STATIC_ROOT) / style.name).read_text() == "p { margin: 1px }"


def test_prepare_closes_an_open_folder_to_others(
    style: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir(mode=0o755)

    call_command("prepare")

    assert stat.S_IMODE(settings.VAR_DIR.stat().st_mode) == 0o700


def test_prepare_never_closes_a_folder_that_others_share(
    style: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path / "shared"
    settings.VAR_DIR.mkdir()
    settings.VAR_DIR.chmod(0o1777)

    with pytest.raises(CommandError, match="dipakai bersama orang lain"):
        call_command("prepare")

    assert stat.S_IMODE(settings.VAR_DIR.stat().st_mode) == 0o1777
