"""What one person read off a paper sheet, planted as canaries and looked for by everybody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assessments.models import PaperEntry
from assessments.services.judging import close_judging
from kube_awards.accounts.roles import Role
from tests.factories import make_user, open_edition, sheet_of, signed_in
from tests.pages import words_of
from tests.paper_sheets import enter, two_readers
from tests.security.test_confidentiality import addresses, canaries_seen

if TYPE_CHECKING:
    from assessments.models import Edition, ScoreSheet
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db

# A note that nothing else can hold, and one that only the second person wrote.
FIRST, SECOND = "catatan-kenari-48112", "catatan-kenari-90377"
VALUES = (5, 4, 3, 2)


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=2, contestants=1)


@pytest.fixture
def sheet(edition: Edition) -> ScoreSheet:
    return sheet_of(edition)


@pytest.fixture
def readers(sheet: ScoreSheet) -> tuple[User, User]:
    """Give two people, the first of whom has read the paper."""
    one, two = two_readers()
    enter(sheet, one, *VALUES, notes={2: FIRST})
    return one, two


def seen_by(user: User, sheet: ScoreSheet, *canaries: str, english: bool = True) -> list[str]:
    paths = addresses(sheet.judge.edition, sheet.public_id)
    chosen = [path for path in paths if english or not path.startswith("/en/")]
    return canaries_seen(signed_in(user), chosen, canaries)


def seen_by_each(people: dict[str, User], sheet: ScoreSheet, *canaries: str) -> dict[str, object]:
    """Return what each kind sees; whoever has all roles looks through the English pages as well."""
    seen = {
        kind: seen_by(user, sheet, *canaries, english=kind == "all roles")
        for kind, user in people.items()
    }
    return {kind: found for kind, found in seen.items() if found}


def page_of(sheet: ScoreSheet) -> str:
    return f"/panitia/{sheet.judge.edition.slug}/lembar/{sheet.public_id}/dari-kertas/"


def others(sheet: ScoreSheet) -> dict[str, User]:
    """Return somebody of every kind who has not read the paper."""
    people = {role.value: make_user(role) for role in Role}
    return people | {
        "all roles": make_user(*Role),
        "other": sheet_of(sheet.judge.edition, 2).judge.user,
    }


def test_the_first_person_sees_the_own_reading_so_the_search_works(
    sheet: ScoreSheet, readers: tuple[User, User]
) -> None:
    assert f"{FIRST} on {page_of(sheet)}" in seen_by(readers[0], sheet, FIRST)


def test_nobody_else_sees_the_first_reading_not_even_the_judge(
    sheet: ScoreSheet, readers: tuple[User, User]
) -> None:
    people = others(sheet) | {"second": readers[1], "judge": sheet.judge.user}

    assert seen_by_each(people, sheet, FIRST) == {}


def test_the_second_person_gets_a_blank_form(sheet: ScoreSheet, readers: tuple[User, User]) -> None:
    first, second = (signed_in(each).get(page_of(sheet)).content.decode() for each in readers)

    assert (first.count(" checked"), second.count(" checked")) == (4, 0)


def test_where_they_differ_the_two_see_both_and_nobody_else_sees_either(
    sheet: ScoreSheet, readers: tuple[User, User]
) -> None:
    enter(sheet, readers[1], *VALUES, notes={2: SECOND})
    people = others(sheet) | {"judge": sheet.judge.user}

    seen = seen_by_each(people, sheet, FIRST, SECOND)
    pages = [words_of(signed_in(each).get(page_of(sheet))) for each in readers]

    assert seen == {}
    assert [(FIRST in page, SECOND in page) for page in pages] == [(True, True), (True, True)]


def test_a_third_person_of_panitia_is_told_who_is_at_it(
    sheet: ScoreSheet, readers: tuple[User, User]
) -> None:
    enter(sheet, readers[1], 1, 1, 1, 1)

    page = signed_in(make_user(Role.PANITIA)).get(page_of(sheet))

    words = words_of(page)
    assert "Dua orang sudah memasukkan lembar ini dan sedang mencocokkan isiannya." in words
    assert "Isian pertama: Ani Pertama, pukul" in words
    assert b'type="radio"' not in page.content


# The photo ----------------------------------------------------------------------------------------


def statuses(people: dict[str, User], sheet: ScoreSheet) -> dict[str, int]:
    address = f"{page_of(sheet)}foto/"
    return {kind: signed_in(user).get(address).status_code for kind, user in people.items()}


def test_only_who_has_read_the_paper_sees_its_photo_while_it_waits(
    edition: Edition, sheet: ScoreSheet, readers: tuple[User, User]
) -> None:
    one, two = readers
    before = statuses(others(sheet) | {"first": one, "second": two}, sheet)
    enter(sheet, two, 1, 1, 1, 1)
    both = statuses({"first": one, "second": two}, sheet)
    close_judging(edition=edition, actor=one)
    closed = statuses(others(sheet), sheet)

    refused = dict.fromkeys(others(sheet), 403)
    assert before == refused | {"first": 200, "second": 403}
    assert both == {"first": 200, "second": 200}
    assert closed == refused


def test_the_photo_of_a_sent_sheet_is_for_whoever_may_see_values(
    edition: Edition, sheet: ScoreSheet, readers: tuple[User, User]
) -> None:
    enter(sheet, readers[1], *VALUES, notes={2: FIRST})
    people = others(sheet)
    opened = statuses(people | {"second": readers[1]}, sheet)
    close_judging(edition=edition, actor=readers[0])

    closed = statuses(people, sheet)

    allowed = {"panitia", "penetap", "pengawas", "all roles"}
    assert opened == dict.fromkeys(people, 403) | {"second": 200}
    assert closed == {kind: 200 if kind in allowed else 403 for kind in people}


def test_the_photo_is_never_kept_by_a_browser(
    sheet: ScoreSheet, readers: tuple[User, User]
) -> None:
    answer = signed_in(readers[0]).get(f"{page_of(sheet)}foto/")

    assert answer.content == b"foto"
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "image/webp",
        "private, no-store",
    )


def test_a_sheet_without_paper_has_no_photo(edition: Edition) -> None:
    sheet = sheet_of(edition, judge=2)

    assert statuses({"panitia": make_user(Role.PANITIA)}, sheet) == {"panitia": 404}


def test_the_sheet_of_another_edition_is_as_missing_as_one_that_never_was(
    sheet: ScoreSheet,
) -> None:
    other = open_edition(judges=1, contestants=1)
    client = signed_in(make_user(Role.PANITIA))

    answers = [
        client.get(f"/panitia/{other.slug}/lembar/{public_id}/dari-kertas/{page}").status_code
        for public_id in (sheet.public_id, "tidak-ada")
        for page in ("", "batalkan/", "foto/")
    ]

    assert answers == [404] * 6


def test_what_waits_is_stored_as_it_was_read(sheet: ScoreSheet, readers: tuple[User, User]) -> None:
    stored = json.loads(PaperEntry.objects.get(entered_by=readers[0]).entries)

    assert stored["2"] == {"note": FIRST, "value": 4}
