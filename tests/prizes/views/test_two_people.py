"""The decision page says who the two people are, and offers no button to who is no second one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import grant_role
from kube_awards.core.formats import long_date
from prizes.models import Decision
from tests.factories import (
    PASSWORD,
    approved,
    closed_edition,
    make_user,
    proposed,
    settled,
    signed_in,
)
from tests.pages import Response, words_of

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


def page_for(user: User, edition: Edition) -> Response:
    return signed_in(user).get(f"/panitia/{edition.slug}/penetapan/")


def post(user: User, edition: Edition, step: str, **fields: str) -> Response:
    """Press a button; return the page that follows."""
    path = f"/panitia/{edition.slug}/penetapan/{step}/"
    body = {"kata_sandi": PASSWORD} | fields
    return signed_in(user).post(path, body, follow=True)


def test_whoever_made_the_other_is_offered_no_button_but_may_give_it_back() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    chief = make_user(Role.SUPERADMIN, Role.PANITIA, full_name="Kepala")
    shadow = grant_role(user=make_user(), role=Role.PENETAP, actor=chief)
    post(chief, edition, "ajukan", decided_on="2018-09-27")
    digest = Decision.objects.get().digest

    offered = words_of(page_for(shadow, edition))
    page = post(shadow, edition, "1/setujui", digest_seen=digest)

    reason = f"Kepala membuat akun atau memberi peran kepada {shadow.full_name}"
    assert "Setujui dan tetapkan" not in offered
    assert "Kembalikan kepada panitia" in offered
    assert reason in offered
    assert words_of(page).count(reason) == 2
    assert Decision.objects.get().state == "proposed"


def test_the_page_says_who_gave_both_people_their_roles() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    chief = make_user(Role.SUPERADMIN, full_name="Kepala")
    panitia = grant_role(user=make_user(), role=Role.PANITIA, actor=chief)
    penetap = grant_role(user=make_user(), role=Role.PENETAP, actor=chief)
    post(panitia, edition, "ajukan", decided_on="2018-09-27")
    waiting = words_of(page_for(panitia, edition))
    post(penetap, edition, "1/setujui", digest_seen=Decision.objects.get().digest)
    approved_page = words_of(page_for(panitia, edition))

    today = long_date(timezone.now())
    lines = [
        f"Peran {role} diberikan oleh Kepala, tanggal {today}."
        for role in ("Panitia", "Pejabat penetap")
    ]
    assert [line in waiting for line in lines] == [True, False]
    assert [line in approved_page for line in lines] == [True, True]


def test_where_nobody_gave_the_role_the_page_says_nothing_of_it() -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    approved(proposed(edition))

    assert "diberikan oleh" not in words_of(page_for(make_user(Role.PANITIA), edition))
