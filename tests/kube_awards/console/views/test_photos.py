"""Photos of evidence are listed for staff after closing, and never before."""

from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from tests.factories import closed_edition, make_user, open_edition, sheet_of, signed_in
from tests.pages import words_of
from tests.uploads import make_evidence

pytestmark = pytest.mark.django_db


def test_before_closing_there_is_no_such_page() -> None:
    edition = open_edition()
    make_evidence(sheet_of(edition))

    page = signed_in(make_user(Role.PANITIA)).get(f"/panitia/{edition.slug}/foto/")

    assert page.status_code == 404


@pytest.mark.parametrize("photos", [1, 3])
def test_a_photo_is_listed_with_contestant_judge_and_indicator(
    photos: int, django_assert_num_queries: object
) -> None:
    edition = closed_edition()
    sheet = sheet_of(edition)
    for number in range(1, photos + 1):
        made = make_evidence(sheet, number=number)
    client = signed_in(make_user(Role.PENGAWAS))

    with django_assert_num_queries(8):  # type: ignore[operator]
        page = client.get(f"/panitia/{edition.slug}/foto/")

    words = words_of(page)
    assert all(text in words for text in (sheet.contestant.name, sheet.judge.name, "Hal 1"))
    assert f"/{made.public_id}/" in page.content.decode()
