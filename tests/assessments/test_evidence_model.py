"""What the database itself holds about photos."""

from __future__ import annotations

import pytest

from assessments.models import Evidence
from tests.broken_rules import breaks
from tests.factories import open_edition, sheet_of
from tests.uploads import make_evidence

pytestmark = pytest.mark.django_db

TESTED = {"one_photo_per_position", "one_row_per_photo", "three_photos_per_indicator"}


@pytest.fixture
def evidence() -> Evidence:
    """Give the only photo of a sheet."""
    return make_evidence(sheet_of(open_edition(judges=1, contestants=1)))


def test_the_database_refuses_two_photos_on_one_position(evidence: Evidence) -> None:
    evidence.pk, evidence.public_id, evidence.digest = None, "salinan", "f" * 64

    with breaks("one_photo_per_position"):
        evidence.save(force_insert=True)


def test_the_database_refuses_the_same_photo_twice(evidence: Evidence) -> None:
    evidence.pk, evidence.public_id, evidence.position = None, "salinan", 2

    with breaks("one_row_per_photo"):
        evidence.save(force_insert=True)


@pytest.mark.parametrize("position", [0, 4])
def test_the_database_refuses_a_fourth_photo(position: int, evidence: Evidence) -> None:
    with breaks("three_photos_per_indicator"):
        Evidence.objects.filter(pk=evidence.pk).update(position=position)


def test_a_photo_names_itself(evidence: Evidence) -> None:
    assert str(evidence) == f"{evidence.sheet_id}: {evidence.indicator_id} (1)"
