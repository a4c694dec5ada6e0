"""What an import writes, refuses and takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Contestant, ImportRun
from assessments.services.judging import open_judging
from groups.models import Facilitator, Kube
from kube_awards.accounts.roles import Role
from kube_awards.console.services.imports import (
    apply_import,
    check_again,
    check_file,
    undo_import,
)
from kube_awards.core.errors import Refused, WrongState
from kube_awards.ledger.models import Entry
from tests.factories import (
    edition_ready,
    make_category,
    make_edition,
    make_facilitator,
    make_kube,
    make_user,
)
from tests.kube_awards.console.imports.files import CONTESTANT, KUBE, csv_file, kube_row, xlsx_file

if TYPE_CHECKING:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from assessments.models import Edition
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db
BIDDEN = "Berkas ini belum dapat diterapkan. Periksa daftar masalahnya."


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture
def ani() -> User:
    return make_user(Role.PANITIA)


def checked(edition: Edition, upload: SimpleUploadedFile, actor: User) -> ImportRun:
    return check_file(edition=edition, upload=upload, kind="", actor=actor)


def test_new_and_changed_groups_are_written_together(edition: Edition, ani: User) -> None:
    make_kube(name="Melati", business="Warung sembako", founded_year=2015)
    run = checked(edition, xlsx_file(KUBE, kube_row(), kube_row("Mawar", "Jakarta Pusat")), ani)

    apply_import(run=run, actor=ani)

    run.refresh_from_db()
    rows = Kube.objects.values_list("name", "region__code", "business", "version").order_by("name")
    assert list(rows) == [
        ("Mawar", "31.71", "Katering", 1),
        ("Melati", "31.75", "Katering", 2),
    ]
    assert (run.state, run.added, run.changed, run.cells) == ("applied", 1, 1, "")
    assert [entry.action for entry in Entry.objects.order_by("seq")][-3:] == [
        "import.row_changed",
        "import.row_added",
        "import.applied",
    ]


def test_undoing_restores_exactly_what_the_import_changed(edition: Edition, ani: User) -> None:
    make_kube(name="Melati", business="Warung sembako")
    run = checked(edition, xlsx_file(KUBE, kube_row(), kube_row("Mawar")), ani)
    applied = apply_import(run=run, actor=ani)

    undone = undo_import(run=applied, actor=ani)

    assert list(Kube.objects.values_list("name", "business")) == [("Melati", "Warung sembako")]
    assert (undone.state, undone.undo) == ("undone", "")


def test_a_row_changed_since_stops_the_undoing_and_is_named(edition: Edition, ani: User) -> None:
    run = apply_import(run=checked(edition, csv_file(KUBE, kube_row()), ani), actor=ani)
    Kube.objects.update(version=2)

    with pytest.raises(Refused, match="KUBE Melati sudah diubah sejak impor ini"):
        undo_import(run=run, actor=ani)

    assert Kube.objects.count() == 1


def test_a_row_used_since_stops_the_undoing_and_is_named(edition: Edition, ani: User) -> None:
    run = apply_import(run=checked(edition, csv_file(KUBE, kube_row()), ani), actor=ani)
    Contestant.objects.create(
        category=make_category(edition),
        kube=Kube.objects.get(),
        region=Kube.objects.get().region,
        running_order=1,
    )

    with pytest.raises(Refused, match="KUBE Melati sudah dipakai"):
        undo_import(run=run, actor=ani)


def test_nothing_is_written_while_one_row_is_wrong(edition: Edition, ani: User) -> None:
    run = checked(edition, csv_file(KUBE, kube_row(), kube_row("Mawar", "Bandung")), ani)

    with pytest.raises(Refused, match=BIDDEN):
        apply_import(run=run, actor=ani)

    assert Kube.objects.count() == 0


def test_the_register_is_compared_again_when_the_file_is_applied(
    edition: Edition, ani: User
) -> None:
    run = checked(edition, csv_file(KUBE, kube_row()), ani)
    make_kube(name="Melati", business="Katering", founded_year=2015, chair="Sri Wahyuni")

    with pytest.raises(Refused, match=BIDDEN):
        apply_import(run=run, actor=ani)

    assert (len(check_again(run).skipped), Kube.objects.get().version) == (1, 1)


def test_a_file_is_applied_once(edition: Edition, ani: User) -> None:
    run = checked(edition, csv_file(KUBE, kube_row()), ani)
    apply_import(run=run, actor=ani)

    with pytest.raises(WrongState, match="Impor ini sudah “Diterapkan”."):
        apply_import(run=run, actor=ani)


def test_after_opening_nothing_is_imported_or_undone(ani: User) -> None:
    edition = edition_ready()
    run = apply_import(run=checked(edition, csv_file(KUBE, kube_row()), ani), actor=ani)
    waiting = checked(edition, csv_file(KUBE, kube_row("Mawar")), ani)
    open_judging(edition=edition, actor=ani)

    for step in (undo_import, apply_import):
        with pytest.raises(WrongState):
            step(run=run if step is undo_import else waiting, actor=ani)
    with pytest.raises(WrongState):
        checked(edition, csv_file(KUBE, kube_row()), ani)


def test_a_facilitator_finds_the_group_of_the_region(edition: Edition, ani: User) -> None:
    kube = make_kube(name="Melati")
    columns = ("Nama pendamping", "Wilayah", "Kelurahan", "KUBE yang didampingi",
               "Mendampingi sejak", "Setuju namanya diumumkan")  # fmt: skip
    row = ("Rahma", "Jaktim", "Cipinang", "KUBE Melati", "2016", "ya")

    apply_import(run=checked(edition, csv_file(columns, row), ani), actor=ani)

    found = Facilitator.objects.get()
    assert (found.name, found.kube, found.consents_to_publication) == ("Rahma", kube, True)


def test_contestants_swap_turns_and_get_them_back(edition: Edition, ani: User) -> None:
    category = make_category(edition)
    rows = [
        Contestant.objects.create(category=category, kube=kube, region=kube.region, running_order=n)
        for n, kube in enumerate((make_kube(name="Melati"), make_kube(name="Mawar")), start=1)
    ]
    make_kube(name="Anggrek")
    swapped = [("KUBE", "Melati", "Jakarta Timur", 2), ("KUBE", "Mawar", "Jakarta Timur", 1),
               ("KUBE", "Anggrek", "Jakarta Timur", "")]  # fmt: skip
    run = checked(edition, csv_file(CONTESTANT, *swapped), ani)

    apply_import(run=run, actor=ani)
    turns = list(Contestant.objects.values_list("kube__name", "running_order"))
    undo_import(run=ImportRun.objects.get(), actor=ani)

    assert turns == [("Mawar", 1), ("Melati", 2), ("Anggrek", 3)]
    kept = list(Contestant.objects.order_by("pk").values_list("pk", "running_order"))
    assert kept == [(rows[0].pk, 1), (rows[1].pk, 2)]


def test_a_taken_turn_and_an_unknown_name_are_refused(edition: Edition, ani: User) -> None:
    category = make_category(edition, kind="pendamping", name="Pendamping KUBE")
    for n, name in enumerate(("Rahma", "Sari"), start=1):
        person = make_facilitator(name=name)
        if n == 1:
            Contestant.objects.create(
                category=category, facilitator=person, region=person.region, running_order=1
            )
    rows = [("Pendamping KUBE", "Sari", "31.75", 1), ("Pendamping KUBE", "Tak Ada", "31.75", 2)]

    report = check_again(checked(edition, csv_file(CONTESTANT, *rows), ani))

    assert [(each.row, each.sentence) for each in report.errors] == [
        (2, "Urutan 1 sudah dipakai Rahma."),
        (3, "Tidak ada di daftar Jakarta Timur."),
    ]
