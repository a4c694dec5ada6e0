"""Stand between a browser and a server as a network does, and fall silent when told."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Self

BLOCK = 65536


class Relay:
    """Pass every connection on to a port of this machine; while silent, take it and say nothing."""

    def __init__(self, port: int) -> None:
        """Listen on a free port for whoever wants that one."""
        self.target = port
        self.speaks = threading.Event()
        self.speaks.set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]

    def __enter__(self) -> Self:
        """Begin."""
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_reason: object) -> None:
        """Take nothing more."""
        self.listener.close()

    def fall_silent(self) -> None:
        """Hold back everything from now on, also on connections that stand."""
        self.speaks.clear()

    def speak(self) -> None:
        """Pass on again what comes from now on; what was held back in the meantime is lost."""
        self.speaks.set()

    def _listen(self) -> None:
        with suppress(OSError):  # closed
            while True:
                near, _address = self.listener.accept()
                if self.speaks.is_set():
                    far = socket.create_connection(("127.0.0.1", self.target))
                    for one, other in ((near, far), (far, near)):
                        threading.Thread(target=self._pass, args=(one, other), daemon=True).start()
                else:
                    threading.Thread(target=self._swallow, args=(near,), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while block := one.recv(BLOCK):
                if not self.speaks.is_set():
                    self._swallow(one)
                    break
                other.sendall(block)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _swallow(self, near: socket.socket) -> None:
        """Read on without an answer until the other side gives up."""
        with suppress(OSError):
            while near.recv(BLOCK):
                pass
        near.close()
