"""The addresses of the attendance list: panitia record, those who read the panel read."""

from __future__ import annotations

from tests.security.rungs import EDITION, SEE_VALUES, Rung

LIST = EDITION + "kehadiran/"
ATTENDANCE = [
    Rung("console:attendance", LIST, "open", SEE_VALUES, get=200, post=302, body={"semua": "juri"}),
    Rung("console:attendance_paper", LIST + "cetak/", "open", SEE_VALUES, get=200),
    Rung(
        "console:attendance_note",
        LIST + "juri-{judge}/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"keterangan": "Datang pukul 10."},
    ),
]
