"""Photo and proposal of a contestant on the sheet, and the answers that hand them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.factories import (
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_judge,
    make_user,
    open_edition,
    sheet_of,
    signed_in,
)
from tests.uploads import SAFE, headers_of, stored

if TYPE_CHECKING:
    from assessments.models import ScoreSheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the first judge for the first of two contestants."""
    return sheet_of(open_edition(judges=2, contestants=2))


def test_the_profile_shows_photo_and_proposal(sheet: ScoreSheet) -> None:
    kube = sheet.contestant.kube
    assert kube is not None
    bare = signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/").content.decode()
    kube.photo, kube.proposal = stored(), stored(".pdf")
    kube.save()

    page = signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/").content.decode()

    address = f"/juri/peserta/{sheet.contestant.public_id}/"
    found = [f'src="{address}foto/"', f'href="{address}proposal/"']
    assert [part in bare for part in found] == [False, False]
    assert [part in page for part in found] == [True, True]


@pytest.mark.parametrize(
    ("kind", "file_type", "name"),
    [
        ("foto", "image/webp", "foto-peserta.webp"),
        ("foto/kecil", "image/webp", "foto-peserta-kecil.webp"),
        ("proposal", "application/pdf", "proposal.pdf"),
    ],
)
def test_what_a_contestant_handed_in_is_shown_and_nothing_else(
    kind: str, file_type: str, name: str, sheet: ScoreSheet
) -> None:
    kube = sheet.contestant.kube
    assert kube is not None
    kube.photo, kube.portrait, kube.proposal = stored(), stored(), stored(".pdf")
    kube.save()

    response = signed_in(sheet.judge.user).get(
        f"/juri/peserta/{sheet.contestant.public_id}/{kind}/"
    )

    assert response.headers["Content-Type"] == file_type
    assert response.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert headers_of(response) == SAFE


@pytest.mark.parametrize("kind", ["foto", "foto/kecil", "proposal"])
def test_what_nobody_handed_in_is_missing(kind: str, sheet: ScoreSheet) -> None:
    path = f"/juri/peserta/{sheet.contestant.public_id}/{kind}/"

    assert signed_in(sheet.judge.user).get(path).status_code == 404


def test_a_facilitator_has_a_proposal_and_no_photo() -> None:
    edition = make_edition()
    person = make_facilitator(proposal=stored(".pdf"))
    contestant = make_contestant(make_category(edition, kind="pendamping"), person)
    make_judge(edition)
    client = signed_in(make_user(Role.PANITIA))

    answers = [
        client.get(f"/juri/peserta/{contestant.public_id}/{kind}/").status_code
        for kind in ("foto", "proposal")
    ]

    assert answers == [404, 200]
