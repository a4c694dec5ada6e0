"""What goes wrong around a decision: a second device, an old page, too many words, a new role."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import grant_role
from kube_awards.ledger.models import Entry
from prizes.models import Decision, Publication
from prizes.services.decisions import propose_decision, return_decision
from tests.factories import (
    DECIDED_ON,
    PASSWORD,
    approved,
    closed_edition,
    make_user,
    proposed,
    published,
    settled,
    signed_in,
)
from tests.pages import Response, hidden_fields, words_of

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Edition

pytestmark = pytest.mark.django_db
LONG = "Nama ketiga salah eja. " * 435  # more than 10,000 characters


@pytest.fixture
def edition() -> Edition:
    return closed_edition(judges=1, contestants=1)


@pytest.fixture
def penetap() -> Client:
    return signed_in(make_user(Role.PENETAP))


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def decision_page(client: Client, edition: Edition) -> Response:
    return client.get(f"/panitia/{edition.slug}/penetapan/")


def press(client: Client, edition: Edition, step: str, **fields: str) -> Response:
    """Press a button of the edition; return the page that follows."""
    return client.post(f"/panitia/{edition.slug}/{step}/", fields, follow=True)


def approve(client: Client, edition: Edition, page: Response, number: int = 1) -> Response:
    """Approve with what an earlier page showed."""
    step = f"penetapan/{number}/setujui"
    return press(client, edition, step, **hidden_fields(page), kata_sandi=PASSWORD)


def returned(edition: Edition) -> Decision:
    return return_decision(
        decision=proposed(edition), actor=make_user(Role.PENETAP), note="Nama salah."
    )


# Approving ----------------------------------------------------------------------------------------


def test_one_person_who_approves_on_two_devices_does_it_once(edition: Edition) -> None:
    proposed(edition)
    person = make_user(Role.PENETAP)
    phone, desk = signed_in(person), signed_in(person)
    on_phone, at_desk = decision_page(phone, edition), decision_page(desk, edition)

    approve(phone, edition, on_phone)
    again = approve(desk, edition, at_desk)

    assert "Usulan ini sudah “Ditetapkan”." in words_of(again)
    assert Entry.objects.filter(action="decision.approved").count() == 1


def test_an_old_page_approves_neither_what_was_given_back_nor_what_came_after(
    edition: Edition, penetap: Client
) -> None:
    first = proposed(edition)
    page = decision_page(penetap, edition)
    return_decision(decision=first, actor=make_user(Role.PENETAP), note="Tanggal salah.")
    day_after = DECIDED_ON + dt.timedelta(days=1)
    propose_decision(edition=edition, actor=make_user(Role.PANITIA), decided_on=day_after)

    old, new = (approve(penetap, edition, page, number) for number in (1, 2))

    assert "Usulan ini sudah “Dikembalikan”." in words_of(old)
    assert "Usulan ini bukan yang baru saja Anda lihat." in words_of(new)
    assert [each.state for each in Decision.objects.order_by("number")] == ["returned", "proposed"]


def test_a_proposer_who_was_made_penetap_meanwhile_does_not_approve(edition: Edition) -> None:
    person = make_user(Role.PANITIA)
    client = signed_in(person)
    press(client, settled(edition), "penetapan/ajukan", decided_on=f"{DECIDED_ON}")
    grant_role(user=person, role=Role.PENETAP, actor=make_user(Role.SUPERADMIN))

    page = decision_page(client, edition)
    digest = Decision.objects.get().digest
    answer = press(client, edition, "penetapan/1/setujui", digest_seen=digest, kata_sandi=PASSWORD)

    assert "Setujui dan tetapkan" not in words_of(page)
    assert "Pengusul tidak dapat menyetujui usulannya sendiri." in words_of(answer)
    assert Decision.objects.get().state == "proposed"


# Announcing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["umumkan", "jadwalkan", "batalkan-jadwal", "tarik"])
def test_what_was_given_back_is_not_announced_from_an_old_page(
    step: str, edition: Edition, panitia: Client
) -> None:
    returned(edition)
    typed = {"versi": "0", "waktu": "2999-01-01T10:00", "alasan": "Salah."}

    answer = press(panitia, edition, f"pengumuman/{step}", **typed)

    assert "Belum ada hasil yang ditetapkan." in words_of(answer)
    assert not Publication.objects.exists()


# Ten thousand characters --------------------------------------------------------------------------


def test_a_note_of_ten_thousand_characters_is_answered_and_kept(
    edition: Edition, penetap: Client
) -> None:
    proposed(edition)

    page = press(penetap, edition, "penetapan/1/kembalikan", note=LONG)

    assert page.status_code == 422
    assert "paling banyak 500 karakter" in words_of(page)
    assert LONG.strip() in page.text
    assert Decision.objects.get().state == "proposed"


def test_a_reason_to_withdraw_of_ten_thousand_characters_is_answered_and_kept(
    edition: Edition, panitia: Client
) -> None:
    published(approved(proposed(edition)))

    page = press(panitia, edition, "pengumuman/tarik", versi="1", alasan=LONG)

    assert page.status_code == 422
    assert "paling banyak 500 karakter" in words_of(page)
    assert LONG.strip() in page.text
    assert Publication.objects.get().state == "published"


def test_a_note_to_a_warning_of_ten_thousand_characters_is_answered_and_kept(
    edition: Edition, panitia: Client
) -> None:
    form = panitia.get(f"/panitia/{edition.slug}/hasil/kube/").context["checks_form"]
    noted = next(name for name in form.fields if "names" not in name)

    page = press(panitia, edition, "hasil/kube", **{noted: LONG})

    assert page.status_code == 422
    assert "karakter" in words_of(page)
    assert LONG.strip() in page.text
