"""What the two minutes say, from the decision alone, and what a reader finds on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.services.attendance import record_attendance
from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.core.formats import fingerprint, rupiah
from kube_awards.core.pdf import GlyphMissing
from kube_awards.core.terbilang import terbilang_rupiah
from prizes.models import DocumentKind
from prizes.papers import paper_of, paper_pdf
from prizes.papers.blocks import Grid, Points, Signatures, Signer, Text
from prizes.services.decisions import propose_decision
from tests.circumstances import excuse, recuse
from tests.explanations import note_on
from tests.factories import (
    DECIDED_ON,
    approved,
    closed_edition,
    make_user,
    proposed,
    settled,
)
from tests.paper import fonts_of, page_sizes_of, text_of, words_of
from tests.prizes.paper_cases import missing_texts, squeezed

if TYPE_CHECKING:
    from kube_awards.console.sample.store import StoredSample
    from prizes.models import Decision
    from prizes.papers.blocks import Paper

pytestmark = pytest.mark.django_db
PLENARY, ASSESSMENT = DocumentKind.PLENARY, DocumentKind.ASSESSMENT
FONTS = {"Plus-Jakarta-Sans", "Plus-Jakarta-Sans-Medium", "Plus-Jakarta-Sans-Semi-Bold"}
FONTS |= {"Plus-Jakarta-Sans-Bold"}


def paper(decision: Decision, kind: DocumentKind = PLENARY, change: str = "") -> Paper:
    return paper_of(kind, decision.edition, decision, number="", change=change)


def prose(said: Paper) -> str:
    """Return the sentences of a paper in order."""
    found: list[str] = []
    for block in said.blocks:
        if isinstance(block, Text):
            found.append(block.text)
        elif isinstance(block, Points):
            found += block.items
    return "\n".join(found)


def grids(said: Paper) -> list[Grid]:
    return [block for block in said.blocks if isinstance(block, Grid)]


def test_the_plenary_says_what_was_decided_in_figures_and_words() -> None:
    decision = approved(proposed(closed_edition()))

    said = paper(decision)

    names = [award.name for award in decision.awards.order_by("place")]
    assert grids(said)[1].rows == tuple(
        (
            f"{place}. {label}",
            f"{name}\nJakarta Timur",
            *[f"{value},00"] * 3,
            f"{rupiah(amount)}\n({terbilang_rupiah(amount)})",
        )
        for place, (label, name, value, amount) in enumerate(
            [
                ("Juara I", names[0], 100, 3_000_000),
                ("Juara II", names[1], 80, 2_000_000),
                ("Juara III", names[2], 60, 1_000_000),
            ],
            start=1,
        )
    )
    assert grids(said)[1].total == ("Jumlah uang pembinaan", "Rp6.000.000")
    assert "Rp6.000.000 (enam juta rupiah)" in prose(said)


def test_the_plenary_opens_with_the_day_in_words_and_ends_with_where_to_compare() -> None:
    decision = approved(proposed(closed_edition(contestants=2)))

    first, *_middle, last = prose(paper(decision)).splitlines()

    assert first.startswith(
        "Pada hari ini Kamis tanggal dua puluh tujuh bulan September tahun dua ribu delapan belas"
    )
    assert f"Sidik data penetapan {fingerprint(decision.digest)}" in last
    assert "Versi hasil 1, ditetapkan tanggal 27 September 2018." in last
    assert "Catatan audit nomor" in last


def test_the_panel_is_listed_with_unsur_and_who_was_there() -> None:
    edition = closed_edition(contestants=2)
    panitia = make_user(Role.PANITIA)
    first, second, third = edition.judges.order_by("order")
    record_attendance(edition=edition, who=first, is_present=True, actor=panitia)
    record_attendance(edition=edition, who=second, is_present=False, actor=panitia)

    said = paper(approved(proposed(edition)))

    assert grids(said)[0].rows == (
        ("1", first.name, "Praktisi sosial", "Anggota", "hadir"),
        ("2", second.name, "Forum CSR", "Anggota", "tidak hadir"),
        ("3", third.name, "Akademisi", "Anggota", "tidak dicatat"),
    )


def test_conflicts_of_interest_and_absences_are_told_with_their_reasons() -> None:
    edition = closed_edition(judges=5, contestants=2)
    recusal, absence = recuse(edition, judge=4, code="31.75"), excuse(edition, judge=5)

    said = paper(approved(proposed(edition)))

    conflict = "menyatakan benturan kepentingan dan tidak menilai peserta dari"
    conflict, region = f"{recusal.judge.name} {conflict}", recusal.region.official_name
    assert said.blocks[3] == Text("Rapat mencatat hal-hal berikut.", "close")
    assert said.blocks[4] == Points(
        (
            f"{conflict} {region} (hubungan keluarga).",
            f"{absence.judge.name} tidak menilai: Sakit.",
        )
    )


def test_warnings_stand_with_the_words_of_panitia() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    note_on(edition, "unsur", "Panel kecil tahun ini.")
    proposal = propose_decision(
        edition=edition, actor=make_user(Role.PANITIA), decided_on=DECIDED_ON
    )

    lines = prose(paper(approved(proposal)))

    assert (
        "KUBE: unsur juri belum lengkap (Tidak ada juri dari unsur Forum CSR di antara yang "
        "dihitung; Tidak ada juri dari unsur Akademisi di antara yang dihitung). Penjelasan "
        "panitia: Panel kecil tahun ini."
    ) in lines


def test_the_assessment_says_values_in_running_order_and_everybody_who_judged_signs() -> None:
    edition = closed_edition(values={1: [3] * 4, 2: [5] * 4, 3: [4] * 4})
    decision = approved(proposed(edition))

    said = paper(decision, ASSESSMENT)

    names = [each.name for each in decision.awards.order_by("contestant__running_order")]
    values = ("60,00", "100,00", "80,00")
    assert grids(said)[1].rows == tuple(
        (str(number), name, "Jakarta Timur", value, value, value)
        for number, (name, value) in enumerate(zip(names, values, strict=True), start=1)
    )
    (signing,) = [block for block in said.blocks if isinstance(block, Signatures)]
    judges = [judge.name for judge in edition.judges.order_by("order")]
    assert [signer.name for signer in signing.signers] == judges


@pytest.mark.parametrize("kind", [PLENARY, ASSESSMENT])
def test_the_pdf_of_the_sample_carries_every_text_on_our_paper_and_fonts(
    finished_sample: StoredSample, kind: DocumentKind
) -> None:
    edition = finished_sample.edition
    said = paper(edition.decisions.get(), kind)

    pdf = paper_pdf(said)

    assert missing_texts(said, pdf) == []
    assert (set(page_sizes_of(pdf)), fonts_of(pdf).keys() - FONTS) == ({(210, 297)}, set())
    assert paper_pdf(said) == pdf
    assert "Halaman2dari2" in squeezed(text_of(pdf))


def test_one_page_holds_five_contestants_and_their_panel() -> None:
    decision = approved(proposed(closed_edition(contestants=5)))

    assert len(page_sizes_of(paper_pdf(paper(decision)))) <= 2


def test_hundreds_of_contestants_fill_pages_that_repeat_the_heads() -> None:
    values = {order: [3] * 4 for order in range(1, 121)}
    edition = closed_edition(judges=1, contestants=120, values=values)
    said = paper_of(PLENARY, edition, None, number="", change="")

    pdf = paper_pdf(said)

    pages = len(page_sizes_of(pdf))
    assert missing_texts(said, pdf) == []
    assert text_of(pdf).count("Uang pembinaan") >= pages - 2


def test_a_meeting_without_signers_leaves_dots() -> None:
    edition = closed_edition(contestants=2)

    said = paper_of(PLENARY, edition, None, number="", change="")

    assert said.blocks[-1] == Signatures(
        (Signer("Tim penilai", ""),),
        closing="Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan "
        "sebagaimana mestinya.",
    )
    assert "Belum ada penetapan: angka dalam draf ini dapat berubah." in prose(said)
    assert "……………" in text_of(paper_pdf(said))


def test_a_name_of_120_letters_stays_in_its_cell() -> None:
    edition = closed_edition(contestants=2)
    name = "Kelompok" * 15
    first = edition.categories.get().contestants.get(running_order=1)
    Kube.objects.filter(contestant=first).update(name=name)

    pdf = paper_pdf(paper_of(PLENARY, edition, None, number="", change=""))

    right = max(word.right for word in words_of(pdf))
    assert squeezed(f"KUBE {name}") in squeezed(text_of(pdf))
    assert right <= (210 - 20) * 72 / 25.4 + 0.1


def test_a_letter_that_no_font_of_ours_holds_is_named() -> None:
    edition = closed_edition(contestants=2)
    first = edition.categories.get().contestants.get(running_order=1)
    Kube.objects.filter(contestant=first).update(name="ꦩꦼꦭꦠꦶ")

    with pytest.raises(GlyphMissing, match="U\\+A9A9"):
        paper_pdf(paper_of(PLENARY, edition, None, number="", change=""))
