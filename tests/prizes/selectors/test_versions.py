from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessments.services.reopening import reopen_score_sheet
from kube_awards.accounts.roles import Role
from prizes.models import Decision
from prizes.selectors.integrity import differences, is_changed
from prizes.selectors.versions import find_version, versions_of
from prizes.services.decisions import propose_decision, return_decision
from prizes.services.superseding import propose_successor
from tests.factories import (
    approved,
    closed_edition,
    make_user,
    proposed,
    send_sheet,
    settled,
    sheet_of,
)
from tests.prizes.ending_cases import annulled, rename, succeeding, superseded
from tests.prizes.publication_cases import decided

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db
MOMENT = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


def changes(edition: Edition) -> dict[int, list[str]]:
    return {each.decision.number: list(each.changes) for each in versions_of(edition)}


# What changed from one to the next ----------------------------------------------------------------


def test_the_first_version_has_none_before() -> None:
    decision = decided()

    version = find_version(decision.edition, 1)

    assert version is not None
    assert (version.decision, version.before, version.changes) == (decision, None, ())
    assert find_version(decision.edition, 2) is None


def test_a_new_name_is_told_from_the_one_before() -> None:
    decision = decided()
    was = decision.awards.get().name

    superseded(decision)

    assert changes(decision.edition) == {
        2: [
            f"KUBE Melati Jaya: nama sekarang “KUBE Melati Jaya”, semula “{was}”.",
            "Data berita acara berubah.",
        ],
        1: [],
    }


def test_who_moved_is_told_with_place_label_amount_and_value() -> None:
    edition = closed_edition(judges=1, contestants=2)
    annulled(approved(proposed(edition)))
    edition.refresh_from_db()
    sheet = sheet_of(edition, contestant=1)
    reopen_score_sheet(sheet=sheet, actor=make_user(Role.PANITIA), reason="Salah hitung.")
    send_sheet(sheet_of(edition, contestant=1), 1, 1, 1, 1)
    names = [each.name for each in edition.categories.get().contestants.order_by("running_order")]

    propose_decision(
        edition=settled(edition), actor=make_user(Role.PANITIA), decided_on=dt.date(2018, 9, 28)
    )

    told = changes(edition)[2]
    for sentence in (
        f"{names[0]}: peringkat sekarang “2”, semula “1”.",
        f"{names[0]}: gelar sekarang “Juara II”, semula “Juara I”.",
        f"{names[0]}: uang pembinaan sekarang Rp2.000.000, semula Rp3.000.000.",
        f"{names[0]}: nilai akhir sekarang “20,00”, semula “100,00”.",
        f"{names[1]}: peringkat sekarang “1”, semula “2”.",
        "Tanggal penetapan sekarang 28 September 2018, semula 27 September 2018.",
        "Nilai yang dibekukan berubah.",
        "Keterangan atas peringatan berubah.",
    ):
        assert sentence in told


def test_a_successor_is_compared_with_what_it_would_replace() -> None:
    decision = decided()
    return_decision(decision=succeeding(decision), actor=make_user(Role.PENETAP), note="Salah.")
    rename(decision, "Mawar")
    third = propose_successor(
        decision=decision,
        actor=make_user(Role.PANITIA),
        decided_on=decision.decided_on,
        reason="Nama salah.",
    )

    version = find_version(decision.edition, third.number)

    assert version is not None
    assert version.before == decision
    assert version.changes[0].startswith("KUBE Mawar: nama sekarang “KUBE Mawar”, semula “KUBE")


def test_a_successor_that_was_given_back_is_no_version_to_compare_with() -> None:
    decision = decided()
    return_decision(decision=succeeding(decision), actor=make_user(Role.PENETAP), note="Salah.")
    annulled(decision)
    third = proposed(decision.edition)

    version = find_version(decision.edition, third.number)

    assert version is not None
    assert version.before == decision
    assert version.changes[0].startswith("KUBE ")


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_versions_takes_three_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decision = approved(
        proposed(closed_edition(judges=1, contestants=count, kinds=("kube", "pendamping")))
    )
    for _version in range(count):
        decision = annulled(decision)
        decision.edition.refresh_from_db()
        decision = approved(proposed(decision.edition))

    with django_assert_num_queries(3):
        found = versions_of(decision.edition)

    assert len(found) == count + 1


# Still as recorded --------------------------------------------------------------------------------


def test_nothing_differs_in_what_has_ended() -> None:
    first = annulled(decided())
    decision = decided()
    successor = superseded(decision)
    ended = [Decision.objects.get(pk=each.pk) for each in (first, decision, successor)]

    assert [differences(each) for each in ended] == [[], [], []]
    assert [each.state for each in ended] == ["annulled", "superseded", "approved"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("annulled_at", MOMENT, "waktu pembatalan sekarang “2001-01-01T00:00:00+00:00”, semula"),
        ("annulment_reason", "X", "alasan pembatalan sekarang “X”, semula “Nilai salah hitung.”"),
    ],
)
def test_a_changed_annulment_is_named(field: str, value: object, sentence: str) -> None:
    annulled(decided())

    Decision.objects.update(**{field: value})

    assert sentence in "\n".join(differences(Decision.objects.get()))
    assert is_changed(Decision.objects.get())


def test_another_annuller_and_a_revived_decision_are_named() -> None:
    decision = annulled(decided())
    intruder = make_user()
    Decision.objects.update(annulled_by=intruder)
    other = "\n".join(differences(Decision.objects.get()))
    Decision.objects.update(
        state="approved", annulled_by=None, annulled_at=None, annulment_reason=""
    )
    revived = "\n".join(differences(Decision.objects.get()))

    assert f"pembatal sekarang “{intruder.pk}”, semula “{decision.annulled_by_id}”" in other
    assert "keadaan sekarang “approved”, semula “annulled”" in revived


def test_a_successor_made_to_look_like_a_first_decision_is_named() -> None:
    decision = decided()
    successor = superseded(decision)
    Decision.objects.filter(pk=successor.pk).update(supersedes=None, superseding_reason="")
    told = "\n".join(differences(Decision.objects.get(pk=successor.pk)))
    Decision.objects.filter(pk=successor.pk).update(
        supersedes=successor.pk - 1, superseding_reason="X"
    )
    other = "\n".join(differences(Decision.objects.get(pk=successor.pk)))

    assert "menggantikan versi sekarang –, semula “1”" in told
    assert "alasan penggantian sekarang “X”, semula “Nama salah ketik.”" in other


def test_a_superseded_decision_made_to_hold_again_is_named() -> None:
    decision = decided()
    superseded(decision)
    Decision.objects.filter(number=2).update(state="superseded")
    Decision.objects.filter(number=1).update(state="approved")

    told = ["\n".join(differences(each)) for each in Decision.objects.order_by("number")]

    assert "keadaan sekarang “approved”, semula “superseded”" in told[0]
    assert "keadaan sekarang “superseded”, semula “approved”" in told[1]
