"""The numbers of partners in a browser: as columns of the table, and in the panel with their place."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open, drawn
from tests.browser.test_pages_for_everyone import WICK, findings


def test_a_number_becomes_a_column_and_opens_in_the_panel(look: Open, wicks: str) -> None:
    """By bridging the clinic is the first of all, in the table and in the panel; nothing of it fails axe."""
    page = drawn(look(wicks + WICK + "?dag=2020-03-31"))
    page.click("#map-table")
    page.click("#map-columns")
    page.get_by_role("option", name="Bridge between others").click()
    page.keyboard.press("Escape")
    page.get_by_text("What the columns tell").press("Enter")
    told = page.locator("#map-columns-told")
    expect(told).to_contain_text("Through whom others find each other")
    expect(told).to_contain_text("Freeman 1977")
    expect(told).to_contain_text("With how many partners there is a tie on this day.")
    header = page.get_by_role("columnheader", name="Bridge between others (%)")
    header.click()
    header.click()
    first = page.locator("#map-grid .ag-center-cols-container .ag-row[row-index='0']")
    expect(first).to_contain_text("100")
    first.click()
    page.get_by_text("Numbers", exact=True).click()
    figures = page.locator("#numbers-partner .figure")
    expect(figures.first).to_contain_text("Bridge between others")
    expect(figures.first).to_contain_text("100 %, first of")
    figures.first.locator("summary").click()
    expect(figures.first).to_contain_text("Freeman 1977")
    assert findings(page) == []
