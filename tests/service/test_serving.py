"""What serving promises: where it listens, under which name, and where it begins."""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from contextvars import copy_context
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from dashboards import server
from meshwork.errors import WrongUsage
from meshwork.service import Service
from meshwork.text import speak
from tests.serving import ANNA, Serve


@pytest.fixture
def service(serve: Serve) -> Service:
    return serve()


def _address(service: Service, said: list[str] | None = None, **how: Any) -> str:
    """The address that serving says; it goes on serving in a thread until the tests end."""
    said = [] if said is None else said
    asked = {"host": "127.0.0.1", "port": 0, "browser": False, "say": said.append} | how
    _serving(service, asked)
    _until(lambda: bool(said))
    return next(word for word in said[0].split() if word.startswith("http"))


def _serving(service: Service, asked: dict[str, Any]) -> None:
    """Serve in a thread, in the language of the test."""
    serve = copy_context().run
    threading.Thread(target=serve, args=(server.serve, service, ANNA), kwargs=asked, daemon=True).start()


def _until(ready: Callable[[], bool]) -> None:
    for _moment in range(600):
        if ready():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come in half a minute")


def _answer(address: str) -> int:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_every_address_that_is_said_can_be_opened(service: Service) -> None:
    """Another loopback address than the usual one is let in under its own name."""
    with socket.socket() as trial:
        try:
            trial.bind(("127.0.0.2", 0))
        except OSError:
            pytest.skip("this machine has one loopback address only")
    assert _answer(_address(service, host="127.0.0.2")) == 200


def test_serving_begins_with_the_community_that_was_named(service: Service) -> None:
    """With several communities the address leads to the one that --community says."""
    service.found(ANNA, "Oost")
    west = service.found(ANNA, "West")
    address = _address(service, community=west.id)
    assert urlsplit(address).path == "/c/west"
    assert _answer(address) == 200


def test_a_port_that_is_taken_is_told_with_its_number(service: Service) -> None:
    """In the reader's own language: which port, what that mostly means, and that another one can be given."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(WrongUsage, match=rf"Another program listens at 127.0.0.1, port {port}.*another --port"):
            server.serve(service, ANNA, host="127.0.0.1", port=port, browser=False, say=print)
        with speak("nl"), pytest.raises(WrongUsage, match=rf"poort {port} luistert al een ander programma"):
            server.serve(service, ANNA, host="127.0.0.1", port=port, browser=False, say=print)


def test_a_browser_that_cannot_be_opened_is_told(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address stands there before it; the rest goes on."""
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    said: list[str] = []
    address = _address(service, said, browser=True)
    assert _answer(address) == 200
    _until(lambda: len(said) > 1)
    assert said[1:] == ["No browser opened by itself; type the address in one."]


def test_a_browser_is_opened_before_the_pages_are_ready(service: Service) -> None:
    """It starts while they are made: the socket listens from the moment that the address is told."""
    waiting: list[socket.socket] = []

    def knock(words: str) -> None:
        parts = urlsplit(next(word for word in words.split() if word.startswith("http")))
        waiting.append(socket.create_connection((parts.hostname or "", parts.port or 0), timeout=60))
        waiting[0].sendall(f"GET / HTTP/1.0\r\nHost: {parts.netloc}\r\n\r\n".encode())

    _serving(service, {"host": "127.0.0.1", "port": 0, "browser": False, "say": knock})
    _until(lambda: bool(waiting))
    with waiting[0] as connection:
        assert connection.recv(12) == b"HTTP/1.0 200"
