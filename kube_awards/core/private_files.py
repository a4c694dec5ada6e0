"""The store for issued documents and photos: no address leads here, only views that ask first."""

from __future__ import annotations

import logging
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.deconstruct import deconstructible
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models.fields.files import FieldFile

# What kube_awards.core.uploads writes; nothing else is shown in a browser.
TYPES = {".webp": "image/webp", ".pdf": "application/pdf"}
# Should a file ever be more than it seems: no script, no form, no other address.
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

logger = logging.getLogger(__name__)


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


def shown_file(file: FieldFile, *, called: str, digest: str = "") -> HttpResponse:
    """Answer with a photo or PDF to look at, for whoever the view let come this far.

    Raise Http404, and tell the log, where the file is gone or is not the one of digest.
    """
    name = file.name or ""
    content = _read(name)
    if not content or (digest and sha256(content).hexdigest() != digest):
        logger.error("private file %s is missing or was changed", name)
        raise Http404
    suffix = Path(name).suffix
    headers = {
        "Content-Disposition": f'inline; filename="{called}{suffix}"',
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=TYPES[suffix], headers=headers)


def handed_out(file: FieldFile, *, called: str) -> StreamingHttpResponse:
    """Answer with a file to save under the name `called`, piece by piece: it may be large.

    Raise Http404 where it is gone.
    """
    name = file.name or ""
    try:
        size = default_storage.size(name)
    except OSError:
        logger.exception("private file %s is missing", name)
        raise Http404 from None
    headers = {
        "Content-Disposition": content_disposition_header(True, called) or "",  # noqa: FBT003
        # What is stored is packed already: nothing to gain for the middleware that compresses.
        "Content-Encoding": "identity",
        "Content-Length": str(size),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    kind = "application/octet-stream"
    return StreamingHttpResponse(_pieces(name), content_type=kind, headers=headers)


def _pieces(name: str) -> Iterator[bytes]:
    """Open the file only when somebody reads on, so that nobody leaves it open."""
    with default_storage.open(name) as file:
        yield from file.chunks()


def _read(name: str) -> bytes:
    """Return the bytes of a file; none where it is gone."""
    try:
        with default_storage.open(name) as file:
            content: bytes = file.read()
    except OSError:
        return b""
    return content


class FileDiffers(Exception):  # noqa: N818 - names the finding
    """A stored file is not the one of its digest, or is gone."""


def intact_bytes(file: FieldFile, digest: str) -> bytes:
    """Return the bytes of a stored file; raise FileDiffers unless their SHA-256 is digest."""
    content = _read(file.name) if file.name else b""
    if sha256(content).hexdigest() != digest:
        raise FileDiffers(file.name)
    return content


def delete_after_commit(*names: str | None) -> None:
    """Delete files of the store once this transaction holds; a name may be empty."""
    for name in filter(None, names):
        transaction.on_commit(partial(default_storage.delete, name))
