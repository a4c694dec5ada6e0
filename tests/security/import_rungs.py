"""The addresses by which panitia imports spreadsheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessments.models import ImportRun
from kube_awards.core.encryption import encrypted
from tests.factories import make_user
from tests.security.files_ladder import PHOTO
from tests.security.rungs import EDITION, Rung
from tests.uploads import photo, sent

if TYPE_CHECKING:
    from assessments.models import Edition

CHECKED, APPLIED = "diperiksa0000000", "diterapkan000000"
IMPOR = EDITION + "impor/"
ROWS = [
    ["Nama KUBE", "Wilayah", "Kelurahan", "Usaha", "Tahun berdiri", "Ketua", "Jumlah keluarga"],
    ["Seroja", "Jakarta Timur", "Cipinang", "Katering", "2015", "Sri", "10"],
]


SHEET = "a spreadsheet, made anew for each request"
UPLOADS = {
    PHOTO: lambda: sent(photo()),
    SHEET: lambda: sent("\r\n".join(map(";".join, ROWS)).encode(), "kube.csv", "text/csv"),
}


def make_imports(edition: Edition) -> None:
    """Leave a file that was checked, and one that was applied and can be undone."""
    sheet = {"name": "KUBE", "is_hidden": False, "rows": ROWS, "hidden": [], "merged": []}
    owner, cells = make_user(), json.dumps([sheet])
    facts = {"edition": edition, "kind": "kube", "owner": owner, "file_name": "kube.csv"}
    ImportRun.objects.create(public_id=CHECKED, cells=encrypted(cells), **facts)
    ImportRun.objects.create(public_id=APPLIED, state="applied", undo=encrypted("[]"), **facts)


IMPORT = [
    Rung("console:import", IMPOR, "setup", ("panitia",), get=200, post=302, body={"berkas": SHEET}),
    Rung(
        "console:import_template",
        IMPOR + "templat/kube.xlsx",
        "setup",
        ("panitia",),
        get=200,
    ),
    Rung("console:import_check", IMPOR + CHECKED + "/", "setup", ("panitia",), get=200, post=302),
    Rung(
        "console:import_marked",
        IMPOR + CHECKED + "/bertanda.xlsx",
        "setup",
        ("panitia",),
        get=200,
    ),
    Rung("console:import_undo", IMPOR + APPLIED + "/urungkan/", "setup", ("panitia",), post=302),
]
