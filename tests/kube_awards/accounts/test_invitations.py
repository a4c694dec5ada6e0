"""An invitation opens one account once; nobody gets into another's account by one."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from kube_awards.accounts import services
from kube_awards.accounts.models import Invitation, User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import InvitationStatus, invitation_statuses
from kube_awards.accounts.services.invitations import (
    LIFETIME,
    FreshInvitation,
    accept_invitation,
    invite,
    mail_invitation,
    note_link_shown,
    renew_invitation,
    settle_invitation,
)
from kube_awards.core.errors import Refused
from kube_awards.ledger.models import Entry
from tests.broken_rules import breaks, constraints_of
from tests.factories import make_user
from tests.invitations import NEW_PASSWORD, PURPOSE, invited, let_expire, states
from tests.ledger_lines import Line, written_lines
from tests.simultaneous import at_once

pytestmark = pytest.mark.django_db
SPENT = "Tautan undangan ini tidak berlaku lagi."


def line(actor: str, action: str, after: object) -> Line:
    return Line(actor, f"invitation.{action}", "accounts.invitation", None, after)


def test_only_the_digest_of_the_token_is_kept() -> None:
    panitia, guest = make_user(Role.PANITIA), make_user(password=None)

    fresh = invite(user=guest, purpose=PURPOSE, actor=panitia)

    kept = Invitation.objects.get()
    digest = hashlib.sha256(fresh.token.encode()).hexdigest()
    assert (kept.user, kept.created_by, kept.purpose) == (guest, panitia, PURPOSE)
    assert (kept.token_digest, len(fresh.token)) == (digest, 43)
    assert kept.expires_at - kept.created_at == LIFETIME == dt.timedelta(days=14)
    assert fresh.token not in repr(fresh)
    assert (kept.works, str(kept)) == (True, guest.full_name)


def test_the_ledger_tells_the_story_without_token_or_address() -> None:
    guest = make_user(password=None, full_name="Dr. Rini", email="rini@contoh.id")
    sri = make_user(Role.PANITIA, full_name="Sri")

    with written_lines() as lines:
        first = invite(user=guest, purpose=PURPOSE, actor=sri)
        second = invite(user=guest, purpose=PURPOSE, actor=sri)
        note_link_shown(invitation=second.invitation, actor=sri)
        accept_invitation(token=second.token, password=NEW_PASSWORD)

    def until(fresh: FreshInvitation) -> dict[str, str]:
        return {"purpose": PURPOSE, "expires_at": fresh.invitation.expires_at.isoformat()}

    assert lines == [
        line("Sri", "created", until(first)),
        line("Sri", "renewed", until(second)),
        line("Sri", "link_shown", None),
        line("Dr. Rini", "accepted", {"way": "password"}),
    ]
    written = " ".join(str(entry) for entry in Entry.objects.values_list())
    assert not [secret for secret in (first.token, second.token, guest.email) if secret in written]


def test_only_the_newest_invitation_works() -> None:
    guest = make_user(password=None)
    old, new = invited(guest), invited(guest)

    with pytest.raises(Refused) as refusal:
        accept_invitation(token=old.token, password=NEW_PASSWORD)

    assert str(refusal.value) == SPENT
    assert accept_invitation(token=new.token, password=NEW_PASSWORD) == guest
    assert states() == ["withdrawn", "used"]
    assert User.objects.get(pk=guest.pk).check_password(NEW_PASSWORD)


@pytest.mark.parametrize("what", ["used", "expired", "shut out", "own password", "foreign"])
def test_a_token_that_opens_nothing_changes_nothing(what: str) -> None:
    make_user(Role.SUPERADMIN)
    fresh = invited()
    guest = fresh.invitation.user
    if what == "used":
        accept_invitation(token=fresh.token, password="sawah-hijau-di-lembah")
    elif what == "expired":
        let_expire(fresh)
    elif what == "shut out":
        services.deactivate_user(user=guest, actor=None)
        services.reactivate_user(user=guest, actor=None)
    elif what == "own password":
        guest.set_password("sawah-hijau-di-lembah")
        guest.save()
    before = (User.objects.get(pk=guest.pk).password, states(), Entry.objects.count())
    token = "x" * 43 if what == "foreign" else fresh.token

    with pytest.raises(Refused) as refusal:
        accept_invitation(token=token, password=NEW_PASSWORD)

    assert str(refusal.value) == SPENT
    after = (User.objects.get(pk=guest.pk).password, states(), Entry.objects.count())
    assert after == before


@pytest.mark.parametrize("weak", ["pendek", "password1234", "orang-rini-contoh"])
def test_the_first_password_is_held_to_the_same_rules(weak: str) -> None:
    fresh = invited(make_user(password=None, email="orang-rini-contoh@contoh.id"))

    with pytest.raises(ValidationError):
        accept_invitation(token=fresh.token, password=weak)

    assert states() == ["open"]
    assert not User.objects.get(pk=fresh.invitation.user_id).has_usable_password()


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("password", "sudah mempunyai jalan masuk sendiri"),
        ("code", "sudah mempunyai jalan masuk sendiri"),
        ("role", "memegang peran"),
        ("shut out", "Akun ini nonaktif"),
    ],
)
def test_nobody_is_invited_into_an_account_that_is_in_use(what: str, sentence: str) -> None:
    guest = make_user(password=None)
    if what == "password":
        guest = make_user()
    elif what == "role":
        guest = make_user(Role.PENETAP, password=None)
    elif what == "code":
        User.objects.filter(pk=guest.pk).update(last_login=timezone.now())
    else:
        User.objects.filter(pk=guest.pk).update(is_active=False)
    before = Entry.objects.count()

    with pytest.raises(Refused, match=sentence):
        invite(user=guest, purpose=PURPOSE, actor=None)

    assert (states(), Entry.objects.count()) == ([], before)


def test_a_role_given_later_is_not_opened_by_an_earlier_invitation() -> None:
    fresh = invited()

    services.grant_role(user=fresh.invitation.user, role=Role.PENETAP, actor=None)

    assert states() == ["withdrawn"]
    assert renew_invitation(token=fresh.token) is None


def test_whoever_comes_in_by_another_way_uses_the_invitation_up() -> None:
    guest = make_user(password=None, full_name="Dr. Rini")
    invited(guest)

    with written_lines() as lines:
        settle_invitation(user=guest)
        settle_invitation(user=guest)

    assert (states(), lines) == (["used"], [line("Dr. Rini", "accepted", {"way": "sign_in"})])


def test_an_old_link_brings_a_new_one_while_it_is_needed() -> None:
    fresh = let_expire(invited())

    with written_lines() as lines:
        renewed = renew_invitation(token=fresh.token)

    assert renewed is not None
    until = renewed.invitation.expires_at.isoformat()
    assert lines == [line("None", "renewed", {"purpose": PURPOSE, "expires_at": until})]
    assert states() == ["withdrawn", "open"]
    accept_invitation(token=renewed.token, password=NEW_PASSWORD)
    assert renew_invitation(token=fresh.token) is None
    assert renew_invitation(token="x" * 43) is None
    assert states() == ["withdrawn", "used"]


def test_the_mail_is_plain_indonesian_with_one_link_under_the_public_address() -> None:
    fresh = invited(make_user(password=None, full_name="Rini & Co", email="rini@contoh.id"))
    fresh.invitation.expires_at = dt.datetime(2026, 12, 8, 7, 32, tzinfo=dt.UTC)

    with translation.override("en"):
        mail_invitation(fresh)

    (message,) = mail.outbox
    assert (message.to, message.subject, message.message().get_content_type()) == (
        ["rini@contoh.id"],
        "Undangan Penilaian KUBE",
        "text/plain",
    )
    assert str(message.body).split("\n") == [
        f"Yth. Rini & Co, Anda diundang sebagai {PURPOSE}.",
        "",
        "Buka tautan ini untuk membuat kata sandi, atau untuk masuk dengan kode lewat email:",
        "",
        f"http://localhost:8000/undangan/{fresh.token}/",
        "",
        "Tautan berlaku sampai 8 Desember 2026 pukul 14.32 WIB dan hanya dapat dipakai sekali.",
        "Tautan ini hanya untuk Anda; jangan meneruskannya kepada orang lain.",
        "",
        "Penilaian KUBE",
        "Surat ini dikirim otomatis; balasan tidak dibaca.",
    ]


def test_the_status_of_everybody_is_read_in_words() -> None:
    opened, expired, accepted = invited(), let_expire(invited()), invited()
    accept_invitation(token=accepted.token, password=NEW_PASSWORD)
    shut_out = make_user()
    shut_out.is_active = False
    people = [
        *(make_user(password=None), opened.invitation.user, expired.invitation.user),
        *(User.objects.get(pk=accepted.invitation.user_id), make_user(), shut_out),
    ]
    opened.invitation.expires_at = dt.datetime(2099, 12, 8, 7, 32, tzinfo=dt.UTC)
    opened.invitation.save()

    statuses = invitation_statuses(people)

    assert [(each.label, each.may_be_invited, each.was_invited) for each in statuses.values()] == [
        ("Belum diundang", True, False),
        ("Diundang, sampai 8 Desember 2099", True, True),
        ("Undangan kedaluwarsa", True, True),
        ("Diterima", False, False),
        ("Diterima", False, False),
        ("Akun nonaktif", False, False),
    ]
    assert isinstance(statuses[people[0].pk], InvitationStatus)


def test_the_database_holds_what_an_invitation_may_be() -> None:
    fresh = invited()
    row, now = fresh.invitation, timezone.now()

    with breaks("accounts_invitation_one_open_per_person"):
        row.pk, row.token_digest = None, "0" * 64
        row.save(force_insert=True)
    with breaks("accounts_invitation_used_or_withdrawn"):
        Invitation.objects.update(used_at=now, withdrawn_at=now)
    with breaks("accounts_invitation_lives_a_while"):
        Invitation.objects.update(expires_at=now - dt.timedelta(days=99))

    assert {name for name in constraints_of("accounts") if "invitation" in name} == {
        "accounts_invitation_one_open_per_person",
        "accounts_invitation_used_or_withdrawn",
        "accounts_invitation_lives_a_while",
    }


@pytest.mark.django_db(transaction=True)
def test_of_two_acceptances_in_the_same_moment_exactly_one_holds() -> None:
    fresh = invited()
    passwords = [NEW_PASSWORD, "sawah-hijau-di-lembah"]

    outcomes = at_once(
        *(partial(accept_invitation, token=fresh.token, password=each) for each in passwords)
    )

    winner = [isinstance(each, User) for each in outcomes].index(True)
    assert sum(isinstance(each, Refused) for each in outcomes) == 1
    assert User.objects.get(pk=fresh.invitation.user_id).check_password(passwords[winner])
    assert Entry.objects.filter(action="invitation.accepted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_acceptance_and_a_renewal_that_meet_leave_one_of_their_orders() -> None:
    fresh = invited()
    guest = fresh.invitation.user

    at_once(
        partial(accept_invitation, token=fresh.token, password=NEW_PASSWORD),
        partial(invite, user=guest, purpose=PURPOSE, actor=None),
    )

    came_in = User.objects.get(pk=guest.pk).has_usable_password()
    assert states() == (["used"] if came_in else ["withdrawn", "open"])
