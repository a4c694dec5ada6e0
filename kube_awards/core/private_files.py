"""The store for issued documents and photos: no address leads here, only views that ask first."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Keep files under PRIVATE_ROOT, readable by the server's own user only."""

    def __init__(self) -> None:
        """Set the modes; the place is read from the settings at each use."""
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        """Return the folder from the settings."""
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self) -> str:
        """Return the folder as an absolute path."""
        return str(Path(self.base_location).resolve())

    def url(self, name: str | None) -> str:
        """Refuse: a private file is served by a view that checks permission."""
        raise ValueError(f"private file {name} has no address of its own")
