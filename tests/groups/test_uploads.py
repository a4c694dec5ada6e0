"""A file that the register does not take is told at its field; the row stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from groups.models import Kube
from groups.services.rows import replace_file
from kube_awards.accounts.roles import Role
from kube_awards.ledger.models import Entry
from tests.factories import make_kube, make_user, signed_in
from tests.pages import words_of
from tests.uploads import HEIC, SVG, action_pdf, document, photo, sent

if TYPE_CHECKING:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.pages import Response

pytestmark = pytest.mark.django_db
HUNDRED_MB = 100 * 1024 * 1024
TOO_LARGE = "Berkas paling besar 10 MB. Perkecil dulu, lalu coba lagi."


def upload(row: Kube, name: str, file: SimpleUploadedFile | str) -> Response:
    client = signed_in(make_user(Role.PANITIA))
    return client.post(f"/panitia/kube/{row.public_id}/{name}/", {"berkas": file})


@pytest.mark.parametrize(
    ("name", "data", "called", "sentence"),
    [
        ("foto", b"\xff\xd8" + bytes(HUNDRED_MB), "besar.jpg", TOO_LARGE),
        ("foto", SVG, "logo.svg", "Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih foto lain."),
        ("foto", photo(400, 400)[:900], "putus.jpg", "Foto ini rusak atau tidak lengkap."),
        ("foto", HEIC, "IMG_0001.HEIC", "“Paling Kompatibel”"),
        ("foto", document(), "foto.jpg", "Berkas ini bukan foto JPEG, PNG, atau WebP."),
        ("foto", b"", "kosong.jpg", "Berkas ini kosong. Pilih berkas lain."),
        ("proposal", photo(), "proposal.pdf", "Berkas ini bukan PDF."),
        ("proposal", action_pdf(), "proposal.pdf", "Berkas PDF ini memuat skrip"),
    ],
    ids=["100 MB", "svg", "truncated", "heic", "pdf as jpg", "empty", "jpg as pdf", "active"],
)
def test_what_is_not_taken_is_told_at_its_field_and_nothing_changes(
    name: str, data: bytes, called: str, sentence: str
) -> None:
    row = make_kube(business="Katering")

    page = upload(row, name, sent(data, called))

    markup = page.content.decode()
    assert page.status_code == 422
    assert words_of(page).count(sentence) == 2  # in the summary, and at the field
    assert 'aria-invalid="true"' in markup
    assert 'href="#id_berkas"' in markup
    stored = Kube.objects.get(pk=row.pk)
    assert (stored.photo.name, stored.proposal.name, stored.business) == ("", "", "Katering")
    assert not Entry.objects.filter(action__startswith="register.").exists()


def test_a_photo_is_kept_when_another_one_is_refused() -> None:
    row = make_kube()
    kept = replace_file(row=row, name="photo", upload=sent(photo()), actor=make_user()).photo.name

    words = words_of(upload(row, "foto", ""))

    assert "Pilih dulu berkasnya." in words
    assert "Berkas yang tersimpan sebelumnya tetap ada." in words
    assert Kube.objects.get(pk=row.pk).photo.name == kept


def test_the_page_of_a_refusal_takes_another_file() -> None:
    row = make_kube()
    refused = upload(row, "proposal", sent(photo(), "proposal.pdf"))
    assert 'enctype="multipart/form-data"' in refused.content.decode()

    taken = upload(row, "proposal", sent(document(), "proposal.pdf"))

    assert taken.status_code == 302
    assert (Kube.objects.get(pk=row.pk).proposal.name or "").endswith(".pdf")
