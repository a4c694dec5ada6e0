"""Do the long work of the console's pages; the worker finds it by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import ImportRun
from assessments.permissions import Act, may
from kube_awards.accounts.models import User
from kube_awards.console.services.imports import apply_import, undo_import
from kube_awards.core.errors import Refused
from kube_awards.core.jobs import Outcome

if TYPE_CHECKING:
    from kube_awards.core.jobs import Progress
    from kube_awards.core.models import Job


def do_import(job: Job, progress: Progress) -> Outcome:
    """Apply a large import; all of it is one transaction, so it is either done or not begun."""
    run, owner = begun(job, progress)
    done = apply_import(run=run, actor=owner)
    facts = {"added": done.added, "changed": done.changed}
    return Outcome(_("%(added)d baris baru, %(changed)d baris diubah.") % facts)


def undo_long_import(job: Job, progress: Progress) -> Outcome:
    """Take a large import back, in one transaction too."""
    run, owner = begun(job, progress)
    undo_import(run=run, actor=owner)
    return Outcome(_("Impor diurungkan."))


def begun(job: Job, progress: Progress) -> tuple[ImportRun, User]:
    """Return the import, and whoever asked for the work and must still be allowed to do it.

    A job can wait, and be repeated.
    """
    progress.step(0, 1)
    run = ImportRun.objects.select_related("edition").filter(public_id=job.payload["run"]).first()
    if run is None:
        raise Refused(_("Berkas ini sudah dihapus karena lebih dari sehari. Unggah lagi."))
    owner = User.objects.get(pk=job.owner_id)
    if not may(owner, Act.RUN_JUDGING, run.edition):
        raise Refused(_("Yang memulai tugas ini tidak lagi bertugas sebagai panitia edisi ini."))
    return run, owner
