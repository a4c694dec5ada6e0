from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from assessments.models import Contestant, Edition, Evidence, Indicator, ScoreSheet
from assessments.services.evidence import add_evidence, remove_evidence
from assessments.services.judging import close_judging
from kube_awards.core.errors import Refused, WrongState
from tests.assessments.services.sheet_state import state_of
from tests.circumstances import excuse, recuse
from tests.factories import make_user, open_edition, send_sheet, sheet_of
from tests.ledger_lines import Line, written_lines
from tests.simultaneous import at_once
from tests.uploads import SVG, make_evidence, photo, sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoCaptureOnCommitCallbacks

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the only judge."""
    return sheet_of(open_edition(judges=1, contestants=1))


def indicator(sheet: ScoreSheet, number: int = 1) -> Indicator:
    return Indicator.objects.get(aspect__category=sheet.contestant.category, number=number)


def add(sheet: ScoreSheet, data: bytes, number: int = 1) -> Evidence:
    return add_evidence(
        sheet=sheet,
        indicator=indicator(sheet, number),
        upload=sent(data),
        actor=sheet.judge.user,
    )


def photos_of(sheet: ScoreSheet) -> list[tuple[int, int]]:
    """Return indicator and position of each photo."""
    return list(sheet.evidence.values_list("indicator__number", "position"))


def test_a_photo_is_kept_and_written_down_without_a_byte_of_it(sheet: ScoreSheet) -> None:
    before = state_of(sheet)

    with written_lines() as lines:
        evidence = add(sheet, photo(800, 400), number=2)

    judge = sheet.judge.user
    assert lines == [
        Line(
            str(judge),
            "evidence.added",
            "assessments.scoresheet",
            None,
            {"indicator": 2, "digest": evidence.digest},
        )
    ]
    assert (photos_of(sheet), evidence.added_by) == ([(2, 1)], judge)
    with default_storage.open(str(evidence.file.name)) as file:
        assert file.read(4) == b"RIFF"
    with default_storage.open(str(evidence.thumbnail)) as file:
        assert Image.open(file).size == (256, 128)
    assert state_of(sheet) == before


def test_the_same_photo_sent_twice_is_one(sheet: ScoreSheet) -> None:
    with written_lines() as lines:
        first, second = add(sheet, photo()), add(sheet, photo())

    assert (first, photos_of(sheet), len(lines)) == (second, [(1, 1)], 1)


def test_an_indicator_takes_three_photos(sheet: ScoreSheet) -> None:
    for position in (1, 2, 3):
        make_evidence(sheet, position=position)

    with pytest.raises(Refused) as refusal:
        add(sheet, photo())
    add(sheet, photo(), number=2)

    assert str(refusal.value) == (
        "Paling banyak 3 foto untuk satu indikator. Hapus dulu salah satunya."
    )
    assert photos_of(sheet) == [(1, 1), (1, 2), (1, 3), (2, 1)]


def test_a_removed_photo_makes_room_and_is_gone_from_the_disk(
    sheet: ScoreSheet, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first, second = (make_evidence(sheet, position=position) for position in (1, 2))

    with written_lines() as lines, django_capture_on_commit_callbacks(execute=True):
        remove_evidence(evidence=first, actor=sheet.judge.user)

    assert lines == [
        Line(
            str(sheet.judge.user),
            "evidence.removed",
            "assessments.scoresheet",
            {"indicator": 1, "digest": first.digest},
            None,
        )
    ]
    names = [str(file) for each in (first, second) for file in (each.file, each.thumbnail)]
    assert [default_storage.exists(name) for name in names] == [False, False, True, True]
    add(sheet, photo())
    assert photos_of(sheet) == [(1, 1), (1, 2)]


def test_what_is_no_photo_leaves_nothing(sheet: ScoreSheet) -> None:
    with written_lines() as lines, pytest.raises(Refused):
        add(sheet, SVG)

    assert (lines, photos_of(sheet)) == ([], [])


# When a sheet cannot be written -------------------------------------------------------------------


def sent_off(sheet: ScoreSheet) -> None:
    send_sheet(sheet, 5, 4, 3, 2)


def closed(sheet: ScoreSheet) -> None:
    close_judging(edition=sheet.judge.edition, actor=make_user())


def past_its_time(sheet: ScoreSheet) -> None:
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(seconds=61))


def recused(sheet: ScoreSheet) -> None:
    recuse(sheet.judge.edition, judge=1, code="31.75")


def absent(sheet: ScoreSheet) -> None:
    excuse(sheet.judge.edition, judge=1)


def withdrawn(sheet: ScoreSheet) -> None:
    Contestant.objects.update(is_withdrawn=True)


TOO_LATE = "Penilaian sudah ditutup. Foto tidak dapat ditambah atau dihapus lagi."
NOT_YOURS = "Anda tidak menilai peserta ini."
LOCKED: dict[Callable[[ScoreSheet], None], str] = {
    sent_off: "Lembar ini sudah terkirim. Tarik kembali dulu bila ingin mengubahnya.",
    closed: TOO_LATE,
    past_its_time: TOO_LATE,
    recused: NOT_YOURS,
    absent: NOT_YOURS,
    withdrawn: NOT_YOURS,
}


@pytest.mark.parametrize("happens", LOCKED)
def test_a_sheet_that_cannot_be_written_takes_and_gives_no_photo(
    happens: Callable[[ScoreSheet], None], sheet: ScoreSheet
) -> None:
    evidence = make_evidence(sheet)
    happens(sheet)

    with written_lines() as lines, pytest.raises(WrongState) as adding:
        add(sheet, photo())
    with written_lines() as more_lines, pytest.raises(WrongState) as removing:
        remove_evidence(evidence=evidence, actor=sheet.judge.user)

    assert [str(refusal.value) for refusal in (adding, removing)] == [LOCKED[happens]] * 2
    assert (lines, more_lines, photos_of(sheet)) == ([], [], [(1, 1)])


@pytest.mark.django_db(transaction=True)
def test_of_five_photos_in_one_moment_three_are_kept(sheet: ScoreSheet) -> None:
    steps = [partial(add, sheet, photo(width)) for width in (50, 60, 70, 80, 90)]

    answers = at_once(*steps)

    assert sum(isinstance(answer, Evidence) for answer in answers) == 3
    assert photos_of(sheet) == [(1, 1), (1, 2), (1, 3)]
