"""What happens to people is written down, and never locks everybody out."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from kube_awards.accounts import services
from kube_awards.accounts.models import RoleGrant, User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import people, sample_users, superadmin_grants
from kube_awards.core.errors import Refused
from kube_awards.ledger.models import Entry
from kube_awards.ledger.services import sealed
from tests.factories import PASSWORD, make_user

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def lines_about(user: User) -> list[tuple[str, object, object]]:
    """Return action, before and after of what the ledger says of user, creation left out."""
    entries = Entry.objects.filter(object_type="accounts.user", object_id=str(user.pk))
    known = [(entry.action, json.loads(entry.before), json.loads(entry.after)) for entry in entries]
    return [line for line in known if line[0] != "user.created"]


def test_a_new_person_has_a_verified_address_and_roles() -> None:
    user = services.create_user(
        email=" Sari@Contoh.ID ", full_name=" Sari ", roles=[Role.PENETAP, Role.PANITIA]
    )

    address = EmailAddress.objects.get(user=user)
    assert (user.email, user.full_name, str(user)) == ("sari@contoh.id", "Sari", "Sari")
    assert (address.email, address.verified, address.primary) == ("sari@contoh.id", True, True)
    assert user.roles == {Role.PANITIA, Role.PENETAP}
    assert not user.has_usable_password()


def test_a_new_person_enters_the_ledger_without_the_address() -> None:
    actor = make_user(Role.SUPERADMIN)

    services.create_user(email="a@contoh.id", full_name="Adi", roles=[Role.PANITIA], actor=actor)

    entry = Entry.objects.latest("seq")
    assert (entry.action, entry.actor, entry.object_label) == ("user.created", actor, "Adi")
    assert json.loads(entry.after) == {
        "full_name": "Adi",
        "email": sealed("a@contoh.id"),
        "roles": ["panitia"],
        "is_sample": False,
    }


@pytest.mark.parametrize(
    ("email", "full_name", "password", "reason"),
    [
        ("ADA@contoh.id", "Ada", None, "Alamat email ini sudah dipakai orang lain."),
        ("bukan-alamat", "Ada", None, "Masukkan alamat email yang valid."),
        ("baru@contoh.id", " ", None, "Field ini tidak boleh kosong."),
        ("baru@contoh.id", "Ada", "password1234", "Kata sandi ini terlalu umum."),
        ("baru@contoh.id", "Ada", "pendek", "Kata sandi terlalu pendek."),
    ],
)
def test_what_cannot_be_a_person_is_refused(
    email: str, full_name: str, password: str | None, reason: str
) -> None:
    make_user(email="ada@contoh.id")
    count = Entry.objects.count()

    with pytest.raises(ValidationError) as refusal:
        services.create_user(email=email, full_name=full_name, password=password)

    assert reason in " ".join(refusal.value.messages)
    assert Entry.objects.count() == count


def test_the_database_refuses_an_address_that_differs_in_case_only() -> None:
    make_user(email="ada@contoh.id")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Ada@contoh.id", full_name="Ada")


def test_the_database_refuses_a_role_it_does_not_know() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(user=make_user(), role="juri")


def test_a_name_is_corrected_and_the_old_one_kept() -> None:
    user = make_user(full_name="Sri")

    services.rename_user(user=user, full_name="Sri Lestari", actor=None)
    services.rename_user(user=user, full_name="Sri Lestari ", actor=None)

    user.refresh_from_db()
    assert user.full_name == "Sri Lestari"
    assert lines_about(user) == [
        ("user.renamed", {"full_name": "Sri"}, {"full_name": "Sri Lestari"})
    ]


def test_roles_are_granted_and_revoked_one_by_one() -> None:
    user = make_user(Role.PANITIA, Role.PENGAWAS)

    services.set_roles(user=user, roles=[Role.PANITIA, Role.PENETAP], actor=None)

    assert user.roles == User.objects.get(pk=user.pk).roles == {Role.PANITIA, Role.PENETAP}
    assert lines_about(user) == [
        ("user.role_granted", None, {"role": "penetap"}),
        ("user.role_revoked", {"role": "pengawas"}, None),
    ]


def test_a_role_is_granted_and_revoked_once() -> None:
    user = make_user()

    for _ in range(2):
        services.grant_role(user=user, role=Role.PANITIA, actor=None)
    for _ in range(2):
        services.revoke_role(user=user, role=Role.PANITIA, actor=None)

    assert [action for action, *_ in lines_about(user)] == [
        "user.role_granted",
        "user.role_revoked",
    ]


def test_nobody_gives_a_role_to_themself() -> None:
    chief = make_user(Role.SUPERADMIN)

    with pytest.raises(Refused, match="kepada diri sendiri"):
        services.set_roles(user=chief, roles=[Role.SUPERADMIN, Role.PENETAP], actor=chief)

    assert User.objects.get(pk=chief.pk).roles == {Role.SUPERADMIN}
    assert lines_about(chief) == []


def test_a_person_is_shut_out_and_let_in_again() -> None:
    make_user(Role.SUPERADMIN)
    user = make_user(Role.PANITIA)

    services.deactivate_user(user=user, actor=None)
    assert not User.objects.get(pk=user.pk).is_active
    services.reactivate_user(user=user, actor=None)

    after = {"is_active": False, "sessions_ended": 0, "invitations_withdrawn": 0}
    assert User.objects.get(pk=user.pk).is_active
    assert lines_about(user) == [
        ("user.deactivated", {"is_active": True}, after),
        ("user.reactivated", {"is_active": False}, {"is_active": True}),
    ]


def test_a_step_that_was_taken_already_is_refused() -> None:
    make_user(Role.SUPERADMIN)
    user = make_user()

    with pytest.raises(Refused, match="Akun ini sudah aktif"):
        services.reactivate_user(user=user, actor=None)
    services.deactivate_user(user=user, actor=None)
    with pytest.raises(Refused, match="Akun ini sudah nonaktif"):
        services.deactivate_user(user=user, actor=None)


def test_the_last_superadmin_cannot_be_lost() -> None:
    last, gone = make_user(Role.SUPERADMIN), make_user(Role.SUPERADMIN)
    services.deactivate_user(user=gone, actor=last)

    with pytest.raises(Refused, match="superadmin terakhir"):
        services.revoke_role(user=last, role=Role.SUPERADMIN, actor=None)
    with pytest.raises(Refused, match="superadmin terakhir"):
        services.deactivate_user(user=last, actor=None)

    assert [grant.user for grant in superadmin_grants()] == [last]


def test_superadmins_do_not_lock_themselves_out() -> None:
    user, _other = make_user(Role.SUPERADMIN), make_user(Role.SUPERADMIN)

    with pytest.raises(Refused, match="jalan masuk Anda sendiri"):
        services.revoke_role(user=user, role=Role.SUPERADMIN, actor=user)
    with pytest.raises(Refused, match="jalan masuk Anda sendiri"):
        services.deactivate_user(user=user, actor=user)
    with pytest.raises(Refused, match="di halaman akun"):
        services.remove_second_factor(user=user, actor=user)

    assert lines_about(user) == []


def shut_out(user: User, actor: User, barrier: threading.Barrier) -> None:
    """Deactivate user in a thread of its own."""
    barrier.wait()
    with suppress(Refused):
        services.deactivate_user(user=user, actor=actor)
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_superadmins_cannot_remove_each_other_in_the_same_moment() -> None:
    one, other = make_user(Role.SUPERADMIN), make_user(Role.SUPERADMIN)
    barrier = threading.Barrier(2)
    threads = [
        threading.Thread(target=shut_out, args=(user, actor, barrier))
        for user, actor in ((one, other), (other, one))
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert superadmin_grants().count() == 1


def test_a_lost_second_factor_is_removed_with_its_recovery_codes() -> None:
    user = make_user()
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=user, type=kind, data={"secret": "RAHASIA"})

    services.remove_second_factor(user=user, actor=None)

    assert not Authenticator.objects.exists()
    kinds = {"authenticators": ["recovery_codes", "totp"]}
    assert lines_about(user) == [("user.second_factor_removed", kinds, None)]


def test_a_second_factor_that_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(Refused, match="belum memasang"):
        services.remove_second_factor(user=make_user(), actor=None)


def test_only_sample_accounts_that_can_sign_in_are_found() -> None:
    make_user(Role.SUPERADMIN)
    gone, there = [
        services.create_user(email=email, full_name="Contoh", password=PASSWORD, is_sample=True)
        for email in ("a@contoh.id", "b@contoh.id")
    ]
    services.deactivate_user(user=gone, actor=None)

    assert list(sample_users()) == [there]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_people_takes_two_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_user(Role.PANITIA)

    with django_assert_num_queries(2):
        listed = [(set(person.roles), vars(person)["has_second_factor"]) for person in people()]

    assert listed == [({Role.PANITIA}, False)] * count
