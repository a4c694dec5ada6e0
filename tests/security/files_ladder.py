"""The rows of photos and proposals: for everybody else they are as missing as what never was."""

from __future__ import annotations

from tests.security.rungs import AS_MISSING, JUDGES, OWN, SEE_VALUES, STAFF, Rung

BUKTI, PESERTA = "/juri/bukti/{evidence}/", "/juri/peserta/{contestant}/"
KECIL = BUKTI + "kecil/"
WATCH = (*JUDGES, *STAFF)
PHOTO = "a photo, made anew for each request"

FILES = [
    Rung(
        "assessments:add_evidence",
        "/juri/lembar/{sheet}/bukti/1/",
        "open",
        OWN,
        post=302,
        body={"foto": PHOTO},
        refused=AS_MISSING,
    ),
    Rung(
        "assessments:remove_evidence",
        "/juri/lembar/{sheet}/bukti/2/{evidence}/hapus/",
        "open",
        OWN,
        post=302,
        refused=AS_MISSING,
    ),
    Rung("assessments:evidence", BUKTI, "open", OWN, get=200, refused=AS_MISSING),
    Rung("assessments:evidence", BUKTI, "closed", ("judge", *SEE_VALUES), get=200, refused=404),
    Rung("assessments:evidence_thumbnail", KECIL, "open", OWN, get=200, refused=AS_MISSING),
    Rung(
        "assessments:evidence_thumbnail",
        KECIL,
        "closed",
        ("judge", *SEE_VALUES),
        get=200,
        refused=404,
    ),
    Rung("assessments:contestant_photo", PESERTA + "foto/", "open", WATCH, get=200, refused=404),
    Rung(
        "assessments:contestant_portrait",
        PESERTA + "foto/kecil/",
        "open",
        WATCH,
        get=200,
        refused=404,
    ),
    Rung(
        "assessments:contestant_proposal",
        PESERTA + "proposal/",
        "open",
        WATCH,
        get=200,
        refused=404,
    ),
]
