"""Private files have no address and open for the server's own user only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile

from kube_awards.core.private_files import PrivateStorage, delete_after_commit

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import DjangoCaptureOnCommitCallbacks
    from pytest_django.fixtures import Settings


@pytest.fixture
def storage(tmp_path: Path, settings: Settings) -> PrivateStorage:
    settings.PRIVATE_ROOT = tmp_path / "private"
    return PrivateStorage()


def test_a_saved_file_reads_back_and_is_closed_to_others(
    storage: PrivateStorage, tmp_path: Path
) -> None:
    name = storage.save("piagam/a.pdf", ContentFile(b"%PDF"))

    path = tmp_path / "private" / "piagam" / "a.pdf"
    with storage.open(name) as file:
        assert file.read() == b"%PDF"
    assert [p.stat().st_mode & 0o777 for p in (path.parent, path)] == [0o700, 0o600]


@pytest.mark.django_db
def test_a_file_is_deleted_only_once_the_transaction_holds(
    storage: PrivateStorage, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    name = storage.save("a.pdf", ContentFile(b"%PDF"))

    with django_capture_on_commit_callbacks() as callbacks:
        delete_after_commit(name, "", None)
    before = storage.exists(name)
    for callback in callbacks:
        callback()

    assert (before, storage.exists(name), len(callbacks)) == (True, False, 1)


def test_a_private_file_has_no_address(storage: PrivateStorage) -> None:
    with pytest.raises(ValueError, match="has no address of its own"):
        storage.url("piagam/a.pdf")


def test_a_name_cannot_climb_out(storage: PrivateStorage) -> None:
    with pytest.raises(SuspiciousFileOperation):
        storage.save("../a.pdf", ContentFile(b"%PDF"))
