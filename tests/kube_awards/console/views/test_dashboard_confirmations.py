"""The dashboard says which judges stand in the way of the announcement, until nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.confirming import confirm, confirmed, object_to
from tests.factories import (
    approved,
    closed_edition,
    make_user,
    proposed,
    published,
    signed_in,
)
from tests.pages import words_of

if TYPE_CHECKING:
    from prizes.models import Decision

pytestmark = pytest.mark.django_db

SILENT = "juri belum mengonfirmasi berita acara."
AGAINST = "juri keberatan atas nilainya dalam berita acara."


@pytest.fixture
def waiting() -> Decision:
    return proposed(closed_edition(judges=3, contestants=1))


def dashboard(decision: Decision) -> str:
    panitia = signed_in(make_user(Role.PANITIA))
    return words_of(panitia.get(f"/panitia/{decision.edition.slug}/"))


def test_before_the_approval_nobody_was_asked(waiting: Decision) -> None:
    assert "mengonfirmasi" not in dashboard(waiting)


def test_silence_and_objections_are_counted_apart(waiting: Decision) -> None:
    decision = approved(waiting)
    everybody = dashboard(decision)
    confirm(decision)
    object_to(decision, "Nilai sosial berbeda.", judge=2)

    page = dashboard(decision)

    assert f"3 {SILENT}" in everybody
    assert (f"1 {SILENT}" in page, f"1 {AGAINST}" in page) == (True, True)


def test_nothing_is_said_once_all_have_confirmed_or_the_result_is_announced(
    waiting: Decision,
) -> None:
    decision = confirmed(approved(waiting))
    complete = dashboard(decision)
    published(decision)

    assert [SILENT in page for page in (complete, dashboard(decision))] == [False, False]
