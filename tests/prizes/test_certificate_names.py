"""Names of every length and kind: printed whole, in their place, or refused."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from kube_awards.core.pdf import PdfError
from kube_awards.core.pdf.text import squeezed
from prizes.documents import CertificateContent, NameTooLong, certificate_page, render_certificates
from tests.canary import Canary, canary
from tests.kube_awards.core.pdf.test_render import FETCHERS, IGNORED
from tests.paper import page_sizes_of, text_of, words_of
from tests.prizes.certificate_cases import (
    EXTRA_LINE,
    NAME_OF_120,
    NAME_OF_188,
    make_content,
    make_crowded_content,
    make_judge_content,
)
from tests.prizes.certificate_geometry import off_the_axis, outside, overprinted

__all__ = ["canary"]  # a fixture

WORDS = [
    *("Siti", "Rahmawati", "Kusumaningtyas", "Ma'ruf", "D’Souza", "Łucia", "Șerban", "Đặng", "I"),
    *("Nguyễn", "H.", "Hj.", "R.Ay.", "Abdul", "Al-Amin", "Wijaya", "bin", "binti", "Ni", "Made"),
    *("Kelompok", "Usaha", "Bersama", "Mawar", "Berseri", "Sastrowardoyo"),
]
TITLES = ("", ", S.Sos.", ", S.Sos., M.Si.", ", S.E., M.Ak., Ph.D., CPHR")
KINDS = (make_content, make_crowded_content, make_judge_content)
LONGEST = 120


def names(count: int) -> list[str]:
    """Draw names of 1 to 120 letters, every third in capitals; the same on every machine."""
    drawn = random.Random(20180920)  # noqa: S311 - made-up names
    made = []
    for index in range(count):
        wanted, name = 1 + index * (LONGEST - 1) // (count - 1), ""
        title = drawn.choice(TITLES) if wanted > 40 else ""
        while len(name) + len(title) < wanted:
            name = f"{name} {drawn.choice(WORDS)}".strip()
        whole = name[: wanted - len(title)].strip() + title
        made.append(whole.upper() if index % 3 == 2 else whole)
    return made


def papers() -> list[CertificateContent]:
    """Put every name on one kind of paper or another."""
    return [
        KINDS[index % 3](
            recipient=name,
            paper=("A4", "F4")[index % 2],
            extra_line=EXTRA_LINE if index % 4 == 1 else "",
        )
        for index, name in enumerate(names(48))
    ]


@pytest.mark.parametrize("content", papers(), ids=lambda content: str(len(content.recipient)))
def test_a_name_of_1_to_120_letters_prints_whole_and_in_its_place(
    content: CertificateContent,
) -> None:
    (pdf,) = render_certificates([content])

    words, (size,) = words_of(pdf), page_sizes_of(pdf)
    assert squeezed(content.recipient) in squeezed("".join(word.text for word in words)).replace(
        "&amp;", "&"
    ).replace("&apos;", "'")
    assert (outside(words, size), overprinted(words), off_the_axis(words, size[0])) == ([], [], [])


def test_sizes_never_grow_with_the_name() -> None:
    name = "KUBE " + "Mawar Berseri " * 8
    pages = [certificate_page(make_content(recipient=name[:end])) for end in range(1, 112)]

    sizes = [(-page.recipient.rows, page.recipient.size) for page in pages]

    assert all(longer <= shorter for shorter, longer in pairwise(sizes))


@pytest.mark.parametrize("name", ["Kesejahteraan" * 9, "W" * 60, NAME_OF_188, "WWM " * 30])
def test_a_name_without_room_is_refused_and_never_cut(name: str) -> None:
    with pytest.raises(NameTooLong):
        certificate_page(make_content(recipient=name))


@pytest.mark.parametrize("name", [NAME_OF_120, NAME_OF_120.upper()])
def test_a_usual_mix_of_120_letters_takes_two_lines(name: str) -> None:
    page = certificate_page(make_content(recipient=name))

    assert (len(name), page.recipient.rows) == (120, 2)


@pytest.mark.parametrize(
    "name",
    ["شريفة", "ꦱꦶꦠꦶ", "西蒂", "Siti 😀", "ชื่อ", "שם", "Имя"],
    ids=["Arabic", "Javanese", "Chinese", "emoji", "Thai", "Hebrew", "Cyrillic"],
)
def test_a_script_without_letters_of_ours_is_refused_by_name(name: str) -> None:
    with pytest.raises(PdfError) as refusal:
        certificate_page(make_content(recipient=name))

    first = next(letter for letter in name if ord(letter) > 0x2FF)
    assert f"“{first}” (U+{ord(first):04X})" in str(refusal.value)
    assert str(refusal.value).startswith("Nama penerima memuat huruf yang tidak ada pada fon cetak")


@pytest.mark.parametrize("form", [*FETCHERS.values(), *IGNORED.values()], ids=[*FETCHERS, *IGNORED])
def test_a_name_that_would_fetch_something_prints_as_text_and_fetches_nothing(
    form: str, canary: Canary
) -> None:
    name = form.format(url=canary.url)

    (pdf,) = render_certificates([make_content(recipient=name)])

    assert squeezed(text_of(pdf)).count(squeezed(name)) == 1
    assert (canary.hits, b"EmbeddedFile" in pdf, page_sizes_of(pdf)) == ([], False, [(297, 210)])
