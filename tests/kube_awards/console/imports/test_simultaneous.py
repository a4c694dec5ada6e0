"""One import, several people in the same moment: it is applied once, undone once, or not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from assessments.services.judging import open_judging
from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.console.services.imports import apply_import, check_file, undo_import
from kube_awards.core.errors import WrongState
from kube_awards.ledger.models import Entry
from tests.factories import edition_ready, make_user
from tests.kube_awards.console.imports.files import KUBE, csv_file, kube_row
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from assessments.models import Edition, ImportRun
    from kube_awards.accounts.models import User

# Its threads see committed rows only.
pytestmark = pytest.mark.django_db(transaction=True)


def checked() -> tuple[ImportRun, Edition, User]:
    edition, actor = edition_ready(), make_user(Role.PANITIA)
    upload = csv_file(KUBE, *(kube_row(f"Serentak {n}") for n in range(5)))
    return check_file(edition=edition, upload=upload, kind="", actor=actor), edition, actor


def written() -> int:
    return Kube.objects.filter(name__startswith="Serentak").count()


def actions() -> list[str]:
    rows = Entry.objects.filter(action__in=["import.applied", "import.undone"])
    return list(rows.order_by("seq").values_list("action", flat=True))


def test_two_people_who_apply_one_import_write_it_once() -> None:
    run, _edition, actor = checked()
    other = make_user(Role.PANITIA)

    got = at_once(*(partial(apply_import, run=run, actor=each) for each in (actor, other)))

    (refused,) = [each for each in got if isinstance(each, WrongState)]
    assert str(refused) == "Impor ini sudah “Diterapkan”."
    assert (written(), actions()) == (5, ["import.applied"])


def test_two_people_who_undo_one_import_undo_it_once() -> None:
    run, _edition, actor = checked()
    apply_import(run=run, actor=actor)

    got = at_once(*(partial(undo_import, run=run, actor=actor) for _each in range(2)))

    (refused,) = [each for each in got if isinstance(each, WrongState)]
    assert str(refused) == "Impor ini sudah “Diurungkan”."
    assert (written(), actions()) == (0, ["import.applied", "import.undone"])


def test_applying_and_undoing_leave_all_rows_or_none() -> None:
    run, _edition, actor = checked()

    at_once(partial(apply_import, run=run, actor=actor), partial(undo_import, run=run, actor=actor))

    run.refresh_from_db()
    assert (run.state, written()) in {("applied", 5), ("undone", 0)}


def test_an_import_applied_while_judging_opens_is_whole_or_refused() -> None:
    run, edition, actor = checked()

    at_once(
        lambda: apply_import(run=run, actor=actor).state,
        lambda: open_judging(edition=edition, actor=actor).state,
    )

    run.refresh_from_db()
    edition.refresh_from_db()
    assert (edition.state, run.state, written()) in {
        ("open", "applied", 5),
        ("open", "checked", 0),
    }
