"""Check a file, apply it whole or not at all, and undo that until the edition opens."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Contestant, EditionState, ImportRun, ImportState
from assessments.permissions import Act
from assessments.services.judging import lock_edition
from assessments.services.long_work import start_work
from groups.models import Facilitator, Kube
from kube_awards.console.imports.instrument import InstrumentKind
from kube_awards.console.imports.judges import JudgeKind
from kube_awards.console.imports.reading import find_kind, recognised, report_of
from kube_awards.console.imports.report import NEW, Report
from kube_awards.console.services.import_instruments import (
    take_instruments_back,
    write_instruments,
)
from kube_awards.console.services.import_judges import take_judges_back, write_judges
from kube_awards.console.services.import_rows import Step, add_row, change_row, take_back
from kube_awards.core.encryption import decrypted, encrypted
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.tables import NAME_LENGTH, read_sheets, sheets_from
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from django.core.files.base import File

    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from kube_awards.console.imports.kind import Kind
    from kube_awards.console.imports.report import Change
    from kube_awards.core.models import Job, Versioned
    from kube_awards.core.tables import TextSheet

MODELS: dict[str, type[Versioned]] = {
    "kube": Kube,
    "pendamping": Facilitator,
    "peserta": Contestant,
}
IMPORT, UNDO = "import", "import-undo"  # jobs
KEPT_FOR = dt.timedelta(days=1)
ASIDE = 10_000  # above every turn: rows that swap turns stand there meanwhile


def check_file(*, edition: Edition, upload: File[bytes], kind: str, actor: User) -> ImportRun:
    """Read a file and keep its cells for the page that checks them; raise Refused.

    Without a kind it is recognised by its sheet or its columns.
    """
    cells = read_sheets(upload)
    with transaction.atomic():
        locked = lock_edition(edition, EditionState.SETUP)
        forget_old_cells()
        found = find_kind(kind or recognised(sheets_from(cells), locked))
        if found is None:
            raise Refused(_("Jenis datanya tidak dikenal. Pilih jenisnya, atau pakai templat."))
        name = PurePath(upload.name or "").name[-NAME_LENGTH:]
        run = ImportRun.objects.create(
            edition=locked, kind=found.slug, owner=actor, file_name=name, cells=encrypted(cells)
        )
        record(actor=actor, action="import.checked", obj=run, after={"kind": run.kind})
    return run


def forget_old_cells() -> None:
    """Empty what is kept of files that nobody applied within a day, and of years that opened."""
    left = ImportRun.objects.filter(state=ImportState.CHECKED)
    left.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    ImportRun.objects.exclude(undo="").exclude(edition__state=EditionState.SETUP).update(undo="")


def kept_sheets(run: ImportRun) -> list[TextSheet]:
    """Return the cells of a file that waits."""
    return sheets_from(decrypted(run.cells))


def check_again(run: ImportRun) -> Report:
    """Return what the file says against what is stored now."""
    if not run.cells:
        return Report()
    return report_of(_kind_of(run), kept_sheets(run))


@transaction.atomic
def apply_import(*, run: ImportRun, actor: User) -> ImportRun:
    """Write all rows of a file, or none of them; what is stored is compared once more.

    Raise Refused where an error has come up since, WrongState once the edition is open.
    """
    edition = lock_edition(run.edition, EditionState.SETUP)
    stored = _locked(run, ImportState.CHECKED)
    stored.edition = edition
    kind = _kind_of(stored)
    report = report_of(kind, kept_sheets(stored))
    if not report.may_apply:
        raise Refused(_("Berkas ini belum dapat diterapkan. Periksa daftar masalahnya."))
    try:
        with transaction.atomic():
            steps = _write(kind, report.to_write, actor)
    except IntegrityError as error:
        raise Refused(_("Data berubah sewaktu diterapkan. Periksa sekali lagi.")) from error
    stored.added, stored.changed = len(report.new), len(report.changed)
    stored.state, stored.applied_at, stored.cells = ImportState.APPLIED, timezone.now(), ""
    stored.undo = encrypted(json.dumps([asdict(each) for each in steps]))
    stored.save()
    after = {"kind": run.kind, "added": stored.added, "changed": stored.changed}
    record(actor=actor, action="import.applied", obj=stored, after=after)
    return stored


@transaction.atomic
def enqueue_import(*, run: ImportRun, rows: int, back: str, actor: User) -> Job:
    """Leave a large import to a worker; it applies the file as `apply_import` does."""
    lock_edition(run.edition, EditionState.SETUP)
    _locked(run, ImportState.CHECKED)
    title = _("Impor %(file)s") % {"file": run.file_name}
    record(actor=actor, action="import.enqueued", obj=run, after={"rows": rows})
    return _left_to_a_worker(IMPORT, title, run, back, actor)


@transaction.atomic
def enqueue_undo(*, run: ImportRun, back: str, actor: User) -> Job:
    """Leave the undoing of a large import to a worker; it does what `undo_import` does."""
    lock_edition(run.edition, EditionState.SETUP)
    _locked(run, ImportState.APPLIED)
    title = _("Urungkan impor %(file)s") % {"file": run.file_name}
    record(actor=actor, action="import.undo_enqueued", obj=run)
    return _left_to_a_worker(UNDO, title, run, back, actor)


def _left_to_a_worker(kind: str, title: str, run: ImportRun, back: str, actor: User) -> Job:
    return start_work(
        kind=kind,
        title=title,
        edition=run.edition,
        act=Act.RUN_JUDGING,
        payload={"run": run.public_id},
        back=back,
        actor=actor,
    )


@transaction.atomic
def undo_import(*, run: ImportRun, actor: User) -> ImportRun:
    """Restore exactly what an import wrote; raise Refused, naming the row that changed since."""
    edition = lock_edition(run.edition, EditionState.SETUP)
    stored = _locked(run, ImportState.APPLIED)
    steps = [Step(**each) for each in json.loads(decrypted(stored.undo))]
    if run.kind in MODELS:
        _stand_aside(steps)
        for step in reversed(steps):
            take_back(step=step, actor=actor)
    elif run.kind == InstrumentKind.slug:
        take_instruments_back(steps=steps, actor=actor)
    else:
        take_judges_back(edition=edition, steps=steps, actor=actor)
    stored.state, stored.undo = ImportState.UNDONE, ""
    stored.save(update_fields=["state", "undo"])
    record(actor=actor, action="import.undone", obj=stored)
    return stored


def _kind_of(run: ImportRun) -> Kind:
    found = find_kind(run.kind)
    if found is None:
        raise Refused(_("Jenis datanya tidak dikenal. Pilih jenisnya, atau pakai templat."))
    return found(run.edition)


def _write(kind: Kind, changes: list[Change], actor: User) -> list[Step]:
    """Write the changed rows first: those that give up a turn make room for new ones."""
    if isinstance(kind, InstrumentKind):
        return write_instruments(kind=kind, actor=actor)
    if isinstance(kind, JudgeKind):
        return write_judges(edition=kind.edition, changes=changes, actor=actor)
    model = MODELS[kind.slug]
    old = [each for each in changes if each.what != NEW]
    if model is Contestant:
        moving = [each.stored.pk for each in old if each.stored and "running_order" in each.values]
        Contestant.objects.filter(pk__in=moving).update(running_order=F("running_order") + ASIDE)
    steps = [
        change_row(row=each.stored, values=each.values, actor=actor)  # type: ignore[arg-type] # versioned
        for each in old
    ]
    new = [each for each in changes if each.what == NEW]
    return steps + [add_row(model=model, values=each.values, actor=actor) for each in new]


def _stand_aside(steps: list[Step]) -> None:
    turns = [each.pk for each in steps if "running_order" in each.before]
    Contestant.objects.filter(pk__in=turns).update(running_order=F("running_order") + ASIDE)


def _locked(run: ImportRun, state: ImportState) -> ImportRun:
    stored = ImportRun.objects.select_for_update().get(pk=run.pk)
    if stored.state != state:
        said = _("Impor ini sudah “%(state)s”.") % {"state": stored.get_state_display()}
        raise WrongState(said, state=stored.state)
    return stored
