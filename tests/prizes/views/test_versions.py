"""Every decision of an edition is read as it was, with what changed since the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from tests.factories import closed_edition, make_user, published, signed_in
from tests.pages import words_of
from tests.prizes.ending_cases import annulled, superseded
from tests.prizes.publication_cases import decided

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA)


def address(decision: Decision, step: str) -> str:
    return f"/panitia/{decision.edition.slug}/penetapan/{step}"


def test_every_version_is_listed_and_read_as_it_was() -> None:
    decision = published(decided())
    was = decision.awards.get().name
    superseded(decision)
    client = signed_in(make_user(Role.PENGAWAS))

    listed = words_of(client.get(address(decision, "versi/")))
    first = words_of(client.get(address(decision, "versi/1/")))
    second = words_of(client.get(address(decision, "versi/2/")))

    for text in ("Versi 1", "Versi 2", "Digantikan", "Ditetapkan", "Nama salah ketik.", was):
        assert text in listed
    assert was in first
    assert "KUBE Melati Jaya" not in first
    assert f"nama sekarang “KUBE Melati Jaya”, semula “{was}”" in second


def test_without_a_decision_there_is_no_version(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    client = signed_in(panitia)

    page = client.get(f"/panitia/{edition.slug}/penetapan/versi/")

    assert "Belum ada versi" in words_of(page)
    assert client.get(f"/panitia/{edition.slug}/penetapan/versi/1/").status_code == 404


def test_while_judging_is_open_again_no_values_are_shown(panitia: User) -> None:
    decision = annulled(decided())
    edition = decision.edition
    edition.state = "open"
    edition.save()
    client = signed_in(panitia)

    listed = words_of(client.get(address(decision, "versi/")))

    assert "Dibatalkan" in listed
    assert "Baca versi" not in listed
    assert client.get(address(decision, "versi/1/")).status_code == 404
