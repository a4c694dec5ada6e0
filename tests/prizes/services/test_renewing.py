"""A certificate that says something else by now is issued anew; one may be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Absence, Edition
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from prizes.certificate_rows import Standing, certificate_row, certificate_rows
from prizes.models import Certificate
from prizes.selectors.certificates import certificates_around, issued_bytes
from prizes.selectors.holders import find_holder
from prizes.services.certificate_numbers import save_certificate_numbers
from prizes.services.certificates import issue_certificates, revoke_certificate
from tests.factories import approved, closed_edition, issued, make_user, proposed
from tests.ledger_lines import Line, written_lines
from tests.prizes.ending_cases import superseded
from tests.prizes.publication_cases import decided

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.certificate_rows import CertificateRow
    from prizes.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    return approved(proposed(closed_edition(judges=1, contestants=1)))


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


def row_of(decision: Decision) -> CertificateRow:
    row = certificate_row(decision, [decision.awards.get().contestant.public_id])
    assert row
    return row


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"signatory_name": "Drs. Pengganti", "signatory_nip": "1"}, ["penanda tangan"]),
        ({"letterhead": "Dinas Baru"}, ["kop"]),
        ({"paper": "F4", "white_ground": True}, ["kertas", "warna dasar"]),
        ({"certificate_line": "Hari Kesetiakawanan"}, ["baris tambahan"]),
        ({"place": "Bekasi"}, ["tempat dan tanggal"]),
        ({"level": "Tingkat Kota"}, ["isi"]),
    ],
)
def test_what_changed_since_makes_it_out_of_date(
    changes: dict[str, object], words: list[str], decision: Decision
) -> None:
    issued(decision)
    before = row_of(decision)

    Edition.objects.update(**changes)
    decision.edition.refresh_from_db()

    after = row_of(decision)
    assert (before.standing, before.changed) == (Standing.READY, ())
    assert (after.standing, list(after.changed), after.may_renew) == (Standing.STALE, words, True)


def test_renewing_replaces_the_old_and_keeps_its_bytes(decision: Decision, panitia: User) -> None:
    (old,) = issued(decision)
    before, key = issued_bytes(old), old.holder_key
    save_certificate_numbers(decision=decision, actor=panitia, numbers={key: "9/B"})

    with written_lines() as lines:
        (new,) = issue_certificates(decision=decision, actor=panitia, keys=[key], renew=True)

    old.refresh_from_db()
    holder = find_holder(decision, key)
    assert holder
    assert (old.status, issued_bytes(old) == before) == ("replaced", True)
    assert (new.status, new.number, new.code != old.code) == ("valid", "9/B", True)
    assert list(certificates_around(holder)) == [new, old]
    assert row_of(decision).standing is Standing.READY
    assert [line.action for line in lines] == ["certificate.replaced", "certificate.issued"]


def test_without_renewing_one_that_is_out_of_date_stays(decision: Decision, panitia: User) -> None:
    (old,) = issued(decision)
    Edition.objects.update(place="Bekasi")

    issue_certificates(decision=decision, actor=panitia)

    assert [each.status for each in Certificate.objects.filter(award__isnull=False)] == ["valid"]
    assert Certificate.objects.filter(judge__isnull=False).count() == 1
    old.refresh_from_db()
    assert old.is_valid


def test_a_judge_is_thanked_with_unsur_and_institution(decision: Decision, panitia: User) -> None:
    judge = decision.edition.judges.get()

    issue_certificates(decision=decision, actor=panitia, keys=[judge.public_id])

    row = certificate_row(decision, [judge.public_id])
    assert row
    assert row.standing is Standing.READY
    assert row.holder.valid
    assert row.holder.valid.judge == judge
    assert list(certificates_around(row.holder)) == [row.holder.valid]


def test_revoking_names_the_reason_and_another_may_be_issued(
    decision: Decision, panitia: User
) -> None:
    (old,) = issued(decision)

    with written_lines() as lines:
        revoke_certificate(certificate=old, actor=panitia, reason=" Kertas hilang. ")
    revoked = row_of(decision)
    (new,) = issue_certificates(decision=decision, actor=panitia, keys=[old.holder_key])

    old.refresh_from_db()
    assert (old.status, old.ended_reason) == ("revoked", "Kertas hilang.")
    assert lines == [
        Line(
            "Sri Panitia",
            "certificate.revoked",
            "prizes.certificate",
            {"status": "valid"},
            {"status": "revoked"},
            "Kertas hilang.",
        )
    ]
    assert (revoked.standing, revoked.holder.valid) == (Standing.REVOKED, None)
    assert (new.is_valid, row_of(decision).standing) == (True, Standing.READY)


def test_revoking_needs_a_reason_and_one_that_counts(decision: Decision, panitia: User) -> None:
    (certificate,) = issued(decision)

    with pytest.raises(Refused, match="Tulis alasan mencabut piagam"):
        revoke_certificate(certificate=certificate, actor=panitia, reason=" ")
    revoke_certificate(certificate=certificate, actor=panitia, reason="Hilang.")
    with pytest.raises(WrongState, match="Piagam ini sudah “Dicabut”"):
        revoke_certificate(certificate=certificate, actor=panitia, reason="Lagi.")


def test_numbers_on_two_certificates_are_pointed_out(decision: Decision, panitia: User) -> None:
    keys = [row.holder.key for row in certificate_rows(decision)]
    save_certificate_numbers(decision=decision, actor=panitia, numbers=dict.fromkeys(keys, "7/X"))

    assert [row.shares_number for row in certificate_rows(decision)] == [True, True]


def test_one_that_was_taken_back_is_issued_only_by_name(decision: Decision, panitia: User) -> None:
    (old,) = issued(decision)
    revoke_certificate(certificate=old, actor=panitia, reason="Palsu.")

    together = issue_certificates(decision=decision, actor=panitia)
    alone = issue_certificates(decision=decision, actor=panitia, keys=[old.holder_key])

    assert [certificate.award for certificate in together] == [None]
    assert [certificate.award for certificate in alone] == [old.award]


def test_one_that_was_taken_back_stays_so_under_the_next_decision(panitia: User) -> None:
    decision = decided()
    old = issued(decision)[0]
    revoke_certificate(certificate=old, actor=panitia, reason="Palsu.")

    successor = superseded(decision)

    old.refresh_from_db()
    row = certificate_row(successor, [old.holder_key])
    assert row
    assert (old.status, old.is_taken_back, row.standing) == ("revoked", True, Standing.REVOKED)


def test_who_left_the_panel_keeps_a_paper_that_can_be_revoked(
    decision: Decision, panitia: User
) -> None:
    judge = decision.edition.judges.get()
    issue_certificates(decision=decision, actor=panitia, keys=[judge.public_id])
    Absence.objects.create(judge=judge, reason="Sakit.", recorded_by=panitia)
    Edition.objects.update(place="Bekasi")
    decision.edition.refresh_from_db()

    row = certificate_row(decision, [judge.public_id])
    again = issue_certificates(decision=decision, actor=panitia, keys=[judge.public_id], renew=True)

    assert row
    assert (row.holder.has_left, row.may_renew, again) == (True, False, [])
