"""The page Contacts: what was recorded, and how to begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import town
from tests.browser.conftest import Open, served, shot
from tests.browser.test_pages_for_everyone import findings

PASTED = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
}"""


@pytest.fixture
def wicked(tmp_path: Path) -> Iterator[str]:
    """The small town in a store of its own."""
    with served(tmp_path, town.TODAY, (town.small(), town.NOTHING_PRIVATE)) as address:
        yield f"{address}/c/wick"


def test_what_was_recorded_is_sought_by_words_and_by_kind(look: Open, lindemark: str) -> None:
    """In Dutch, dark, on a phone: two circles of intervision in November, and axe finds nothing."""
    page = look(lindemark + "/c/lindemark/contacten", language="nl", scheme="dark", size=(390, 844))
    expect(page.get_by_role("heading", name="November 2023")).to_be_visible()
    expect(page.locator(".contacts")).to_contain_text("Dit zijn de nieuwste 100 van de 439.")
    page.get_by_role("textbox", name="Zoek op naam, titel, doel of maand").fill("intervisie november 2023")
    expect(page.locator(".meetings > li")).to_have_count(2)
    shot(page, "contacts-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert findings(page) == []


def test_an_empty_list_says_how_to_begin(look: Open, wicks: str) -> None:
    """What will be here, and the way to what one has."""
    page = look(wicks + "/c/new/contacten")
    expect(page.get_by_role("heading", name="No contacts yet")).to_be_visible()
    page.get_by_role("link", name="Bring in what you have").click()
    expect(page.get_by_role("heading", name="Data", exact=True)).to_be_visible()


def test_a_meeting_is_written_down_in_a_minute_on_a_phone(look: Open, wicked: str) -> None:
    """Three names are pasted: one known, one a letter off, one new. Asked once; then kept, opened, taken back."""
    page = look(f"{wicked}/contacten", size=(390, 844))
    page.get_by_role("button", name="Write a contact down").click()
    page.get_by_role("textbox", name="Who was there").click()
    page.evaluate(PASTED, "Baker\nClinic, Corner shop")
    expect(page.locator("#contacts-names")).to_contain_text('"Corner shop" is new and will be added')
    page.keyboard.press("Escape")
    page.get_by_text("What came up").click()
    page.get_by_role("textbox", name="Doubts").fill("Is it enough?")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_have_text("Nothing is written yet: look at what is marked.")
    page.get_by_role("radio", name="is Bakery").check()
    shot(page, "contact-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert findings(page) == []
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#editing-said")).to_contain_text("It is kept. New: Corner shop")
    expect(page.locator(".meetings > li").first).to_contain_text("Bakery, Clinic, Corner shop")
    page.get_by_role("button", name="Edit: Gathering, 31 December 2021").click()
    expect(page.get_by_role("textbox", name="Doubts")).to_have_value("Is it enough?")
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Another like it: Coffee, 15 December 2021").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".meetings > li").first).to_contain_text("Coffee")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".meetings > li").first).to_contain_text("Corner shop")
