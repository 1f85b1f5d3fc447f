"""The Begin page: from nothing to a first map, by hand, by dragging and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import monday, town
from tests.browser.conftest import Open, served, shot
from tests.browser.test_pages_for_everyone import findings

NAMES = "Bakkerij Oostveen\nStichting Lint\nHet Anker\n"


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard whose one community is empty."""
    with served(tmp_path, monday.TODAY, (town.empty(), town.NOTHING_PRIVATE)) as address:
        yield address


def named(page: Page, title: str) -> None:
    """Name a goal, and wait until it stands there."""
    page.locator("#begin-title").fill(title)
    page.locator("#begin-title").press("Enter")
    expect(page.locator(".circle h3").filter(has_text=title)).to_be_visible()


def test_an_empty_community_begins_and_the_map_comes_after(look: Open, begun: str) -> None:
    """Its own address and that of the map lead here, with a word at the left in the place of the map's; once names
    were pasted and written the map is the map, and Begin a tab beside Data."""
    for address in (f"{begun}/", f"{begun}/c/new", f"{begun}/c/new/kaart", f"{begun}/c/new/begin"):
        page = look(address)
        expect(page.locator("h1")).to_have_text("Begin")
        expect(page.locator("nav.words a").first).to_have_text("Begin")
        expect(page.locator("#frame-day")).to_have_text("28 June 2024")
        assert findings(page) == []
    page.locator("#data-paste").fill(NAMES)
    page.get_by_role("button", name="Read this").click()
    expect(page.locator(".preview .lead")).to_contain_text("3 new")
    expect(page.locator("#data-paste")).to_have_value("")
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Look at the map").click()
    expect(page.locator("nav.words a").first).to_have_text("Map")
    page.goto(f"{begun}/c/new/begin")
    expect(page.locator("nav.tabs")).to_contain_text("Begin")
    expect(page.locator("nav.words a[aria-current]")).to_have_text("Data")


def test_partners_are_put_around_goals_by_hand_and_by_keyboard(look: Open, begun: str) -> None:
    """One is dragged; two are ticked with arrows and the space bar and go together; each goes back in one click."""
    page = look(f"{begun}/c/new/begin", language="nl", scheme="dark")
    page.locator("#data-paste").fill(NAMES)
    page.get_by_role("button", name="Lees dit").click()
    page.locator("#data-write").click()
    expect(page.locator("#begin-way a")).to_be_visible()
    named(page, "Taalhuis")
    named(page, "Warm water")
    circles = page.locator(".circle")
    page.locator(".to-put li").filter(has_text="Het Anker").drag_to(circles.nth(1))
    expect(circles.nth(1).locator("li")).to_have_text(["Het Anker×"])
    expect(page.locator(".to-put > p").first).to_have_text("2 partners staan nog nergens.")
    page.locator(".to-put input").first.focus()
    for key in ("Space", "ArrowDown", "Space"):
        page.keyboard.press(key)
    circles.first.get_by_role("button", name="Zet de aangevinkte rond").press("Enter")
    expect(circles.first.locator("li")).to_have_text(["Bakkerij Oostveen×", "Stichting Lint×"])
    expect(page.locator("#begin-told")).to_contain_text('2 partners staan nu rond "Taalhuis".')
    assert findings(page) == []
    shot(page, "begin-dark")
    circles.nth(1).get_by_role("button", name="Haal Het Anker weg").click()
    expect(circles.nth(1)).to_contain_text("Nog niemand")
    page.locator("#begin-told").get_by_role("button", name="Draai terug").click()
    expect(circles.nth(1).locator("li")).to_have_text(["Het Anker×"])


def test_on_a_phone_all_of_it_fits(look: Open, begun: str) -> None:
    """Nothing is wider than the screen, with the sheet of forty read and nothing written yet."""
    page = look(f"{begun}/c/new/begin", language="nl", size=(390, 844))
    page.locator("#data-upload input").set_input_files(
        {"name": "contacten.csv", "mimeType": "", "buffer": monday.contacts()}
    )
    expect(page.locator(".preview .lead")).to_contain_text("160 nieuw")
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    assert findings(page) == []
