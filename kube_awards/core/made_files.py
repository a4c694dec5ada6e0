"""Write a large result of a job to the disk, piece by piece, and hand it to the store as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import File

if TYPE_CHECKING:
    from kube_awards.core.models import JobPart


class MadeFile(File[bytes]):
    """A file that the store takes over by renaming it, unopened: it lies on the same disk."""

    def __init__(self, path: Path, suffix: str) -> None:
        """Speak for the file at path, to be stored with this suffix."""
        super().__init__(None, name=f"{path.name}{suffix}")
        self.path = path

    def temporary_file_path(self) -> str:
        """Return where it lies; Django's storage asks for it before it would copy."""
        return str(self.path)


def place_to_make(part: JobPart) -> Path:
    """Return where this attempt may write its file, and remove what an earlier one left behind."""
    folder = Path(settings.PRIVATE_ROOT) / "sementara"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    job = part.job.public_id
    for left in folder.glob(f"{job}-*"):
        left.unlink(missing_ok=True)
    return folder / f"{job}-{part.attempt}"
