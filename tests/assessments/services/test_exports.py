from __future__ import annotations

import pytest

from assessments.services.exports import (
    record_contestant_download,
    record_score_download,
    refuse_before_closing,
)
from assessments.services.judging import reopen_judging
from kube_awards.core.errors import WrongState
from tests.factories import closed_edition, make_user, open_edition
from tests.ledger_lines import Line, written_lines

pytestmark = pytest.mark.django_db


def test_before_closing_no_score_leaves() -> None:
    with pytest.raises(
        WrongState, match="Nilai dapat diunduh setelah penilaian ditutup."
    ) as caught:
        refuse_before_closing(open_edition())

    assert caught.value.state == "open"


def test_judging_that_was_reopened_while_the_file_was_made_holds_it_back() -> None:
    edition, actor = closed_edition(), make_user()
    refuse_before_closing(edition)
    reopen_judging(edition=edition, actor=make_user(), reason="Terlambat.")

    with written_lines() as lines, pytest.raises(WrongState):
        record_score_download(edition=edition, actor=actor, standing="DRAF")

    assert lines == []


def test_downloads_are_written_down() -> None:
    edition, actor = closed_edition(), make_user(full_name="Dian")

    with written_lines() as lines:
        record_score_download(edition=edition, actor=actor, standing="DRAF")
        record_contestant_download(edition=edition, actor=actor, contestants=3, contacts=True)

    about = ("assessments.edition", None)
    assert lines == [
        Line("Dian", "scores.downloaded", *about, {"standing": "DRAF"}),
        Line("Dian", "contestants.downloaded", *about, {"contacts": True, "contestants": 3}),
    ]
