"""Read the logo that an edition's papers carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from assessments.models import Edition

LOGO_GONE = _(
    "Berkas logo hilang dari penyimpanan. Unggah lagi di “Kop, kertas, penanda tangan” pada "
    "halaman dokumen."
)


def logo_bytes(edition: Edition) -> bytes:
    """Return the logo, nothing where there is none; raise Refused where its file is gone."""
    if not edition.logo:
        return b""
    try:
        with edition.logo.open("rb") as file:
            picture: bytes = file.read()
    except OSError as error:
        raise Refused(LOGO_GONE) from error
    return picture
