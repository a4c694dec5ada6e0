from __future__ import annotations

import pytest
from django.utils import translation

from assessments.services.panel_invitations import (
    end_judge_invitation,
    invite_judge,
    shut_out_judge,
)
from kube_awards.accounts.models import Invitation, User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services.invitations import renew_invitation
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import excuse
from tests.factories import (
    fill_sheet,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    sheet_of,
)
from tests.invitations import states
from tests.ledger_lines import written_lines

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["setup", "open", "closed"])
def test_a_judge_is_invited_to_the_edition_in_the_language_of_the_office(state: str) -> None:
    panitia = make_user(Role.PANITIA)
    judge = make_judge(make_edition(state=state), make_user(password=None))

    with translation.override("en"):
        fresh = invite_judge(judge=judge, actor=panitia)

    kept = Invitation.objects.get()
    assert fresh.invitation == kept
    assert (kept.user, kept.created_by, kept.purpose) == (
        judge.user,
        panitia,
        "juri KUBE Berprestasi 2018",
    )


@pytest.mark.parametrize("state", ["frozen", "archived"])
def test_nobody_is_invited_to_a_panel_that_is_frozen(state: str) -> None:
    judge = make_judge(make_edition(state=state), make_user(password=None))

    with pytest.raises(WrongState):
        invite_judge(judge=judge, actor=make_user())

    assert not Invitation.objects.exists()


def test_an_absent_judge_is_not_invited() -> None:
    edition = make_edition()
    judge = make_judge(edition, make_user(password=None))
    excuse(edition, judge=1)

    with pytest.raises(Refused, match=r"Juri ini dicatat tidak hadir\."):
        invite_judge(judge=judge, actor=make_user())

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("state", ["frozen", "setup"])
def test_an_invitation_is_ended_until_the_panel_is_frozen(state: str) -> None:
    judge = make_judge(make_edition(), make_user(password=None))
    fresh = invite_judge(judge=judge, actor=make_user())
    judge.edition.state = state
    judge.edition.save()

    with written_lines() as lines:
        try:
            end_judge_invitation(judge=judge, actor=judge.user)
        except WrongState:
            assert state == "frozen"

    ended = state == "setup"
    assert states() == (["withdrawn"] if ended else ["open"])
    assert [line.action for line in lines] == (["invitation.ended"] if ended else [])
    assert (renew_invitation(token=fresh.token) is None) == ended
    with pytest.raises(Refused):
        end_judge_invitation(judge=judge, actor=judge.user)


def test_a_judge_shut_out_keeps_every_sheet() -> None:
    edition = open_edition(judges=1, contestants=2)
    judge = edition.judges.get()
    fill_sheet(sheet_of(edition), 5, 4)

    with written_lines() as lines:
        shut_out_judge(judge=judge, reason=" Disalahgunakan. ", actor=make_user())

    assert not User.objects.get(pk=judge.user_id).is_active
    assert [(line.action, line.reason) for line in lines][-1] == (
        "user.deactivated",
        "Disalahgunakan.",
    )
    assert (judge.sheets.count(), judge.sheets.filter(filled=2).count()) == (2, 1)


def test_nobody_is_shut_out_without_a_reason_or_with_a_role() -> None:
    judge, clerk = make_judge(make_edition()), make_judge(make_edition(), make_user(Role.PANITIA))

    with pytest.raises(Refused, match="Tulis alasan"):
        shut_out_judge(judge=judge, reason=" ", actor=make_user())
    with pytest.raises(Refused, match="memegang peran"):
        shut_out_judge(judge=clerk, reason="Alasan.", actor=make_user())

    assert not User.objects.filter(is_active=False).exists()
