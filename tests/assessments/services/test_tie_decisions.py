from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import (
    Contestant,
    TieDecision,
    TieKind,
)
from assessments.selectors.panel_acts import seen_text
from assessments.services.judging import close_judging, reopen_judging
from assessments.services.results import freeze_result
from assessments.services.ties import record_tie_decision, withdraw_tie_decision
from kube_awards.core.errors import Refused, WrongState
from tests.factories import (
    closed_edition,
    make_edition,
    make_judge,
    make_user,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Edition
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db

EQUAL = (4, 4, 4, 4)


def in_order(edition: Edition, *orders: int) -> list[Contestant]:
    return [Contestant.objects.get(category__edition=edition, running_order=at) for at in orders]


def tied(values: dict[int, tuple[int, ...]] | None = None) -> Edition:
    """Return a closed edition whose first two contestants no rule parts."""
    return closed_edition(values=values or {1: EQUAL, 2: EQUAL, 3: (1, 1, 1, 1)})


def decide(
    edition: Edition,
    *orders: int,
    kind: TieKind = TieKind.ORDERED,
    actor: User | None = None,
    seen: str | None = None,
) -> TieDecision:
    contestants = in_order(edition, *orders)
    return record_tie_decision(
        category=edition.categories.get(),
        kind=kind,
        contestants=contestants,
        signers=list(edition.judges.all()),
        reason="Musyawarah panel.",
        seen=seen_text(contestants, TieDecision.objects.all()) if seen is None else seen,
        actor=actor or make_user(),
    )


def placed(edition: Edition) -> Sequence[tuple[int, int, str]]:
    """Freeze the edition; return running order, place, what decided."""
    result = freeze_result(edition=edition, actor=make_user())
    return list(
        result.placements.order_by("place", "contestant__running_order").values_list(
            "contestant__running_order", "place", "decided_by"
        )
    )


def test_an_order_of_the_panel_parts_whom_no_rule_parts() -> None:
    edition = tied()

    decide(edition, 2, 1)

    assert placed(edition) == [(2, 1, "panel"), (1, 2, "panel"), (3, 3, "value")]


def test_joint_winners_share_the_place() -> None:
    edition = tied()

    decide(edition, 1, 2, kind=TieKind.JOINT)

    assert placed(edition) == [(1, 1, "shared"), (2, 1, "shared"), (3, 3, "value")]


def test_a_decision_of_the_panel_is_written_down(panitia: User) -> None:
    edition = tied()
    first, second = in_order(edition, 1, 2)

    with written_lines() as lines:
        decide(edition, 2, 1, actor=panitia)

    assert lines == [
        Line(
            "Sri Panitia",
            "tie.decided",
            "assessments.tiedecision",
            None,
            {
                "kind": "ordered",
                "contestants": [second.public_id, first.public_id],
                "signers": [judge.name for judge in edition.judges.order_by("order")],
                "reason": "Musyawarah panel.",
            },
            "Musyawarah panel.",
        )
    ]


@pytest.mark.parametrize("orders", [(1, 3), (1,), (1, 2, 3), (1, 1)])
def test_the_panel_decides_on_exactly_one_open_group(orders: tuple[int, ...]) -> None:
    edition = tied()

    with pytest.raises(Refused) as refusal:
        decide(edition, *orders)

    assert str(refusal.value) == (
        "Panel hanya memutuskan peserta yang nilainya sama dan tidak dapat dipisahkan aturan."
    )
    assert not TieDecision.objects.exists()


def test_a_decision_needs_a_reason_and_signers_of_this_panel(panitia: User) -> None:
    edition = tied()
    stranger = make_judge(make_edition())
    words = []
    for signers, reason in [([], "Ya."), (edition.judges.all(), " "), ([stranger], "Ya.")]:
        with pytest.raises(Refused) as refusal:
            record_tie_decision(
                category=edition.categories.get(),
                kind=TieKind.JOINT,
                contestants=in_order(edition, 1, 2),
                signers=list(signers),
                reason=reason,
                seen="",
                actor=panitia,
            )
        words.append(str(refusal.value))

    assert words == [
        "Keputusan panel memerlukan alasan dan penanda tangan.",
        "Keputusan panel memerlukan alasan dan penanda tangan.",
        "Penanda tangan harus juri edisi ini.",
    ]


def test_a_second_thought_of_the_panel_replaces_the_first(panitia: User) -> None:
    edition = tied()
    decide(edition, 1, 2)
    first, second = in_order(edition, 1, 2)

    with written_lines() as lines:
        decide(edition, 1, 2, kind=TieKind.JOINT, actor=panitia)

    (line,) = lines
    signers = [judge.name for judge in edition.judges.order_by("order")]
    assert line.before == {
        "replaced": [
            {
                "kind": "ordered",
                "contestants": [first.public_id, second.public_id],
                "signers": signers,
                "reason": "Musyawarah panel.",
            }
        ]
    }
    assert TieDecision.objects.get().kind == "joint"
    assert placed(edition)[:2] == [(1, 1, "shared"), (2, 1, "shared")]


def corrected(edition: Edition, contestant: int, *values: int) -> Edition:
    """Let the panel of one judge correct a sheet after closing; the edition is closed again."""
    actor = make_user()
    reopen_judging(edition=edition, actor=actor, reason="Juri mengoreksi.")
    sheet = sheet_of(edition, contestant=contestant)
    type(sheet).objects.filter(pk=sheet.pk).update(state="reopened", reopened_because="Periksa.")
    send_sheet(sheet_of(edition, contestant=contestant), *values)
    return close_judging(edition=edition, actor=actor)


def test_a_decision_on_a_group_that_grew_gives_way_to_a_new_one() -> None:
    edition = closed_edition(judges=1, values={1: EQUAL, 2: EQUAL, 3: (1, 1, 1, 1)})
    decide(edition, 1, 2)
    corrected(edition, 3, *EQUAL)

    decide(edition, 3, 2, 1)

    assert TieDecision.objects.count() == 1
    assert placed(edition) == [(3, 1, "panel"), (2, 2, "panel"), (1, 3, "panel")]


def test_a_decision_on_contestants_who_are_no_longer_equal_is_taken_back(panitia: User) -> None:
    edition = closed_edition(judges=1, values={1: EQUAL, 2: EQUAL, 3: (1, 1, 1, 1)})
    decision = decide(edition, 1, 2)
    corrected(edition, 1, 5, 5, 5, 5)
    with pytest.raises(Refused) as refusal:
        placed(edition)
    with pytest.raises(Refused, match="Tulis alasan mencabut"):
        withdraw_tie_decision(decision=decision, actor=panitia, reason=" ")

    with written_lines() as lines:
        withdraw_tie_decision(decision=decision, actor=panitia, reason="Nilai tidak sama lagi.")

    assert str(refusal.value) == (
        "KUBE: ada keputusan panel atas peserta yang nilainya tidak sama lagi."
        " Cabut keputusan itu dulu."
    )
    (line,) = lines
    assert (line.action, line.after, line.reason) == (
        "tie.withdrawn",
        None,
        "Nilai tidak sama lagi.",
    )
    assert placed(edition) == [(1, 1, "value"), (2, 2, "value"), (3, 3, "value")]


@pytest.mark.parametrize("state", ["setup", "open", "frozen", "archived"])
def test_the_panel_decides_on_a_closed_edition_only(state: str) -> None:
    edition = tied()
    decision = decide(edition, 1, 2)
    type(edition).objects.filter(pk=edition.pk).update(state=state)

    with pytest.raises(WrongState):
        decide(edition, 2, 1)
    with pytest.raises(WrongState):
        withdraw_tie_decision(decision=decision, actor=make_user(), reason="Salah.")
