"""The addresses from the review of a result to its papers."""

from __future__ import annotations

from tests.security.rungs import EDITION, SEE_VALUES, STAFF, Rung

DECISION = [
    Rung("console:results", EDITION + "hasil/", "closed", SEE_VALUES, get=302),
    Rung("console:category_results", EDITION + "hasil/kube/", "closed", SEE_VALUES, get=200),
    Rung("console:bundle", EDITION + "berkas-hasil.json", "approved", SEE_VALUES, get=200),
    Rung("prizes:decision", EDITION + "penetapan/", "proposed", STAFF, get=200),
    Rung(
        "prizes:minutes",
        EDITION + "penetapan/berita-acara/",
        "closed",
        ("panitia",),
        get=200,
        post=302,
        body={"held_on": "2018-09-27", "place": "Jakarta", "signers": "{signer}", "versi": "0"},
    ),
    Rung(
        "prizes:propose",
        EDITION + "penetapan/ajukan/",
        "closed",
        ("panitia",),
        post=302,
        body={"decided_on": "2018-09-27"},
    ),
    Rung(
        "prizes:approve",
        EDITION + "penetapan/1/setujui/",
        "proposed",
        ("penetap",),
        post=302,
        body={"digest_seen": "{digest}"},
    ),
    Rung(
        "prizes:give_back",
        EDITION + "penetapan/1/kembalikan/",
        "proposed",
        ("penetap",),
        post=302,
        body={"note": "Nama salah."},
    ),
    Rung("prizes:publication", EDITION + "pengumuman/", "approved", STAFF, get=200),
    Rung("prizes:preview", EDITION + "pengumuman/pratinjau/", "approved", STAFF, get=200),
    Rung(
        "prizes:announce",
        EDITION + "pengumuman/umumkan/",
        "approved",
        ("panitia",),
        post=302,
        body={"versi": "0"},
    ),
    Rung(
        "prizes:schedule",
        EDITION + "pengumuman/jadwalkan/",
        "approved",
        ("panitia",),
        post=302,
        body={"versi": "0", "waktu": "{soon}"},
    ),
    Rung(
        "prizes:cancel_schedule",
        EDITION + "pengumuman/batalkan-jadwal/",
        "scheduled",
        ("panitia",),
        post=302,
        body={"versi": "1"},
    ),
    Rung(
        "prizes:withdraw",
        EDITION + "pengumuman/tarik/",
        "published",
        ("panitia",),
        post=302,
        body={"versi": "1", "alasan": "Nama salah."},
    ),
    Rung("prizes:documents", EDITION + "dokumen/", "approved", STAFF, get=200),
    Rung("prizes:issue", EDITION + "dokumen/terbitkan/", "approved", ("panitia",), post=302),
    Rung("prizes:certificate", EDITION + "dokumen/piagam/{code}.pdf", "issued", STAFF, get=200),
    Rung(
        "prizes:print_file",
        EDITION + "dokumen/piagam-cetak-semua.pdf",
        "issued",
        STAFF,
        get=200,
    ),
]
