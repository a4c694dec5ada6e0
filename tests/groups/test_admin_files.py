"""Photos and proposals of the register, kept in the admin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage

from groups.models import Facilitator, Kube
from kube_awards.accounts.roles import Role
from kube_awards.ledger.models import Entry
from tests.factories import make_facilitator, make_kube, make_user, signed_in
from tests.uploads import SVG, action_pdf, document, photo, sent, stored

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks

    from tests.pages import Response

pytestmark = pytest.mark.django_db

NOT_SENT = {"id", "public_id", "photo", "portrait", "proposal"}


def change(row: Kube | Facilitator, **fields: object) -> Response:
    """Send the change form of a row as the superadmin, with these fields."""
    meta = row._meta  # noqa: SLF001 - Django's documented Model API
    body = {
        field.name: value
        for field in meta.concrete_fields
        if field.name not in NOT_SENT and (value := field.value_from_object(row)) is not None
    }
    path = f"/admin/groups/{meta.model_name}/{row.pk}/change/"
    return signed_in(make_user(Role.SUPERADMIN)).post(path, body | fields)


def test_photo_and_proposal_are_kept_as_safe_files_of_another_name() -> None:
    kube = make_kube()

    response = change(kube, photo=sent(photo(), "bu-sri.jpg"), proposal=sent(document(), "a.exe"))

    kube.refresh_from_db()
    names = (str(kube.photo), str(kube.proposal))
    assert response.status_code == 302
    assert [name.partition("/")[0] for name in names] == ["kube", "proposal"]
    assert [name.rpartition(".")[2] for name in names] == ["webp", "pdf"]
    with kube.photo.open() as file:
        assert file.read(4) == b"RIFF"
    entry = Entry.objects.get(object_type="groups.kube")
    small = str(kube.portrait)
    assert json.loads(entry.after) == {
        "photo": names[0],
        "portrait": small,
        "proposal": names[1],
    }
    assert small.startswith("kube/kecil/")


def test_a_facilitator_has_a_proposal() -> None:
    person = make_facilitator()

    change(person, proposal=sent(document(2)))

    person.refresh_from_db()
    with person.proposal.open() as file:
        assert file.read(5) == b"%PDF-"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("photo", SVG, "Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih foto lain."),
        ("proposal", photo(), "Berkas ini bukan PDF. Simpan dulu dokumennya sebagai PDF."),
        ("proposal", action_pdf(), "Berkas PDF ini memuat skrip, lampiran, atau perintah lain."),
    ],
)
def test_a_refused_file_is_answered_at_its_field_and_changes_nothing(
    name: str, data: bytes, sentence: str
) -> None:
    kube = make_kube()

    response = change(kube, business="Lain", **{name: sent(data)})

    kube.refresh_from_db()
    assert (response.status_code, kube.business) == (200, "Warung sembako")
    assert [str(kube.photo), str(kube.proposal)] == ["", ""]
    assert sentence in response.content.decode()
    assert not Entry.objects.filter(object_type="groups.kube").exists()


def test_the_form_says_that_there_is_a_file_without_an_address() -> None:
    kube = make_kube(proposal=stored(".pdf"))

    page = signed_in(make_user(Role.SUPERADMIN)).get(f"/admin/groups/kube/{kube.pk}/change/")

    assert page.content.decode().count("Sudah ada berkas.") == 1
    assert str(kube.proposal) not in page.content.decode()


@pytest.mark.parametrize("fields", [{"photo-clear": "on"}, {"photo": "new"}])
def test_a_file_that_is_cleared_or_replaced_is_deleted(
    fields: dict[str, object], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    kube = make_kube(photo=stored(), portrait=stored(), proposal=stored(".pdf"))
    old, small = str(kube.photo), str(kube.portrait)

    with django_capture_on_commit_callbacks(execute=True):
        change(
            kube,
            **{name: sent(photo()) if value == "new" else value for name, value in fields.items()},
        )

    kube.refresh_from_db()
    left = [default_storage.exists(name) for name in (old, small, str(kube.proposal))]
    assert left == [False, False, True]
    assert bool(kube.photo) == bool(kube.portrait) == ("photo" in fields)
    assert str(kube.photo) != old


@pytest.mark.parametrize("way", ["one", "chosen"])
def test_a_deleted_row_takes_its_files_along(
    way: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    kube = make_kube(photo=stored(), portrait=stored(), proposal=stored(".pdf"))
    names = [str(kube.photo), str(kube.portrait), str(kube.proposal)]
    client = signed_in(make_user(Role.SUPERADMIN))

    with django_capture_on_commit_callbacks(execute=True):
        if way == "one":
            client.post(f"/admin/groups/kube/{kube.pk}/delete/", {"post": "yes"})
        else:
            body = {"action": "delete_selected", "_selected_action": kube.pk, "post": "yes"}
            client.post("/admin/groups/kube/", body)

    assert not Kube.objects.exists()
    assert [default_storage.exists(name) for name in names] == [False] * 3
