"""Lay out an edition that was decided, in which everybody gets a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from assessments.models import ScoreSheet
from assessments.services.judging import close_judging, open_judging
from kube_awards.accounts.roles import Role
from prizes.models import Prize
from tests.factories import (
    approved,
    make_category,
    make_contestant,
    make_edition,
    make_judge,
    make_user,
    proposed,
    send_sheet,
)

if TYPE_CHECKING:
    from prizes.models import Decision

MOST = 100  # points for one indicator


@transaction.atomic  # one write to the disk instead of some for every sheet
def decided_edition(awards: int) -> Decision:
    """Return an approved decision of one judge with so many awards, each on a place of its own."""
    edition, panitia = make_edition(), make_user(Role.PANITIA)
    category = make_category(edition, minimum_panel=1, scale_minimum=0, scale_maximum=MOST)
    Prize.objects.bulk_create(
        Prize(category=category, place=at, label=f"Juara {at}", amount=1_000_000)
        for at in range(1, awards + 1)
    )
    for at in range(1, awards + 1):
        make_contestant(category, running_order=at)
    make_judge(edition)
    edition = open_judging(edition=edition, actor=panitia)
    sheets = ScoreSheet.objects.select_related("judge__user", "contestant__category")
    for at, sheet in enumerate(sheets):
        high, low = divmod(at, MOST)
        send_sheet(sheet, *[MOST - high] * 2, *[MOST - low] * 2)
    return approved(proposed(close_judging(edition=edition, actor=panitia)))
