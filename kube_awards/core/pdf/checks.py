"""Say at start-up which system library is missing, and how to get it."""

from __future__ import annotations

from ctypes import CDLL
from typing import TYPE_CHECKING

from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name

from kube_awards.core.pdf.fonts import missing_faces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.apps import AppConfig

# Debian package of each library that WeasyPrint opens (the last one only makes it faster).
REQUIRED = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libharfbuzz.so.0": "libpangoft2-1.0-0",
    "libfontconfig.so.1": "libpangoft2-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
}
WANTED = {"libharfbuzz-subset.so.0": "libharfbuzz-subset0"}


def check_pdf_libraries(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - Django's signature of a check
    **_kwargs: object,
) -> list[CheckMessage]:
    """Report the missing libraries and fonts of the PDF engine; web pages work without them."""
    return [*pdf_library_messages(CDLL), *font_messages(face.value for face in missing_faces())]


def font_messages(missing: Iterable[str]) -> list[CheckMessage]:
    """Name the font files that are not there."""
    names = ", ".join(missing)
    hint = "Pasang ulang folder static/print/fonts dari rilis yang sama."
    return [Error(f"Fon cetak tidak ada: {names}.", hint=hint, id="core.E002")] if names else []


def pdf_library_messages(open_library: Callable[[str], object]) -> list[CheckMessage]:
    """Try each library with open_library; importing WeasyPrint to find out would take a second."""
    missing = [name for name in (*REQUIRED, *WANTED) if not _opens(open_library, name)]
    required = [name for name in missing if name in REQUIRED]
    messages: list[CheckMessage] = []
    if required:
        text = f"Pustaka sistem untuk PDF tidak ada: {', '.join(required)}."
        packages = {REQUIRED[name]: None for name in required}
        messages.append(Error(text, hint=_install(packages), id="core.E001"))
    if set(missing) & set(WANTED):
        text = "HarfBuzz-Subset tidak ada: PDF tetap dibuat, tetapi lebih lambat."
        messages.append(Warning(text, hint=_install(WANTED.values()), id="core.W001"))
    return messages


def _opens(open_library: Callable[[str], object], name: str) -> bool:
    try:
        open_library(name)
    except OSError:
        return False
    return True


def _install(packages: Iterable[str]) -> str:
    return f"apt-get install --no-install-recommends {' '.join(packages)}"
