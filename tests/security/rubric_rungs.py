"""The addresses of the instrument: who reads it, who edits it while the edition is prepared."""

from __future__ import annotations

from tests.security.rungs import EDITION, STAFF, Rung

INSTRUMENT = EDITION + "indikator/"
OWN = INSTRUMENT + "kube/"

RUBRIC = [
    Rung("console:instrument", INSTRUMENT, "open", STAFF, get=200),
    Rung(
        "console:category_instrument",
        OWN,
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "langkah": "aspek-tambah"},
    ),
    Rung(
        "console:scale",
        OWN + "skala/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "skala": "0-100"},
    ),
    Rung(
        "console:levels",
        OWN + "sebutan/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "sebutan-5": "Unggul"},
    ),
    Rung(
        "console:copy_instrument",
        OWN + "salin/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "sumber": "lalu/kube"},
    ),
    Rung(
        "console:indicator",
        OWN + "1/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "nama": "Rapat rutin", "arti-1": "Tidak pernah"},
    ),
    Rung(
        "console:reopen_sheet",
        EDITION + "lembar/{sheet}/buka-kembali/",
        "sent",
        ("panitia",),
        get=200,
        post=302,
        body={"pilihan": "periksa"},
    ),
]
