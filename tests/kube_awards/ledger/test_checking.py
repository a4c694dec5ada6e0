"""The whole chain is walked now and then, not for each page, and the finding is remembered."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from kube_awards.ledger import tasks
from kube_awards.ledger.checking import ask_for_check, check_chain, last_finding
from kube_awards.ledger.guards import drop_guards, install_guards
from kube_awards.ledger.models import Entry
from kube_awards.ledger.services import record
from kube_awards.ledger.tasks import finding_at_hand
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def write(count: int) -> None:
    user = make_user()
    for _each in range(count - 1):  # making the user is an entry too
        record(actor=user, action="test.done", obj=user)


def behind_its_back(statement: str) -> None:
    drop_guards(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    install_guards(connection)


def hours_later(monkeypatch: pytest.MonkeyPatch) -> None:
    later = timezone.now() + dt.timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)


def test_before_any_walk_there_is_no_finding() -> None:
    assert last_finding() is None


def test_a_walk_is_remembered_as_it_was() -> None:
    write(3)

    found = check_chain()

    assert last_finding() == found
    assert (found.report.count, found.is_whole, found.is_fresh) == (3, True, True)


def test_a_short_chain_is_walked_for_the_page_and_not_again_while_fresh(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(2)
    first = finding_at_hand()
    write(2)
    second = finding_at_hand()
    hours_later(monkeypatch)
    third = finding_at_hand()

    assert first == second
    assert [found and found.report.count for found in (first, third)] == [2, 4]


def test_a_long_chain_is_walked_by_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    monkeypatch.setattr(type(tasks.walk_chain), "enqueue", lambda *_arguments: asked.append(1))
    write(2)

    found = [finding_at_hand(), finding_at_hand()]

    assert (found, asked) == ([None, None], [1])


def test_the_worker_leaves_its_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    write(2)

    tasks.walk_chain.call()

    found = finding_at_hand()
    assert found is not None
    assert found.report.count == 2


def test_a_walk_is_not_asked_for_twice() -> None:
    assert [ask_for_check(), ask_for_check()] == [True, False]


def test_a_changed_entry_is_named() -> None:
    write(4)
    behind_its_back("UPDATE ledger_entry SET reason = 'x' WHERE seq = 3")

    found = check_chain()

    assert (found.is_whole, found.report.first_broken) == (False, 3)


def test_entries_cut_off_since_the_last_walk_are_missed_until_somebody_explains() -> None:
    write(4)
    check_chain()
    behind_its_back("DELETE FROM ledger_entry WHERE seq = 4")

    first, second = check_chain(), check_chain()

    assert [each.report.first_broken for each in (first, second)] == [4, 4]


def test_an_entry_written_over_a_cut_is_noticed() -> None:
    write(4)
    check_chain()
    behind_its_back("DELETE FROM ledger_entry WHERE seq = 4")
    record(actor=None, action="test.done", obj=Entry.objects.get(seq=1))

    assert check_chain().report.first_broken == 4
