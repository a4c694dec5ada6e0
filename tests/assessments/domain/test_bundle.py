"""One JSON document holds a result, and doubtful ones are refused (ranking.md §2.8)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from assessments.domain.bundle import bundle_digest, read_bundle, write_bundle
from assessments.domain.canonical import ENGINE_VERSION, digest
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import Recusal, SheetInput, TieDecisionInput, TieKind, compute
from assessments.domain.names import Names

from .builders import inputs_of, total_only, totals
from .test_award_rules import MARKS, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.domain.inputs import Inputs

Record = dict[str, object]
NAMES = Names(judges={"J1": "Siti Aminah"}, contestants={"K1": "KUBE Melati Jaya"})
KUBE = inputs_of(RULES, MARKS)
ROWS = {judge: [70, 70, 60, 50] for judge in ("J1", "J2", "J3", "J4")}
FACILITATORS = replace(
    inputs_of(total_only(), totals(ROWS, "P1", "P2", "P3", "P4")),
    recusals=(Recusal("J4", "P3"),),
    withdrawn=("P4",),
    tie_decisions=(TieDecisionInput(("P1", "P2"), TieKind.ORDERED, ("P2", "P1")),),
)


def text_of(**categories: Inputs) -> str:
    return write_bundle({key: (each, compute(each)) for key, each in categories.items()}, NAMES)


TEXT = text_of(kube=KUBE, pendamping=FACILITATORS)


def test_a_bundle_reads_back_as_what_was_written() -> None:
    bundle = read_bundle(TEXT)

    assert (bundle.engine, bundle.names) == (ENGINE_VERSION, NAMES)
    assert bundle.digest == bundle_digest({"kube": KUBE, "pendamping": FACILITATORS})
    again = {key: (each.inputs, compute(each.inputs)) for key, each in bundle.categories.items()}
    assert write_bundle(again, bundle.names) == TEXT


def test_the_digest_is_the_one_over_the_canonical_inputs_of_all_categories() -> None:
    canonical = {"kube": KUBE.as_canonical(), "pendamping": FACILITATORS.as_canonical()}

    assert read_bundle(TEXT).digest == digest(canonical)


def test_a_sheet_is_kept_with_its_values_and_a_mark_of_every_cell() -> None:
    sheet = read_bundle(TEXT).categories["kube"].sheets[0]

    assert (sheet.judge, sheet.contestant) == ("J1", "K1")
    assert (sheet.aspects, sheet.total) == (("100", "80", "100"), "94")
    assert sheet.cells["k1"] == digest(["J1", "K1", "k1", "5"])[:8]
    scores = dict(MARKS["K1"]["J1"])
    assert sheet.digest == digest({"judge": "J1", "contestant": "K1", "scores": scores})


def test_an_unfinished_sheet_is_kept_without_values() -> None:
    left = SheetInput("J1", "P4", {})
    others = tuple(s for s in FACILITATORS.sheets if (s.judge, s.contestant) != ("J1", "P4"))

    bundle = read_bundle(text_of(p=replace(FACILITATORS, sheets=(*others, left))))

    (sheet,) = [s for s in bundle.categories["p"].sheets if s.pair == ("J1", "P4")]
    assert (sheet.cells, sheet.aspects, sheet.total) == ({}, (), "")


def document() -> Record:
    return cast("Record", json.loads(TEXT))


def at(record: Record, *path: str | int) -> Record:
    found: object = record
    for step in path:
        found = cast("dict[str | int, object]", found)[step]
    return cast("Record", found)


KUBE_PATH = ("categories", "kube")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda d: d.pop("digest"), "berkas: bagian digest tidak ada"),
        (lambda d: d.update(trick=1), "berkas: bagian trick tidak dikenal"),
        (lambda d: d.update(digest=1), "berkas: bagian digest bukan teks"),
        (lambda d: d.update(format=2), "berkas: format 2 tidak dikenal"),
        (lambda d: d.update(format="1"), "berkas: bagian format bukan bilangan bulat"),
        (lambda d: d.update(engine="1.x"), "berkas: versi mesin '1.x' tidak terbaca"),
        (
            lambda d: d.update(engine="1.99"),
            f"berkas: dibuat oleh mesin 1.99, lebih baru dari {ENGINE_VERSION}",
        ),
        (
            lambda d: d.update(engine="2.0"),
            f"berkas: dibuat oleh mesin 2.0, lebih baru dari {ENGINE_VERSION}",
        ),
        (
            lambda d: d.update(engine="0.9"),
            f"berkas: dibuat oleh mesin 0.9, yang menghitung lain dari {ENGINE_VERSION}",
        ),
        (lambda d: d.update(categories={}), "berkas: bagian categories bukan objek yang berisi"),
        (lambda d: d.update(categories=[1]), "berkas: bagian categories bukan objek yang berisi"),
        (lambda d: d.update(names=[]), "nama: bukan objek"),
        (lambda d: at(d, "names").update(judges=[]), "nama: bagian judges bukan objek"),
        (
            lambda d: at(d, "names").update(judges={"J1": 1}),
            "nama: bagian judges berisi yang bukan teks",
        ),
        (
            lambda d: at(d, *KUBE_PATH).update(panel=[1]),
            "kategori kube, kategori: bagian panel bukan daftar teks",
        ),
        (
            lambda d: at(d, *KUBE_PATH, "sheets", 0).pop("total"),
            "kategori kube, lembar beku: bagian total tidak ada",
        ),
        (
            lambda d: at(d, *KUBE_PATH, "places", 0).update(place="1"),
            "kategori kube, tempat beku: bagian place bukan bilangan bulat",
        ),
        (
            lambda d: at(d, *KUBE_PATH, "inputs", "sheets", 0, "scores").update(k1=5),
            "kategori kube, juri J1, peserta K1, indikator k1: int bukan teks",
        ),
    ],
)
def test_a_damaged_bundle_is_refused_with_the_place(
    damage: Callable[[Record], object], message: str
) -> None:
    record = document()
    damage(record)

    with pytest.raises(InvalidInput) as caught:
        read_bundle(json.dumps(record))

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "berkas: bukan JSON yang utuh (baris 1, kolom 1)"),
        (TEXT[:-2], f"berkas: bukan JSON yang utuh (baris 1, kolom {len(TEXT) - 1})"),
        (TEXT + "{}", "berkas: bukan JSON yang utuh (baris 2, kolom 1)"),
        ("[]", "berkas: bukan objek"),
        ('{"format":1,"format":1}', "berkas: bagian format tertulis dua kali"),
        ('{"format":1.0}', "berkas: angka 1.0 bukan bilangan bulat"),
        ('{"format":NaN}', "berkas: angka NaN bukan bilangan bulat"),
        ('{"format":1e9}', "berkas: angka 1e9 bukan bilangan bulat"),
        (f'{{"format":{"9" * 5000}}}', "berkas: JSON tidak wajar"),
        ("[" * 100_000, "berkas: JSON tidak wajar"),
    ],
    ids=range(10),
)
def test_a_text_that_is_no_whole_bundle_is_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_bundle(text)

    assert str(caught.value) == message
