"""Check what lies around the ranking: backgrounds, sheets changed after closing (ux.md §3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import SheetRevision, SheetState
from assessments.selectors.expected_panel import missing_unsur
from kube_awards.core.formats import moment
from prizes.selectors.checks.check import Check, Item, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Category, Edition, Judge


def unsur_check(kind: str, counted: Sequence[Judge]) -> Check:
    """Look whether every background is among the judges who count."""
    missing = missing_unsur(counted)
    if not missing:
        return Check("unsur", kind, Level.OK, _("Ketiga unsur juri terwakili"))
    sentence = _("Tidak ada juri dari unsur %(unsur)s di antara yang dihitung.")
    items = tuple(Item(sentence % {"unsur": unsur.label}, unsur.value) for unsur in missing)
    return Check("unsur", kind, Level.WARNING, _("Unsur juri belum lengkap"), items)


def reopened_after_closing(edition: Edition) -> list[SheetRevision]:
    """Return the steps by which sheets of an edition were given back since it was closed.

    What a judge saves on a sheet that is back is `reopened` too, but has no reason of its own.
    """
    if edition.closed_at is None:
        return []
    return list(
        SheetRevision.objects.filter(
            sheet__judge__edition=edition,
            state=SheetState.REOPENED,
            saved_at__gte=edition.closed_at,
        )
        .exclude(reason="")
        .select_related("sheet__judge__user", "sheet__contestant__category")
        .select_related("sheet__contestant__kube", "sheet__contestant__facilitator")
        .order_by("saved_at")
    )


def late_check(category: Category, reopened: Sequence[SheetRevision]) -> Check:
    """Look for sheets that were given back after judging was closed."""
    items = tuple(
        Item(
            _("%(judge)s → %(contestant)s, %(at)s: %(reason)s")
            % {
                "judge": each.sheet.judge.name,
                "contestant": each.sheet.contestant.name,
                "at": moment(each.saved_at),
                "reason": each.reason,
            },
            f"{each.sheet.public_id} {each.version}",
        )
        for each in reopened
        if each.sheet.contestant.category_id == category.pk
    )
    if not items:
        return Check("late", category.kind, Level.OK, _("Tidak ada perubahan setelah ditutup"))
    title = _("Lembar dibuka kembali setelah penilaian ditutup")
    return Check("late", category.kind, Level.WARNING, title, items)
