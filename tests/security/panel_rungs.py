"""The addresses of the panel: who is invited, who is absent."""

from __future__ import annotations

from tests.security.rungs import EDITION, SEE_VALUES, Rung

PANEL = [
    Rung("console:panel", EDITION + "juri/", "open", SEE_VALUES, get=200),
    Rung("console:invite", EDITION + "juri/{judge}/undang/", "open", ("panitia",), post=302),
    Rung(
        "console:mark_absent",
        EDITION + "juri/{judge}/tidak-hadir/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Sakit."},
    ),
    Rung(
        "console:mark_present",
        EDITION + "juri/{judge}/hadir/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Datang juga."},
    ),
    Rung(
        "console:withdraw_recusal",
        EDITION + "juri/{judge}/benturan/31.75/batal/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Juri keliru."},
    ),
]
