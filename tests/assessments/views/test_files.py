"""Photos on the sheet of a judge, and the answer that hands them out."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage

from assessments.models import Contestant, Evidence, ScoreSheet
from assessments.services.judging import close_judging
from kube_awards.accounts.roles import Role
from tests.circumstances import excuse, recuse
from tests.factories import (
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import Response, words_of
from tests.uploads import SAFE, SVG, document, headers_of, make_evidence, photo, sent, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the first judge for the first of two contestants."""
    return sheet_of(open_edition(judges=2, contestants=2))


def page_of(sheet: ScoreSheet) -> Response:
    return signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/")


def upload(sheet: ScoreSheet, data: bytes, number: int = 1, name: str = "a.jpg") -> Response:
    path = f"/juri/lembar/{sheet.public_id}/bukti/{number}/"
    return signed_in(sheet.judge.user).post(path, {"foto": sent(data, name)}, follow=True)


# Photos of a sheet --------------------------------------------------------------------------------


def test_an_uploaded_photo_stands_at_its_indicator(sheet: ScoreSheet) -> None:
    response = upload(sheet, photo(), number=2)

    evidence = Evidence.objects.get()
    page = response.content.decode()
    assert response.redirect_chain == [(f"/juri/lembar/{sheet.public_id}/#ind2", 302)]
    assert "Foto untuk indikator 2 ditambahkan." in words_of(response)
    assert page.index('id="ind2"') < page.index(f'src="/juri/bukti/{evidence.public_id}/kecil/"')
    assert page.index(f'src="/juri/bukti/{evidence.public_id}/kecil/"') < page.index('id="ind3"')
    assert 'alt="Foto 1 untuk indikator 2"' in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (SVG, "Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih foto lain."),
        (document(), "Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih foto lain."),
        (b"", "Pilih foto lain."),
    ],
)
def test_what_is_no_photo_is_answered_on_the_sheet(
    data: bytes, sentence: str, sheet: ScoreSheet
) -> None:
    response = upload(sheet, data, number=2)

    assert f"Foto untuk indikator 2: {sentence}" in words_of(response)
    assert not Evidence.objects.exists()


def test_no_photo_at_all_is_answered_on_the_sheet(sheet: ScoreSheet) -> None:
    path = f"/juri/lembar/{sheet.public_id}/bukti/2/"

    response = signed_in(sheet.judge.user).post(path, follow=True)

    assert "Foto untuk indikator 2: Pilih dulu fotonya." in words_of(response)


def test_an_indicator_that_is_not_on_the_sheet_has_no_address(sheet: ScoreSheet) -> None:
    assert upload(sheet, photo(), number=77).status_code == 404


def test_a_photo_is_removed_from_its_indicator(sheet: ScoreSheet) -> None:
    kept, gone = (make_evidence(sheet, number=number) for number in (1, 2))
    path = f"/juri/lembar/{sheet.public_id}/bukti/2/{gone.public_id}/hapus/"

    response = signed_in(sheet.judge.user).post(path, follow=True)

    assert response.redirect_chain == [(f"/juri/lembar/{sheet.public_id}/#ind2", 302)]
    assert "Foto untuk indikator 2 dihapus." in words_of(response)
    assert list(Evidence.objects.all()) == [kept]


def test_a_photo_of_another_sheet_cannot_be_removed_by_its_name(sheet: ScoreSheet) -> None:
    foreign = make_evidence(sheet_of(sheet.judge.edition, judge=2))
    path = f"/juri/lembar/{sheet.public_id}/bukti/1/{foreign.public_id}/hapus/"

    assert signed_in(sheet.judge.user).post(path).status_code == 404
    assert Evidence.objects.count() == 1


def test_after_closing_a_photo_is_only_looked_at(sheet: ScoreSheet) -> None:
    evidence = make_evidence(sheet)
    close_judging(edition=sheet.judge.edition, actor=make_user())
    path = f"/juri/lembar/{sheet.public_id}/bukti/1/{evidence.public_id}/hapus/"

    page = page_of(sheet)
    answers = [signed_in(sheet.judge.user).post(path, follow=True), upload(sheet, photo())]

    assert evidence.public_id in page.content.decode()
    assert "Unggah foto" not in words_of(page)
    for answer in answers:
        assert "Foto untuk indikator 1: Penilaian sudah ditutup." in words_of(answer)
    assert list(Evidence.objects.all()) == [evidence]


def test_a_full_indicator_asks_for_no_further_photo(sheet: ScoreSheet) -> None:
    for position in (1, 2, 3):
        make_evidence(sheet, position=position)

    page = page_of(sheet)

    assert re.findall(r'name="foto"[^>]* form="([^"]+)"', page.content.decode()) == [
        "bukti-2",
        "bukti-3",
        "bukti-4",
    ]
    assert "Tambah catatan (3 foto)" in words_of(page)


def test_each_field_belongs_to_a_form_of_its_own_on_the_page(sheet: ScoreSheet) -> None:
    page = page_of(sheet).content.decode()

    forms = re.findall(r'<form\s+id="(bukti-\d)"\s+method="post"\s+action="([^"]+)"', page)
    assert forms == [
        (f"bukti-{number}", f"/juri/lembar/{sheet.public_id}/bukti/{number}/")
        for number in (1, 2, 3, 4)
    ]
    assert page.index("</form>") < page.index('id="bukti-1"')


def test_whoever_has_no_script_is_told_to_save_first(sheet: ScoreSheet) -> None:
    page = page_of(sheet).content.decode()

    told = re.findall(r"<noscript>.*?</noscript>", page, re.DOTALL)
    assert ["Simpan draf dulu" in each for each in told] == [True] * 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_takes_as_many_queries_with_three_photos_as_with_one(
    count: int, sheet: ScoreSheet, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for position in range(1, count + 1):
        make_evidence(sheet, position=position)
    client = signed_in(sheet.judge.user)

    with django_assert_num_queries(16):
        client.get(f"/juri/lembar/{sheet.public_id}/")


def test_a_photo_is_handed_out_as_what_it_is_and_nothing_else(
    sheet: ScoreSheet, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    evidence = make_evidence(sheet, number=2)
    client = signed_in(sheet.judge.user)

    with django_assert_num_queries(4):
        response = client.get(f"/juri/bukti/{evidence.public_id}/")

    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Content-Disposition"] == 'inline; filename="bukti-2-1.webp"'
    assert headers_of(response) == SAFE
    with default_storage.open(str(evidence.file.name)) as file:
        assert response.content == file.read()


def test_a_thumbnail_is_handed_out_the_same_way(
    sheet: ScoreSheet, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    evidence = make_evidence(sheet, number=2)
    client = signed_in(sheet.judge.user)

    with django_assert_num_queries(4):
        response = client.get(f"/juri/bukti/{evidence.public_id}/kecil/")

    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Content-Disposition"] == 'inline; filename="bukti-2-1-kecil.webp"'
    assert headers_of(response) == SAFE


def recused(sheet: ScoreSheet) -> None:
    recuse(sheet.judge.edition, judge=1, code="31.75")


def absent(sheet: ScoreSheet) -> None:
    excuse(sheet.judge.edition, judge=1)


def withdrawn(sheet: ScoreSheet) -> None:
    Contestant.objects.update(is_withdrawn=True)


@pytest.mark.parametrize("happens", [recused, absent, withdrawn])
def test_who_does_not_judge_any_more_finds_no_file(
    happens: Callable[[ScoreSheet], None], sheet: ScoreSheet
) -> None:
    evidence = make_evidence(sheet)
    kube = sheet.contestant.kube
    assert kube is not None
    kube.photo, kube.proposal = stored(), stored(".pdf")
    kube.save()
    paths = [
        f"/juri/bukti/{evidence.public_id}/",
        f"/juri/bukti/{evidence.public_id}/kecil/",
        f"/juri/peserta/{sheet.contestant.public_id}/foto/",
        f"/juri/peserta/{sheet.contestant.public_id}/proposal/",
    ]
    client = signed_in(sheet.judge.user)

    before = [client.get(path).status_code for path in paths]
    happens(sheet)
    after = [client.get(path).status_code for path in paths]

    assert (before, after) == ([200] * 4, [404] * 4)


def test_staff_who_see_values_see_photos_only_after_closing(sheet: ScoreSheet) -> None:
    evidence = make_evidence(sheet)
    people = {role: signed_in(make_user(role)) for role in Role}
    path = f"/juri/bukti/{evidence.public_id}/"

    before = {role: client.get(path).status_code for role, client in people.items()}
    close_judging(edition=sheet.judge.edition, actor=make_user())
    after = {role for role, client in people.items() if client.get(path).status_code == 200}

    assert set(before.values()) == {404}
    assert after == {Role.PANITIA, Role.PENETAP, Role.PENGAWAS}


@pytest.mark.parametrize("damage", ["deleted", "changed"])
def test_a_photo_that_is_gone_or_changed_is_missing_and_the_log_says_so(
    damage: str, sheet: ScoreSheet, caplog: pytest.LogCaptureFixture
) -> None:
    evidence = make_evidence(sheet)
    file = Path(evidence.file.path)
    if damage == "deleted":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + b"x")

    with caplog.at_level(logging.ERROR):
        response = signed_in(sheet.judge.user).get(f"/juri/bukti/{evidence.public_id}/")

    assert response.status_code == 404
    assert f"private file {evidence.file.name} is missing or was changed" in caplog.messages


def test_a_sent_sheet_still_shows_its_photos(sheet: ScoreSheet) -> None:
    evidence = make_evidence(sheet)
    send_sheet(sheet, 5, 4, 3, 2)

    page = page_of(sheet)

    assert evidence.public_id in page.content.decode()
    assert "formaction" not in page.content.decode()
