"""The addresses by which a year is set up."""

from __future__ import annotations

from tests.security.rungs import EDITION, STAFF, Rung

SETUP = [
    Rung("console:editions", "/panitia/edisi/", "setup", (*STAFF, "judge_and_panitia"), get=200),
    Rung(
        "console:new_edition",
        "/panitia/edisi/baru/",
        "setup",
        ("panitia", "judge_and_panitia"),
        get=200,
        post=302,
        body={"year": "2026", "judged_on": "2026-09-24"},
    ),
    Rung("console:setup", EDITION + "siapkan/", "setup", STAFF, get=200),
]
