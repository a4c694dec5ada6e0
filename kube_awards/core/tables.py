"""Know what was read of a spreadsheet that somebody sent: plain text, row by row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kube_awards.core.errors import Refused
from kube_awards.core.uploads import spreadsheet

if TYPE_CHECKING:
    from django.core.files.base import File

NAME_LENGTH = 120


@dataclass(frozen=True)
class TextSheet:
    """One sheet: its rows from the first on, which of them are hidden, which cells are merged."""

    name: str
    is_hidden: bool
    rows: list[list[str]]
    hidden: list[int]
    merged: list[str]


def read_sheets(upload: File[bytes]) -> str:
    """Return the sheets of an upload as JSON, to be kept until they are applied; raise Refused."""
    name = PurePath(upload.name or "").name
    suffix = PurePath(name).suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        sentence = _(
            "Berkas harus .xlsx atau .csv. Berkas Anda: %(name)s. Simpan ulang dari Excel sebagai "
            "“Buku Kerja Excel”."
        )
        raise Refused(sentence % {"name": name[:NAME_LENGTH]})
    upload.seek(0)
    is_packed = upload.read(2) == b"PK"
    if suffix == ".csv" and is_packed:
        raise Refused(_("Berkas ini buku kerja Excel. Ganti akhiran namanya menjadi .xlsx."))
    answer = spreadsheet(upload)
    if suffix == ".xlsx" and not is_packed:
        sentence = _(
            "Berkas ini bernama .xlsx, tetapi isinya teks biasa. Ganti akhiran namanya menjadi "
            ".csv, atau simpan ulang dari Excel."
        )
        raise Refused(sentence)
    return answer.decode()


def sheets_from(stored: str) -> list[TextSheet]:
    """Return the sheets that `read_sheets` wrote down."""
    return [TextSheet(**each) for each in json.loads(stored)]
