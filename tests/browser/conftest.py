"""A true server on this machine and a true browser that looks at it; it notes whatever a page should not do."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from pathlib import Path
from shutil import which
from typing import TypeAlias

import pytest
import waitress.wasyncore
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, Request, expect

from dashboards.app import create
from meshwork import demo
from meshwork.model import Facts, Private
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store
from tests.browser import town
from tests.conftest import not_here

ASKER = Asker("tester", Role.FACILITATOR)
SHOTS = Path(__file__).parents[2] / "test-artefacts"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open: TypeAlias = Callable[..., Page]
ASKS = re.compile("_dash-update-component")
"""The address at which a page asks the server for something."""

expect.set_options(timeout=30_000)


@contextmanager
def served(folder: Path, today: date, *communities: tuple[Facts, Private]) -> Iterator[str]:
    """The address of a dashboard with these communities in an SQLite store of its own."""
    store = open_store(f"sqlite:///{folder / 'pages.db'}")
    service = Service(store, today=lambda: today)
    for facts, private in communities:
        service.seed(ASKER, facts, private)
    # what it answers is held in memory, so that it leaves no temporary file for the garbage collector to close
    there = {"host": "127.0.0.1", "port": 0, "threads": 4, "outbuf_overflow": 2**26}
    server = waitress.create_server(create(service, lambda: ASKER).server, **there)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # a browser keeps its connections: they are closed where they are served, else this waits until they are left
    server.trigger.pull_trigger(lambda: waitress.wasyncore.close_all(server._map, ignore_all=True))
    thread.join(timeout=10)
    server.task_dispatcher.shutdown(timeout=1)
    store.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pages are opened last, and so left before the server that they look at goes."""
    for item in items:
        if isinstance(item, pytest.Function):
            item.fixturenames.sort(key="look".__eq__)


@pytest.fixture(scope="session")
def wicks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small town, a community that is empty, and one that is too large for one sheet."""
    all_three = [(facts, town.NOTHING_PRIVATE) for facts in (town.small(), town.empty(), town.large())]
    with served(tmp_path_factory.mktemp("wicks"), town.TODAY, *all_three) as address:
        yield address


@pytest.fixture(scope="session")
def lindemark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented community that ships with the program."""
    with served(tmp_path_factory.mktemp("lindemark"), demo.LAST_DAY, (demo.facts(), demo.private())) as address:
        yield address


@pytest.fixture
def own(tmp_path: Path) -> Iterator[str]:
    """The invented community in a store of this test, to write in."""
    with served(tmp_path, demo.LAST_DAY, (demo.facts(), demo.private())) as address:
        yield address


@pytest.fixture(scope="session")
def machine(playwright: Playwright) -> Iterator[Browser]:
    """Debian's chromium, or any other that is installed here."""
    program = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        not_here("browser", "neither chromium nor google-chrome is installed")
    started = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def windows(machine: Browser) -> Iterator[Callable[[str, str, tuple[int, int]], BrowserContext]]:
    """A window for each language, scheme and size, kept for the whole run with the scripts that it has read."""

    @cache
    def window(language: str, scheme: str, size: tuple[int, int]) -> BrowserContext:
        return machine.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="nl-NL" if language == "nl" else "en-GB",
            reduced_motion="reduce",
        )

    yield window
    for context in machine.contexts:
        context.close()


@pytest.fixture
def look(windows: Callable[[str, str, tuple[int, int]], BrowserContext]) -> Iterator[Open]:
    """Open a page as somebody would: `look(address, language="nl", scheme="dark", size=(390, 844))`.

    Every page fails its test on an error in the console or in a script, on an answer that says an error, and on any
    request that leaves this machine.
    """
    used: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        address: str, *, language: str = "en", scheme: str = "light", size: tuple[int, int] = (1280, 800)
    ) -> Page:
        used.append(windows(language, scheme, size))
        page = used[-1].new_page()
        page.set_default_timeout(30_000)
        _watch(page, wrong)
        page.goto(address)
        page.wait_for_selector("main")
        return page

    yield open_page
    for context in used:
        for page in context.pages:
            with suppress(Error):  # a page of no place keeps nothing
                page.evaluate("localStorage.clear()")
            page.close()
        context.clear_cookies()
    assert wrong == []


def _watch(page: Page, wrong: list[str]) -> None:
    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(f"console: {message.text[:400]}")

    def asked(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            wrong.append(f"left this machine: {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}\n{error.stack}"))
    page.on("request", asked)
    page.on(
        "response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )


def until(page: Page, expression: str, seconds: float = 30) -> None:
    """Wait until something is true in the page. (Playwright's own waiting evaluates text, which the page forbids.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)


def drawn(page: Page) -> Page:
    """Wait until the map, its slider and its names stand."""
    until(page, "Boolean(window.meshwork.map.state && document.querySelector('#map-journey svg .said'))")
    page.evaluate("document.fonts.ready.then(() => true)")
    until(page, "window.meshwork.map.state.written.names.length > 0")
    return page


def shot(page: Page, name: str) -> None:
    """Keep a picture of the page, to be looked at."""
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")
