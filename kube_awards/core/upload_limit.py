"""Keep at most a little more of an upload than is ever taken; Django itself knows no limit."""

from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler

MAXIMUM_UPLOAD = 10 * 1024 * 1024


class UploadLimit(FileUploadHandler):
    """Let the first 10 MB of each file and one chunk more pass to the handlers behind.

    What they keep is then too large for kube_awards.core.uploads, which says so politely; the rest
    fills neither memory nor disk.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass the chunk on, or drop it."""
        return raw_data if start <= MAXIMUM_UPLOAD else None

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers behind."""
