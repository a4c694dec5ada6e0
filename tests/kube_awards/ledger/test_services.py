"""Entries are written inside the transaction they speak of, one behind the other."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from kube_awards.ledger.chain import GENESIS
from kube_awards.ledger.models import Entry
from kube_awards.ledger.selectors import ChainReport, verify_chain
from kube_awards.ledger.services import record, sealed
from tests.factories import make_user

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


def record_many(user: User, count: int, barrier: threading.Barrier) -> None:
    """Write count entries, each in a transaction of its own, then give the connection back."""
    barrier.wait()
    for _ in range(count):
        with transaction.atomic():
            record(actor=user, action="test.many", obj=user)
    connection.close()


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_what() -> None:
    user = make_user(full_name="Sari Wulandari")
    entry = record(
        actor=user, action="user.renamed", obj=user, before={"b": 1, "a": 2}, reason="salah ketik"
    )

    stored = Entry.objects.get(pk=entry.seq)

    assert (stored.seq, stored.actor, stored.action) == (2, user, "user.renamed")
    assert (stored.object_type, stored.object_id) == ("accounts.user", str(user.pk))
    assert (stored.object_label, stored.reason) == ("Sari Wulandari", "salah ketik")
    assert (stored.before, stored.after) == ('{"a":2,"b":1}', "null")
    assert str(stored) == "2 user.renamed"


@pytest.mark.django_db
def test_each_entry_stands_on_the_one_before() -> None:
    user = make_user()
    record(actor=None, action="test.second", obj=user)

    first, second = Entry.objects.all()

    assert first.previous_hash == GENESIS
    assert second.previous_hash == first.hash
    assert second.actor is None


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded() -> None:
    user = make_user()

    with pytest.raises(TransactionManagementError):
        record(actor=user, action="test.alone", obj=user)

    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_entry_goes_back_with_its_transaction() -> None:
    user = make_user()

    with transaction.atomic():
        record(actor=user, action="test.undone", obj=user)
        transaction.set_rollback(True)

    assert list(Entry.objects.values_list("action", flat=True)) == ["user.created"]


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_make_one_whole_chain() -> None:
    user, barrier = make_user(), threading.Barrier(2)
    writers = [threading.Thread(target=record_many, args=(user, 10, barrier)) for _ in range(2)]

    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    head = Entry.objects.get(seq=21).hash
    assert verify_chain() == ChainReport(count=21, head=head)


@pytest.mark.django_db
def test_a_second_entry_behind_the_same_one_is_refused_by_the_database() -> None:
    make_user()
    first = Entry.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(seq=2, at=first.at, previous_hash=first.previous_hash, hash="0" * 64)


@pytest.mark.django_db
def test_private_data_enters_as_a_seal_that_the_key_can_prove() -> None:
    seal = sealed("0812-3456-7890")

    assert seal == sealed("0812-3456-7890") != sealed("0812-3456-7891")
    assert list(seal) == ["hmac"]
