"""Name what is wrong with a file; the sentences for people are in kube_awards.core.uploads."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Why a file is not taken."""

    NOT_AN_IMAGE = "not_an_image"
    HEIC = "heic"
    TOO_MANY_PIXELS = "too_many_pixels"
    BROKEN_IMAGE = "broken_image"
    NOT_A_PDF = "not_a_pdf"
    BROKEN_PDF = "broken_pdf"
    LOCKED_PDF = "locked_pdf"
    TOO_MANY_PAGES = "too_many_pages"
    ACTIVE_PDF = "active_pdf"
    OLD_EXCEL = "old_excel"
    NOT_A_SHEET = "not_a_sheet"
    WIDE_TEXT = "wide_text"
    BROKEN_SHEET = "broken_sheet"
    TOO_MUCH_UNPACKED = "too_much_unpacked"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_HEAVY = "too_heavy"


class Unfit(Exception):  # noqa: N818 - reads as what happened
    """Say that a file is not taken, and why."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault for the parent process."""
        super().__init__(fault)
        self.fault = fault
