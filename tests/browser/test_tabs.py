"""Pages beside each other share a word at the left and have tabs; drawn without a browser."""

from __future__ import annotations

import pytest
from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask

from dashboards import frame
from dashboards.pages import Page, Visit
from meshwork import text
from meshwork.catalogue import collect
from meshwork.service import Asker, Role, Service
from tests.browser import town
from tests.serving import Serve

ASKER = Asker("tester", Role.FACILITATOR)


def a_page(key: str, order: int, under: str = "") -> Page:
    """A page that says its key."""

    def layout(_service: Service, _asker: Asker, _visit: Visit) -> Component:
        return html.P(key)

    def connect(_app: Dash, _service: Service) -> None:
        """It has no callbacks."""

    return Page(
        key=key,
        path=key,
        title=key.title(),
        order=order,
        lives_on=f"On {key}.",
        full=key == "map",
        layout=layout,
        connect=connect,
        under=under,
    )


FEW = (a_page("map", 10), a_page("contacts", 20), a_page("week", 21, "contacts"))
MANY = (*(a_page(each, n) for n, each in enumerate("abcdef")), a_page("beside", 9, "f"))


@pytest.fixture
def service(serve: Serve) -> Service:
    """The small town."""
    return serve(town.small(), today=lambda: town.TODAY)


def drawn(service: Service, pages: tuple[Page, ...], path: str) -> dict[str, list[Component]]:
    """The pieces of a page that have a class, by it."""
    with Flask(__name__).test_request_context("/"):
        whole, _title = frame.draw(service, ASKER, pages, f"/c/{service.communities(ASKER)[0].id}/{path}", "")
    found: dict[str, list[Component]] = {}
    for each in whole._traverse():  # type: ignore[no-untyped-call]  # dash has no types
        if name := getattr(each, "className", None):
            found.setdefault(name, []).append(each)
    return found


def current(ways: list[Component]) -> dict[str, str | None]:
    """How each way is marked, by its text."""
    return {each.children: getattr(each, "aria-current", None) for each in ways}


def test_a_page_that_stands_alone_has_no_tabs(service: Service) -> None:
    """The map keeps its whole height."""
    assert "tabs" not in drawn(service, FEW, "map")


@pytest.mark.parametrize(("here", "marked"), [("contacts", "page"), ("week", "true")])
def test_a_page_beside_another_is_a_tab_of_it_and_no_word(service: Service, here: str, marked: str) -> None:
    """On both the tabs are the same two, and at the left the word above them is marked."""
    pieces = drawn(service, FEW, here)
    assert current(pieces["word"]) == {"Map": None, "Contacts": marked}
    assert current(pieces["tab"]) == {
        "Contacts": "page" if here == "contacts" else None,
        "Week": "page" if here == "week" else None,
    }


@pytest.mark.parametrize(("here", "marked"), [("a", "rest"), ("f", "rest here"), ("beside", "rest here")])
def test_a_sixth_word_opens_from_the_last_on_a_phone(service: Service, here: str, marked: str) -> None:
    """Four words stay; the others stand under one more, marked where one of them, or a tab of it, is open."""
    pieces = drawn(service, MANY, here)
    (rest,) = pieces[marked]
    assert [each.children for each in pieces["others-here"][0].children] == ["E", "F"]
    assert rest.children[0].children == "More"


@pytest.mark.parametrize(("here", "opened"), [("contacts", True), ("map", False)])
def test_at_the_foot_of_a_page_stands_what_it_lives_on(service: Service, here: str, opened: bool) -> None:
    """Where the page fills the whole height it is one line that opens."""
    (foot,) = drawn(service, FEW, here)["lives-on"]
    assert foot.children[1].children == f"On {here}."
    assert vars(foot)["open"] is opened


@pytest.mark.parametrize("page", collect("dashboards.pages", Page).values(), ids=lambda page: page.key)
def test_every_page_says_what_it_lives_on_and_what_may_stay_unlogged(page: Page) -> None:
    """In both languages, and each in its own words: what it is made of, and what may be left out."""
    with text.speak("en"):
        english = text._(page.lives_on)
    with text.speak("nl"):
        dutch = text._(page.lives_on)
    assert english.count(".") >= 2
    assert dutch.count(".") >= 2
    assert english != dutch
