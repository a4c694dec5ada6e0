"""Ask for the audit trail, and fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from kube_awards.accounts.roles import Role
from kube_awards.ledger.services import record
from tests.factories import make_user, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from tests.pages import Response


def page(client: Client, edition: Edition, query: str = "") -> Response:
    """Open the audit trail with these filters."""
    return client.get(f"/panitia/{edition.slug}/audit/{query}")


def overseer() -> Client:
    """Return the browser of a pengawas."""
    return signed_in(make_user(Role.PENGAWAS))


def write(edition: Edition, count: int, action: str = "judging.closing_time_set") -> User:
    """Write so many lines about the edition; return who did."""
    user = make_user(full_name="Sari Wulandari")
    with transaction.atomic():
        for number in range(count):
            record(actor=user, action=action, obj=edition, after={"order": number})
    return user


def numbers(response: Response) -> list[int]:
    """Return the numbers of the listed entries."""
    return [row.seq for row in response.context["page"].rows]
