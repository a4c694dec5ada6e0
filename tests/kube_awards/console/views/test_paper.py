from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from assessments.models import EditionState, PaperEntry, ScoreSheet
from assessments.services.judging import close_judging
from tests.assessments.services.sheet_state import scores_on
from tests.factories import (
    fill_sheet,
    new_token,
    open_edition,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import hidden_fields, words_of
from tests.paper_sheets import enter
from tests.uploads import SVG, photo, sent

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from tests.pages import Response

pytestmark = pytest.mark.django_db
VALUES = (5, 4, 3, 2)


def address(sheet: ScoreSheet) -> str:
    slug = sheet.judge.edition.slug
    return reverse("console:paper", args=[slug, sheet.public_id])


def look(user: User, sheet: ScoreSheet) -> str:
    return words_of(signed_in(user).get(address(sheet)))


def post(user: User, sheet: ScoreSheet, *values: int | str, **more: object) -> Response:
    """Open the page and send these values from it, with whatever else is given."""
    client = signed_in(user)
    data: dict[str, object] = dict(hidden_fields(client.get(address(sheet))))
    data |= {f"nilai-{number}": value for number, value in enumerate(values, start=1)}
    return client.post(
        address(sheet), data | {name.replace("_", "-"): v for name, v in more.items()}
    )


def errors_of(response: Response) -> list[str]:
    form = response.context["form"]
    return [error for errors in form.errors.values() for error in errors]


def test_two_people_enter_the_same_and_the_sheet_is_sent(
    sheet: ScoreSheet, ani: User, budi: User
) -> None:
    first = post(ani, sheet, *VALUES, foto=sent(photo()), catatan_2="baik")
    waits = look(ani, sheet)
    blind = look(budi, sheet)
    second = post(budi, sheet, *VALUES, catatan_2="baik")
    done = look(budi, sheet)

    assert (first.status_code, second.status_code) == (302, 302)
    assert "Isian Anda sudah disimpan. Lembar belum terkirim." in waits
    assert "Isian pertama sudah ada dan tidak ditampilkan." in blind
    assert "Kedua isian sama. Lembar sudah terkirim dengan tanda terima NL-2018-0001." in done
    assert "Dimasukkan oleh Ani Pertama, diperiksa oleh Budi Kedua." in done
    assert scores_on(sheet) == [(1, 5, ""), (2, 4, "baik"), (3, 3, ""), (4, 2, "")]


def test_where_they_differ_both_see_the_two_values_and_correct(
    sheet: ScoreSheet, ani: User, budi: User
) -> None:
    enter(sheet, ani, *VALUES)
    answer = post(budi, sheet, 5, 4, 3, 1, catatan_1="rapi")

    client = signed_in(ani)
    response = client.get(address(sheet))

    assert answer.status_code == 302
    assert [
        (each.label, each.first, each.second) for each in response.context["page"].differences
    ] == [("Catatan indikator 1", "(kosong)", "rapi"), ("Indikator 4", "2", "1")]
    assert errors_of(response) == [
        "Berbeda. Isian pertama: (kosong); isian kedua: rapi.",
        "Berbeda. Isian pertama: 2; isian kedua: 1.",
    ]
    words = words_of(response)
    assert "2 isian berbeda Hal Isian pertama Ani Pertama Isian kedua Budi Kedua" in words
    assert words.count("Ada yang perlu diperbaiki") == 0

    assert post(ani, sheet, 5, 4, 3, 1, catatan_1="rapi").status_code == 302
    assert ScoreSheet.objects.get(pk=sheet.pk).is_submitted


def test_an_incomplete_paper_is_sent_back_with_what_was_typed(sheet: ScoreSheet, ani: User) -> None:
    response = post(ani, sheet, 5, 4, 3, 9, catatan_2="baik", foto=sent(photo()))
    second = post(ani, sheet, 5, 4, foto=sent(photo()))

    assert (response.status_code, second.status_code) == (422, 422)
    assert errors_of(response) == ["Nilai indikator 4 harus bilangan bulat 1 sampai 5"]
    assert errors_of(second) == [
        "Pilih nilai untuk indikator 3, Hal 3",
        "Pilih nilai untuk indikator 4, Hal 4",
    ]
    assert response.content.decode().count(" checked") == 3
    assert "Ada yang perlu diperbaiki" in words_of(response)
    assert not PaperEntry.objects.exists()


def test_the_first_reading_asks_for_a_photo_and_says_what_is_wrong_with_it(
    sheet: ScoreSheet, ani: User
) -> None:
    missing = post(ani, sheet, *VALUES)
    drawing = post(ani, sheet, *VALUES, foto=sent(SVG))

    assert (missing.status_code, drawing.status_code) == (422, 422)
    assert errors_of(missing) == ["Lampirkan foto lembar kertasnya."]
    assert errors_of(drawing) == ["Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih foto lain."]
    assert not PaperEntry.objects.exists()


def test_the_second_reading_asks_for_none_and_the_first_may_bring_a_better_one(
    sheet: ScoreSheet, ani: User, budi: User
) -> None:
    enter(sheet, ani, *VALUES)

    pages = [signed_in(user).get(address(sheet)).context["form"].fields for user in (ani, budi)]

    assert [fields["foto"].required if "foto" in fields else None for fields in pages] == [
        False,
        None,
    ]
    assert pages[0]["foto"].label == "Ganti foto lembar kertas (bila perlu)"


def test_what_happened_meanwhile_is_said_and_what_was_typed_stays(
    sheet: ScoreSheet, ani: User, budi: User
) -> None:
    enter(sheet, ani, *VALUES)
    client = signed_in(budi)
    data = hidden_fields(client.get(address(sheet)))
    fill_sheet(sheet, 1)

    response = client.post(
        address(sheet), data | {f"nilai-{at}": str(v) for at, v in enumerate(VALUES, start=1)}
    )

    assert response.status_code == 409
    words = words_of(response)
    assert "Juri sudah mengisi lembar ini sendiri. Nilai juri tidak ditimpa." in words
    assert response.content.decode().count(" checked") == 4
    assert "Simpan isian" not in words


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (lambda sheet: fill_sheet(sheet, 1), "Juri sudah mengisi lembar ini sendiri."),
        (lambda sheet: send_sheet(sheet, *VALUES), "Lembar ini sudah terkirim."),
    ],
)
def test_a_sheet_of_the_judges_own_has_no_form(
    happens: object, says: str, sheet: ScoreSheet, ani: User
) -> None:
    assert callable(happens)
    happens(sheet)

    response = signed_in(ani).get(address(sheet))

    assert says in words_of(response)
    assert b'type="radio"' not in response.content


def test_after_closing_the_first_reading_asks_why_it_comes_late(
    edition: Edition, sheet: ScoreSheet, ani: User, budi: User
) -> None:
    close_judging(edition=edition, actor=ani)

    without = post(ani, sheet, *VALUES, foto=sent(photo()))
    given = post(ani, sheet, *VALUES, foto=sent(photo()), alasan="Diserahkan di aula.")

    assert errors_of(without) == [
        "Tulis mengapa lembar ini baru dimasukkan setelah penilaian ditutup."
    ]
    assert given.status_code == 302
    reason = "Alasan dimasukkan setelah penilaian ditutup: Diserahkan di aula."
    assert reason in look(budi, sheet)


def test_after_a_proposal_the_page_says_that_it_is_too_late(
    edition: Edition, sheet: ScoreSheet, ani: User
) -> None:
    type(edition).objects.update(state=EditionState.FROZEN)

    response = signed_in(ani).get(address(sheet))

    assert "sebelum penetapan diajukan." in words_of(response)
    assert b'type="radio"' not in response.content


def test_cancelling_asks_why_and_empties_the_sheet(
    sheet: ScoreSheet, ani: User, budi: User
) -> None:
    enter(sheet, ani, *VALUES)
    client, where = signed_in(budi), f"{address(sheet)}batalkan/"

    asked = client.post(where, {"alasan": ""})
    done = client.post(where, {"alasan": "Salah lembar."})

    assert (asked.status_code, errors_of(asked)) == (422, ["Tulis alasannya."])
    assert (done.status_code, done.headers["Location"]) == (
        302,
        f"/panitia/{sheet.judge.edition.slug}/",
    )
    assert not PaperEntry.objects.exists()
    assert "Tidak ada isian dari kertas yang menunggu." in words_of(client.get(where))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries, ani: User, budi: User
) -> None:
    edition = open_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    for judge in range(1, count + 1):
        enter(sheet_of(edition, judge), ani, *VALUES)
    enter(sheet_of(edition), budi, 1, 1, 1, 1)
    client = signed_in(ani)

    with django_assert_num_queries(15):
        client.get(address(sheet_of(edition)))


def test_a_repeated_post_answers_as_the_first(sheet: ScoreSheet, ani: User, budi: User) -> None:
    enter(sheet, ani, *VALUES)
    client, token = signed_in(budi), new_token()
    data = {"versi": "0", "token": token} | {
        f"nilai-{at}": str(value) for at, value in enumerate(VALUES, start=1)
    }

    answers = [client.post(address(sheet), data) for _each in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert ScoreSheet.objects.get(pk=sheet.pk).version == 2
