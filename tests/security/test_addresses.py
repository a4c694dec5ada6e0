"""Addresses that nobody types: they are answered, on either database, and never fail."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kube_awards.accounts.roles import Role
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def as_panitia() -> Client:
    client = Client()
    client.force_login(make_user(Role.PANITIA))
    return client


@pytest.mark.parametrize(
    "path",
    [
        "/panitia/kube/?cari=%00",
        "/panitia/pendamping/?wilayah=31%0074",
        "/panitia/wilayah/31%0074/",
        "/panitia/%00/",
    ],
)
def test_a_nul_in_an_address_is_a_bad_request(path: str) -> None:
    assert as_panitia().get(path).status_code == 400


@pytest.mark.parametrize("kind", ["kube", "pendamping"])
def test_a_search_for_thousands_of_words_is_a_short_query(kind: str) -> None:
    client = as_panitia()

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/panitia/{kind}/", {"cari": "ab " * 2000})

    assert answer.status_code == 200
    assert max(len(each["sql"]) for each in queries) < 20_000
