"""Read a paper sheet as two people of panitia do, through the real services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from assessments.services.paper import enter_paper_sheet
from assessments.services.sheets import Entry
from kube_awards.accounts.roles import Role
from tests.factories import make_user, new_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import ScoreSheet
    from kube_awards.accounts.models import User


def photo_of_paper(content: bytes = b"foto") -> ContentFile[bytes]:
    """Return what the form hands on: a photo that was already written anew."""
    return ContentFile(content, name="foto.webp")


def read_off(*values: int | None, notes: Mapping[int, str] | None = None) -> dict[int, Entry]:
    """Return these values for the indicators from 1 on."""
    return {
        number: Entry(value, (notes or {}).get(number, ""))
        for number, value in enumerate(values, start=1)
    }


def enter(
    sheet: ScoreSheet,
    reader: User,
    *values: int | None,
    notes: Mapping[int, str] | None = None,
    seen: int = 0,
    token: str = "",
    late_reason: str = "",
) -> ScoreSheet:
    """Let reader enter these values, with a photo."""
    return enter_paper_sheet(
        sheet=sheet,
        actor=reader,
        seen_version=seen,
        entries=read_off(*values, notes=notes),
        token=token or new_token(),
        photo=photo_of_paper(),
        late_reason=late_reason,
    )


def two_readers() -> tuple[User, User]:
    """Return two people of panitia."""
    one = make_user(Role.PANITIA, full_name="Ani Pertama")
    return one, make_user(Role.PANITIA, full_name="Budi Kedua")


def send_from_two(sheet: ScoreSheet, *values: int) -> ScoreSheet:
    """Let two people read the same, so that the sheet is sent."""
    one, two = two_readers()
    enter(sheet, one, *values)
    return enter(sheet, two, *values)
