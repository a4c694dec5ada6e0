"""The files that printed documents may use: those of static/print, by name, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "static/print"


@cache
def print_assets() -> Mapping[str, Path]:
    """List every asset by its name ("fonts/eb-garamond-600.ttf").

    A name is looked up here and never joined to a path, so no spelling of it can leave the folder.
    """
    folder = Path(settings.BASE_DIR) / FOLDER
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def asset_bytes(name: str) -> bytes:
    """Read the asset called name, or raise LookupError."""
    return print_assets()[name].read_bytes()
