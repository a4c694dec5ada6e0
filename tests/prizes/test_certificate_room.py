"""Every mix of lines that an office and a prize may ask for has its room on the paper."""

from __future__ import annotations

from itertools import product

import pytest

from prizes.documents import CertificateContent, merge_for_print, render_certificates
from tests.paper import words_by_page
from tests.prizes.certificate_cases import (
    EXTRA_LINE,
    NAME_OF_97,
    make_content,
    make_crowded_content,
)
from tests.prizes.certificate_geometry import overprinted

CROWDED = make_crowded_content()
# One line of money, and two.
PRIZES = (8_800_000, 988_888_888)
NAMES = ("KUBE Mawar", NAME_OF_97)
EXTRAS = ("", EXTRA_LINE)


def people(
    paper: str, letterhead: int, titles: int, signatory: str
) -> list[tuple[tuple[object, ...], CertificateContent]]:
    """Make a certificate for each mix of what is a person's own, all of one office."""
    return [
        (
            (paper, letterhead, titles, signatory, name, amount, extra),
            make_content(
                paper=paper,
                letterhead=CROWDED.letterhead[:letterhead],
                signatory_title=CROWDED.signatory_title[:titles],
                signatory_name=signatory,
                recipient=name,
                award=CROWDED.award,
                amount=amount,
                extra_line=extra,
            ),
        )
        for name, amount, extra in product(NAMES, PRIZES, EXTRAS)
    ]


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_no_mix_of_lines_overprints(paper: str) -> None:
    signatories = ("Nama Pejabat, Gelar", CROWDED.signatory_name)
    mixes = [
        each
        for letterhead, titles, signatory in product((1, 2, 3), (1, 2, 3), signatories)
        for each in people(paper, letterhead, titles, signatory)
    ]
    files = render_certificates([content for _mix, content in mixes])

    pages = words_by_page(merge_for_print(files))

    found = [(mix, overprinted(words)) for (mix, _c), words in zip(mixes, pages, strict=True)]
    assert [each for each in found if each[1]] == []
