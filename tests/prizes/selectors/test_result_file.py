from __future__ import annotations

import json

import pytest

from assessments.domain.bundle import read_bundle
from assessments.domain.recheck import recheck
from prizes.selectors.reviews import decision_bundle
from tests.factories import approved, closed_edition, proposed

pytestmark = pytest.mark.django_db


def test_the_result_file_is_computed_again_without_a_finding() -> None:
    decision = approved(proposed(closed_edition(kinds=("kube", "pendamping"))))

    report = recheck(read_bundle(decision_bundle(decision)))

    assert (report.differences, report.digest) == ((), decision.result.digest)


def test_the_result_file_names_people_as_decided() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))
    award = decision.awards.select_related("contestant__kube").get()
    kube = award.contestant.kube
    assert kube is not None
    type(kube).objects.update(name="Nama Baru")

    names = json.loads(decision_bundle(decision))["names"]

    assert names["contestants"] == {award.contestant.public_id: award.name}
    assert names["aspects"] == {"kelembagaan": "kelembagaan", "ekonomi": "ekonomi"}


def test_one_changed_score_in_the_result_file_is_found() -> None:
    decision = approved(proposed(closed_edition(judges=3, contestants=2)))
    document = json.loads(decision_bundle(decision))
    sheet = document["categories"]["kube"]["inputs"]["sheets"][0]
    sheet["scores"]["1"] = "1"

    report = recheck(read_bundle(json.dumps(document)))

    assert any("indikator 1" in difference for difference in report.differences)
