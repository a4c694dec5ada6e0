"""An import that cannot be written whole is refused, and nothing of it stays."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from assessments.models import ImportRun
from groups.models import Kube, Region
from kube_awards.accounts.roles import Role
from kube_awards.console.services import imports
from kube_awards.console.services.import_rows import add_row
from kube_awards.console.services.imports import apply_import, check_file
from kube_awards.core.errors import Refused
from tests.factories import make_edition, make_user
from tests.kube_awards.console.imports.files import KUBE, csv_file, kube_row

pytestmark = pytest.mark.django_db


def test_a_row_that_appears_meanwhile_is_told_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The database has the last word."""
    actor = make_user(Role.PANITIA)
    upload = csv_file(KUBE, kube_row())
    run = check_file(edition=make_edition(), upload=upload, kind="", actor=actor)

    def clash(*_arguments: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(imports, "_write", clash)
    with pytest.raises(Refused, match="Data berubah sewaktu diterapkan"):
        apply_import(run=run, actor=actor)
    run.refresh_from_db()
    assert (run.state, Kube.objects.count()) == ("checked", 0)


def test_a_kind_that_is_not_known_any_more_is_refused() -> None:
    """A file checked by another version of the product is checked anew."""
    actor = make_user(Role.PANITIA)
    upload = csv_file(KUBE, kube_row())
    run = check_file(edition=make_edition(), upload=upload, kind="", actor=actor)
    ImportRun.objects.filter(pk=run.pk).update(kind="lama")
    run.refresh_from_db()
    with pytest.raises(Refused, match="Jenis datanya tidak dikenal"):
        apply_import(run=run, actor=actor)


def test_a_row_that_breaks_a_rule_of_the_register_is_refused() -> None:
    """A value that came past the check is stopped at the door."""
    values = {"name": "", "region": Region.objects.order_by("order")[0]}
    with pytest.raises(Refused):
        add_row(model=Kube, values=values, actor=make_user(Role.PANITIA))
    assert not Kube.objects.exists()
