"""The database itself keeps what was paid as it was."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction

from kube_awards.accounts.roles import Role
from prizes.guards import drop_guards, install_guards
from prizes.models import Payment
from prizes.services.payments import hand_over
from tests.factories import make_user
from tests.prizes.payment_cases import HANDED, decided, paid, payment_of, saved
from tests.simultaneous import at_once


@pytest.mark.django_db
def test_what_was_paid_is_neither_changed_nor_deleted() -> None:
    payment = paid(payment_of(decided(contestants=2), 1))

    for statement in ("UPDATE prizes_payment SET note = 'x'", "DELETE FROM prizes_payment"):
        with (
            pytest.raises(DatabaseError, match="tidak dapat diubah"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"{statement} WHERE id = {payment.pk}")

    assert Payment.objects.get(pk=payment.pk).note == ""


@pytest.mark.django_db
def test_what_is_not_paid_can_be_changed() -> None:
    payment_of(decided())

    assert Payment.objects.update(note="x") == 1


@pytest.mark.django_db
def test_guards_can_be_taken_away_and_put_back() -> None:
    payment = paid(payment_of(decided()))

    drop_guards(connection)
    Payment.objects.update(note="x")
    install_guards(connection)

    with pytest.raises(DatabaseError), transaction.atomic():
        payment.save()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_two_who_hand_over_at_once_record_it_once(_round: int) -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    people = [make_user(Role.BENDAHARA), make_user(Role.BENDAHARA)]

    answers = at_once(
        *[
            partial(hand_over, payment=payment, changes=HANDED, seen=2, actor=each)
            for each in people
        ]
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["AlreadyPaid", "Payment"]
    assert Payment.objects.get().version == 3
