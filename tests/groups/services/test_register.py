"""Rows of the register are added, changed, removed and put back, each with its line."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from groups.models import Facilitator, Kube, Region, Removal
from groups.services.regions import add_region, move_region, set_participation
from groups.services.removing import (
    purge_removals,
    remove_from_register,
    restore_to_register,
)
from groups.services.rows import (
    add_to_register,
    remove_file,
    replace_file,
    reveal_contact,
    update_register,
)
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused
from kube_awards.ledger.models import Entry
from tests.factories import (
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_kube,
    make_user,
)
from tests.uploads import document, photo, sent, stored

pytestmark = pytest.mark.django_db
NUMBER = "081234567823"


def actions() -> list[str]:
    wanted = ("register.", "region.")
    return [each.action for each in Entry.objects.all() if each.action.startswith(wanted)]


def facts() -> dict[str, object]:
    return {
        "name": "Anggrek",
        "region": Region.objects.get(code="31.75"),
        "kelurahan": "Cipinang",
        "business": "Katering",
        "founded_year": 2015,
        "families": 10,
        "chair": "Sri",
        "contact": NUMBER,
    }


def test_a_group_is_added_and_changed_and_its_contact_never_enters_the_ledger() -> None:
    actor = make_user(Role.PANITIA)
    row = add_to_register(model=Kube, facts=facts(), actor=actor)
    seen = row.version

    update_register(row=row, changes={"families": 12, "chair": "Sri"}, seen=seen, actor=actor)
    same = update_register(row=row, changes={"families": 12}, seen=2, actor=actor)

    assert (same.families, same.version) == (12, 2)
    assert actions() == ["register.added", "register.changed"]
    assert Entry.objects.get(action="register.changed").after == '{"families":12}'
    assert NUMBER not in "".join(each.after + each.before for each in Entry.objects.all())


def test_an_older_version_is_refused_and_so_is_a_row_that_does_not_hold() -> None:
    actor, row = make_user(Role.PANITIA), make_kube()

    with pytest.raises(Conflict):
        update_register(row=row, changes={"families": 12}, seen=7, actor=actor)
    with pytest.raises(Refused):
        update_register(row=row, changes={"families": 0}, seen=1, actor=actor)

    assert actions() == []


def test_a_contact_is_shown_and_the_ledger_knows_to_whom_but_not_what() -> None:
    actor, row = make_user(Role.PANITIA), make_kube(contact=NUMBER)

    assert reveal_contact(row=row, actor=actor) == NUMBER

    line = Entry.objects.get(action="register.contact_shown")
    assert (line.actor, line.before, line.after) == (actor, "null", "null")


def test_a_removed_row_comes_back_as_it_was_with_its_files() -> None:
    actor = make_user(Role.PANITIA)
    row = make_facilitator(contact=NUMBER, photo=stored(), portrait=stored(), kube=make_kube())
    removal = remove_from_register(row=row, actor=actor)
    assert not Facilitator.objects.exists()
    assert NUMBER not in str(Removal.objects.values().get())

    back = restore_to_register(removal=removal, actor=actor)

    kept = ("public_id", "name", "contact", "photo", "portrait", "kube_id", "version")
    assert [getattr(back, name) for name in kept] == [getattr(row, name) for name in kept]
    assert actions() == ["register.removed", "register.restored"]
    assert not Removal.objects.exists()


def test_a_facilitator_comes_back_without_a_group_that_is_gone() -> None:
    actor, kube = make_user(Role.PANITIA), make_kube()
    removal = remove_from_register(row=make_facilitator(kube=kube), actor=actor)
    remove_from_register(row=kube, actor=actor)

    back = restore_to_register(removal=removal, actor=actor)

    assert isinstance(back, Facilitator)
    assert back.kube is None


def test_what_is_used_stays() -> None:
    actor, kube = make_user(Role.PANITIA), make_kube()
    facilitator = make_facilitator(kube=kube)
    with pytest.raises(Refused, match="masih didampingi"):
        remove_from_register(row=kube, actor=actor)
    facilitator.delete()
    make_contestant(make_category(make_edition()), kube)

    with pytest.raises(Refused, match="tercatat sebagai peserta"):
        remove_from_register(row=kube, actor=actor)

    assert (Kube.objects.count(), Removal.objects.count(), actions()) == (1, 0, [])


def test_after_a_day_a_removed_row_is_gone_with_its_files(
    django_capture_on_commit_callbacks: pytest.FixtureRequest,
) -> None:
    name = stored()
    removal = remove_from_register(row=make_kube(photo=name), actor=make_user(Role.PANITIA))
    Removal.objects.update(removed_at=timezone.now() - dt.timedelta(days=2))

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        purge_removals()

    assert (default_storage.exists(name), removal in Removal.objects.all()) == (False, False)


def test_photo_and_proposal_are_replaced_and_taken_off() -> None:
    actor, row = make_user(Role.PANITIA), make_facilitator()

    replace_file(row=row, name="photo", upload=sent(photo()), actor=actor)
    replace_file(row=row, name="proposal", upload=sent(document()), actor=actor)
    remove_file(row=row, name="proposal", actor=actor)
    remove_file(row=row, name="proposal", actor=actor)
    with pytest.raises(Refused):
        replace_file(row=row, name="photo", upload=sent(document()), actor=actor)

    row.refresh_from_db()
    assert (bool(row.photo), bool(row.portrait), bool(row.proposal)) == (True, True, False)
    assert actions() == [
        "register.photo_replaced",
        "register.proposal_replaced",
        "register.proposal_removed",
    ]


def test_a_photo_is_taken_off_with_its_small_picture(
    django_capture_on_commit_callbacks: pytest.FixtureRequest,
) -> None:
    actor = make_user(Role.PANITIA)
    row = replace_file(row=make_kube(), name="photo", upload=sent(photo()), actor=actor)
    names = [str(row.photo), str(row.portrait)]

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        row = remove_file(row=row, name="photo", actor=actor)

    assert [str(row.photo), str(row.portrait)] == ["", ""]
    assert [default_storage.exists(name) for name in names] == [False, False]


def test_regions_take_part_or_not_move_and_are_added() -> None:
    actor = make_user(Role.SUPERADMIN)
    first, second = Region.objects.order_by("order")[:2]

    set_participation(region=first, takes_part=False, actor=actor)
    set_participation(region=first, takes_part=False, actor=actor)
    move_region(region=second, by=-1, actor=actor)
    move_region(region=second, by=-1, actor=actor)
    new = add_region(code="31.99", official_name="Kota Baru", short_name="Baru", actor=actor)
    with pytest.raises(Refused, match=r"31\.74"):
        add_region(code="x", official_name="Kota", short_name="Kota", actor=actor)

    assert Region.objects.earliest("order") == second
    assert (Region.objects.get(pk=first.pk).is_active, new.order) == (False, 7)
    assert actions() == ["region.left", "region.moved", "region.added"]


def test_the_first_region_of_all_stands_first() -> None:
    Region.objects.all().delete()
    actor = make_user(Role.SUPERADMIN)

    assert add_region(code="31.71", official_name="A", short_name="A", actor=actor).order == 1
