"""Say what stands in the way of giving a sheet back to its judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import EditionState
from assessments.selectors.circumstances import sheets_within_reach

if TYPE_CHECKING:
    from assessments.models import ScoreSheet


def reopening_obstacle(sheet: ScoreSheet) -> str:
    """Return why this sheet cannot be given back, or nothing."""
    state = sheet.judge.edition.state
    if state not in {EditionState.OPEN, EditionState.CLOSED}:
        return _(
            "Hasil sudah dibekukan untuk penetapan, jadi lembar tidak dapat dibuka kembali."
            " Mintalah pejabat penetap mengembalikan usulan atau membatalkan penetapannya dulu."
        )
    if not sheets_within_reach(type(sheet).objects.filter(pk=sheet.pk)).exists():
        return _("Juri ini tidak menilai peserta ini.")
    if sheet.is_reopened:
        return _("Lembar ini sudah dibuka kembali dan menunggu jurinya.")
    if not sheet.is_submitted:
        return _("Lembar ini belum terkirim; jurinya masih dapat mengubahnya.")
    return ""
