"""The addresses of payments and receipts: staff read, only bendahara writes."""

from __future__ import annotations

from tests.security.rungs import EDITION, STAFF, Rung

PAYMENT = EDITION + "pembayaran/{payment}/"
PAYMENTS = [
    Rung("prizes:payments", EDITION + "pembayaran/", "approved", STAFF, get=200),
    Rung("prizes:receipts", EDITION + "pembayaran/tanda-terima.pdf", "approved", STAFF, get=200),
    Rung("prizes:payment", PAYMENT, "approved", STAFF, get=200),
    Rung("prizes:receipt", PAYMENT + "tanda-terima.pdf", "approved", STAFF, get=200),
    Rung(
        "prizes:decide_tax",
        EDITION + "pembayaran/kategori/kube/",
        "approved",
        ("bendahara",),
        post=302,
        body={"aturan": "pph21"},
    ),
    Rung(
        "prizes:save_payment",
        PAYMENT + "simpan/",
        "approved",
        ("bendahara",),
        post=302,
        body={"versi": "1", "tax_rule": "none", "receiver_capacity": "chair"},
    ),
    Rung(
        "prizes:handover",
        PAYMENT + "diterima/",
        "taxed",
        ("bendahara",),
        get=200,
        post=302,
        body={
            "versi": "2",
            "handed_over_on": "2018-09-27",
            "receiver_name": "Sri Wahyuni",
            "receiver_capacity": "chair",
            "way": "cash",
            "yakin": "ya",
        },
    ),
]
