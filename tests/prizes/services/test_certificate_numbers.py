from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused
from prizes.models import CertificateNumber
from prizes.selectors.holders import holders_of
from prizes.services.certificate_numbers import fill_certificate_numbers, save_certificate_numbers
from tests.factories import approved, closed_edition, make_user, proposed
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    return approved(proposed(closed_edition(judges=1, contestants=2)))


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


def numbers_of(decision: Decision) -> list[str]:
    return [holder.number for holder in holders_of(decision)]


def test_numbers_are_kept_changed_and_taken_away(decision: Decision, panitia: User) -> None:
    first, second, judge = (holder.key for holder in holders_of(decision))
    save_certificate_numbers(
        decision=decision, actor=panitia, numbers={first: " 1/A ", second: "2/A", judge: "3/A"}
    )

    with written_lines() as lines:
        save_certificate_numbers(
            decision=decision, actor=panitia, numbers={first: "1/A", second: "", judge: "9/A"}
        )

    assert numbers_of(decision) == ["1/A", "", "9/A"]
    assert CertificateNumber.objects.count() == 2
    assert lines == [
        Line(
            "Sri Panitia",
            "certificate.numbers_saved",
            "assessments.edition",
            {second: "2/A", judge: "3/A"},
            {second: "", judge: "9/A"},
        )
    ]


def test_the_same_numbers_again_are_no_change(decision: Decision, panitia: User) -> None:
    key = holders_of(decision)[0].key

    with written_lines() as lines:
        changed = save_certificate_numbers(
            decision=decision, actor=panitia, numbers={key: "", "0" * 16: "7"}
        )

    assert (changed, lines) == ([], [])


def test_a_number_is_as_long_as_the_paper_takes(decision: Decision, panitia: User) -> None:
    key = holders_of(decision)[0].key

    with pytest.raises(Refused, match="paling panjang 60 huruf"):
        save_certificate_numbers(decision=decision, actor=panitia, numbers={key: "1" * 61})


def test_who_has_none_is_numbered_in_order(decision: Decision, panitia: User) -> None:
    key = holders_of(decision)[1].key
    save_certificate_numbers(decision=decision, actor=panitia, numbers={key: "S-9"})

    fill_certificate_numbers(decision=decision, actor=panitia, pattern="{n}/X", first=12)

    assert numbers_of(decision) == ["12/X", "S-9", "13/X"]
    assert str(CertificateNumber.objects.get(number="S-9")) == "S-9"


def test_a_pattern_says_where_the_count_stands(decision: Decision, panitia: User) -> None:
    with pytest.raises(Refused, match="Tulis {n}"):
        fill_certificate_numbers(decision=decision, actor=panitia, pattern="7/X", first=1)
