from __future__ import annotations

import pytest
from django.utils import translation

from assessments.services.panel_invitations import invite_judge
from kube_awards.accounts.models import Invitation
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import excuse
from tests.factories import make_edition, make_judge, make_user

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
