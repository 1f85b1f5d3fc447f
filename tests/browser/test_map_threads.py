"""The layer of the map that shows who hangs on one connection."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open, drawn, shot, until
from tests.browser.test_pages_for_everyone import findings

BRIDGES = """() => document.getElementById("map-cytoscape")._cyreg.cy.edges(".bridge").map((each) =>
  [each.source().data("stakeholder"), each.target().data("stakeholder")].sort().join(" ")).sort()"""


def test_who_hangs_on_one_connection_is_shown_on_asking_by_keyboard(look: Open, lindemark: str) -> None:
    """Off at first; the space bar turns it on: a ring, a dotted line, in the legend, the table and aloud; and off."""
    page = drawn(look(lindemark + "/c/lindemark/kaart", size=(1440, 900)))
    assert page.evaluate(BRIDGES) == []
    page.get_by_role("checkbox", name="Who hangs on one connection").focus()
    page.keyboard.press("Space")
    until(page, "Boolean(window.meshwork.map.state.hung)")
    expect(page.locator("#map-key")).to_contain_text("The connection it hangs on")
    assert "dorpshuis dorpsraad" in page.evaluate(BRIDGES)
    assert findings(page) == []
    shot(page, "map-threads")
    page.click("#map-table")
    page.locator("#map-sift").fill("Hangs on one connection")
    expect(page.locator("#map-grid")).to_contain_text("Hangs on one connection: that with Dorpsraad Wilgenzijl.")
    thumb = page.locator("#map-journey .thumb").last
    thumb.press("PageDown")  # a year earlier it is that day's layer, and what was of today is gone at once
    until(page, "window.meshwork.map.state.hung.day < '2023'")
    expect(page.locator("#map-hung-said")).to_contain_text("On 30 November 2022 2 partners hung on one connection.")
    thumb.press("Home")
    expect(page.locator("#map-hung-said")).to_contain_text("too short")
    assert page.evaluate(BRIDGES) == []
    thumb.press("End")
    expect(page.locator("#map-hung-said")).to_contain_text("today")
    page.evaluate("window.meshwork.map.choose('dorpshuis')")
    expect(page.locator("#map-said")).to_contain_text("Dorpsraad Wilgenzijl")
    page.locator("#map-legend summary").first.click()  # beside a table the legend is folded
    page.get_by_role("checkbox", name="Who hangs on one connection").focus()
    page.keyboard.press("Space")
    until(page, "!window.meshwork.map.state.hung")
    assert page.evaluate(BRIDGES) == []
