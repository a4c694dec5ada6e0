"""The prize table is data: copied, written and undone while the edition is prepared."""

from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.errors import WrongState
from prizes.models import Prize
from prizes.services.prizes import copy_prizes
from tests.factories import edition_ready, make_category, make_edition, make_user, open_edition
from tests.ledger_lines import Line, written_lines

pytestmark = pytest.mark.django_db
FACTS = ("category__kind", "place", "label", "amount", "trophy", "certificate", "source_note")


def test_prizes_are_copied_to_the_category_of_their_kind() -> None:
    source = edition_ready(kinds=("kube", "pendamping"))
    Prize.objects.filter(place=2).update(source_note="Laporan 2018", trophy=False)
    target = make_edition()
    for order, kind in enumerate(("pendamping", "kube"), start=1):
        make_category(target, kind=kind, order=order)
    panitia = make_user(Role.PANITIA, full_name="Panitia Uji")

    with written_lines() as lines:
        copy_prizes(source=source, target=target, actor=panitia)

    prizes = Prize.objects.order_by("category__kind", "place")
    assert list(prizes.filter(category__edition=target).values_list(*FACTS)) == list(
        prizes.filter(category__edition=source).values_list(*FACTS)
    )
    after = {"copied_from": source.slug, "prizes": 6}
    assert lines == [Line("Panitia Uji", "prizes.copied", "assessments.edition", None, after)]


def test_prizes_are_not_copied_into_an_edition_that_is_open() -> None:
    with pytest.raises(WrongState):
        copy_prizes(source=edition_ready(), target=open_edition(), actor=make_user())
