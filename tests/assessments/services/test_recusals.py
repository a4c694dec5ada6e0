from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import (
    Judge,
    Recusal,
    RecusalReason,
)
from assessments.services.circumstances import (
    declare_recusal,
    withdraw_recusal,
)
from groups.models import Region
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import recuse
from tests.factories import (
    make_edition,
    make_judge,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db

TIMUR = "31.75"
EQUAL = (4, 4, 4, 4)


def judge_of(edition: Edition, order: int = 1) -> Judge:
    return edition.judges.select_related("user", "edition").get(order=order)


def test_a_recusal_is_kept_and_written_down() -> None:
    edition = open_edition(judges=1, contestants=1)
    rini = make_user(full_name="Dr. Rini")
    Judge.objects.update(user=rini)

    with written_lines() as lines:
        declare_recusal(
            judge=judge_of(edition),
            region=Region.objects.get(code=TIMUR),
            reason=RecusalReason.OTHER,
            note=" Ketua KUBE tetangga saya. ",
            actor=rini,
        )

    kept = Recusal.objects.get()
    assert (kept.judge, kept.region.code, kept.reason, kept.note) == (
        judge_of(edition),
        TIMUR,
        "other",
        "Ketua KUBE tetangga saya.",
    )
    assert lines == [
        Line(
            "Dr. Rini",
            "recusal.declared",
            "assessments.recusal",
            None,
            {"judge": "Dr. Rini", "region": TIMUR, "reason": "other"},
            "Ketua KUBE tetangga saya.",
        )
    ]


@pytest.mark.parametrize(
    ("code", "reason", "sentence"),
    [
        ("31.71", RecusalReason.FAMILY, "Wilayah ini tidak mempunyai peserta."),
        (TIMUR, RecusalReason.OTHER, "Tulis alasan benturan kepentingan."),
    ],
)
def test_a_recusal_that_says_nothing_is_refused(
    code: str, reason: RecusalReason, sentence: str
) -> None:
    judge = judge_of(open_edition(judges=1, contestants=1))
    region = Region.objects.get(code=code)

    with pytest.raises(Refused) as refusal:
        declare_recusal(judge=judge, region=region, reason=reason, note="  ", actor=judge.user)

    assert (str(refusal.value), Recusal.objects.count()) == (sentence, 0)


def test_a_conflict_is_declared_once() -> None:
    edition = open_edition(judges=1, contestants=1)
    recuse(edition, judge=1, code=TIMUR)
    judge = judge_of(edition)

    with pytest.raises(Refused, match="sudah dinyatakan"):
        declare_recusal(
            judge=judge,
            region=Region.objects.get(code=TIMUR),
            reason=RecusalReason.FAMILY,
            actor=judge.user,
        )


@pytest.mark.parametrize("state", ["closed", "frozen", "archived"])
def test_nobody_recuses_after_the_values_are_seen(state: str) -> None:
    judge = make_judge(make_edition(state=state))

    with pytest.raises(WrongState) as refusal:
        declare_recusal(
            judge=judge,
            region=Region.objects.get(code=TIMUR),
            reason=RecusalReason.FAMILY,
            actor=judge.user,
        )

    assert refusal.value.state == state


def test_a_conflict_declared_by_mistake_is_taken_back(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    recusal = recuse(edition, judge=1, code=TIMUR)
    name = recusal.judge.name

    with written_lines() as lines:
        withdraw_recusal(recusal=recusal, reason=" Salah wilayah. ", actor=panitia)

    assert not Recusal.objects.exists()
    assert send_sheet(sheet_of(edition), *EQUAL).is_submitted
    assert lines == [
        Line(
            "Sri Panitia",
            "recusal.withdrawn",
            "assessments.recusal",
            {"judge": name, "region": TIMUR, "reason": "family", "note": ""},
            None,
            "Salah wilayah.",
        )
    ]


def test_a_conflict_is_taken_back_once_and_with_a_reason(panitia: User) -> None:
    recusal = recuse(open_edition(judges=1, contestants=1), judge=1, code=TIMUR)

    with pytest.raises(Refused, match="Tulis alasan membatalkan"):
        withdraw_recusal(recusal=recusal, reason=" ", actor=panitia)
    withdraw_recusal(recusal=recusal, reason="Keliru.", actor=panitia)
    with pytest.raises(Refused, match="sudah dibatalkan"):
        withdraw_recusal(recusal=recusal, reason="Keliru.", actor=panitia)


@pytest.mark.parametrize("state", ["closed", "frozen", "archived"])
def test_no_conflict_is_taken_back_after_the_values_are_seen(state: str, panitia: User) -> None:
    edition = make_edition(state=state)
    make_judge(edition)
    recusal = recuse(edition, judge=1, code=TIMUR)

    with pytest.raises(WrongState):
        withdraw_recusal(recusal=recusal, reason="Keliru.", actor=panitia)
