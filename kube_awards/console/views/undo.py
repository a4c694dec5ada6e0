"""Remember in a person's session what the last step took away, until the next change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.outline_records import outline_from, outline_record

if TYPE_CHECKING:
    from assessments.domain.outline import Outline
    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest

KEY = "urungkan"


@dataclass(frozen=True)
class Undo:
    """What was done, and the instrument as it was before."""

    said: str
    before: Outline


def note_undo(
    request: AuthenticatedHttpRequest, changed: Category, before: Outline, said: str
) -> None:
    """Keep the instrument as it was before a step that made `changed` of it."""
    request.session[KEY] = {
        "category": changed.pk,
        "version": changed.version,
        "said": said,
        "before": outline_record(before),
    }


def find_undo(request: AuthenticatedHttpRequest, category: Category) -> Undo | None:
    """Return what the person can take back; None once anybody has changed the instrument since."""
    kept = request.session.get(KEY, {})
    if (kept.get("category"), kept.get("version")) != (category.pk, category.version):
        return None
    return Undo(kept["said"], outline_from(kept["before"]))
