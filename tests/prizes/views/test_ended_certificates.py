"""What a bank officer reads who scans a certificate of a decision that holds no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.formats import fingerprint
from prizes.models import Certificate, Decision
from prizes.selectors.certificates import issued_bytes
from prizes.services.decisions import return_decision
from tests.factories import approved, issued, make_user, proposed, published, signed_in
from tests.pages import words_of
from tests.prizes.ending_cases import annulled, succeeding, superseded
from tests.prizes.publication_cases import decided, withdrawn
from tests.prizes.stored_certificates import award_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.pages import Response

pytestmark = pytest.mark.django_db


def check(client: Client, certificate: Certificate) -> Response:
    return client.get(f"/cek/{certificate.code}/")


def test_an_annulled_certificate_is_revoked_and_says_nothing_of_its_contents(
    client: Client,
) -> None:
    decision = published(decided())
    certificate = issued(decision)[0]
    annulled(decision)

    page = check(client, certificate)

    words = words_of(page)
    assert page.status_code == 200
    assert "Dicabut" in words
    assert "tidak berlaku lagi. Hasilnya sedang diperbaiki." in words
    assert certificate.grouped_code in words
    for secret in (
        award_of(certificate).name,
        award_of(certificate).label,
        "Asli",
        "Nilai salah hitung.",
    ):
        assert secret not in words
    assert page.headers["Cache-Control"].startswith("max-age=0")


def test_it_is_replaced_once_the_next_version_is_public(client: Client) -> None:
    decision = published(decided())
    certificate = issued(decision)[0]
    edition = annulled(decision).edition
    edition.refresh_from_db()
    second = approved(proposed(edition))
    before = words_of(check(client, certificate))
    published(second)

    words = words_of(check(client, certificate))

    assert "Dicabut" in before
    assert "versi 2" not in before
    assert "Digantikan" in words
    assert f"versi 2, sidik data {fingerprint(second.digest)}" in words
    assert award_of(certificate).name not in words
    assert "Asli" in words_of(check(client, issued(second)[0]))


def test_a_superseded_certificate_names_the_version_that_holds(client: Client) -> None:
    decision = published(decided())
    certificate = issued(decision)[0]
    waiting = succeeding(decision)
    while_it_waits = words_of(check(client, certificate))
    return_decision(decision=waiting, actor=make_user(Role.PENETAP), note="Salah.")
    after_its_return = words_of(check(client, certificate))
    superseded(decision)

    words = words_of(check(client, certificate))

    assert ["Asli" in each for each in (while_it_waits, after_its_return, words)] == [
        True,
        True,
        False,
    ]
    assert "Yang berlaku adalah hasil versi 3." in words


def test_of_a_withdrawn_result_no_version_is_named(client: Client) -> None:
    decision = published(decided())
    certificate = issued(decision)[0]
    superseded(withdrawn_again(decision))

    words = words_of(check(client, certificate))

    assert "Dicabut" in words
    assert "versi 2" not in words


def test_what_was_never_announced_is_not_found_after_an_annulment_either(client: Client) -> None:
    decision = decided()
    certificate = issued(decision)[0]
    annulled(decision)

    assert check(client, certificate).status_code == 404


def test_the_next_version_stays_unknown_until_it_is_announced(client: Client) -> None:
    first = published(decided())
    old = issued(first)[0]
    edition = annulled(first).edition
    edition.refresh_from_db()
    new = issued(approved(proposed(edition)))[0]

    assert check(client, new).status_code == 404
    assert "Dicabut" in words_of(check(client, old))


def test_a_status_set_back_in_the_database_makes_nothing_genuine(client: Client) -> None:
    decision = published(decided())
    certificate = issued(decision)[0]
    annulled(decision)
    Certificate.objects.update(status="valid")

    assert check(client, certificate).status_code == 503
    Decision.objects.update(
        state="approved", annulled_by=None, annulled_at=None, annulment_reason=""
    )
    assert check(client, certificate).status_code == 503


def test_staff_and_auditors_still_get_the_bytes_as_issued() -> None:
    decision = published(decided())
    certificate = issued(decision)[0]
    pdf = issued_bytes(certificate)
    annulled(decision)
    path = f"/panitia/{decision.edition.slug}/dokumen/piagam/{certificate.code}.pdf"

    for role in (Role.PANITIA, Role.PENGAWAS):
        assert signed_in(make_user(role)).post(path).content == pdf
    assert signed_in(make_user()).post(path).status_code == 403


def withdrawn_again(decision: Decision) -> Decision:
    """Return the announced decision, taken from the public page."""
    decision.publication.delete()
    return withdrawn(decision)
