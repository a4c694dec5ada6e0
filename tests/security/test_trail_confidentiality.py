"""The audit trail tells nobody a value too early: role × filter × page and file (quality.md S3)."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from assessments.models import ScoreSheet
from assessments.services.judging import close_judging, reopen_judging
from kube_awards.accounts.roles import Role
from kube_awards.console.trail.words import Shows, codes_showing
from kube_awards.ledger.models import Entry
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_user,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.paper_sheets import enter, two_readers

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Edition
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db

NOTE, PAPER = "catatan-kenari-73519", "catatan-kenari-48112"
READERS = (Role.PANITIA, Role.PENETAP, Role.PENGAWAS, Role.SUPERADMIN)
TELLING = codes_showing(Shows.SHEET, Shows.PAPER, Shows.RESULT)
FILTERS = ({"objek": "KUBE"}, *({"tindakan": code} for code in TELLING))


@pytest.fixture
def edition() -> Edition:
    """Give an open edition: one sheet sent, one a draft, both full of canaries."""
    own = open_edition(judges=3, contestants=1)
    send_sheet(fill_sheet(sheet_of(own), 5, 4, 3, 4, notes={2: NOTE}), 5, 4, 3, 4)
    fill_sheet(sheet_of(own, judge=2), 5, 4, 3, 4, notes={2: NOTE})
    return own


def address(edition: Edition) -> str:
    return f"/panitia/{edition.slug}/audit/"


def all_pages(client: Client, edition: Edition) -> str:
    """Return every page of the trail from the newest on, in both languages."""
    texts = []
    for path in (address(edition), f"/en{address(edition)}"):
        answer = client.get(path)
        texts.append(answer.text)
        while older := answer.context["page"].older:
            answer = client.get(path, {"sebelum": older})
            texts.append(answer.text)
    return "".join(texts)


def file_of(client: Client, edition: Edition, asked: dict[str, str]) -> str:
    """Return the file that somebody gets for these filters."""
    answer = client.post(f"{address(edition)}unduh/", asked)
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined] # it streams


def seen_by(user: User, edition: Edition, *canaries: str) -> list[str]:
    """Return which canaries the whole trail shows; no filter shows more, as a test below says."""
    client = signed_in(user)
    shown = all_pages(client, edition) + file_of(client, edition, {})
    return [canary for canary in canaries if canary in shown]


def lines_in(text: str) -> set[tuple[str, ...]]:
    return {tuple(line) for line in csv.reader(text.splitlines(keepends=True), delimiter=";")}


def test_the_canaries_are_in_the_ledger_so_the_search_works(edition: Edition) -> None:
    assert Entry.objects.filter(after__contains=NOTE).exists()
    assert edition.is_open


@pytest.mark.parametrize("role", [*READERS, "all"])
def test_while_judging_is_open_no_line_tells_a_value(role: str, edition: Edition) -> None:
    user = make_user(*(READERS if role == "all" else [Role(role)]))

    assert seen_by(user, edition, NOTE, "Indikator 1", "Indicator 1") == []


@pytest.mark.parametrize("role", [*READERS, "all", "reader"])
def test_a_filter_leaves_lines_out_and_changes_none(role: str, edition: Edition) -> None:
    first, _second = two_readers()
    enter(sheet_of(edition, judge=3), first, 5, 4, 3, 2, notes={2: PAPER})
    roles = READERS if role == "all" else [Role(role)] if role in Role.values else []
    client = signed_in(make_user(*roles) if roles else first)

    narrowed = [lines_in(file_of(client, edition, asked)) for asked in FILTERS]

    whole = lines_in(file_of(client, edition, {}))
    assert [lines - whole for lines in narrowed] == [set()] * len(FILTERS)
    assert any(len(lines) > 1 for lines in narrowed)


def test_no_filtered_page_tells_a_value(edition: Edition) -> None:
    client = signed_in(make_user(*READERS))

    pages = [client.get(address(edition), asked).text for asked in FILTERS]

    assert [text for text in pages if NOTE in text or "Indikator 1" in text] == []


def test_after_closing_a_sheet_that_was_sent_is_read_by_who_may_see_values(
    edition: Edition,
) -> None:
    for judge in (2, 3):
        send_sheet(sheet_of(edition, judge), 5, 4, 3, 4)
    close_judging(edition=edition, actor=make_user(Role.PANITIA))

    seen = {role.value: bool(seen_by(make_user(role), edition, NOTE)) for role in READERS}

    assert seen == {"panitia": True, "penetap": True, "pengawas": True, "superadmin": False}


def test_a_sheet_that_is_not_sent_stays_masked_after_closing(edition: Edition) -> None:
    for judge in (2, 3):
        send_sheet(sheet_of(edition, judge), 5, 4, 3, 4)
    close_judging(edition=edition, actor=make_user(Role.PANITIA))
    ScoreSheet.objects.update(state="reopened", reopened_because="Periksa lagi")

    assert seen_by(make_user(Role.PENGAWAS), edition, NOTE) == []


def test_judging_that_is_opened_again_masks_again(edition: Edition) -> None:
    for judge in (2, 3):
        send_sheet(sheet_of(edition, judge), 5, 4, 3, 4)
    close_judging(edition=edition, actor=make_user(Role.PANITIA))
    reopen_judging(edition=edition, actor=make_user(Role.PANITIA), reason="Juri terlambat")

    assert seen_by(make_user(Role.PENGAWAS), edition, NOTE) == []


# Paper --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["first", "second", *READERS])
def test_a_reading_off_paper_is_a_line_for_its_reader_alone(kind: str, edition: Edition) -> None:
    first, second = two_readers()
    enter(sheet_of(edition, judge=3), first, 5, 4, 3, 2, notes={2: PAPER})
    user = {"first": first, "second": second}.get(kind) or make_user(Role(kind))

    assert bool(seen_by(user, edition, PAPER)) == (kind == "first")
    assert names_the_reading(user, edition) == (kind == "first")


def names_the_reading(user: User, edition: Edition) -> bool:
    """Say whether somebody's page lists that the paper was read."""
    path = f"/panitia/{edition.slug}/audit/?tindakan=paper.entered"
    return bool(signed_in(user).get(path).context["page"].rows)


def test_a_reading_that_was_sent_is_read_after_closing(edition: Edition) -> None:
    sheet = sheet_of(edition, judge=3)
    for reader in two_readers():
        enter(sheet, reader, 5, 4, 3, 2, notes={2: PAPER})
    pengawas = make_user(Role.PENGAWAS)
    before = seen_by(pengawas, edition, PAPER)
    send_sheet(sheet_of(edition, judge=2), 5, 4, 3, 4)
    close_judging(edition=edition, actor=make_user(Role.PANITIA))

    assert before == []
    assert seen_by(pengawas, edition, PAPER)


# The result ---------------------------------------------------------------------------------------


def test_a_proposal_is_not_told_to_who_has_no_say_in_results() -> None:
    edition = closed_edition()
    proposed(edition)
    facts = json.loads(Entry.objects.get(action="decision.proposed").after)
    winner = facts["awards"][0]["label"]
    asked = {"tindakan": "decision.proposed"}

    seen = {
        role.value: winner in file_of(signed_in(make_user(role)), edition, asked)
        for role in READERS
    }

    assert seen == {"panitia": True, "penetap": True, "pengawas": True, "superadmin": False}
