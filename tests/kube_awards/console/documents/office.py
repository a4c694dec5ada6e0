"""Open a file of ours as an office does: LibreOffice computes it, openpyxl reads the answers."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from kube_awards.console.documents.exports import score_workbook
from prizes.selectors.decisions import current_decision
from prizes.selectors.score_tables import score_tables

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from assessments.models import Edition


def content_of(edition: Edition) -> bytes:
    """Return the file of scores of an edition as it stands."""
    decision = current_decision(edition)
    return score_workbook(edition, decision, score_tables(edition, decision))


def formulas_of(content: bytes) -> Workbook:
    """Return the workbook as written."""
    return load_workbook(io.BytesIO(content))


def rows_of(book: Workbook, title: str, first: int = 1) -> list[list[object]]:
    """Return the rows of a sheet from one on, without the blank cells at their end."""
    rows = []
    for row in book[title].iter_rows(min_row=first, values_only=True):
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
    return rows


def computed(content: bytes, folder: Path) -> Workbook:
    """Return the workbook as LibreOffice computes it; skip where that is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (apt install libreoffice-calc)")
    (folder / "in.xlsx").write_bytes(content)
    (folder / "out").mkdir()
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "out"),
            str(folder / "in.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    return load_workbook(folder / "out" / "in.xlsx", data_only=True)
