"""The addresses by which a year is set up."""

from __future__ import annotations

from tests.security.rungs import EDITION, STAFF, Rung

SETUP = [
    Rung(
        "console:open",
        EDITION + "buka/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"semua": "Sudah diperiksa."},
    ),
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
    Rung(
        "console:identity",
        EDITION + "identitas/",
        "setup",
        STAFF,
        get=200,
        post=302,
        body={
            "versi": "1",
            "year": "2018",
            "title": "KUBE Berprestasi",
            "level": "Tingkat Provinsi",
            "judged_on": "2018-09-20",
            "place": "Jakarta",
            "paper": "A4",
        },
    ),
    Rung("console:logo", EDITION + "identitas/logo/", "setup", STAFF, get=200),
    Rung(
        "console:rules",
        EDITION + "aturan/kube/",
        "setup",
        STAFF,
        get=200,
        post=302,
        body={
            "versi": "1",
            "name": "KUBE",
            "method": "weighted_mean",
            "hole_policy": "common",
            "ladder": "aspects",
            "minimum_panel": "1",
            "prize_sharing": "pool_split",
            "prize_unit": "1",
        },
    ),
    Rung(
        "console:prizes",
        EDITION + "hadiah/kube/",
        "setup",
        STAFF,
        get=200,
        post=302,
        body={"versi": "1", "jumlah": "1", "label-1": "Juara I", "amount-1": "11.000.000"},
    ),
    Rung(
        "console:warnings",
        EDITION + "siapkan/peringatan/",
        "setup",
        STAFF,
        get=200,
        post=302,
        body={"semua": "Sudah diperiksa."},
    ),
    Rung("console:setup", EDITION + "siapkan/", "setup", STAFF, get=200),
]
