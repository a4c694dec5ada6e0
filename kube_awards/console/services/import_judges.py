"""Seat the judges of an import through the panel's own services, and take that back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Judge
from assessments.services.panel import Seat, add_judge, change_judge, remove_judge, seat_of
from kube_awards.console.services.import_rows import Step
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from kube_awards.console.imports.report import Change

MODEL = "assessments.judge"


def write_judges(*, edition: Edition, changes: list[Change], actor: User) -> list[Step]:
    """Add and change judges; whoever was head before and hands over counts as changed too."""
    before = {each.pk: asdict(seat_of(each)) for each in _panel(edition)}
    for change in changes:
        _write(edition, change, actor)
    return [
        Step(MODEL, each.pk, each.version, each.name, before.get(each.pk, {}))
        for each in _panel(edition)
        if asdict(seat_of(each)) != before.get(each.pk)
    ]


def take_judges_back(*, edition: Edition, steps: list[Step], actor: User) -> None:
    """Remove the judges that were added, and give the other seats back what they were.

    Raise Refused, naming who was changed since, before anything is taken back.
    """
    panel = {each.pk: each for each in _panel(edition)}
    for step in steps:
        if step.pk not in panel or panel[step.pk].version != step.version:
            sentence = _(
                "%(name)s sudah diubah sejak impor ini, jadi impor tidak dapat diurungkan."
            )
            raise Refused(sentence % {"name": step.label})
    for step in (each for each in steps if not each.before):
        remove_judge(judge=panel[step.pk], actor=actor)
    for step in (each for each in steps if each.before):
        judge = Judge.objects.select_related("edition", "user").get(pk=step.pk)
        seat = Seat(**step.before)  # type: ignore[arg-type] # written by write_judges
        change_judge(judge=judge, seen=judge.version, seat=seat, actor=actor)


def _panel(edition: Edition) -> QuerySet[Judge]:
    return Judge.objects.filter(edition=edition).select_related("edition", "user")


def _write(edition: Edition, change: Change, actor: User) -> None:
    values = change.values
    if not isinstance(change.stored, Judge):
        seat = Seat(
            unsur=str(values["unsur"]),
            institution=str(values.get("institution", "")),
            is_head=bool(values.get("is_head")),
        )
        name, email = str(values["name"]), str(values["email"])
        add_judge(edition=edition, full_name=name, email=email, seat=seat, actor=actor)
        return
    judge = _panel(edition).get(pk=change.stored.pk)
    seat = Seat(**(asdict(seat_of(judge)) | values))
    change_judge(judge=judge, seen=judge.version, seat=seat, actor=actor)
