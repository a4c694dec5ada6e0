from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import RequestFactory

from kube_awards.core.upload_limit import MAXIMUM_UPLOAD

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIRequest

CHUNK = 64 * 1024


def received(*sizes: int) -> list[int]:
    """Return how much of files of these sizes a view finds; closed again, as a server does."""
    files = [SimpleUploadedFile(f"{size}.bin", bytes(size)) for size in sizes]
    request: WSGIRequest = RequestFactory().post("/", {"berkas": files})
    found = [each for each in request.FILES.getlist("berkas") if isinstance(each, UploadedFile)]
    kept = [each.size or 0 for each in found]
    request.close()
    return kept


def test_what_may_be_taken_arrives_whole() -> None:
    assert received(5, MAXIMUM_UPLOAD) == [5, MAXIMUM_UPLOAD]


def test_of_what_is_too_large_only_a_little_more_than_the_limit_is_kept() -> None:
    (kept,) = received(30 * 1024 * 1024)

    assert MAXIMUM_UPLOAD < kept <= MAXIMUM_UPLOAD + 2 * CHUNK
