"""Panitia preview, plan and take back what the public sees; the public never sees more."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from kube_awards.accounts.roles import Role
from prizes.models import Publication
from tests.factories import (
    approved,
    closed_edition,
    make_user,
    proposed,
    published,
    signed_in,
)
from tests.pages import Response, hidden_fields, words_of
from tests.prizes.publication_cases import HOUR, clock_moves, decided, scheduled, withdrawn
from tests.prizes.stored_certificates import award_of, stored_certificate

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from prizes.models import Decision

pytestmark = pytest.mark.django_db
CODE = "19HSRQPNF5VH6K0D"
REPAIR = "Hasil sedang diperbaiki"
FRAME = re.compile(
    r'<div class="notif notif-warn noprint" role="note".*?</div>\s*</div>', re.DOTALL
)


@pytest.fixture
def decision() -> Decision:
    return decided()


def staff_page(decision: Decision, path: str = "", role: Role = Role.PANITIA) -> Response:
    return signed_in(make_user(role)).get(f"/panitia/{decision.edition.slug}/pengumuman/{path}")


def press(decision: Decision, step: str, **fields: str) -> Response:
    path = f"/panitia/{decision.edition.slug}/pengumuman/{step}/"
    return signed_in(make_user(Role.PANITIA)).post(path, fields, follow=True)


def typed(at: dt.datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")


def public_words(decision: Decision) -> list[str]:
    paths = (f"/hasil/{decision.edition.slug}/", "/", f"/cek/{CODE}/")
    return [words_of(Client().get(path)) for path in paths]


# Preview ------------------------------------------------------------------------------------------


def test_the_preview_is_the_public_page_in_a_frame_and_in_no_cache(decision: Decision) -> None:
    preview = staff_page(decision, "pratinjau/", Role.PENGAWAS)
    published(decision)
    public = Client().get(f"/hasil/{decision.edition.slug}/")

    marked = preview.content.decode()
    apart = FRAME.sub("", marked).replace('<meta name="robots" content="noindex">', "")
    main = [page[page.index("<main") : page.index("</main>")] for page in (apart, public.text)]
    assert main[0].split() == main[1].split()
    assert "Pratinjau untuk petugas." in words_of(preview)
    assert "no-store" in preview.headers["Cache-Control"]


def test_nothing_is_previewed_before_the_approval() -> None:
    waiting = proposed(closed_edition(judges=1, contestants=1))

    assert staff_page(waiting, "pratinjau/").status_code == 404


def test_before_there_is_a_decision_there_is_no_preview() -> None:
    edition = closed_edition(judges=1, contestants=1)
    path = f"/panitia/{edition.slug}/pengumuman/pratinjau/"

    assert signed_in(make_user(Role.PANITIA)).get(path).status_code == 404


# Scheduling ---------------------------------------------------------------------------------------


def test_a_minute_is_set_changed_and_cancelled(decision: Decision) -> None:
    first, second = timezone.now() + HOUR, timezone.now() + 2 * HOUR

    pages = [
        press(decision, "jadwalkan", versi="0", waktu=typed(first)),
        press(decision, "jadwalkan", versi="1", waktu=typed(second)),
    ]
    planned = typed(Publication.objects.get().published_at)
    gone = press(decision, "batalkan-jadwal", versi="2")

    assert ["Tampil mulai" in words_of(page) for page in pages] == [True, True]
    assert planned == typed(second)
    assert "Belum diumumkan" in words_of(gone)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("waktu", "sentence"),
    [
        ("", "Isi tanggal dan jam pengumuman."),
        ("besok", "Tulis tanggal dan jam seperti 27-09-2018 16:00."),
        ("2018-09-27T16:00", "Waktu itu sudah lewat."),
        ("2999-09-27T16:00", "Pilih waktu paling lambat"),
    ],
)
def test_a_wrong_minute_is_answered_at_its_field(
    waktu: str, sentence: str, decision: Decision
) -> None:
    page = press(decision, "jadwalkan", versi="0", waktu=waktu)

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert f'value="{waktu}"' in page.text or not waktu
    assert not Publication.objects.exists()


def test_the_public_reads_nothing_before_the_minute(decision: Decision) -> None:
    stored_certificate(decision.awards.get(place=1), code=CODE)
    scheduled(decision)
    name = decision.awards.get().name
    clock_moves(decision, HOUR - dt.timedelta(seconds=1))
    before = public_words(decision)
    clock_moves(decision, dt.timedelta(seconds=1))
    after = public_words(decision)

    assert [name in words for words in before] == [False, False, False]
    assert str(decision.edition.year) not in before[1].replace("2026", "")
    assert name in after[0]
    assert "Lihat hasil 2018" in after[1]
    assert "Asli" in after[2]


def test_no_cache_keeps_what_is_not_announced(decision: Decision) -> None:
    for path in (f"/hasil/{decision.edition.slug}/", f"/cek/{CODE}/"):
        assert "no-store" in Client().get(path).headers["Cache-Control"]
    assert Client().get("/").headers["Cache-Control"] == "public, max-age=4, must-revalidate"


def test_who_plans_on_an_old_page_keeps_what_was_typed(decision: Decision) -> None:
    scheduled(decision)
    later = typed(timezone.now() + 3 * HOUR)

    page = press(decision, "jadwalkan", versi="0", waktu=later)
    again = press(decision, "jadwalkan", versi=hidden_fields(page)["versi"], waktu=later)

    assert page.status_code == 409
    assert "Data ini juga diubah orang lain" in words_of(page)
    assert f'value="{later}"' in page.text
    assert again.status_code == 200
    assert typed(Publication.objects.get().published_at) == later


# Withdrawing --------------------------------------------------------------------------------------


def test_a_withdrawn_result_is_one_sentence_everywhere(decision: Decision) -> None:
    certificate = stored_certificate(decision.awards.get(place=1), code=CODE)
    withdrawn(decision)

    answer = Client().get(f"/hasil/{decision.edition.slug}/")

    said = public_words(decision)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert [REPAIR in words for words in said] == [True, True, True]
    for secret in (award_of(certificate).name, "Juara I", "100,00", "Rp3.000.000", "Nama salah."):
        assert not any(secret in words for words in said)


def test_panitia_withdraw_with_a_reason_and_announce_again(decision: Decision) -> None:
    published(decision)

    without = press(decision, "tarik", versi="1", alasan=" ")
    page = press(decision, "tarik", versi="1", alasan="Nama salah.")
    shown = Client().get(f"/hasil/{decision.edition.slug}/")
    again = press(decision, "umumkan", versi=hidden_fields(page)["versi"])

    assert without.status_code == 422
    assert "Tulis alasan menarik pengumuman." in words_of(without)
    assert "Nama salah." in words_of(page)
    assert REPAIR in words_of(shown)
    assert "Sudah diumumkan" in words_of(again)
    assert "100,00" in public_words(decision)[0]


def test_what_nobody_sees_is_not_withdrawn_and_says_so(decision: Decision) -> None:
    assert "Hasil belum diumumkan." in words_of(
        press(decision, "tarik", versi="0", alasan="Nama salah.")
    )


@pytest.mark.parametrize("step", ["umumkan", "batalkan-jadwal"])
def test_a_step_that_carries_no_version_is_not_taken(step: str, decision: Decision) -> None:
    assert press(decision, step).status_code == 422
    assert not Publication.objects.exists()


def test_only_panitia_is_offered_the_steps(decision: Decision) -> None:
    published(decision)
    offered = [
        "Alasan menarik pengumuman" in words_of(staff_page(decision, role=role))
        for role in (Role.PANITIA, Role.PENETAP, Role.PENGAWAS, Role.BENDAHARA)
    ]

    assert offered == [True, False, False, False]


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    decision = approved(proposed(edition))
    client = signed_in(make_user(Role.PANITIA))

    with django_assert_num_queries(14):
        client.get(f"/panitia/{decision.edition.slug}/pengumuman/pratinjau/")
