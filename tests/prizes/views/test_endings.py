"""The pages on which a decision ends: annulled, or with another proposed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from kube_awards.accounts.roles import Role
from prizes.models import Decision
from prizes.services.annulment import annul_decision
from tests.factories import PASSWORD, closed_edition, make_user, proposed, published, signed_in
from tests.pages import hidden_fields, words_of
from tests.prizes.ending_cases import annulled, rename, succeeding
from tests.prizes.publication_cases import decided, scheduled

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from tests.pages import Response

pytestmark = pytest.mark.django_db
NAME = "KUBE Berprestasi 2018"
FULL = {"alasan": "Nilai salah hitung.", "nama_edisi": NAME, "kata_sandi": PASSWORD}


@pytest.fixture
def penetap() -> User:
    return make_user(Role.PENETAP)


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA)


def address(decision: Decision, step: str = "") -> str:
    return f"/panitia/{decision.edition.slug}/penetapan/{step}"


def annul(user: User, decision: Decision, **fields: str) -> Response:
    path = address(decision, f"{decision.number}/batalkan/")
    return signed_in(user).post(path, FULL | fields, follow=True)


# Annulling ----------------------------------------------------------------------------------------


def test_penetap_annuls_with_reason_name_and_password(penetap: User) -> None:
    decision = published(decided())
    page = signed_in(penetap).get(address(decision, "1/batalkan/"))

    answer = annul(penetap, decision)

    stored = Decision.objects.get()
    assert (stored.state, stored.annulled_by, stored.annulment_reason) == (
        "annulled",
        penetap,
        "Nilai salah hitung.",
    )
    assert "Halaman publik lalu hanya berbunyi “Hasil sedang diperbaiki”." in words_of(page)
    assert f"Ketik: {NAME}" in words_of(page)
    words = words_of(answer)
    assert "Penetapan dibatalkan. Panitia dapat memperbaiki hasilnya." in words
    assert "Penetapan versi 1 dibatalkan" in words
    assert "Nilai salah hitung." in words
    assert "Hasil sedang diperbaiki" in words_of(
        signed_in(penetap).get(f"/hasil/{decision.edition.slug}/")
    )


@pytest.mark.parametrize("typed", ["kube berprestasi 2018", "  KUBE  Berprestasi 2018 "])
def test_capitals_and_spaces_of_the_name_do_not_count(typed: str, penetap: User) -> None:
    annul(penetap, decided(), nama_edisi=typed)

    assert Decision.objects.get().state == "annulled"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"nama_edisi": "KUBE Berprestasi 2019"}, f"Ketik: {NAME}"),
        ({"nama_edisi": ""}, "Ketik nama edisi."),
        ({"alasan": "  "}, "Tulis alasan membatalkan."),
        ({"alasan": "x" * 10_000}, "Alasan paling banyak 500 karakter; sekarang 10000."),
        ({"kata_sandi": "bukan-sandi-saya"}, "Kata sandi tidak cocok. Coba lagi."),
        ({"kata_sandi": ""}, "Tulis kata sandi Anda."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    wrong: dict[str, str], said: str, penetap: User
) -> None:
    decision = decided()
    kept = {"alasan": "Nilai salah hitung.", "nama_edisi": NAME} | wrong

    page = annul(penetap, decision, **wrong)

    html = page.content.decode()
    assert page.status_code == 422
    assert said in words_of(page)
    assert kept["alasan"].strip() in html
    assert f'value="{kept["nama_edisi"]}"' in html or not kept["nama_edisi"]
    assert PASSWORD not in html
    assert Decision.objects.get().state == "approved"


def test_a_plan_is_said_to_be_dropped(penetap: User) -> None:
    decision = decided()
    scheduled(decision)

    page = signed_in(penetap).get(address(decision, "1/batalkan/"))

    assert "Jadwal pengumuman dihapus." in words_of(page)


def test_annulling_twice_says_so_and_keeps_the_first_reason(penetap: User) -> None:
    decision = annulled(decided(), "Sudah.")

    page = annul(penetap, decision)

    assert "Penetapan ini sudah “Dibatalkan”." in words_of(page)
    assert Decision.objects.get().annulment_reason == "Sudah."


def test_while_a_successor_waits_the_page_says_what_to_do_first(penetap: User) -> None:
    decision = decided()
    succeeding(decision)

    page = annul(penetap, decision)

    assert page.status_code == 422
    assert "Kembalikan dulu usulan itu." in words_of(page)
    assert FULL["alasan"] in page.content.decode()
    assert Decision.objects.get(number=1).state == "approved"


def test_a_page_from_before_the_annulment_neither_approves_nor_announces(
    penetap: User, panitia: User
) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))
    seen = hidden_fields(signed_in(penetap).get(address(decision)))
    client = signed_in(penetap)
    approval = {"digest_seen": seen["digest_seen"], "kata_sandi": PASSWORD}
    client.post(address(decision, "1/setujui/"), approval)
    annul_decision(decision=decision, actor=make_user(Role.PENETAP), reason="Salah.")

    again = client.post(address(decision, "1/setujui/"), approval, follow=True)
    announced = signed_in(panitia).post(
        f"/panitia/{decision.edition.slug}/pengumuman/umumkan/", {"versi": "0"}, follow=True
    )

    assert "Usulan ini sudah “Dibatalkan”." in words_of(again)
    assert "Belum ada hasil yang ditetapkan." in words_of(announced)
    assert Decision.objects.get().state == "annulled"


@pytest.mark.parametrize("number", [2, 10**30])
def test_a_version_that_never_was_is_not_found(number: int, penetap: User, panitia: User) -> None:
    decision = decided()

    for user, step in ((penetap, "batalkan"), (panitia, "ganti")):
        path = address(decision, f"{number}/{step}/")
        assert signed_in(user).get(path).status_code == 404


# Superseding --------------------------------------------------------------------------------------


def test_panitia_sees_what_would_change_and_proposes_it(panitia: User) -> None:
    decision = decided()
    was = decision.awards.get().name
    rename(decision)
    path = address(decision, "1/ganti/")
    shown = signed_in(panitia).get(path)
    page, html = words_of(shown), shown.content.decode()

    answer = signed_in(panitia).post(
        path, {"alasan": "Salah ketik.", "decided_on": "2018-09-28"}, follow=True
    )

    line = f"KUBE Melati Jaya: nama sekarang “KUBE Melati Jaya”, semula “{was}”."
    successor = Decision.objects.get(number=2)
    assert line in page
    assert 'value="2018-09-27"' in html
    assert (successor.state, successor.superseding_reason) == ("proposed", "Salah ketik.")
    words = words_of(answer)
    assert "Usulan pengganti diajukan dan menunggu pejabat penetap." in words
    assert "Yang berubah sejak versi 1" in words
    assert line in words
    assert "Versi 1 tetap berlaku sampai usulan ini disetujui." in words


def test_without_a_change_the_page_leads_to_the_register(panitia: User) -> None:
    decision = decided()
    client = signed_in(panitia)

    page = client.get(address(decision, "1/ganti/"))
    refused = client.post(
        address(decision, "1/ganti/"), {"alasan": "Salah.", "decided_on": "2018-09-28"}
    )

    assert "Belum ada yang berubah." in words_of(page)
    assert reverse("groups:rows", args=["kube"]) in page.content.decode()
    assert "Ajukan pengganti" not in words_of(page)
    assert refused.status_code == 422
    assert "Tidak ada nama, gelar, atau jumlah yang berubah" in words_of(refused)
    assert "Salah." in refused.content.decode()


def test_a_successor_has_no_earlier_date(panitia: User) -> None:
    decision = decided()
    rename(decision)

    page = signed_in(panitia).post(
        address(decision, "1/ganti/"), {"alasan": "Salah.", "decided_on": "2018-09-26"}
    )

    assert page.status_code == 422
    assert "Tanggal penetapan pengganti paling awal 27 September 2018" in words_of(page)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"alasan": ""}, "Tulis alasan mengganti."),
        ({"alasan": "x" * 501}, "Alasan paling banyak 500 karakter; sekarang 501."),
        ({"decided_on": "2031-01-01"}, "Tanggal penetapan harus antara"),
    ],
)
def test_a_bad_successor_is_said_at_its_field(
    wrong: dict[str, str], said: str, panitia: User
) -> None:
    decision = decided()
    rename(decision)
    body = {"alasan": "Salah ketik.", "decided_on": "2018-09-28"} | wrong

    page = signed_in(panitia).post(address(decision, "1/ganti/"), body)

    assert page.status_code == 422
    assert said in words_of(page)
    assert body["alasan"] in page.content.decode()
    assert Decision.objects.count() == 1


def test_a_second_successor_is_refused_with_what_was_typed(panitia: User) -> None:
    decision = decided()
    succeeding(decision)

    page = signed_in(panitia).post(
        address(decision, "1/ganti/"), {"alasan": "Lagi.", "decided_on": "2018-09-28"}
    )

    assert page.status_code == 422
    assert "Sudah ada usulan yang menunggu persetujuan." in words_of(page)
    assert "Lagi." in page.content.decode()


def test_what_has_ended_is_not_superseded(panitia: User) -> None:
    decision = annulled(decided())

    page = signed_in(panitia).get(address(decision, "1/ganti/"), follow=True)

    assert "Penetapan ini sudah “Dibatalkan”." in words_of(page)


def test_a_returned_successor_shows_its_note_beside_what_holds(
    penetap: User, panitia: User
) -> None:
    decision = decided()
    succeeding(decision)
    signed_in(penetap).post(address(decision, "2/kembalikan/"), {"note": "Masih salah."})

    words = words_of(signed_in(panitia).get(address(decision)))

    assert "Masih salah." in words
    assert "Hasil 2018 sudah ditetapkan" in words
    bendahara = signed_in(make_user(Role.BENDAHARA))
    assert "Masih salah." not in words_of(bendahara.get(address(decision)))


def test_after_an_annulment_the_versions_are_one_press_away(panitia: User) -> None:
    decision = annulled(decided())

    page = signed_in(panitia).get(address(decision))

    assert address(decision, "versi/") in page.content.decode()


def test_bendahara_reads_what_holds_while_a_successor_waits() -> None:
    decision = decided()
    waiting = succeeding(decision)
    bendahara = signed_in(make_user(Role.BENDAHARA))

    words = words_of(bendahara.get(address(decision)))

    assert "Hasil 2018 sudah ditetapkan" in words
    assert waiting.awards.get().name not in words
    assert "Semua versi hasil" not in words
