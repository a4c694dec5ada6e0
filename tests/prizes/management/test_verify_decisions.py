from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from prizes.models import Award, Decision, Payment
from tests.factories import approved, closed_edition, proposed

pytestmark = pytest.mark.django_db


def test_each_decision_is_said_to_be_whole(capsys: pytest.CaptureFixture[str]) -> None:
    approved(proposed(closed_edition(judges=1, contestants=1)))
    proposed(closed_edition(judges=1, contestants=1))

    call_command("verify_decisions")

    assert capsys.readouterr().out == "KUBE Berprestasi 2018 – 1: utuh\n" * 2


def test_without_decisions_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_decisions")

    assert capsys.readouterr().out == ""


def test_what_differs_is_named_and_the_command_fails(capsys: pytest.CaptureFixture[str]) -> None:
    award = approved(proposed(closed_edition(judges=1, contestants=1))).awards.get()
    Award.objects.update(place=2)

    with pytest.raises(CommandError, match="1 penetapan berbeda dari yang dicatat") as failure:
        call_command("verify_decisions")

    said = capsys.readouterr().out.splitlines()
    sentence = f"{award.name}: peringkat sekarang “2”, semula “1”."
    assert said[0] == f"KUBE Berprestasi 2018 – 1: {sentence}"
    assert failure.value.returncode == 1


def test_a_decision_that_is_gone_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    approved(proposed(closed_edition(judges=1, contestants=1)))
    Payment.objects.all().delete()
    Award.objects.all().delete()
    Decision.objects.all().delete()

    with pytest.raises(CommandError, match="1 penetapan berbeda"):
        call_command("verify_decisions")

    assert capsys.readouterr().out == "KUBE Berprestasi 2018 – 1: hilang dari basis data\n"
