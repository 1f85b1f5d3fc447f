"""What the tests share: a store of each sort, and one true Neo4j server for the whole run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings

from meshwork.stores import Store, open_store
from meshwork.text import speak
from tests import neo4j_server as servers

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


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Tests read the source texts, unless they ask for Dutch themselves."""
    with speak("en"):
        yield
