"""The office's logo stands on each paper and on its twin; the content keeps its digest."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace

import pytest

from assessments.models import Edition
from kube_awards.core.errors import Refused
from kube_awards.core.pdf import PdfError
from prizes.models import DocumentKind
from prizes.papers import paper_docx, paper_of, paper_pdf
from prizes.papers.parts import letterhead
from tests.factories import edition_ready
from tests.prizes.papers.made_up import ATTENDANCE
from tests.uploads import SVG, encoded, red_and_blue, stored

LOGO = encoded(red_and_blue(), "WEBP")
WITH_LOGO = replace(ATTENDANCE, letterhead=replace(ATTENDANCE.letterhead, logo=LOGO))


def test_both_forms_carry_the_picture_and_the_content_its_digest() -> None:
    word = zipfile.ZipFile(io.BytesIO(paper_docx(WITH_LOGO)))

    kept = WITH_LOGO.as_canonical()["letterhead"]

    assert b"/Subtype /Image" in paper_pdf(WITH_LOGO).replace(b"/Subtype/Image", b"/Subtype /Image")
    assert [name for name in word.namelist() if "media" in name] == ["word/media/image1.png"]
    assert isinstance(kept, dict)
    assert kept["logo"] == hashlib.sha256(LOGO).hexdigest()


@pytest.mark.django_db
def test_the_logo_of_the_edition_is_taken_as_it_is_now() -> None:
    edition = edition_ready(judges=1, contestants=1)
    edition.logo = stored()
    edition.save()

    said = paper_of(DocumentKind.ATTENDANCE, edition, None, number="", change="")

    assert said.letterhead.logo == LOGO


def test_a_logo_that_is_gone_is_refused_with_the_way_to_mend_it() -> None:
    edition = Edition(logo="logo/hilang.webp")

    with pytest.raises(Refused, match="Berkas logo hilang dari penyimpanan"):
        letterhead(edition)


def test_a_logo_that_is_no_picture_is_refused() -> None:
    broken = replace(ATTENDANCE, letterhead=replace(ATTENDANCE.letterhead, logo=SVG))

    with pytest.raises(PdfError, match="Logo bukan gambar"):
        paper_pdf(broken)
