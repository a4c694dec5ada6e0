"""Add and remove the photos of a sheet: the only writer of them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import (
    PHOTOS_PER_INDICATOR,
    EditionState,
    Evidence,
    Indicator,
    ScoreSheet,
    SheetState,
)
from assessments.services.judging import lock_edition
from assessments.services.sheets import WRITABLE, require_within_reach
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.private_files import delete_after_commit
from kube_awards.core.uploads import safe_image, thumbnail
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from django.core.files.base import File

    from kube_awards.accounts.models import User


def add_evidence(
    *, sheet: ScoreSheet, indicator: Indicator, upload: File[bytes], actor: User
) -> Evidence:
    """Keep a photo for an indicator, written anew without metadata; the same photo twice is one.

    Raise Refused for what is no photo or a fourth one, WrongState when the sheet is sent or judging
    is closed.
    """
    photo = safe_image(upload)  # before the lock: it takes a second, and others wait for the lock
    small = thumbnail(photo)
    photo.seek(0)
    digest = sha256(photo.read()).hexdigest()
    with transaction.atomic():
        _lock_writable(sheet)
        photos = Evidence.objects.filter(sheet=sheet, indicator=indicator)
        if earlier := photos.filter(digest=digest).first():
            return earlier
        evidence = Evidence(
            sheet=sheet,
            indicator=indicator,
            position=_free_position(set(photos.values_list("position", flat=True))),
            digest=digest,
            added_at=timezone.now(),
            added_by=actor,
        )
        evidence.thumbnail.save(str(small.name), small, save=False)
        evidence.file.save(str(photo.name), photo)
        after = {"indicator": indicator.number, "digest": digest}
        record(actor=actor, action="evidence.added", obj=sheet, after=after)
    return evidence


@transaction.atomic
def remove_evidence(*, evidence: Evidence, actor: User) -> None:
    """Take a photo off the sheet while it can be written; the file goes with it."""
    _lock_writable(evidence.sheet)
    before = {"indicator": evidence.indicator.number, "digest": evidence.digest}
    evidence.delete()
    delete_after_commit(evidence.file.name, evidence.thumbnail.name)
    record(actor=actor, action="evidence.removed", obj=evidence.sheet, before=before)


def _free_position(taken: set[int]) -> int:
    free = set(range(1, PHOTOS_PER_INDICATOR + 1)) - taken
    if not free:
        raise Refused(
            _("Paling banyak %(limit)d foto untuk satu indikator. Hapus dulu salah satunya.")
            % {"limit": PHOTOS_PER_INDICATOR}
        )
    return min(free)


def _lock_writable(sheet: ScoreSheet) -> None:
    """Lock the edition; raise WrongState unless the sheet's judge may write on it now."""
    edition = lock_edition(sheet.judge.edition, *EditionState.values)
    require_within_reach(sheet, edition)
    state = ScoreSheet.objects.values_list("state", flat=True).get(pk=sheet.pk)
    given_back = state == SheetState.REOPENED and edition.takes_reopened
    if not edition.takes_scores_now and not given_back:
        raise WrongState(
            _("Penilaian sudah ditutup. Foto tidak dapat ditambah atau dihapus lagi."),
            state=edition.state,
        )
    if state not in WRITABLE:
        raise WrongState(
            _("Lembar ini sudah terkirim. Tarik kembali dulu bila ingin mengubahnya."), state=state
        )
