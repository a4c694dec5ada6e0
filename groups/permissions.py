"""Say who reads and who writes the register: people by granted role, whatever the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from django.shortcuts import get_object_or_404

from groups.models import Facilitator, Kube, Region, Removal
from kube_awards.accounts.permissions import require_role
from kube_awards.accounts.roles import Role

if TYPE_CHECKING:
    from django.db.models import Manager

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

Entrant = TypeVar("Entrant", bound=Kube | Facilitator)

WRITERS = (Role.PANITIA,)
READERS = (Role.PANITIA, Role.PENETAP, Role.PENGAWAS, Role.SUPERADMIN)
FOUNDERS = (Role.SUPERADMIN,)


def may_write(user: User) -> bool:
    """Say whether user keeps the register."""
    return not user.roles.isdisjoint(WRITERS)


def may_read(user: User) -> bool:
    """Say whether user reads the register."""
    return not user.roles.isdisjoint(READERS)


def may_found(user: User) -> bool:
    """Say whether user may add a region."""
    return not user.roles.isdisjoint(FOUNDERS)


def require_reader(request: AuthenticatedHttpRequest) -> User:
    """Return who reads the register; raise NotForYou for anybody else."""
    return require_role(request, *READERS)


def require_writer(request: AuthenticatedHttpRequest) -> User:
    """Return who writes the register; raise NotForYou for anybody else."""
    return require_role(request, *WRITERS)


def get_row_to_read(
    request: AuthenticatedHttpRequest, model: type[Entrant], public_id: str
) -> Entrant:
    """Return a row of the register to who may read it."""
    require_reader(request)
    return _row(model, public_id)


def get_row_to_write(
    request: AuthenticatedHttpRequest, model: type[Entrant], public_id: str
) -> Entrant:
    """Return a row of the register to who may write it."""
    require_writer(request)
    return _row(model, public_id)


def _row(model: type[Entrant], public_id: str) -> Entrant:
    rows = cast("Manager[Entrant]", model._default_manager)  # noqa: SLF001 - public API
    return get_object_or_404(rows.select_related("region"), public_id=public_id)


def get_region_to_write(request: AuthenticatedHttpRequest, code: str) -> Region:
    """Return a region to who may write the register."""
    require_writer(request)
    return get_object_or_404(Region, code=code)


def get_removal(request: AuthenticatedHttpRequest, public_id: str) -> Removal:
    """Return what was removed to who may put it back."""
    require_writer(request)
    return get_object_or_404(Removal, public_id=public_id)
