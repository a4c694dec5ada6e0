from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.factories import make_user

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")
