"""Nobody gets more rights by an invitation than they were given, and nothing is lost by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from assessments.models import Judge, Score, ScoreSheet
from assessments.services.panel import remove_judge
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import grant_role
from kube_awards.accounts.services.invitations import (
    accept_invitation,
    invite,
    invite_by_mail,
    note_link_shown,
)
from tests.authenticator import with_phone
from tests.factories import (
    make_edition,
    make_judge,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.invitations import NEW_PASSWORD, PURPOSE, invited, states
from tests.ledger_lines import written_lines
from tests.pages import words_of
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from kube_awards.accounts.services.invitations import FreshInvitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    return make_user(Role.SUPERADMIN, full_name="Kepala")


@pytest.fixture
def promoted(chief: User) -> Judge:
    """Give a judge who got a role since, and a mailed invitation with it."""
    judge = make_judge(make_edition(), make_user(password=None, email="rini@contoh.id"))
    grant_role(user=judge.user, role=Role.PENETAP, actor=chief)
    invite_by_mail(user=judge.user, seen="", actor=chief)
    return judge


def accepted_after_it_was_shown(*, was_shown: bool) -> User:
    """Return a judge who set a password by a link that panitia has seen, or has not."""
    fresh: FreshInvitation = invited()
    if was_shown:
        note_link_shown(invitation=fresh.invitation, actor=make_user(Role.PANITIA))
    return accept_invitation(token=fresh.token, password=NEW_PASSWORD)


@pytest.mark.parametrize("step", ["undang", "akhiri-undangan"])
def test_panitia_has_no_hand_in_the_invitation_of_who_holds_a_role(
    step: str, promoted: Judge
) -> None:
    panitia, mails = signed_in(make_user(Role.PANITIA)), len(mail.outbox)
    path = f"/panitia/{promoted.edition.slug}/juri/{promoted.public_id}/{step}/"

    refused = panitia.post(path)

    assert (refused.status_code, states(), len(mail.outbox)) == (409, ["open"], mails)
    assert "Orang ini memegang peran. Minta superadmin" in words_of(refused)
    assert "/undangan/" not in refused.content.decode()


def test_to_take_a_judge_off_the_panel_leaves_the_invitation_to_a_role(promoted: Judge) -> None:
    remove_judge(judge=promoted, actor=make_user(Role.PANITIA))

    assert states() == ["open"]


def test_a_first_role_shuts_out_whoever_came_in_by_a_link_they_were_shown(chief: User) -> None:
    thief = accepted_after_it_was_shown(was_shown=True)
    with_phone(thief)
    browser = Client()
    browser.post("/masuk/", {"login": thief.email, "password": NEW_PASSWORD})
    browser.force_login(thief)
    assert browser.get("/akun/sesi/").status_code == 200

    with written_lines() as lines:
        changed = signed_in(chief).post(
            f"/panitia/orang/{thief.public_id}/",
            {
                "full_name": thief.full_name,
                "roles": ["penetap", "panitia"],
                "versi": thief.stamp,
            },
            follow=True,
        )

    assert [(each.actor, each.action) for each in lines] == [
        ("Kepala", "user.role_granted"),
        ("Kepala", "user.ways_in_dropped"),
        ("Kepala", "user.role_granted"),
    ]
    assert "pernah tampil di layar orang lain" in words_of(changed)
    stored = User.objects.get(pk=thief.pk)
    assert not stored.has_usable_password()
    assert not Authenticator.objects.exists()
    assert browser.get("/akun/sesi/").headers["Location"].startswith("/masuk/")


def test_a_first_role_leaves_the_password_behind_a_link_that_only_the_mailbox_saw(
    chief: User,
) -> None:
    judge = accepted_after_it_was_shown(was_shown=False)

    grant_role(user=judge, role=Role.PANITIA, actor=chief)

    assert User.objects.get(pk=judge.pk).check_password(NEW_PASSWORD)


@pytest.mark.django_db(transaction=True)
def test_an_invitation_and_a_role_that_meet_never_leave_a_link_to_the_role() -> None:
    guest, chief = make_user(password=None), make_user(Role.SUPERADMIN)

    at_once(
        partial(invite, user=guest, purpose=PURPOSE, actor=None),
        partial(grant_role, user=guest, role=Role.PENETAP, actor=chief),
    )

    assert states() in ([], ["withdrawn"])


def test_shutting_a_judge_out_ends_the_invitation_and_keeps_every_sheet(chief: User) -> None:
    edition = open_edition(judges=2, contestants=1)
    sheet = sheet_of(edition)
    send_sheet(sheet, 5, 4, 3, 2)
    User.objects.filter(pk=sheet.judge.user_id).update(password="!", last_login=None)
    invited(User.objects.get(pk=sheet.judge.user_id))
    before = [list(model.objects.order_by("pk").values()) for model in (ScoreSheet, Score, Judge)]

    page = f"/panitia/orang/{sheet.judge.user.public_id}/nonaktifkan/"
    signed_in(chief).post(page)

    after = [list(model.objects.order_by("pk").values()) for model in (ScoreSheet, Score, Judge)]
    assert states() == ["withdrawn"]
    assert not User.objects.get(pk=sheet.judge.user_id).is_active
    assert after == before
