"""A wire between a driver and its server that is cut right after a commit went through, before the answer is back."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The Bolt message COMMIT: a chunk of two bytes, a structure without fields, signature 0x12."""


class CuttingProxy:
    """Passes bytes on both ways; `cuts` times it hears COMMIT, lets the server do it, and hangs up."""

    def __init__(self, server: tuple[str, int], cuts: int) -> None:
        self._server = server
        self.cuts = cuts
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The address of the wire's near end."""
        return f"bolt://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        """Hang up every connection and listen no more."""
        for each in (self._listening, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self._listening.accept()
                far = socket.create_connection(self._server)
                self._open += [near, far]
                cut = threading.Event()
                threading.Thread(target=self._upwards, args=(near, far, cut), daemon=True).start()
                threading.Thread(target=self._downwards, args=(near, far, cut), daemon=True).start()

    def _upwards(self, near: socket.socket, far: socket.socket, cut: threading.Event) -> None:
        with suppress(OSError):
            while data := near.recv(65_536):
                if self.cuts and COMMIT in data:
                    self.cuts -= 1
                    cut.set()
                far.sendall(data)

    def _downwards(self, near: socket.socket, far: socket.socket, cut: threading.Event) -> None:
        with suppress(OSError):
            while data := far.recv(65_536):
                if cut.is_set():  # this is the answer to COMMIT: it was done, and nobody will hear of it
                    near.shutdown(socket.SHUT_RDWR)
                    near.close()
                    return
                near.sendall(data)
