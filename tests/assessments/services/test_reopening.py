"""A sheet that is given back is its judge's again, until the result is frozen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.utils import timezone

from assessments.models import EditionState, Evidence, ScoreSheet, SheetRevision
from assessments.services.evidence import add_evidence, remove_evidence
from assessments.services.judging import close_judging
from assessments.services.reopening import mail_reopened, reopen_score_sheet
from assessments.services.sheets import pull_back_score_sheet, submit_score_sheet
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import recuse
from tests.factories import (
    approved,
    closed_edition,
    fill_sheet,
    make_user,
    new_token,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines
from tests.uploads import photo
from tests.uploads import sent as uploaded

if TYPE_CHECKING:
    from assessments.models import Edition

pytestmark = pytest.mark.django_db
WHY = "Catatan indikator 2 tertukar."


def reopen(sheet: ScoreSheet, reason: str = WHY) -> ScoreSheet:
    return reopen_score_sheet(sheet=sheet, reason=reason, actor=make_user(full_name="Ani"))


def send(sheet: ScoreSheet) -> ScoreSheet:
    return submit_score_sheet(
        sheet=sheet, actor=sheet.judge.user, seen_version=sheet.version, token=new_token()
    )


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=1, contestants=1)


@pytest.fixture
def sent(edition: Edition) -> ScoreSheet:
    return send_sheet(sheet_of(edition), 5, 4, 3, 2)


def test_it_keeps_its_values_loses_its_receipt_and_says_why(sent: ScoreSheet) -> None:
    with written_lines() as lines:
        sheet = reopen(sent)

    facts = (sheet.state, sheet.receipt, sheet.submitted_at, sheet.reopened_because, sheet.filled)
    assert facts == ("reopened", "", None, WHY, 4)
    assert sheet.total_units == sent.total_units
    last = SheetRevision.objects.filter(sheet=sheet).latest("version")
    assert (last.version, last.state, last.reason) == (3, "reopened", WHY)
    entries = {str(n): {"value": 6 - n, "note": ""} for n in range(1, 5)}
    assert lines[1:] == [
        Line(
            "Ani",
            "sheet.reopened",
            "assessments.scoresheet",
            {"version": 2, "entries": entries},
            {"version": 3, "state": "reopened", "entries": entries, "receipt": ""},
            WHY,
        )
    ]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_needed(sent: ScoreSheet, reason: str) -> None:
    with pytest.raises(Refused, match="Tulis alasan"):
        reopen(sent, reason)


def test_only_a_sent_sheet_can_be_given_back_and_only_once(edition: Edition) -> None:
    draft = fill_sheet(sheet_of(edition), 5, 4)
    with pytest.raises(WrongState, match="belum terkirim"):
        reopen(draft)
    reopen(send_sheet(draft, 5, 4, 3, 2))
    with pytest.raises(WrongState, match="belum terkirim"):
        reopen(draft)


def test_a_sheet_that_does_not_count_is_not_given_back(edition: Edition, sent: ScoreSheet) -> None:
    recuse(edition, judge=1, code="31.75")

    with pytest.raises(WrongState, match="tidak menilai"):
        reopen(sent)


def test_after_closing_its_judge_writes_and_sends_it_and_nothing_else(edition: Edition) -> None:
    sheet = send_sheet(sheet_of(edition), 5, 4, 3, 2)
    close_judging(edition=edition, actor=make_user())
    reopen(sheet)

    saved = fill_sheet(ScoreSheet.objects.get(pk=sheet.pk), 5, 5, 5, 5)
    again = send(saved)

    assert (saved.state, again.state, again.receipt) == ("reopened", "submitted", "NL-2018-0002")
    assert again.reopened_because == ""
    for step in (send, lambda own: fill_sheet(own, 1, 1, 1, 1)):
        with pytest.raises(WrongState, match="ditutup"):
            step(again)
    with pytest.raises(WrongState, match="ditutup"):
        pull_back_score_sheet(
            sheet=again, actor=again.judge.user, seen_version=again.version, token=new_token()
        )


def test_a_draft_stays_closed_after_closing(edition: Edition) -> None:
    sheet = fill_sheet(sheet_of(edition), 5, 4)
    close_judging(edition=edition, actor=make_user())

    with pytest.raises(WrongState, match="ditutup"):
        fill_sheet(sheet, 5, 5)


def test_the_set_time_does_not_hold_for_a_sheet_that_was_given_back(
    edition: Edition, sent: ScoreSheet
) -> None:
    reopen(sent)
    edition.closes_at = timezone.now() - dt.timedelta(hours=1)
    edition.save(update_fields=["closes_at"])

    assert fill_sheet(ScoreSheet.objects.get(pk=sent.pk), 1, 1, 1, 1).filled == 4


def test_photos_follow_the_sheet(edition: Edition, sent: ScoreSheet) -> None:
    close_judging(edition=edition, actor=make_user())
    indicator = sent.contestant.category.aspects.get(order=1).indicators.get(number=1)
    with pytest.raises(WrongState, match="ditutup"):
        add_evidence(
            sheet=sent, indicator=indicator, upload=uploaded(photo()), actor=sent.judge.user
        )

    reopen(sent)
    kept = add_evidence(
        sheet=sent, indicator=indicator, upload=uploaded(photo()), actor=sent.judge.user
    )
    remove_evidence(evidence=kept, actor=sent.judge.user)

    assert not Evidence.objects.exists()


def test_pulled_back_and_sent_again_it_says_nothing_any_more(sent: ScoreSheet) -> None:
    again = send(reopen(sent))
    back = pull_back_score_sheet(
        sheet=again, actor=again.judge.user, seen_version=again.version, token=new_token()
    )

    assert (back.state, back.reopened_because) == ("draft", "")


def test_once_the_result_is_frozen_nothing_is_given_back() -> None:
    edition = closed_edition()
    sheet = sheet_of(edition)
    decision = proposed(edition)
    for _stage in ("proposed", "approved"):
        with pytest.raises(WrongState, match="dibekukan"):
            reopen(sheet)
        if edition.decisions.filter(state="proposed").exists():
            approved(decision)


def test_a_sheet_given_back_is_not_written_once_the_result_is_frozen(
    edition: Edition, sent: ScoreSheet
) -> None:
    given_back = reopen(sent)
    edition.state = EditionState.FROZEN
    edition.save(update_fields=["state"])

    with pytest.raises(WrongState, match="ditutup"):
        fill_sheet(given_back, 1, 1, 1, 1)


def test_the_judge_is_told_by_mail_why_and_where(sent: ScoreSheet) -> None:
    mail_reopened(reopen(sent))

    (message,) = mail.outbox
    assert message.to == [sent.judge.user.email]
    assert f"Lembar nilai {sent.contestant.name} dibuka kembali" in message.subject
    assert WHY in message.body
    assert f"/juri/lembar/{sent.public_id}/" in message.body
