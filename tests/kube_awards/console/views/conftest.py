from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.factories import make_user, open_edition, sheet_of, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Edition, ScoreSheet
    from kube_awards.accounts.models import User


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


# A paper sheet and the two who read it ------------------------------------------------------------


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=1, contestants=2)


@pytest.fixture
def sheet(edition: Edition) -> ScoreSheet:
    return sheet_of(edition)


@pytest.fixture
def ani() -> User:
    return make_user(Role.PANITIA, full_name="Ani Pertama")


@pytest.fixture
def budi() -> User:
    return make_user(Role.PANITIA, full_name="Budi Kedua")
