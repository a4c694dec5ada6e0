"""The addresses of the instrument: who reads it, who edits it while the edition is prepared."""

from __future__ import annotations

from prizes.domain.table import LABELS
from tests.security.rungs import EDITION, STAFF, Rung

INSTRUMENT = EDITION + "indikator/"
OWN = INSTRUMENT + "kube/"
CHANGE = EDITION + "ubah-aturan/kube/"

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
    Rung(
        "console:change_rules",
        CHANGE,
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "panel": "2", "alasan": "Salah tulis."},
    ),
    Rung(
        "console:change_indicator",
        CHANGE + "1/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "nama": "Rapat", "alasan": "Salah tulis."},
    ),
    Rung(
        "console:change_prizes",
        CHANGE + "hadiah/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "alasan": "Anggaran dipotong."}
        | {f"label-{place}": label for place, label in enumerate(LABELS[:3], start=1)}
        | {f"amount-{place}": "1.000.000" for place in range(1, 4)},
    ),
    Rung(
        "console:new_indicator",
        CHANGE + "indikator-baru/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "nama": "Rapat", "aspek": "0", "bobot": "1", "alasan": "Terlewat."}
        | {f"arti-{value}": "Ada" for value in range(1, 6)},
    ),
]
