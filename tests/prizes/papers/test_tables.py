"""Recap, decree and list of attendance: what they say, from the decision alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from kube_awards.core.formats import rupiah
from prizes.models import DocumentKind
from prizes.papers import EDITABLE, KINDS, paper_docx, paper_of, paper_pdf
from prizes.papers.blocks import Clause, Grid, Signatures, Signer, Text
from prizes.papers.parts import DOTS
from tests.circumstances import recuse
from tests.factories import approved, closed_edition, edition_ready, proposed
from tests.paper import page_sizes_of, text_of, words_of
from tests.prizes.paper_cases import missing_from_word, missing_texts

if TYPE_CHECKING:
    from kube_awards.console.sample.store import StoredSample
    from prizes.papers.blocks import Paper

pytestmark = pytest.mark.django_db
RECAP, DECREE, ATTENDANCE = DocumentKind.RECAP, DocumentKind.DECREE, DocumentKind.ATTENDANCE


def paper(edition: Edition, kind: DocumentKind, number: str = "") -> Paper:
    """Return a paper of the newest decision of an edition, or of none."""
    decision = edition.decisions.order_by("-number").first()
    return paper_of(kind, edition, decision, number=number, change="")


def grids(said: Paper) -> list[Grid]:
    return [block for block in said.blocks if isinstance(block, Grid)]


def clauses(said: Paper) -> dict[str, tuple[str, ...]]:
    return {block.word: block.items for block in said.blocks if isinstance(block, Clause)}


def test_the_recap_has_a_column_for_each_judge_and_aspect_and_the_panels_means() -> None:
    values = {1: [5, 5, 4, 4], 2: [3, 3, 4, 4]}
    edition = closed_edition(contestants=2, values=values)

    (table,) = grids(paper(edition, RECAP))

    names = [each.name for each in edition.categories.get().contestants.order_by("running_order")]
    given = (("100,00", "80,00", "92,00"), ("60,00", "80,00", "68,00"))
    assert table.rows == tuple(
        (str(at), f"{name}\nJakarta Timur", *values * 3, *values, str(at))
        for at, (name, values) in enumerate(zip(names, given, strict=True), start=1)
    )
    judges = [judge.name for judge in edition.judges.order_by("order")]
    assert [(head.title, head.across) for head in table.upper] == [
        ("No.", 1),
        ("Peserta", 1),
        *[(judge, 3) for judge in judges],
        ("Rata-rata panel", 4),
    ]
    assert [head.title for head in table.lower] == ["Kele.", "Ekon.", "Total"] * 3 + [
        *("Kele.", "Ekon.", "Nilai akhir", "Tempat")
    ]


def test_who_does_not_count_is_marked_and_the_reason_is_told() -> None:
    edition = closed_edition(judges=4, contestants=2)
    judge = recuse(edition, judge=4, code="31.75").judge

    said = paper(edition, RECAP)

    assert f"{judge.name} (tidak dihitung)" in [head.title for head in grids(said)[0].upper]
    assert grids(said)[0].rows[0][11:14] == ("–", "–", "–")
    notes = [block.text for block in said.blocks if isinstance(block, Text)]
    assert any(note.startswith("Tanpa nilai karena benturan kepentingan: ") for note in notes)


def test_thirty_judges_are_split_into_tables_that_each_name_the_contestants() -> None:
    said = paper(closed_edition(judges=30, contestants=2), RECAP)

    tables = grids(said)

    pdf = paper_pdf(said)
    assert [len(table.columns) - 2 for table in tables] == [24, 24, 24, 22]
    assert tables[0].caption == "Kategori KUBE (bagian 1 dari 4)"
    assert {table.rows[0][1] for table in tables} == {tables[0].rows[0][1]}
    assert missing_texts(said, pdf) == []
    assert set(page_sizes_of(pdf)) == {(297, 210)}
    assert max(word.right for word in words_of(pdf)) <= (297 - 13) * 72 / 25.4 + 0.1


def test_every_judge_who_judged_signs_the_recap() -> None:
    edition = closed_edition(contestants=2)

    signing = paper(edition, RECAP).blocks[-1]

    assert isinstance(signing, Signatures)
    assert signing.signers == tuple(
        Signer("Anggota", judge.name, judge.get_unsur_display())
        for judge in edition.judges.order_by("order")
    )


def test_the_decree_names_sum_minutes_and_legal_basis() -> None:
    edition = approved(proposed(closed_edition())).edition
    Edition.objects.update(
        legal_basis="UU Nomor 11 Tahun 2009;\n\nUU Nomor 13 Tahun 2011;",
        decree_paragraphs="Biaya dibebankan pada APBD.",
        decree_copies="Gubernur",
    )
    edition.refresh_from_db()

    said = paper(edition, DECREE, number="123")

    told = clauses(said)
    assert said.title[:3] == ("KEPUTUSAN KEPALA DINAS SOSIAL", "NOMOR 123 TAHUN 2018", "TENTANG")
    assert told["Mengingat"] == ("UU Nomor 11 Tahun 2009;", "UU Nomor 13 Tahun 2011;")
    assert told["Memperhatikan"] == (
        "Berita Acara Rapat Pleno Penetapan Nomor BA-01/2018 tanggal 27 September 2018.",
    )
    assert "seluruhnya sebesar Rp6.000.000 (enam juta rupiah)" in told["KEDUA"][0]
    assert told["KETIGA"] == ("Biaya dibebankan pada APBD.",)
    assert told["KEEMPAT"][0].endswith("akan diadakan pembetulan sebagaimana mestinya.")
    assert told["Tembusan"] == ("Gubernur",)


def test_the_annex_lists_winners_with_amounts_and_totals() -> None:
    decision = approved(proposed(closed_edition(contestants=4)))

    (annex,) = grids(paper(decision.edition, DECREE))

    winners = decision.awards.exclude(label="").order_by("place")
    assert [row[1:4] for row in annex.rows] == [
        (award.label, award.name, award.region_short_name) for award in winners
    ]
    assert [row[4].split("\n")[0] for row in annex.rows] == [
        rupiah(award.amount) for award in winners
    ]
    assert annex.total == ("Jumlah kategori KUBE", "Rp6.000.000")


def test_a_decree_lacking_everything_leaves_dots() -> None:
    edition = closed_edition(contestants=2)
    Edition.objects.update(signatory_title="", signatory_name="", letterhead="")
    edition.refresh_from_db()

    said = paper(edition, DECREE)

    assert said.title[:2] == (
        f"KEPUTUSAN KEPALA {DOTS}",
        f"NOMOR {DOTS} TAHUN 2018",
    )
    assert clauses(said)["Mengingat"] == (DOTS * 2,)
    assert "Tembusan" not in clauses(said)
    assert missing_texts(said, paper_pdf(said)) == []


def test_more_clauses_than_there_are_words_for_are_counted() -> None:
    edition = closed_edition(contestants=2)
    Edition.objects.update(decree_paragraphs="\n".join(["Satu hal."] * 9))
    edition.refresh_from_db()

    words = list(clauses(paper(edition, DECREE)))

    assert words[-3:] == ["KESEPULUH", "DIKTUM 11", "DIKTUM 12"]


def test_the_list_of_attendance_signs_in_zig_zag_before_anybody_judges() -> None:
    edition = edition_ready(judges=2, contestants=3)

    judges, contestants = grids(paper(edition, ATTENDANCE))

    first, second = edition.judges.order_by("order")
    assert judges.rows == (
        ("1", first.name, "Praktisi sosial", "1.", ""),
        ("2", second.name, "Forum CSR", "", "2."),
    )
    assert [row[2:] for row in contestants.rows] == [
        ("KUBE, Jakarta Timur", "1.", ""),
        ("KUBE, Jakarta Timur", "", "2."),
        ("KUBE, Jakarta Timur", "3.", ""),
    ]


def test_every_paper_of_the_sample_carries_its_texts_in_both_forms(
    finished_sample: StoredSample,
) -> None:
    edition = finished_sample.edition
    papers = {kind: paper(edition, kind, number="7/X/2018") for kind in KINDS}

    lacking = {kind: missing_texts(said, paper_pdf(said)) for kind, said in papers.items()}
    in_word = {kind: missing_from_word(papers[kind], paper_docx(papers[kind])) for kind in EDITABLE}

    assert lacking == {kind: [] for kind in KINDS}
    assert in_word == {kind: [] for kind in EDITABLE}


def test_f4_paper_is_printed_on_f4() -> None:
    edition = edition_ready(judges=1, contestants=1)
    Edition.objects.update(paper="F4")
    edition.refresh_from_db()

    pdf = paper_pdf(paper(edition, ATTENDANCE))

    assert page_sizes_of(pdf) == [(215, 330)]
    assert "Halaman 1 dari 1" in text_of(pdf)
