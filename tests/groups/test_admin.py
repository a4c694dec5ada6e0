from __future__ import annotations

import json

import pytest

from groups.models import Kube, Region
from kube_awards.accounts.roles import Role
from kube_awards.ledger.models import Entry
from tests.factories import make_facilitator, make_kube, make_user, signed_in

pytestmark = pytest.mark.django_db

FIELDS = {
    "name": "Melati Jaya",
    "kelurahan": "Cipinang",
    "business": "Warung sembako",
    "founded_year": "2015",
    "chair": "Sri Wahyuni",
    "families": "10",
    "contact": "0812-3456-7890",
}


@pytest.mark.parametrize("page", ["region", "kube", "facilitator"])
def test_master_data_is_listed_for_the_superadmin(page: str) -> None:
    make_facilitator(name="Rahmawati", kube=make_kube(name="Melati Jaya"))
    shown = {"region": "31.74", "kube": "Melati Jaya", "facilitator": "Rahmawati"}

    response = signed_in(make_user(Role.SUPERADMIN)).get(f"/admin/groups/{page}/")

    assert shown[page] in response.content.decode()


def test_a_new_group_enters_the_ledger_without_its_telephone_number() -> None:
    region = Region.objects.get(code="31.75")

    signed_in(make_user(Role.SUPERADMIN)).post(
        "/admin/groups/kube/add/", FIELDS | {"region": region.pk}
    )

    kube = Kube.objects.get()
    entry = Entry.objects.get(object_type="groups.kube", object_id=str(kube.pk))
    assert kube.contact == "0812-3456-7890"
    assert "0812" not in entry.after
    assert json.loads(entry.after)["name"] == "Melati Jaya"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPERADMIN])
def test_nobody_else_sees_master_data(role: Role) -> None:
    make_kube(name="Melati Jaya")

    response = signed_in(make_user(role)).get("/admin/groups/kube/")

    assert b"Melati Jaya" not in response.content
