"""No telephone number stands in clear in what an import keeps."""

from __future__ import annotations

import pytest

from assessments.models import ImportRun
from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.console.services.imports import apply_import, check_file, undo_import
from tests.factories import make_edition, make_kube, make_user
from tests.kube_awards.console.imports.files import KUBE, csv_file, kube_row

pytestmark = pytest.mark.django_db
OLD, NEW = "0812-1111-2222", "0813-3333-4444"


def row_of(run: ImportRun) -> str:
    return str(ImportRun.objects.filter(pk=run.pk).values().get())


def test_a_number_is_encrypted_while_it_waits_and_comes_back_when_undone() -> None:
    actor = make_user(Role.PANITIA)
    make_kube(name="Melati", contact=OLD)
    upload = csv_file((*KUBE, "Kontak"), [*kube_row(), NEW])

    run = check_file(edition=make_edition(), upload=upload, kind="", actor=actor)
    waiting = row_of(run)
    apply_import(run=run, actor=actor)
    applied, changed = row_of(run), Kube.objects.get().contact
    undo_import(run=run, actor=actor)

    for text in (waiting, applied):
        assert not [each for each in (OLD, NEW, "1111", "3333", "Melati") if each in text]
    assert changed.replace("-", "").replace(" ", "").endswith("81333334444")
    assert Kube.objects.get().contact == OLD
