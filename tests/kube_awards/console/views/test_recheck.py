"""Anybody who may see values computes the decided result again, and reads what differs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from assessments.domain.bundle import read_bundle
from assessments.domain.recheck import recheck
from assessments.models import Edition
from kube_awards.accounts.roles import Role
from tests.factories import approved, closed_edition, make_user, proposed, signed_in
from tests.ledger_lines import written_lines
from tests.pages import words_of

if TYPE_CHECKING:
    from tests.pages import Response

pytestmark = pytest.mark.django_db

SAME = "Hasil hitung ulang sama dengan yang ditetapkan"
DIFFERENT = "Hasil hitung ulang TIDAK sama dengan yang ditetapkan."


@pytest.fixture
def edition() -> Edition:
    own = closed_edition()
    approved(proposed(own))
    return own


def ask(edition: Edition, query: str = "?hitung=ya") -> Response:
    client = signed_in(make_user(Role.PENGAWAS))
    return client.get(f"/panitia/{edition.slug}/hitung-ulang/{query}")


def test_before_the_approval_there_is_nothing_to_compute() -> None:
    edition = closed_edition()
    proposed(edition)

    words = words_of(ask(edition))

    assert "Belum ada hasil yang ditetapkan." in words
    assert SAME not in words


def test_the_page_explains_before_it_computes(edition: Edition) -> None:
    words = words_of(ask(edition, ""))

    assert f"python -m assessments.domain.recheck hasil-{edition.slug}.json" in words
    assert edition.decisions.get().result.digest in words
    assert SAME not in words


def test_the_same_result_is_said_in_plain_words_and_nothing_is_written(edition: Edition) -> None:
    client = signed_in(make_user(Role.PENGAWAS))

    with written_lines() as lines:
        response = client.get(f"/panitia/{edition.slug}/hitung-ulang/?hitung=ya")

    words = words_of(response)
    award = edition.decisions.get().awards.get(place=1)
    assert SAME in words
    assert f"{award.name} Ditetapkan 1 Dihitung 1 sama" in words
    assert lines == []


@pytest.mark.usefixtures("finished_sample")
def test_each_category_stands_once_in_the_order_of_its_places() -> None:
    found = ask(Edition.objects.get()).context["found"]

    assert (len(found.categories), found.is_same) == (2, True)
    for category in found.categories:
        decided = [place.decided for place in category.places]
        assert decided == sorted(decided)


def test_the_file_that_is_handed_out_carries_the_digest_on_the_page(edition: Edition) -> None:
    client = signed_in(make_user(Role.PENGAWAS))
    text = client.get(f"/panitia/{edition.slug}/berkas-hasil.json").content.decode()

    again = recheck(read_bundle(text))

    assert (again.digest, again.differences) == (edition.decisions.get().result.digest, ())


def test_a_score_changed_behind_its_back_is_found(edition: Edition) -> None:
    result = edition.decisions.get().result
    inputs = json.loads(result.canonical)
    sheet = inputs["kube"]["sheets"][0]
    indicator = next(iter(sheet["scores"]))
    sheet["scores"][indicator] = 5 if sheet["scores"][indicator] != 5 else 1
    change_behind_its_back("assessments_result", "canonical", json.dumps(inputs), result.pk)

    found = ask(edition).context["found"]

    assert (found.is_same, found.digest == found.frozen_digest) == (False, False)
    assert found.differences


def test_a_place_changed_behind_its_back_is_found(edition: Edition) -> None:
    award = edition.decisions.get().awards.get(place=1)
    change_behind_its_back("prizes_award", "place", 5, award.pk)

    words = words_of(ask(edition))

    assert DIFFERENT in words
    assert f"{award.name} Ditetapkan 5 Dihitung 1 berbeda" in words


def test_a_frozen_result_that_nobody_can_read_is_told(edition: Edition) -> None:
    result = edition.decisions.get().result
    change_behind_its_back("assessments_result", "canonical", "{}x", result.pk)

    response = ask(edition)

    assert response.status_code == 200
    assert DIFFERENT in words_of(response)


def change_behind_its_back(table: str, column: str, value: str | int, key: int) -> None:
    """Write as somebody with the database password does."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, key])  # noqa: S608 - constants of this test
