"""An auditor recomputes a bundle anywhere and is told exactly what differs."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessments.domain.bundle import bundle_digest, read_bundle
from assessments.domain.recheck import main, recheck

from .test_bundle import FACILITATORS, KUBE, KUBE_PATH, TEXT, Record, at, document

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
SHEETS = (*KUBE_PATH, "sheets")
SHEET = "juri J1 (Siti Aminah), peserta K1 (KUBE Melati Jaya)"
DIGEST = bundle_digest({"kube": KUBE, "pendamping": FACILITATORS})


def differences(damage: Callable[[Record], object]) -> list[str]:
    record = document()
    damage(record)
    found = recheck(read_bundle(json.dumps(record))).differences
    return [each for each in found if not each.startswith("sidik data")]


def score(record: Record, text: str) -> None:
    """Change what J2 gave K3 on e1, which was 3."""
    sheets = at(record, *KUBE_PATH, "inputs", "sheets")
    sheet = next(s for s in list(sheets) if (s["judge"], s["contestant"]) == ("J2", "K3"))  # type: ignore[index]
    sheet["scores"]["e1"] = text  # type: ignore[index]


def test_an_untouched_bundle_is_what_was_frozen() -> None:
    assert recheck(read_bundle(TEXT)) == replace(recheck(read_bundle(TEXT)), digest=DIGEST)
    assert recheck(read_bundle(TEXT)).differences == ()


def test_a_changed_score_is_named_with_its_cell_total_and_place() -> None:
    assert differences(lambda record: score(record, "5")) == [
        "kategori kube, juri J2, peserta K3, indikator e1: 5 bukan nilai yang dibekukan",
        "kategori kube, juri J2, peserta K3, aspek ekonomi: dihitung 90, dibekukan 70",
        "kategori kube, juri J2, peserta K3, jumlah: dihitung 81, dibekukan 73",
        (
            "kategori kube, peserta K2: dihitung tempat 3 (nilai akhir 223/3, aspek 70, 200/3,"
            " 250/3, menurut value), dibekukan tempat 2 (nilai akhir 223/3, aspek 70, 200/3, 250/3,"
            " menurut aspect ekonomi)"
        ),
        (
            "kategori kube, peserta K3: dihitung tempat 2 (nilai akhir 77, aspek 80, 70, 80,"
            " menurut value), dibekukan tempat 3 (nilai akhir 223/3, aspek 80, 70, 220/3,"
            " menurut aspect ekonomi)"
        ),
    ]


def test_another_spelling_of_the_same_score_is_seen_too() -> None:
    assert differences(lambda record: score(record, "3.0")) == [
        "kategori kube, juri J2, peserta K3, indikator e1: 3.0 bukan nilai yang dibekukan"
    ]


def test_a_score_off_its_scale_is_named_and_nothing_is_computed() -> None:
    assert differences(lambda record: score(record, "9")) == [
        (
            "kategori kube, juri J2, peserta K3, indikator e1: 9 di atas 5;"
            " hasil tidak dapat dihitung ulang"
        )
    ]


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (
            lambda d: at(d, *KUBE_PATH, "inputs", "rules").update(minimum_panel=2),
            ["bagian rules bukan yang dibekukan"],
        ),
        (
            lambda d: at(d, *KUBE_PATH, "parts").update(recusals="0"),
            ["bagian recusals bukan yang dibekukan"],
        ),
        (
            lambda d: at(d, *SHEETS, 0).update(digest="0"),
            [f"{SHEET}, sidik lembar: bukan yang dibekukan"],
        ),
        (
            lambda d: at(d, *SHEETS, 0).update(aspects=[]),
            [f"{SHEET}, nilai aspek: jumlahnya bukan yang dibekukan"],
        ),
        (
            lambda d: at(d, *SHEETS, 0, "cells").update(zz="0"),
            [f"{SHEET}, indikator zz: kosong bukan nilai yang dibekukan"],
        ),
        (
            lambda d: at(d, *SHEETS).pop(0),  # type: ignore[call-overload]
            [f"{SHEET}: lembar ini tidak ada ketika dibekukan"],
        ),
        (
            lambda d: at(d, *SHEETS, 0).update(judge="J9"),
            [
                f"{SHEET}: lembar ini tidak ada ketika dibekukan",
                "juri J9, peserta K1 (KUBE Melati Jaya): lembar yang dibekukan sudah tidak ada",
            ],
        ),
        (
            lambda d: at(d, *SHEETS).append(at(d, *SHEETS, 0)),  # type: ignore[attr-defined]
            ["lembar beku tercantum dua kali"],
        ),
        (
            lambda d: at(d, *KUBE_PATH).update(state="incomplete", panel=[]),
            [
                "keadaan: dihitung computed, dibekukan incomplete",
                "panel: dihitung J1, J2, J3, dibekukan kosong",
            ],
        ),
        (
            lambda d: at(d, *KUBE_PATH, "places").append(  # type: ignore[attr-defined]
                at(d, *KUBE_PATH, "places", 4)
            ),
            ["tempat beku tercantum dua kali"],
        ),
        (
            lambda d: at(d, *KUBE_PATH, "places").pop(4),  # type: ignore[call-overload]
            [
                (
                    "peserta K5: dihitung tempat 5 (nilai akhir 60, aspek 60, 60, 60, menurut"
                    " head_to_head), dibekukan tanpa tempat"
                )
            ],
        ),
    ],
)
def test_everything_that_differs_is_named(
    damage: Callable[[Record], object], expected: list[str]
) -> None:
    assert differences(damage) == [f"kategori kube, {each}" for each in expected]


def test_a_missing_score_leaves_the_result_incomplete() -> None:
    def damage(record: Record) -> None:
        del at(record, *KUBE_PATH, "inputs", "sheets", 0)["scores"]["e1"]  # type: ignore[attr-defined]

    found = differences(damage)

    assert found[0] == f"kategori kube, {SHEET}, indikator e1: kosong bukan nilai yang dibekukan"
    assert "jumlah: dihitung kosong, dibekukan 94" in found[2]
    assert found[3] == "kategori kube, keadaan: dihitung incomplete, dibekukan computed"


def reordered(value: object, inside: str = "") -> object:
    """Reverse every list and every object; only aspects and indicators have an order of meaning."""
    if isinstance(value, dict):
        return {key: reordered(value[key], key) for key in reversed(value)}
    if isinstance(value, list):
        turned = [reordered(item) for item in value]
        return turned if inside in {"aspects", "indicators", "order"} else turned[::-1]
    return value


def test_a_reordered_bundle_is_the_same_bundle() -> None:
    found = recheck(read_bundle(json.dumps(reordered(document()), indent=2)))

    assert (found.digest, found.differences) == (DIGEST, ())


def test_the_digest_alone_can_differ() -> None:
    record = document() | {"digest": "0"}

    assert recheck(read_bundle(json.dumps(record))).differences == (
        f"sidik data: sekarang {DIGEST}, dibekukan 0",
    )


def saved(path: Path, text: str) -> str:
    (path / "bundle.json").write_text(text, encoding="utf-8")
    return str(path / "bundle.json")


def test_the_command_says_that_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([saved(tmp_path, TEXT)]) == 0
    assert capsys.readouterr().out == (
        f"Sidik data: {DIGEST}\nHasil hitung ulang sama dengan yang dibekukan.\n"
    )


def test_the_command_lists_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace('"digest":"' + DIGEST, '"digest":"\\ud800')

    assert main([saved(tmp_path, text)]) == 1
    assert capsys.readouterr().out == (
        f"BERBEDA  sidik data: sekarang {DIGEST}, dibekukan \\ud800\n"
        f"Sidik data: {DIGEST}\nHasil hitung ulang TIDAK sama dengan yang dibekukan.\n"
    )


def test_the_command_refuses_a_truncated_bundle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([saved(tmp_path, TEXT[:1000])]) == 2
    assert capsys.readouterr().out.startswith(
        "Berkas tidak dapat diperiksa. berkas: bukan JSON yang utuh (baris 1, kolom "
    )


def test_the_command_says_how_it_is_used_and_what_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "latin").write_bytes(b"\xff")

    assert [main([]), main([str(tmp_path)]), main([str(tmp_path / "latin")])] == [2, 2, 2]
    assert capsys.readouterr().out.splitlines()[0] == (
        "Pemakaian: python -m assessments.domain.recheck BERKAS.json"
    )


@pytest.mark.parametrize(
    ("text", "status"), [(TEXT, 0), (TEXT.replace('"5"', '"4"', 1), 1), ("", 2)]
)
def test_the_command_needs_neither_django_nor_a_database(
    tmp_path: Path, text: str, status: int
) -> None:
    # -S leaves out every installed package, -E every setting
    command = [sys.executable, "-S", "-E", "-m", "assessments.domain.recheck"]

    done = subprocess.run(
        [*command, saved(tmp_path, text)], cwd=ROOT, check=False, capture_output=True
    )

    assert (done.returncode, done.stderr) == (status, b"")


def test_the_status_is_the_exit_status_of_the_process() -> None:
    command = [sys.executable, "-m", "assessments.domain.recheck"]

    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout.split(":")[0]) == (2, "Pemakaian")
