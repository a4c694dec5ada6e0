"""The addresses of paper sheets, and of who is presenting."""

from __future__ import annotations

from tests.security.rungs import EDITION, VERSIONED, Rung

# In the world called "paper" panitia was the first to read the sheet; only who has read it may see
# the photo, and the others of panitia are tried in test_paper_sheets.py.
PAPER = [
    Rung(
        "console:presenting",
        EDITION + "sedang-tampil/",
        "open",
        ("panitia",),
        post=302,
        body={"peserta": "{contestant}"},
    ),
    Rung(
        "console:paper",
        EDITION + "lembar/{sheet}/dari-kertas/",
        "paper",
        ("panitia",),
        get=200,
        post=302,
        body=VERSIONED | {f"nilai-{number}": "1" for number in range(1, 5)},
    ),
    Rung(
        "console:paper_cancel",
        EDITION + "lembar/{sheet}/dari-kertas/batalkan/",
        "paper",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Salah lembar."},
    ),
    Rung(
        "console:paper_photo",
        EDITION + "lembar/{sheet}/dari-kertas/foto/",
        "paper",
        ("panitia",),
        get=200,
    ),
]
