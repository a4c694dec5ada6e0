"""The addresses of the panel: who is invited, who is absent."""

from __future__ import annotations

from tests.security.rungs import EDITION, SEE_VALUES, Rung

PANEL = [
    Rung("console:panel", EDITION + "juri/", "open", SEE_VALUES, get=200),
    Rung(
        "console:add_judge",
        EDITION + "juri/tambah/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"nama": "Rini", "email": "rini@contoh.id", "unsur": "csr"},
    ),
    Rung(
        "console:judge",
        EDITION + "juri/{judge}/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"nama": "Rini", "unsur": "csr", "order": "2", "versi": "1"},
    ),
    Rung(
        "console:remove_judge",
        EDITION + "juri/{blank_judge}/hapus/",
        "setup",
        ("panitia",),
        post=302,
    ),
    Rung("console:restore_judge", EDITION + "juri/urungkan/", "setup", ("panitia",), post=302),
    Rung("console:invite_all", EDITION + "juri/undang-semua/", "open", ("panitia",), post=302),
    Rung(
        "console:end_invitation",
        EDITION + "juri/{judge}/akhiri-undangan/",
        "setup",
        ("panitia",),
        post=302,
    ),
    Rung(
        "console:shut_out_judge",
        EDITION + "juri/{judge}/nonaktifkan/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"alasan": "Akun disalahgunakan."},
    ),
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
