"""The page Contacts: what was recorded, and how to begin."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open, shot
from tests.browser.test_pages_for_everyone import findings


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
