from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.factories import make_user, signed_in

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))
