"""What serving promises: where it listens, under which name, and where it begins."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from dashboards import server
from meshwork.errors import WrongUsage
from meshwork.service import Asker, Role, Service
from meshwork.stores.sqlite import SqliteStore

ANNA = Asker("Anna", Role.FACILITATOR)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    store = SqliteStore(str(tmp_path / "town.sqlite"))
    yield Service(store)
    store.close()


def _address(service: Service, **how: Any) -> str:
    """The address that serving says; it goes on serving in a thread until the tests end."""
    said: list[str] = []
    asked = {"host": "127.0.0.1", "port": 0, "browser": False, "say": said.append} | how
    threading.Thread(target=server.serve, args=(service, ANNA), kwargs=asked, daemon=True).start()
    for _moment in range(600):
        if said:
            return next(word for word in said[0].split() if word.startswith("http"))
        time.sleep(0.05)
    raise AssertionError("serving said nothing for half a minute")


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


def test_a_port_that_cannot_be_had_is_told_with_its_number(service: Service) -> None:
    """Whatever the machine has against it, the port is named and another one asked for."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(WrongUsage, match=rf"port {port}: .*another --port"):
            server.serve(service, ANNA, host="127.0.0.1", port=port, browser=False, say=print)
