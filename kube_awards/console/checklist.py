"""The set-up of a year as a list of tasks: what is done, what is missing, where to do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.selectors.blockers import Blocker, Part, blockers_of
from kube_awards.console.warnings import Warnings, warnings_of
from prizes.models import Prize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessments.models import Category, Edition

MOST_REMARKS = 4


class TaskState(StrEnum):
    """How far a task is."""

    TODO = "todo"
    CHECK = "check"
    DONE = "done"


@dataclass(frozen=True)
class SetupTask:
    """One line of the checklist: what is missing must be done, a concern is to be looked at."""

    part: Part
    label: str
    url: str
    missing: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()

    @property
    def state(self) -> TaskState:
        """Say how far the task is."""
        if self.missing:
            return TaskState.TODO
        return TaskState.CHECK if self.concerns else TaskState.DONE

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return the first things there are to say about the task."""
        return (*self.missing, *self.concerns)[:MOST_REMARKS]

    @property
    def more(self) -> int:
        """Count what is left out of the remarks."""
        return max(len(self.missing) + len(self.concerns) - MOST_REMARKS, 0)


@dataclass(frozen=True)
class Checklist:
    """All tasks of a year."""

    tasks: tuple[SetupTask, ...]
    blockers: tuple[str, ...]
    warnings: Warnings

    @property
    def done(self) -> int:
        """Count the tasks with nothing left to do or to look at."""
        return sum(task.state is TaskState.DONE for task in self.tasks)

    @property
    def is_ready(self) -> bool:
        """Say whether judging can be opened."""
        return not self.blockers


@dataclass(frozen=True)
class Findings:
    """What was found about a set-up, to be told at the task it belongs to."""

    blockers: list[Blocker]
    warnings: Warnings
    prized: set[str]

    def missing(self, part: Part, kind: str = "") -> tuple[str, ...]:
        """Return what keeps judging closed, of one category where kind is given."""
        return tuple(
            each.sentence for each in self.blockers if each.part is part and kind in {"", each.kind}
        )

    def concerns(self, part: Part, kind: str = "") -> tuple[str, ...]:
        """Return the warnings without a note."""
        return tuple(
            each.sentence
            for each in self.warnings.unexplained
            if each.part is part and kind in {"", each.kind}
        )


def checklist_of(edition: Edition) -> Checklist:
    """Return the tasks of an edition, with what its rules and its papers still lack."""
    prizes = Prize.objects.filter(category__edition=edition).order_by()
    prized = set(prizes.values_list("category__kind", flat=True).distinct())
    found = Findings(blockers_of(edition), warnings_of(edition), prized)
    return Checklist(
        (*_paper_tasks(edition), *_judging_tasks(edition, found)),
        tuple(blocker.sentence for blocker in found.blockers),
        found.warnings,
    )


def _judging_tasks(edition: Edition, found: Findings) -> Iterator[SetupTask]:
    categories = list(edition.categories.order_by("order"))
    yield _task(edition, Part.INSTRUMENT, missing=found.missing(Part.INSTRUMENT))
    for each in categories:
        yield _task(edition, Part.RULES, each, missing=found.missing(Part.RULES, each.kind))
    for part in (Part.JUDGES, Part.CONTESTANTS):
        yield _task(edition, part, missing=found.missing(part), concerns=found.concerns(part))
    for each in categories:
        yield _task(
            edition,
            Part.PRIZES,
            each,
            missing=() if each.kind in found.prized else (_("Belum ada hadiah."),),
            concerns=found.concerns(Part.PRIZES, each.kind),
        )


def _paper_tasks(edition: Edition) -> tuple[SetupTask, SetupTask, SetupTask]:
    place = _unless(edition.venue, _("Tempat penilaian belum diisi."))
    return (
        _task(edition, Part.IDENTITY, missing=place, concerns=_identity_concerns(edition)),
        _task(
            edition, Part.LETTERHEAD, missing=_unless(edition.letterhead, _("Kop masih kosong."))
        ),
        _task(
            edition,
            Part.SIGNATORY,
            missing=(
                *_unless(edition.signatory_title, _("Jabatan penanda tangan belum diisi.")),
                *_unless(edition.signatory_name, _("Nama penanda tangan belum diisi.")),
            ),
        ),
    )


def _identity_concerns(edition: Edition) -> Iterator[str]:
    if edition.closes_at is not None and edition.closes_at <= timezone.now():
        yield _("Waktu tutup sudah lewat.")
    if not edition.rules_confirmed:
        yield _("Aturan belum ditandai sah; instrumen bertanda “contoh, bukan ketentuan resmi”.")


def _unless(text: str, sentence: str) -> tuple[str, ...]:
    return () if text.strip() else (sentence,)


def _task(
    edition: Edition,
    part: Part,
    category: Category | None = None,
    *,
    missing: Iterable[str] = (),
    concerns: Iterable[str] = (),
) -> SetupTask:
    label, name, anchor = {
        Part.IDENTITY: (_("Identitas dan tanggal"), "console:identity", ""),
        Part.LETTERHEAD: (_("Kop dan logo"), "console:identity", "#kop"),
        Part.SIGNATORY: (_("Penanda tangan"), "console:identity", "#penanda-tangan"),
        Part.INSTRUMENT: (_("Aspek dan indikator"), "console:instrument", ""),
        Part.RULES: (_("Aturan %(category)s"), "console:rules", ""),
        Part.JUDGES: (_("Juri"), "console:panel", ""),
        Part.CONTESTANTS: (_("Peserta"), "console:contestants", ""),
        Part.PRIZES: (_("Hadiah %(category)s"), "console:prizes", ""),
    }[part]
    args = [edition.slug]
    if category is not None:
        label, args = label % {"category": category.name}, [*args, category.kind]
    url = reverse(name, args=args) + anchor
    return SetupTask(part, label, url, tuple(missing), tuple(concerns))
