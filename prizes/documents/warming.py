"""Load in advance what the first certificate of a process would wait for."""

from __future__ import annotations

import datetime as dt
import logging

from kube_awards.core.pdf import PdfError
from prizes.documents.content import CertificateContent
from prizes.documents.printing import render_certificates

logger = logging.getLogger(__name__)
# It carries every kind of line, so that each font and template is loaded; nobody sees it.
NOBODY = CertificateContent(
    number="-",
    recipient="-",
    region="-",
    award="-",
    level_and_year="-",
    amount=1,
    letterhead=("-", "-"),
    place="-",
    date=dt.date(2018, 9, 27),
    signatory_title=("-",),
    signatory_name="-",
    signatory_nip="-",
    code="0",
    check_url="https://localhost/cek/0/",
    sample=True,
    draft=True,
)


def warm_up() -> None:
    """Print a certificate for nobody: engine, fonts, frame and templates are loaded by then."""
    try:
        render_certificates([NOBODY])
    except PdfError as error:
        logger.warning("certificates cannot be printed here: %s", error)
