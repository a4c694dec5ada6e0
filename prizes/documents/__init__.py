"""The certificate (piagam): what it says, and how that becomes paper.

What a piagam carries follows Indonesian office practice: letterhead, number, recipient, region,
award, level and year, money in figures and words, place and date, signatory with NIP. The text is
always Indonesian; only error messages follow the reader's language.
"""

from __future__ import annotations

from prizes.documents.content import CertificateContent
from prizes.documents.page import CertificatePage, CertificateStamp, NameTooLong, certificate_page
from prizes.documents.printing import merge_for_print, render_certificates
from prizes.documents.warming import warm_up

__all__ = [
    "CertificateContent",
    "CertificatePage",
    "CertificateStamp",
    "NameTooLong",
    "certificate_page",
    "merge_for_print",
    "render_certificates",
    "warm_up",
]
