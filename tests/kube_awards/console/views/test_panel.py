"""The panel page: panitia invites and records, the others read (ux.md §2)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client

from assessments.models import Absence, Edition, Recusal
from kube_awards.accounts.models import Invitation, User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services.invitations import accept_invitation
from kube_awards.ledger.models import Entry
from tests.circumstances import excuse, recuse
from tests.factories import (
    closed_edition,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    signed_in,
)
from tests.invitations import NEW_PASSWORD, invited, states
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import Response, words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import Settings

    from assessments.models import Judge

pytestmark = pytest.mark.django_db
BUTTONS = ("Undang Dr. Rini", "Kirim ulang Dr. Rini", "Tandai tidak hadir", "Batalkan catatan")


@pytest.fixture
def judge() -> Judge:
    """Give a judge who has never been in, alone on a panel in preparation."""
    user = make_user(password=None, full_name="Dr. Rini", email="rini@contoh.id")
    return make_judge(make_edition(), user, institution="Universitas Contoh", is_head=True)


def press(
    client: Client, judge: Judge, step: str, *, follow: bool = True, **fields: str
) -> Response:
    path = f"/panitia/{judge.edition.slug}/juri/{judge.public_id}/{step}/"
    return client.post(path, fields, follow=follow)


def buttons_on(words: str) -> list[str]:
    return [each for each in BUTTONS if each in words]


def test_the_panel_shows_each_judge_and_what_there_is_to_know(
    judge: Judge, panitia: Client
) -> None:
    recuse(judge.edition, judge=1)
    Recusal.objects.update(note="Tetangga saya.")
    User.objects.filter(pk=judge.user_id).update(
        last_login=dt.datetime(2026, 9, 20, 7, 32, tzinfo=dt.UTC)
    )

    words = page(panitia, judge.edition, "juri/")

    assert (
        "Dr. Rini Ketua panel Universitas Contoh Unsur juri Praktisi sosial Undangan Diterima"
        " rini@contoh.id Kegiatan terakhir 20 September 2026 pukul 14.32 WIB Tidak menilai"
        " Jakarta Pusat Hubungan keluarga: Tetangga saya."
    ) in words


def test_backgrounds_without_a_judge_are_warned_of(judge: Judge, panitia: Client) -> None:
    words = page(panitia, judge.edition, "juri/")

    assert re.findall(r"Unsur ([\w ]+?) belum terwakili", words) == ["Forum CSR", "Akademisi"]


def test_an_empty_panel_says_what_will_be_there(panitia: Client) -> None:
    words = page(panitia, make_edition(), "juri/")

    assert "Belum ada juri. Tambahkan juri satu per satu" in words


@pytest.mark.parametrize(
    ("state", "buttons"),
    [
        ("never", ["Undang Dr. Rini", "Tandai tidak hadir"]),
        ("invited", ["Kirim ulang Dr. Rini", "Tandai tidak hadir"]),
        ("accepted", ["Tandai tidak hadir"]),
        ("absent", ["Batalkan catatan"]),
        ("frozen", []),
    ],
)
def test_panitia_is_offered_what_makes_sense(
    state: str, buttons: list[str], judge: Judge, panitia: Client
) -> None:
    if state in {"invited", "accepted"}:
        fresh = invited(judge.user)
    if state == "accepted":
        accept_invitation(token=fresh.token, password=NEW_PASSWORD)
    if state == "absent":
        excuse(judge.edition, judge=1)
    if state == "frozen":
        judge.edition.state = "frozen"
        judge.edition.save()

    assert buttons_on(page(panitia, judge.edition, "juri/")) == buttons


@pytest.mark.parametrize("role", [Role.PENETAP, Role.PENGAWAS])
def test_the_others_read_and_are_offered_nothing(role: Role, judge: Judge) -> None:
    words = page(signed_in(make_user(role)), judge.edition, "juri/")

    assert "Dr. Rini" in words
    assert buttons_on(words) == []
    assert "rini@contoh.id" not in words


def test_the_dashboard_and_the_menu_lead_to_the_panel(judge: Judge, panitia: Client) -> None:
    address = f'href="/panitia/{judge.edition.slug}/juri/"'

    pages = [
        signed_in(make_user(role)).get(f"/panitia/{judge.edition.slug}/").content.decode()
        for role in (Role.PANITIA, Role.PENGAWAS, Role.BENDAHARA)
    ]

    assert [text.count(address) for text in pages] == [3, 3, 0]


def test_an_invitation_is_mailed_and_shown_nowhere(judge: Judge, panitia: Client) -> None:
    response = press(panitia, judge, "undang")

    (message,) = mail.outbox
    link = re.search(r"http://localhost:8000/undangan/([\w-]+)/", str(message.body))
    assert link is not None
    assert message.to == ["rini@contoh.id"]
    assert "Undangan untuk Dr. Rini sudah dikirim." in words_of(response)
    assert link[1] not in response.content.decode()
    assert Entry.objects.filter(action="invitation.link_shown").count() == 0
    came_in = Client().post(f"/undangan/{link[1]}/", {"password": NEW_PASSWORD}, follow=True)
    assert came_in.redirect_chain[-1] == ("/juri/", 302)
    assert "Undangan Diterima" in page(panitia, judge.edition, "juri/")


@pytest.mark.parametrize(
    ("backend", "why"),
    [
        ("kube_awards.core.mail.TerminalAndFileBackend", "belum mengirim email ke luar"),
        ("django.core.mail.backends.smtp.EmailBackend", "Email tidak dapat dikirim sekarang."),
    ],
)
def test_where_no_mail_carries_it_the_link_is_shown_this_once(
    backend: str, why: str, judge: Judge, panitia: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = backend, 1

    response = press(panitia, judge, "undang")

    (token,) = re.findall(
        r">http://localhost:8000/undangan/([\w-]+)/</textarea>", response.content.decode()
    )
    assert (response.status_code, why in words_of(response)) == (200, True)
    assert "no-store" in response.headers["Cache-Control"]
    assert Client().get(f"/undangan/{token}/").status_code == 200
    assert token not in panitia.get(f"/panitia/{judge.edition.slug}/juri/").content.decode()
    shown = Entry.objects.get(action="invitation.link_shown")
    assert shown.actor == User.objects.get(grants__role=Role.PANITIA)


def test_an_invitation_sent_again_makes_the_one_before_useless(
    judge: Judge, panitia: Client
) -> None:
    for _time in range(2):
        press(panitia, judge, "undang")

    tokens = [re.findall(r"/undangan/([\w-]+)/", str(each.body))[0] for each in mail.outbox]
    assert [Client().get(f"/undangan/{each}/").status_code for each in tokens] == [410, 200]
    assert states() == ["withdrawn", "open"]


def test_who_came_in_already_gets_no_link_that_somebody_else_could_use(panitia: Client) -> None:
    judge = make_judge(make_edition())

    response = press(panitia, judge, "undang")

    assert response.status_code == 409
    assert "sudah mempunyai jalan masuk sendiri" in words_of(response)
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


def test_an_absence_is_recorded_and_withdrawn_with_reasons(panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=1)
    judge = edition.judges.select_related("user", "edition").get(order=1)

    gone = words_of(press(panitia, judge, "tidak-hadir", alasan="Sakit."))
    asked = page(panitia, edition, f"juri/{judge.public_id}/hadir/")
    back = words_of(press(panitia, judge, "hadir", alasan="Datang juga."))

    assert f"{judge.name} dicatat tidak hadir." in gone
    assert "Tidak hadir Sakit." in gone
    assert "Dicatat tidak hadir dengan alasan: Sakit." in asked
    assert f"Catatan tidak hadir untuk {judge.name} dibatalkan." in back
    assert not Absence.objects.exists()


@pytest.mark.parametrize("step", ["tidak-hadir", "hadir"])
def test_without_a_reason_nothing_happens(step: str, judge: Judge, panitia: Client) -> None:
    if step == "hadir":
        excuse(judge.edition, judge=1)
    before = Absence.objects.count()

    response = press(panitia, judge, step, alasan=" ")

    assert (response.status_code, Absence.objects.count()) == (422, before)
    assert "Alasan: Tulis alasannya." in words_of(response)


def test_what_a_rule_has_against_it_stands_on_the_page(panitia: Client) -> None:
    edition = closed_edition(judges=2, contestants=1)
    judge = edition.judges.select_related("user", "edition").get(order=1)

    response = press(panitia, judge, "tidak-hadir", alasan="Sakit.")

    assert response.status_code == 422
    assert "Semua lembar juri ini sudah terkirim dan tetap dihitung." in words_of(response)


def test_pages_that_no_longer_apply_say_why(panitia: Client) -> None:
    edition = closed_edition(judges=2, contestants=1)
    first, second = edition.judges.order_by("order")
    excuse(edition, judge=2)

    pages = {
        step: [page(panitia, edition, f"juri/{each.public_id}/{step}/") for each in (first, second)]
        for step in ("tidak-hadir", "hadir")
    }
    Edition.objects.update(state="frozen")
    frozen = [
        page(panitia, edition, f"juri/{first.public_id}/tidak-hadir/"),
        page(panitia, edition, f"juri/{second.public_id}/hadir/"),
    ]

    assert "Juri ini sudah dicatat tidak hadir." in pages["tidak-hadir"][1]
    assert "Juri ini tidak dicatat tidak hadir." in pages["hadir"][0]
    assert ["Panel juri tidak berubah lagi" in words for words in frozen] == [True, True]


@pytest.mark.parametrize("judges", [1, 3])
def test_the_panel_takes_as_many_queries_for_three_as_for_one(
    judges: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=judges, contestants=1)
    for order in range(1, judges + 1):
        recuse(edition, judge=order)

    with django_assert_num_queries(15):
        panitia.get(f"/panitia/{edition.slug}/juri/")


@pytest.mark.parametrize("judges", [1, 3])
@pytest.mark.parametrize(("step", "queries"), [("tidak-hadir", 7), ("hadir", 7)])
def test_the_reason_is_asked_for_in_as_many_queries(
    step: str,
    queries: int,
    judges: int,
    panitia: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = open_edition(judges=judges, contestants=1)
    judge = edition.judges.get(order=1)

    with django_assert_num_queries(queries):
        panitia.get(f"/panitia/{edition.slug}/juri/{judge.public_id}/{step}/")
