"""Certificates are rendered before the lock; what changed meanwhile decides what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, WrongState
from prizes.models import Award, Certificate, Decision
from prizes.selectors.certificates import issued_bytes
from prizes.services.certificate_numbers import save_certificate_numbers
from prizes.services.certificates import Draft, draft_certificates, keep_certificates
from prizes.services.integrity import DecisionDiffers
from tests.factories import approved, closed_edition, issued, make_user, proposed
from tests.ledger_lines import written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision with a single award, because each certificate takes time."""
    return approved(proposed(closed_edition(judges=1, contestants=1)))


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA)


def drafted(decision: Decision) -> list[Draft]:
    """Draft the certificate of the only award; judges are left out."""
    keys = [award.contestant.public_id for award in decision.awards.all()]
    return draft_certificates(decision=decision, keys=keys)


def test_a_draft_is_nothing_official(decision: Decision) -> None:
    with written_lines() as lines:
        (draft,) = drafted(decision)

    assert draft.pdf.startswith(b"%PDF")
    assert (lines, Certificate.objects.count()) == ([], 0)


def test_a_draft_is_kept_with_the_bytes_that_were_rendered(
    decision: Decision, panitia: User
) -> None:
    key = decision.awards.get().contestant.public_id
    save_certificate_numbers(decision=decision, actor=panitia, numbers={key: "7"})
    drafts = drafted(decision)

    (certificate,) = keep_certificates(decision=decision, actor=panitia, drafts=drafts)

    assert issued_bytes(certificate) == drafts[0].pdf
    assert (certificate.code, certificate.number) == (drafts[0].code, "7")


def test_a_draft_for_which_somebody_else_was_faster_is_dropped(
    decision: Decision, panitia: User
) -> None:
    drafts = drafted(decision)
    (faster,) = issued(decision)

    with written_lines() as lines:
        kept = keep_certificates(decision=decision, actor=panitia, drafts=drafts)

    assert (kept, lines) == ([], [])
    assert Certificate.objects.get() == faster


def test_a_draft_under_an_old_letterhead_is_not_kept(decision: Decision, panitia: User) -> None:
    drafts = drafted(decision)
    Edition.objects.update(signatory_name="Drs. Pengganti")

    with written_lines() as lines, pytest.raises(Conflict, match="Coba lagi"):
        keep_certificates(decision=decision, actor=panitia, drafts=drafts)

    assert (lines, Certificate.objects.count()) == ([], 0)


def test_a_draft_of_a_decision_that_no_longer_holds_is_not_kept(
    decision: Decision, panitia: User
) -> None:
    drafts = drafted(decision)
    Decision.objects.update(state="returned", returned_by=panitia, return_note="Nama salah.")

    with pytest.raises(WrongState, match="setelah hasil"):
        keep_certificates(decision=decision, actor=panitia, drafts=drafts)

    assert not Certificate.objects.exists()


def test_a_draft_of_an_award_that_was_changed_is_not_kept(
    decision: Decision, panitia: User
) -> None:
    drafts = drafted(decision)
    Award.objects.update(amount=9_000_000)

    with pytest.raises(DecisionDiffers, match="uang pembinaan"):
        keep_certificates(decision=decision, actor=panitia, drafts=drafts)

    assert not Certificate.objects.exists()
