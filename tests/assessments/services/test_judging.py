from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.domain.canonical import digest
from assessments.models import (
    Aspect,
    Contestant,
    Descriptor,
    Edition,
    Indicator,
    Judge,
    RulesVersion,
    ScaleLevel,
    ScoreSheet,
)
from assessments.selectors.rules import rules_as_set_up
from assessments.services.judging import (
    NotReadyToOpen,
    close_judging,
    open_judging,
    reopen_judging,
)
from kube_awards.core.errors import Refused, WrongState
from tests.factories import (
    closed_edition,
    edition_ready,
    fill_sheet,
    make_category,
    make_contestant,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


def blockers_of(edition: Edition) -> list[str]:
    """Try to open; return why it was refused, after seeing that nothing was written."""
    actor = make_user()
    with written_lines() as lines, pytest.raises(NotReadyToOpen) as refusal:
        open_judging(edition=edition, actor=actor)
    stored = Edition.objects.get(pk=edition.pk)
    assert (stored.state, lines) == ("setup", [])
    assert not ScoreSheet.objects.exists()
    assert not RulesVersion.objects.exists()
    return refusal.value.blockers


# Opening ------------------------------------------------------------------------------------------


def test_opening_lays_out_a_blank_sheet_for_each_judge_and_contestant(panitia: User) -> None:
    edition = edition_ready(judges=2, contestants=3, kinds=("kube", "pendamping"))

    open_judging(edition=edition, actor=panitia)

    sheets = ScoreSheet.objects.values_list(
        "judge__order", "contestant__category__kind", "contestant__running_order"
    )
    assert sorted(sheets) == sorted(
        (judge, kind, turn)
        for judge in (1, 2)
        for kind in ("kube", "pendamping")
        for turn in (1, 2, 3)
    )
    assert set(ScoreSheet.objects.values_list("state", "version", "filled", "total_units")) == {
        ("draft", 0, 0, None)
    }


def test_opening_freezes_the_rules_of_each_category(panitia: User) -> None:
    edition = edition_ready(kinds=("kube", "pendamping"))

    open_judging(edition=edition, actor=panitia)

    for category in edition.categories.all():
        (version,) = category.rules_versions.all()
        rules = rules_as_set_up(category)
        assert json.loads(version.canonical) == rules.as_canonical()
        assert (version.number, version.digest, version.denominator) == (
            1,
            digest(rules.as_canonical()),
            rules.denominator,
        )
        assert set(category.contestants.values_list("sheets__rules", flat=True)) == {version.pk}


def test_opening_writes_one_line_to_the_ledger(panitia: User) -> None:
    edition = edition_ready()

    with written_lines() as lines:
        opened = open_judging(edition=edition, actor=panitia)

    assert opened.state == Edition.objects.get(pk=edition.pk).state == "open"
    assert lines == [
        Line(
            "Sri Panitia",
            "judging.opened",
            "assessments.edition",
            {"state": "setup"},
            {"state": "open"},
        )
    ]


def test_who_withdrew_gets_no_sheet(panitia: User) -> None:
    edition = edition_ready(judges=1, contestants=2)
    Contestant.objects.filter(running_order=2).update(is_withdrawn=True)

    open_judging(edition=edition, actor=panitia)

    turns = ScoreSheet.objects.values_list("contestant__running_order", flat=True)
    assert list(turns) == [1]


def test_an_edition_without_categories_is_not_opened() -> None:
    assert blockers_of(make_edition()) == ["Belum ada kategori."]


def test_weights_must_add_up_to_a_hundred() -> None:
    edition = edition_ready()
    Aspect.objects.filter(code="ekonomi").update(weight=30)

    assert blockers_of(edition) == ["KUBE: jumlah bobot harus 100, sekarang 90,00."]


def test_an_aspect_without_indicators_keeps_judging_closed() -> None:
    edition = edition_ready()
    Indicator.objects.filter(aspect__code="ekonomi").delete()

    assert blockers_of(edition) == ["KUBE: aspek ekonomi: belum punya indikator."]


def test_two_indicators_of_one_number_keep_judging_closed() -> None:
    edition = edition_ready()
    Indicator.objects.filter(number=3).update(number=1)

    assert blockers_of(edition) == ["KUBE: indikator 1: id dipakai dua kali."]


def test_every_value_needs_its_meaning_in_words() -> None:
    edition = edition_ready()
    Descriptor.objects.filter(indicator__number=2, value=4).delete()

    assert blockers_of(edition) == ["KUBE: ada nilai yang belum dijelaskan artinya."]


def test_every_value_of_the_scale_needs_its_word() -> None:
    edition = edition_ready()
    ScaleLevel.objects.filter(value=5).delete()

    assert blockers_of(edition) == ["KUBE: ada nilai yang belum dijelaskan artinya."]


def test_weights_whose_sums_no_database_holds_keep_judging_closed() -> None:
    category = make_category(make_edition(), weights=(33.33, 33.33, 33.34), minimum_panel=1)
    make_contestant(category)
    make_judge(category.edition)
    for number, weight in enumerate((999.99, 999.98, 999.99, 999.96, 999.99, 999.92), start=1):
        Indicator.objects.filter(number=number).update(weight=weight)

    assert blockers_of(category.edition) == [
        "KUBE: bobot terlalu rumit; pakai paling banyak dua angka desimal."
    ]


def test_the_panel_must_be_large_enough() -> None:
    edition = edition_ready()
    Judge.objects.filter(order=3).delete()

    assert blockers_of(edition) == ["KUBE: perlu sedikitnya 3 juri, baru ada 2."]


def test_somebody_must_compete() -> None:
    edition = edition_ready()
    Contestant.objects.update(is_withdrawn=True)

    assert blockers_of(edition) == ["KUBE: belum ada peserta."]


def test_the_refusal_names_everything_that_is_missing() -> None:
    edition = edition_ready(kinds=("kube", "pendamping"))
    Judge.objects.filter(order=3).delete()

    with pytest.raises(NotReadyToOpen) as refusal:
        open_judging(edition=edition, actor=make_user())

    assert str(refusal.value) == (
        "Penilaian belum dapat dibuka: KUBE: perlu sedikitnya 3 juri, baru ada 2. "
        "Pendamping KUBE: perlu sedikitnya 3 juri, baru ada 2."
    )


def test_judging_is_opened_once(panitia: User) -> None:
    edition = open_edition()

    with pytest.raises(WrongState, match="Penilaian berlangsung") as refusal:
        open_judging(edition=edition, actor=panitia)

    assert refusal.value.state == "open"
    assert RulesVersion.objects.count() == 1


# Closing and opening again ------------------------------------------------------------------------


def test_closing_leaves_unsent_sheets_as_they_are(panitia: User) -> None:
    edition = open_edition()
    fill_sheet(sheet_of(edition), 5, 4)

    with written_lines() as lines:
        closed = close_judging(edition=edition, actor=panitia)

    sheet = sheet_of(edition)
    assert closed.state == Edition.objects.get(pk=edition.pk).state == "closed"
    assert (sheet.state, sheet.version, sheet.filled) == ("draft", 1, 2)
    assert closed.closed_at == closed.closed_since(timezone.now())
    assert lines == [
        Line(
            "Sri Panitia",
            "judging.closed",
            "assessments.edition",
            {"state": "open"},
            {"state": "closed"},
        )
    ]


@pytest.mark.parametrize("state", ["setup", "closed", "frozen", "archived"])
def test_only_open_judging_can_be_closed(state: str, panitia: User) -> None:
    edition = make_edition(state=state)

    with pytest.raises(WrongState) as refusal:
        close_judging(edition=edition, actor=panitia)

    assert refusal.value.state == Edition.objects.get(pk=edition.pk).state == state


def test_opening_again_keeps_the_sheets_and_drops_the_set_time(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    Edition.objects.update(closes_at=timezone.now())

    with written_lines() as lines:
        reopen_judging(edition=edition, actor=panitia, reason="  Juri 2 terlambat. ")

    stored = Edition.objects.get(pk=edition.pk)
    assert (stored.state, stored.closes_at, stored.closed_at) == ("open", None, None)
    assert sheet_of(edition).state == "submitted"
    assert lines == [
        Line(
            "Sri Panitia",
            "judging.reopened",
            "assessments.edition",
            {"state": "closed"},
            {"state": "open"},
            "Juri 2 terlambat.",
        )
    ]


@pytest.mark.parametrize("reason", ["", "   "])
def test_opening_again_needs_a_reason(reason: str, panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)

    with written_lines() as lines, pytest.raises(Refused, match="Tulis alasan"):
        reopen_judging(edition=edition, actor=panitia, reason=reason)

    assert (Edition.objects.get(pk=edition.pk).state, lines) == ("closed", [])


@pytest.mark.parametrize("state", ["setup", "open", "frozen", "archived"])
def test_only_closed_judging_can_be_opened_again(state: str, panitia: User) -> None:
    edition = make_edition(state=state)

    with pytest.raises(WrongState) as refusal:
        reopen_judging(edition=edition, actor=panitia, reason="Salah tutup.")

    assert refusal.value.state == Edition.objects.get(pk=edition.pk).state == state
