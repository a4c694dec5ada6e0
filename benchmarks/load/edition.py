"""Lay out an edition whose judging is open, and sign its judges in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from typing import TYPE_CHECKING

from django.conf import settings

from assessments.models import Edition, ScoreSheet, Unsur
from assessments.services.judging import open_judging
from kube_awards.accounts.roles import Role
from tests.factories import (
    make_category,
    make_contestant,
    make_edition,
    make_indicator,
    make_judge,
    make_prizes,
    make_user,
    signed_in,
)

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

WEIGHTS = (30, 30, 40)
INDICATORS = 12


@dataclass(frozen=True)
class Seat:
    """A judge who is signed in: the cookie and the addresses of the own sheets."""

    session: str
    sheets: tuple[str, ...]


@dataclass(frozen=True)
class Hall:
    """Where judging goes on: the edition, who opens and closes it, who judges."""

    edition: Edition
    panitia: User
    seats: tuple[Seat, ...]


def open_hall(judges: int, contestants: int) -> Hall:
    """Return an open edition of one category with 12 indicators, every judge signed in."""
    edition = make_edition()
    category = make_category(edition, weights=WEIGHTS)
    aspects = cycle(category.aspects.all())
    for number in range(2 * len(WEIGHTS) + 1, INDICATORS + 1):
        make_indicator(next(aspects), number)
    make_prizes(category)
    for _each in range(contestants):
        make_contestant(category)
    for unsur in islice(cycle(Unsur), judges):
        make_judge(edition, make_user(password=None), unsur=unsur)
    panitia = make_user(Role.PANITIA, password=None)
    opened = open_judging(edition=edition, actor=panitia)
    return Hall(opened, panitia, tuple(seats_of(opened)))


def seats_of(edition: Edition) -> list[Seat]:
    """Return every judge's cookie and sheets, in the order of the panel."""
    seats = []
    for judge in edition.judges.select_related("user"):
        cookie = signed_in(judge.user).cookies[settings.SESSION_COOKIE_NAME]
        sheets = ScoreSheet.objects.filter(judge=judge).values_list("public_id", flat=True)
        seats.append(Seat(cookie.value, tuple(sheets)))
    return seats
