"""Store the instruments of an import through the editor's own service, and take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.outline_records import outline_from, outline_record
from assessments.models import Category
from assessments.services.instrument import save_instrument
from kube_awards.console.services.import_rows import Step
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from kube_awards.console.imports.instrument import InstrumentKind

MODEL = "assessments.category"


def write_instruments(*, kind: InstrumentKind, actor: User) -> list[Step]:
    """Make the instrument of each category that the file names what it says."""
    steps = []
    for slug in kind.records:
        category = kind.categories[slug]
        stored = save_instrument(
            category=category,
            outline=kind.outline(slug),
            seen=category.version,
            actor=actor,
            action="instrument.imported",
        )
        before: dict[str, object] = dict(outline_record(kind.before[slug]))
        steps.append(Step(MODEL, stored.pk, stored.version, stored.name, before))
    return steps


def take_instruments_back(*, steps: list[Step], actor: User) -> None:
    """Restore the instruments as they were; raise Refused, naming one that changed since."""
    for step in steps:
        category = Category.objects.select_related("edition").get(pk=step.pk)
        if category.version != step.version:
            sentence = _(
                "%(name)s sudah diubah sejak impor ini, jadi impor tidak dapat diurungkan."
            )
            raise Refused(sentence % {"name": step.label})
        before = outline_from(step.before)
        save_instrument(category=category, outline=before, seen=step.version, actor=actor)
