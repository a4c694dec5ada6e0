"""Every write in Django's admin leaves its trace, and private data stays out of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import inlineformset_factory, modelform_factory
from django.test import RequestFactory

from kube_awards.accounts.models import RoleGrant, User
from kube_awards.accounts.roles import Role
from kube_awards.ledger.admin import LedgerModelAdmin
from kube_awards.ledger.models import Entry
from kube_awards.ledger.services import sealed
from tests.factories import make_user

if TYPE_CHECKING:
    from django.forms import BaseModelFormSet, ModelForm
    from django.http import HttpRequest

    Rows = BaseModelFormSet[models.Model, ModelForm[models.Model]]

pytestmark = pytest.mark.django_db


class PeopleAdmin(LedgerModelAdmin):
    """Any model would do; this one has a contact field."""

    ledger_private_fields = ("email",)


def form_of(user: User) -> ModelForm[models.Model]:
    form = modelform_factory(User, fields=["full_name", "email"])(instance=user)
    return cast("ModelForm[models.Model]", form)


def people_admin() -> PeopleAdmin:
    return PeopleAdmin(User, admin.site)


def request_of(user: User) -> HttpRequest:
    request = RequestFactory().post("/admin/")
    request.user = user
    return request


def last_entry() -> tuple[str, object, object]:
    """Return action, before and after of the newest entry."""
    entry = Entry.objects.latest("seq")
    return entry.action, json.loads(entry.before), json.loads(entry.after)


def save(user: User, actor: User, *, change: bool) -> None:
    people_admin().save_model(request_of(actor), user, form_of(user), change)


def test_a_change_is_recorded_field_by_field() -> None:
    actor, user = make_user(Role.SUPERADMIN), make_user(full_name="Sri")
    user.full_name = "Sri Lestari"

    save(user, actor, change=True)

    assert last_entry() == ("admin.changed", {"full_name": "Sri"}, {"full_name": "Sri Lestari"})
    assert Entry.objects.latest("seq").actor == actor


def test_a_private_field_enters_as_its_seal() -> None:
    actor, user = make_user(Role.SUPERADMIN), make_user(email="lama@contoh.id")
    user.email = "baru@contoh.id"

    save(user, actor, change=True)

    before, after = {"email": sealed("lama@contoh.id")}, {"email": sealed("baru@contoh.id")}
    assert last_entry() == ("admin.changed", before, after)


def test_saving_without_a_change_records_nothing() -> None:
    actor, user = make_user(Role.SUPERADMIN), make_user()
    count = Entry.objects.count()

    save(user, actor, change=True)

    assert Entry.objects.count() == count


def test_a_new_row_is_recorded_whole() -> None:
    actor = make_user(Role.SUPERADMIN)

    save(User(full_name="Baru", email="baru@contoh.id"), actor, change=False)

    action, before, after = last_entry()
    assert (action, before) == ("admin.added", None)
    assert isinstance(after, dict)
    assert (after["full_name"], after["email"]) == ("Baru", sealed("baru@contoh.id"))


def test_deleting_records_what_it_was() -> None:
    actor, user = make_user(Role.SUPERADMIN), make_user(full_name="Hapus")

    people_admin().delete_model(request_of(actor), user)

    action, before, after = last_entry()
    assert (action, after) == ("admin.deleted", None)
    assert isinstance(before, dict)
    assert before["full_name"] == "Hapus"
    assert not User.objects.filter(full_name="Hapus").exists()


def test_deleting_several_records_each() -> None:
    actor = make_user(Role.SUPERADMIN)
    doomed = [make_user().pk, make_user().pk]

    people_admin().delete_queryset(request_of(actor), User.objects.filter(pk__in=doomed))

    deleted = Entry.objects.filter(action="admin.deleted").values_list("object_id", flat=True)
    assert set(deleted) == {str(pk) for pk in doomed}


def test_rows_of_an_inline_are_recorded() -> None:
    actor, user = make_user(Role.SUPERADMIN), make_user(Role.PANITIA)
    factory = inlineformset_factory(User, RoleGrant, fields=["role"], extra=1)
    data: dict[str, object] = {
        "grants-TOTAL_FORMS": 2, "grants-INITIAL_FORMS": 1,
        "grants-0-id": user.grants.get().pk, "grants-0-role": "panitia", "grants-0-DELETE": "on",
        "grants-1-role": "penetap",
    }  # fmt: skip
    formset = factory(data, instance=user)
    assert formset.is_valid(), formset.errors

    rows = cast("Rows", formset)
    people_admin().save_formset(request_of(actor), form_of(user), rows, change=True)

    actions = Entry.objects.filter(object_type="accounts.rolegrant").values_list(
        "action", flat=True
    )
    assert list(actions) == ["admin.deleted", "admin.added"]
    assert [grant.role for grant in user.grants.all()] == ["penetap"]


def test_a_file_enters_by_its_name() -> None:
    field = models.FileField()
    value = field.attr_class(None, field, "foto/a.jpg")  # type: ignore[arg-type]  # no row needed

    assert people_admin().readable("photo", value) == "foto/a.jpg"


def test_nobody_signed_in_cannot_write() -> None:

    request = RequestFactory().post("/admin/")
    request.user = AnonymousUser()

    with pytest.raises(PermissionDenied):
        people_admin().delete_model(request, make_user())
