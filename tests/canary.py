"""A server on loopback that nobody should visit."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


class Canary(ThreadingHTTPServer):
    """Listen on loopback and remember who came."""

    hits: list[str]

    @property
    def url(self) -> str:
        """Give an address of this server."""
        return f"http://127.0.0.1:{self.server_port}/"


class Remember(BaseHTTPRequestHandler):
    """Write each visit down."""

    server: Canary

    def do_GET(self) -> None:
        """Count a visit."""
        self.server.hits.append(self.path)
        self.send_error(404)

    def log_message(self, *_args: object) -> None:
        """Stay silent."""


@pytest.fixture
def canary() -> Iterator[Canary]:
    """Run a server that nobody should visit."""
    with Canary(("127.0.0.1", 0), Remember) as server:
        server.hits = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
