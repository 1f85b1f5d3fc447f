"""Who is let in, what a page may load, and what is kept when something goes wrong."""

from __future__ import annotations

import logging
import re
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboards import calm
from dashboards.app import create
from dashboards.pages import Page, Visit
from meshwork.catalogue import collect
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.reports.palette import DARK, LIGHT, Palette
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store
from tests.browser import town
from tests.serving import Serve

HERE = "http://localhost:8050"


@pytest.fixture
def server(serve: Serve) -> Flask:
    """A dashboard of the small town, asked without a browser."""
    asker = Asker("tester", Role.FACILITATOR)
    service = serve(town.small(), today=lambda: town.TODAY)
    server: Flask = create(service, lambda: asker).server
    return server


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    """Somebody who asks."""
    return server.test_client()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8050", "[::2]"])
def test_another_name_for_this_machine_is_refused(client: FlaskClient, host: str) -> None:
    """A page elsewhere that points its own name at this machine gets nothing."""
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8050", "127.0.0.1:1", "[::1]", "[::1]:8050"])
def test_this_machine_by_its_own_names_is_let_in(client: FlaskClient, host: str) -> None:
    """With any port, or none."""
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
    ],
)
def test_a_page_elsewhere_cannot_change_anything(client: FlaskClient, headers: dict[str, str]) -> None:
    """What a foreign page posts is refused before anybody looks at it, from another port of this machine too."""
    answer = client.post("/_dash-update-component", base_url=HERE, headers=headers, json={})
    assert answer.status_code == 403


def test_this_page_can(client: FlaskClient) -> None:
    """A post from the page itself reaches the dashboard."""
    body = {
        "output": "frame-search.data",
        "outputs": {"id": "frame-search", "property": "data"},
        "inputs": [{"id": "frame-search", "property": "searchValue", "value": "clin"}],
        "changedPropIds": ["frame-search.searchValue"],
        "state": [{"id": "frame-community", "property": "data", "value": "wick"}],
    }
    headers = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
    answer = client.post("/_dash-update-component", base_url=HERE, headers=headers, json=body)
    assert answer.status_code == 200
    assert "Clinic" in answer.text


def test_a_page_may_load_nothing_from_elsewhere_and_no_script_of_its_own_writing(client: FlaskClient) -> None:
    """The policy names this address and hashes; nothing in the page asks for anything else."""
    answer = client.get("/", base_url=HERE)
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert "unsafe" not in policy["script-src"]
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//[^"']*""", answer.text) == []
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("cookie", "asked", "spoken"),
    [(None, "nl-NL,nl;q=0.9", "nl"), (None, "fr,en;q=0.8", "en"), ("nl", "en", "nl"), ("xx", "en", "en")],
)
def test_a_page_speaks_the_language_that_was_chosen_or_else_asked_for(
    client: FlaskClient, cookie: str | None, asked: str, spoken: str
) -> None:
    """The cookie of the switch counts first, then the browser's own wish; what is no language of ours counts not."""
    if cookie:
        client.set_cookie("language", cookie, domain="localhost")
    answer = client.get("/", base_url=HERE, headers={"Accept-Language": asked})
    assert f'<html lang="{spoken}"' in answer.text


def test_the_health_of_the_server_is_told_without_a_page(client: FlaskClient) -> None:
    """For a container that asks whether this is alive."""
    assert client.get("/healthz", base_url=HERE).text == "OK"


def test_what_went_wrong_is_kept_without_the_words_of_people(server: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """The log says the kind of trouble and where it was, never the message, which may quote a private note."""
    caplog.set_level(logging.ERROR)
    with server.test_request_context("/"):
        try:
            raise ValueError("Noor sounded tired")  # noqa: TRY301
        except ValueError as wrong:
            said = calm.words(wrong)
    assert "Noor" not in said + caplog.text
    assert "ValueError at test_page_access.py" in caplog.text


def test_what_can_be_mended_is_said_as_it_stands(server: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """A sentence for the user is shown, and is no trouble to log."""
    with server.test_request_context("/"):
        assert calm.words(MeshworkError("Choose another name.")) == "Choose another name."
    assert caplog.text == ""


def test_no_page_draws_anything_for_who_is_no_facilitator(tmp_path: Path) -> None:
    """Each of them, also one that is added later: it is refused before anything stands on it."""
    with closing(open_store(f"sqlite:///{tmp_path / 'store.db'}")) as store:
        service, facilitator = Service(store, today=lambda: town.TODAY), Asker("tester", Role.FACILITATOR)
        visit = Visit(service.seed(facilitator, town.small(), town.NOTHING_PRIVATE), {}, "light")
        pages = collect("dashboards.pages", Page)
        assert "care" in pages
        for page in pages.values():
            with pytest.raises(NotAllowed):
                page.layout(service, Asker("somebody", Role.NOBODY), visit)


def test_every_page_has_its_own_word_and_place() -> None:
    """No two pages share an address or a place in the row of words; the map comes first."""
    pages = collect("dashboards.pages", Page).values()
    assert len({page.path for page in pages}) == len({page.order for page in pages}) == len(pages)
    assert min(pages, key=lambda page: page.order).key == "map"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_signs_stand_out_from_what_they_are_on(palette: Palette) -> None:
    """Text and accent 4.5 to 1 on paper, card and land; sectors on the land 3 to 1 (WCAG 2.2, 1.4.3, 1.4.11)."""
    for ground in (palette.paper, palette.card, palette.land):
        assert _contrast(palette.ink, ground) >= 4.5
        assert _contrast(palette.soft, ground) >= 4.5
        assert _contrast(palette.accent, ground) >= 4.5
    assert min(_contrast(sector, palette.land) for sector in palette.sectors.values()) >= 3


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
