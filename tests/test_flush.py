"""The flush between tests leaves the database as the migrations made it: regions and guards."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from groups.models import Region
from kube_awards.ledger.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("_time", ["first", "second"])
def test_the_six_regions_are_there_after_each_flush(_time: str) -> None:
    assert Region.objects.count() == 6


@pytest.mark.parametrize("_time", ["first", "second"])
def test_the_ledger_refuses_deletion_after_each_flush(_time: str) -> None:
    Entry.objects.bulk_create([Entry(seq=1, at="2018-09-20T07:32Z", action="test.done")])

    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry")

    assert Entry.objects.count() == 1
