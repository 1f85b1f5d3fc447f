"""What the tests share: a store of each sort, and one true Neo4j server for the whole run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, settings

from meshwork.asker import Asker, Role
from meshwork.model import Facts, Private
from meshwork.service import Service
from meshwork.stores import Store, open_store
from meshwork.text import speak
from tests import neo4j_server as servers
from tests.serving import Serve

# how fast examples are made and tried says something of the machine, nothing of the promise
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

Server: TypeAlias = servers.Named | servers.JarServer | servers.DockerServer


def not_here(what: str, why: str) -> None:
    """Skip by name; where MESHWORK_REQUIRE asks for it, fail."""
    if what in os.environ.get("MESHWORK_REQUIRE", "").split(","):
        pytest.fail(f"MESHWORK_REQUIRE asks for {what}: {why}")
    pytest.skip(f"no {what} here: {why}")


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """One server for the whole run, ended hard."""
    try:
        server = servers.found()
    except servers.NotThere as error:
        not_here("neo4j", str(error))
    yield server
    server.end()


@pytest.fixture
def neo4j_url(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an emptied database; how to enter is in the environment."""
    for name, value in neo4j_server.address.as_environment().items():
        monkeypatch.setenv(name, value)
    neo4j_server.address.empty()
    return neo4j_server.address.url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture(params=["sqlite", "neo4j"])
def store_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty store: the test runs once on each sort."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store: the test runs once on each sort."""
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def serve(sqlite_url: str) -> Iterator[Serve]:
    """Services of stores of their own, closed after the test."""
    urls = (f"{sqlite_url}{n or ''}" for n in count())
    with ExitStack() as stack:

        def made(
            facts: Facts | None = None, private: Private | None = None, *, url: str | None = None, **clock: Any
        ) -> Service:
            service = Service(stack.enter_context(closing(open_store(url or next(urls)))), **clock)
            if facts:
                service.seed(Asker("tester", Role.FACILITATOR), facts, private or Private())
            return service

        yield made


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Tests read the source texts, unless they ask for Dutch themselves."""
    with speak("en"):
        yield
