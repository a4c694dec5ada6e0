from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.domain.bundle import read_bundle
from assessments.domain.recheck import recheck
from assessments.models import Contestant, Departure, TieKind
from assessments.selectors.departures import departure_seen
from assessments.selectors.panel_acts import seen_text
from assessments.selectors.ranking import frozen_ranking, live_ranking
from assessments.selectors.scores import category_inputs
from assessments.services.departures import record_departure, withdraw_departure
from assessments.services.reopening import reopen_score_sheet
from assessments.services.results import freeze_result
from assessments.services.ties import record_tie_decision
from kube_awards.core.errors import Conflict, Refused, WrongState
from prizes.selectors.integrity import differences
from prizes.selectors.reviews import decision_bundle
from tests.circumstances import elsewhere, entered, excuse, recuse
from tests.factories import (
    approved,
    closed_edition,
    make_judge,
    make_user,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import written_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Edition, Judge
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db

WHY = "Panel menimbang hasil kunjungan lapangan."
VALUES = {1: (5, 5, 5, 5), 2: (4, 4, 4, 4), 3: (3, 3, 3, 3)}


@pytest.fixture
def edition() -> Edition:
    return closed_edition(values=VALUES)


def depart(
    edition: Edition,
    *places: int,
    signers: Sequence[Judge] | None = None,
    reason: str = WHY,
    seen: str | None = None,
    actor: User | None = None,
) -> Departure:
    category = edition.categories.get()
    recorded = Departure.objects.filter(category=category).first()
    now = departure_seen(category_inputs(category).basis, recorded)
    return record_departure(
        category=category,
        places=dict(zip(entered(edition), places, strict=False)),
        signers=list(edition.judges.all()) if signers is None else signers,
        reason=reason,
        seen=now if seen is None else seen,
        actor=actor or make_user(),
    )


def orders(edition: Edition) -> list[tuple[int, int]]:
    """Return place and computed place, in running order."""
    rows = live_ranking(edition.categories.get()).rows
    found = {row.contestant.running_order: (row.place, row.computed_place) for row in rows}
    return [found[at] for at in sorted(found)]


def test_the_order_of_the_panel_holds_and_the_computed_one_stays_beside_it(
    edition: Edition,
) -> None:
    depart(edition, 2, 1, 3)

    ranking = live_ranking(edition.categories.get())

    assert orders(edition) == [(2, 1), (1, 2), (3, 3)]
    assert (ranking.is_departed, ranking.is_ready) == (True, True)
    assert ranking.rows[0].tie_line == (
        "Tempat 1 menurut keputusan panel; menurut hitungan tempat 2."
    )


def test_sharers_have_the_same_place_and_the_next_is_left_out(edition: Edition) -> None:
    depart(edition, 1, 1, 3)

    assert orders(edition) == [(1, 1), (1, 2), (3, 3)]


def test_joint_winners_by_the_rules_are_parted_against_the_rules() -> None:
    edition = closed_edition(values=VALUES | {2: (5, 5, 5, 5)})
    with pytest.raises(Refused, match="Selesaikan dulu keputusan panel"):
        depart(edition, 2, 1, 3)
    pair = entered(edition)[:2]
    record_tie_decision(
        category=edition.categories.get(),
        kind=TieKind.JOINT,
        contestants=pair,
        signers=list(edition.judges.all()),
        reason=WHY,
        seen=seen_text(pair, []),
        actor=make_user(),
    )

    depart(edition, 2, 1, 3)

    assert orders(edition) == [(2, 1), (1, 1), (3, 3)]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((1, 2, 3), "sama dengan urutan hitungan"),
        ((2, 1), "setiap peserta"),
        ((1, 1, 2), "berurutan dari 1"),
        ((2, 3, 4), "berurutan dari 1"),
    ],
)
def test_an_order_names_everybody_once_and_is_another(
    places: tuple[int, ...], said: str, edition: Edition
) -> None:
    with pytest.raises(Refused, match=said):
        depart(edition, *places)


def test_a_reason_is_a_sentence(edition: Edition) -> None:
    with pytest.raises(Refused, match="satu kalimat"):
        depart(edition, 2, 1, 3, reason="  Karena baik.        ")


def test_more_than_half_of_those_without_a_conflict_sign() -> None:
    edition = closed_edition(judges=6, values=VALUES)
    elsewhere(edition, contestant=3)
    recuse(edition, judge=1)
    excuse(edition, judge=2)
    judges = list(edition.judges.order_by("order"))
    stranger = make_judge(closed_edition(judges=1))
    for signers, said in [
        (judges[2:4], "sedikitnya 3 juri"),
        (judges[2:4] * 2, "sedikitnya 3 juri"),
        (judges[1:], "tidak dapat menandatangani .tidak hadir"),
        ([judges[0], *judges[2:]], "benturan kepentingan: Jakarta Pusat"),
        ([*judges[2:], stranger], "juri edisi ini"),
    ]:
        with pytest.raises(Refused, match=said):
            depart(edition, 2, 1, 3, signers=signers)

    depart(edition, 2, 1, 3, signers=judges[2:5])

    assert Departure.objects.get().signers.count() == 3


def test_without_a_whole_computed_order_there_is_nothing_to_depart_from() -> None:
    edition = open_edition(judges=3, contestants=3)
    type(edition).objects.update(state="closed")

    with pytest.raises(Refused, match="belum lengkap"):
        depart(edition, 2, 1, 3)


def test_recording_again_replaces_and_says_both_in_the_ledger(edition: Edition) -> None:
    depart(edition, 2, 1, 3)
    first, second, third = (each.public_id for each in entered(edition))
    actor = make_user()

    with written_lines() as lines:
        depart(edition, 3, 2, 1, actor=actor)

    (line,) = lines
    assert (line.action, line.reason) == ("departure.recorded", WHY)
    assert isinstance(line.before, dict)
    assert isinstance(line.after, dict)
    assert line.before["replaced"]["places"] == {first: 2, second: 1, third: 3}
    assert line.after["places"] == {first: 3, second: 2, third: 1}
    assert line.after["computed"] == {first: 1, second: 2, third: 3}
    assert line.after["signers"] == [each.name for each in edition.judges.order_by("order")]


def test_who_saw_something_else_overwrites_nothing(edition: Edition) -> None:
    seen = departure_seen(category_inputs(edition.categories.get()).basis, None)
    depart(edition, 2, 1, 3)

    with pytest.raises(Conflict):
        depart(edition, 3, 2, 1, seen=seen)


def test_it_lapses_when_a_sheet_changes_and_proposing_waits(edition: Edition) -> None:
    departure = depart(edition, 2, 1, 3)
    sheet = sheet_of(edition, contestant=3)
    reopen_score_sheet(sheet=sheet, reason="Periksa.", actor=make_user())
    assert not live_ranking(edition.categories.get()).is_departed
    send_sheet(sheet_of(edition, contestant=3), 3, 3, 3, 4)

    ranking = live_ranking(edition.categories.get())

    assert orders(edition) == [(1, 1), (2, 2), (3, 3)]
    assert (ranking.has_unused_departure, ranking.is_ready) == (True, False)
    with pytest.raises(Refused, match="Catat lagi atau cabut"):
        freeze_result(edition=edition, actor=make_user())
    withdraw_departure(departure=departure, actor=make_user(), reason="Nilai berubah.")
    assert live_ranking(edition.categories.get()).is_ready
    assert freeze_result(edition=edition, actor=make_user()).pk


def test_a_departure_is_taken_back_once_with_a_reason(edition: Edition) -> None:
    departure = depart(edition, 2, 1, 3)
    stale = Departure.objects.get(pk=departure.pk)
    with pytest.raises(Refused, match="Tulis alasan"):
        withdraw_departure(departure=departure, actor=make_user(), reason=" ")

    actor = make_user()
    with written_lines() as lines:
        withdraw_departure(departure=departure, actor=actor, reason="Keliru.")

    assert [(line.action, line.after, line.reason) for line in lines] == [
        ("departure.withdrawn", None, "Keliru.")
    ]
    assert orders(edition) == [(1, 1), (2, 2), (3, 3)]
    with pytest.raises(Refused, match="sudah dicabut"):
        withdraw_departure(departure=stale, actor=make_user(), reason="Keliru.")


def test_the_decision_the_money_and_the_bundle_follow_the_panel_with_both_orders(
    edition: Edition,
) -> None:
    depart(edition, 2, 1, 3)
    decision = approved(proposed(edition))

    awards = decision.awards.order_by("contestant__running_order").values_list("place", "amount")
    placements = decision.result.placements.order_by("contestant__running_order")
    bundle = read_bundle(decision_bundle(decision))
    ranking = frozen_ranking(edition.categories.get(), decision.result)

    assert list(awards) == [(2, 2_000_000), (1, 3_000_000), (3, 1_000_000)]
    assert list(placements.values_list("place", "computed_place", "decided_by")) == [
        (2, 1, "departure"),
        (1, 2, "departure"),
        (3, 3, "departure"),
    ]
    assert ranking.is_departed
    assert recheck(bundle).differences == ()
    assert recheck(bundle).digest == decision.result.digest
    assert differences(decision) == []
    told = {each.contestant: each.computed_place for each in bundle.categories["kube"].places}
    assert told == {each.public_id: at for at, each in enumerate(entered(edition), start=1)}


@pytest.mark.parametrize("state", ["setup", "open", "frozen", "archived"])
def test_the_panel_departs_from_a_closed_edition_only(state: str, edition: Edition) -> None:
    departure = depart(edition, 2, 1, 3)
    type(edition).objects.filter(pk=edition.pk).update(state=state)

    with pytest.raises(WrongState):
        depart(edition, 3, 2, 1)
    with pytest.raises(WrongState):
        withdraw_departure(departure=departure, actor=make_user(), reason="Salah.")


def test_a_withdrawn_contestant_makes_it_lapse(edition: Edition) -> None:
    depart(edition, 2, 1, 3)
    Contestant.objects.filter(pk=entered(edition)[2].pk).update(is_withdrawn=True)

    assert live_ranking(edition.categories.get()).has_unused_departure
    depart(edition, 2, 1)
    assert orders(edition) == [(2, 1), (1, 2)]
