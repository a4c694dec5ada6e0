from __future__ import annotations

import pytest

from assessments.models import Absence
from groups.models import Kube
from kube_awards.accounts.roles import Role
from prizes.models import Award
from prizes.selectors.holders import find_holder, holders_of
from prizes.services.certificate_numbers import fill_certificate_numbers
from tests.factories import approved, closed_edition, issued, make_user, proposed

pytestmark = pytest.mark.django_db


def test_holders_are_called_by_category_and_place_and_judges_last() -> None:
    edition = closed_edition(judges=2, contestants=2, kinds=("kube", "pendamping"))
    decision = approved(proposed(edition))
    edition.judges.filter(order=2).update(is_head=True)

    assert [(holder.kind, holder.title) for holder in holders_of(decision)] == [
        ("kube", "Juara I"),
        ("kube", "Juara II"),
        ("pendamping", "Juara I"),
        ("pendamping", "Juara II"),
        ("juri", "Ketua Tim Penilai"),
        ("juri", "Anggota Tim Penilai"),
    ]


def test_who_left_the_panel_or_has_an_award_without_paper_holds_none() -> None:
    edition = closed_edition(judges=2, contestants=2)
    decision = approved(proposed(edition))
    Absence.objects.create(
        judge=edition.judges.get(order=2), reason="Sakit.", recorded_by=make_user()
    )
    Award.objects.filter(place=1).update(certificate=False)

    assert [holder.title for holder in holders_of(decision)] == [
        "Juara II",
        "Anggota Tim Penilai",
    ]


def test_a_holder_knows_number_certificate_and_new_name() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))
    key = decision.awards.get().contestant.public_id
    waiting = find_holder(decision, key)
    (certificate,) = issued(decision)
    Kube.objects.update(name="Nama Baru")

    holder = find_holder(decision, key)

    assert waiting
    assert (waiting.number, waiting.valid, waiting.renamed_to) == ("", None, "")
    assert holder
    assert (holder.number, holder.valid) == ("1/KUBE/2018", certificate)
    assert (holder.is_taken_back, holder.renamed_to) == (False, "KUBE Nama Baru")
    assert find_holder(decision, "0" * 16) is None


def test_a_number_stays_with_who_competes_when_another_decision_holds() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))
    fill_certificate_numbers(
        decision=decision, actor=make_user(Role.PANITIA), pattern="{n}/X", first=7
    )

    assert [holder.number for holder in holders_of(decision)] == ["7/X", "8/X"]
