"""The addresses of watching: the moving part of the dashboard, one judge's sheets, closing."""

from __future__ import annotations

from tests.security.rungs import AS_MISSING, EDITION, OWN, SEE_VALUES, STAFF, Rung

WATCH = [
    Rung("console:progress", EDITION + "progres/", "open", STAFF, get=200),
    Rung("console:judge_sheets", EDITION + "juri/{judge}/lembar/", "open", SEE_VALUES, get=200),
    Rung("console:close", EDITION + "tutup/", "open", ("panitia",), get=200, post=302),
    Rung(
        "console:reopen",
        EDITION + "buka-lagi/",
        "closed",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Juri terlambat."},
    ),
    Rung(
        "console:closing_time",
        EDITION + "waktu-tutup/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "ditutup": "2099-09-20T16:00"},
    ),
    Rung("console:remind", EDITION + "ingatkan/", "open", ("panitia",), post=302),
    Rung(
        "console:refuse_request",
        EDITION + "lembar/{asked}/tolak-permintaan/",
        "closed",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Rapat juri sudah selesai."},
    ),
    Rung(
        "assessments:ask",
        "/juri/lembar/{sheet}/minta-buka/",
        "closed",
        OWN,
        post=302,
        body={"permintaan": "Salah ketik."},
        refused=AS_MISSING,
    ),
]
