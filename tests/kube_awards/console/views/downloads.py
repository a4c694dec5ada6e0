"""Download what an edition hands out, and read it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.factories import make_user, signed_in

if TYPE_CHECKING:
    from openpyxl import Workbook

    from assessments.models import Edition
    from kube_awards.accounts.roles import Role
    from tests.ledger_lines import Line
    from tests.pages import Response


def take(role: Role, edition: Edition, what: str, **fields: str) -> Response:
    """Ask for a file as somebody with this role."""
    client = signed_in(make_user(role))
    return client.post(f"/panitia/{edition.slug}/unduh/{what}/", fields)


def downloads(lines: list[Line]) -> list[tuple[object, ...]]:
    """Return what the ledger says of downloads, without who and the object."""
    return [(line.action, line.after) for line in lines if line.action.endswith(".downloaded")]


def book_of(response: Response) -> Workbook:
    """Return the workbook of an answer."""
    return load_workbook(io.BytesIO(response.content))


def cells_of(response: Response) -> list[object]:
    """Return every cell of the workbook of an answer."""
    return [cell.value for sheet in book_of(response) for row in sheet for cell in row]


def table_of(response: Response) -> list[list[str]]:
    """Return the rows of the CSV file of an answer."""
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
