from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.checks import Error, Warning  # noqa: A004 - Django's own name
from django.core.checks.registry import registry

from kube_awards.core.pdf.checks import (
    REQUIRED,
    check_pdf_libraries,
    font_messages,
    pdf_library_messages,
)

if TYPE_CHECKING:
    from collections.abc import Callable

INSTALL = "apt-get install --no-install-recommends "


def machine_without(*missing: str) -> Callable[[str], object]:
    """Open every library but the missing ones."""

    def open_library(name: str) -> str:
        if name in missing:
            raise OSError(name)
        return name

    return open_library


def test_a_complete_machine_gets_no_message() -> None:
    assert pdf_library_messages(machine_without()) == []


def test_a_missing_library_is_named_with_its_package() -> None:
    messages = pdf_library_messages(machine_without("libpangoft2-1.0.so.0", "libfontconfig.so.1"))

    assert messages == [
        Error(
            "Pustaka sistem untuk PDF tidak ada: libfontconfig.so.1, libpangoft2-1.0.so.0.",
            hint=f"{INSTALL}libpangoft2-1.0-0",
            id="core.E001",
        )
    ]


def test_a_bare_machine_is_told_every_package_once() -> None:
    messages = pdf_library_messages(machine_without(*REQUIRED))

    assert [message.hint for message in messages] == [
        f"{INSTALL}libglib2.0-0 libpango-1.0-0 libpangoft2-1.0-0"
    ]


def test_a_missing_subset_library_is_only_a_warning() -> None:
    messages = pdf_library_messages(machine_without("libharfbuzz-subset.so.0"))

    assert messages == [
        Warning(
            "HarfBuzz-Subset tidak ada: PDF tetap dibuat, tetapi lebih lambat.",
            hint=f"{INSTALL}libharfbuzz-subset0",
            id="core.W001",
        )
    ]


def test_manage_check_runs_the_check_and_this_machine_passes() -> None:
    registered: set[object] = set(registry.get_checks())

    assert check_pdf_libraries in registered
    assert check_pdf_libraries(None) == []


def test_missing_fonts_are_named() -> None:
    assert (font_messages([]), [message.msg for message in font_messages(["a.ttf", "b.ttf"])]) == (
        [],
        ["Fon cetak tidak ada: a.ttf, b.ttf."],
    )
