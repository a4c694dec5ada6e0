"""Make what tests need, with overrides; nothing here decides anything by itself."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from kube_awards.accounts.services import create_user

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from kube_awards.accounts.roles import Role

PASSWORD = "sawah-hijau-di-lereng"
NUMBERS = count(1)


def make_user(
    *roles: Role, full_name: str = "", email: str = "", password: str | None = PASSWORD
) -> User:
    """Return a person with these roles, who can sign in with PASSWORD."""
    number = next(NUMBERS)
    return create_user(
        full_name=full_name or f"Orang {number}",
        email=email or f"orang{number}@contoh.id",
        password=password,
        roles=roles,
    )
