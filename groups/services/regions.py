"""Say which regions take part, and in which order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from groups.models import Region
from kube_awards.core.errors import Refused
from kube_awards.ledger.services import lock_head, record

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


@transaction.atomic
def add_region(*, code: str, official_name: str, short_name: str, actor: User) -> Region:
    """Add a region behind the others; it takes part."""
    lock_head()  # two at once would get one order
    last = Region.objects.order_by("-order").first()
    region = Region(code=code, official_name=official_name, short_name=short_name)
    region.order = last.order + 1 if last else 1
    try:
        region.full_clean()
    except ValidationError as error:
        raise Refused(error.messages[0]) from error
    region.save()
    record(actor=actor, action="region.added", obj=region, after={"code": code})
    return region


@transaction.atomic
def set_participation(*, region: Region, takes_part: bool, actor: User) -> Region:
    """Say whether a region sends contestants; the same again is nothing."""
    stored = Region.objects.select_for_update().get(pk=region.pk)
    if stored.is_active != takes_part:
        stored.is_active = takes_part
        stored.save(update_fields=["is_active"])
        action = "region.joined" if takes_part else "region.left"
        record(actor=actor, action=action, obj=stored)
    return stored


@transaction.atomic
def move_region(*, region: Region, by: int, actor: User) -> None:
    """Let a region change places with its neighbour; at the end of the list nothing happens."""
    lock_head()
    rows = list(Region.objects.select_for_update().order_by("order", "pk"))
    at = next(place for place, row in enumerate(rows) if row.pk == region.pk)
    if not 0 <= at + by < len(rows):
        return
    rows[at], rows[at + by] = rows[at + by], rows[at]
    for order, row in enumerate(rows, start=1):
        row.order = order
    Region.objects.bulk_update(rows, ["order"])
    record(actor=actor, action="region.moved", obj=region, after={"order": at + by + 1})
