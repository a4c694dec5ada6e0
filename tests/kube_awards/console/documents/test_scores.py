"""The file of scores: what it holds, and what it is worth."""

from __future__ import annotations

import pytest

from assessments.models import Category, Contestant
from assessments.services.judging import close_judging
from groups.models import Kube
from tests.circumstances import excuse
from tests.factories import (
    approved,
    closed_edition,
    make_user,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
)
from tests.kube_awards.console.documents.office import content_of, formulas_of, rows_of

pytestmark = pytest.mark.django_db
RUNGS = (
    "Nilai akhir sama dipisahkan oleh: nilai aspek, mulai dari bobot terbesar (bobot sama: menurut"
    " urutan aspek); lalu juri demi juri: banyaknya juri yang memberi nilai lebih tinggi; lalu"
    " keputusan panel."
)
TIED = {1: (5, 3, 4, 4), 2: (4, 4, 4, 4), 3: (3, 4, 5, 5)}


def test_the_scores_stand_with_their_weights_and_live_formulas() -> None:
    edition = closed_edition(judges=1, contestants=1)
    judge, contestant = edition.judges.get(), Contestant.objects.get()

    rows = rows_of(formulas_of(content_of(edition)), "Nilai KUBE")

    assert rows == [
        ["DRAF – belum ditetapkan, tidak untuk dikutip"],
        ["Nilai tiap juri – KUBE"],
        [
            *("No.", "Peserta", "Wilayah", "Juri", "Dihitung"),
            *("1. Hal 1", "2. Hal 2", "3. Hal 3", "4. Hal 4"),
            *("Kelembagaan (0–100)", "Ekonomi (0–100)", "Jumlah tertimbang (0–100)"),
        ],
        [None, None, None, None, "Bobot", 1, 1, 1, 1, 60, 40, "=SUM(J4:K4)"],
        [None, None, None, None, "Nilai tertinggi", 5, 5, 5, 5],
        [*[None] * 5, "Kelembagaan", "Kelembagaan", "Ekonomi", "Ekonomi"],
        [
            *(1, contestant.name, "Jakarta Timur", judge.name, "ya", 5, 5, 5, 5),
            "=100*SUMPRODUCT(F7:G7,F$4:G$4/F$5:G$5)/SUM(F$4:G$4)",
            "=100*SUMPRODUCT(H7:I7,H$4:I$4/H$5:I$5)/SUM(H$4:I$4)",
            "=SUMPRODUCT(J7:K7,J$4:K$4)/SUM(J$4:K$4)",
        ],
    ]


def test_the_ranking_refers_to_the_scores_cell_by_cell() -> None:
    edition = closed_edition(judges=3, contestants=1)

    *_head, row = rows_of(formulas_of(content_of(edition)), "Peringkat KUBE")

    assert row[2:9] == [
        *("='Nilai KUBE'!L7", "='Nilai KUBE'!L8", "='Nilai KUBE'!L9"),
        *("=SUM(C5:E5)", "=F5/COUNT(C5:E5)"),
        *("=AVERAGE('Nilai KUBE'!J7:J9)", "=AVERAGE('Nilai KUBE'!K7:K9)"),
    ]
    assert row[11:16] == [
        *(100, 1, "Juara I", 3_000_000),
        '=IF(AND(ROUND(G5,6)=ROUND(L5,6),K5=M5),"ya","PERIKSA")',
    ]


def test_every_sheet_says_draft_until_a_decision_is_approved() -> None:
    edition = closed_edition(judges=3, contestants=2, kinds=("kube", "pendamping"))

    before = [formulas_of(content_of(edition))]
    waiting = proposed(edition)
    before.append(formulas_of(content_of(edition)))
    decision = approved(waiting)
    after = formulas_of(content_of(edition))

    titles = ["Cara membaca", "Nilai KUBE", "Peringkat KUBE"]
    titles += ["Nilai Pendamping KUBE", "Peringkat Pendamping KUBE"]
    draft = "DRAF – belum ditetapkan, tidak untuk dikutip"
    short = f"{decision.digest[:4]}-{decision.digest[4:8]}".upper()
    official = f"DITETAPKAN – penetapan nomor 1, sidik data {short}"
    for book, said in [*((book, draft) for book in before), (after, official)]:
        assert book.sheetnames == titles
        marks = {(s["A1"].value, s.oddHeader.right.text, s.oddFooter.center.text) for s in book}
        assert marks == {(said, said, said)}


def test_an_approved_decision_is_read_never_live_names_or_values() -> None:
    edition = closed_edition(judges=3, contestants=1)
    approved(proposed(edition))
    before = content_of(edition)
    sheet = sheet_of(edition)
    sheet.scores.update(value=1)
    Kube.objects.update(name="Nama Baru")

    assert [rows_of(formulas_of(each), "Nilai KUBE") for each in (before, content_of(edition))] == [
        rows_of(formulas_of(before), "Nilai KUBE")
    ] * 2


def test_the_first_sheet_says_how_to_read_and_how_it_was_computed() -> None:
    edition = closed_edition(judges=3, contestants=2, values={1: TIED[1], 2: TIED[2]})

    lines = [
        row[0] if row else "" for row in rows_of(formulas_of(content_of(edition)), "Cara membaca")
    ]

    assert lines[1:5] == [
        "KUBE Berprestasi 2018 – nilai dan peringkat",
        "Tingkat Provinsi DKI Jakarta",
        "Instrumen dan aturan dalam berkas ini: contoh, bukan ketentuan resmi.",
        "Sumber: lembar nilai yang sudah terkirim, pada saat berkas ini diunduh.",
    ]
    assert lines[-7:] == [
        "KUBE",
        "Bobot aspek: Kelembagaan 60, Ekonomi 40.",
        "Panel bersama: hanya juri yang menilai semua peserta yang dihitung.",
        "Nilai akhir = jumlah tertimbang semua juri panel dibagi banyaknya juri.",
        RUNGS,
        "Juri yang dihitung: 3 dari 3.",
        "Nilai sama dalam kategori ini: Nilai akhir sama (80,00); tempat bersama.",
    ]


def test_missing_sheets_leave_a_file_without_places_that_says_so() -> None:
    edition = open_edition(judges=2, contestants=2)
    Category.objects.update(minimum_panel=1)
    send_sheet(sheet_of(edition), 5, 5, 5, 5)
    edition = close_judging(edition=edition, actor=make_user())

    book = formulas_of(content_of(edition))

    assert len(rows_of(book, "Nilai KUBE")) == 7
    first, second = rows_of(book, "Peringkat KUBE", first=5)
    assert first[2:] == [
        "='Nilai KUBE'!L7",
        *[None] * 12,
        "tanpa peringkat: 1 lembar belum terkirim",
    ]
    assert second[-1] == "tanpa peringkat: 2 lembar belum terkirim"
    assert rows_of(book, "Cara membaca")[-1] == [
        "Belum ada peringkat: 3 lembar belum terkirim, atau panel belum memadai."
    ]


def test_an_absent_judge_and_a_contestant_who_withdrew_count_nowhere() -> None:
    edition = open_edition(judges=4, contestants=2)
    for judge in (1, 2, 3, 4):
        for contestant in (1, 2):
            send_sheet(sheet_of(edition, judge, contestant), 5, 4, 3, contestant)
    excuse(edition, judge=2)
    Contestant.objects.filter(running_order=2).update(is_withdrawn=True)
    edition = close_judging(edition=edition, actor=make_user())

    book = formulas_of(content_of(edition))

    why = {row[4] for row in rows_of(book, "Nilai KUBE", first=7)}
    assert why == {"ya", "tidak: juri tidak hadir", "tidak: peserta mengundurkan diri"}
    assert rows_of(book, "Peringkat KUBE")[-1][-1] == "tanpa peringkat: tidak ikut dinilai"
