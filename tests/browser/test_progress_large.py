"""Of a large community Progress shows the day first; what somebody opened in it stays open when the path comes."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.browser import town
from tests.browser.conftest import ASKS, Open, served, shot


def test_a_line_that_is_open_stays_open_when_the_path_comes(look: Open, tmp_path: Path) -> None:
    """Of 900 partners, with the path held back until the evidence of a line is being read.

    Then the line is a picture of more than one month and says so, the words that the path is being read are gone, and
    the evidence still stands there, with the focus where it was.
    """
    with served(tmp_path, town.TODAY, (town.large(), town.NOTHING_PRIVATE)) as address:
        page = look(f"{address}/c/circles/gegevens")  # where no path is read
        held: list[Route] = []

        def hold(route: Route) -> None:
            if "progress-whole" in (route.request.post_data or ""):
                held.append(route)
            else:
                route.continue_()

        page.route(ASKS, hold)
        page.goto(f"{address}/c/circles/ontwikkeling")
        row = page.locator(".number", has=page.get_by_text("Most partners hang together", exact=True)).first
        row.wait_for(timeout=60_000)
        reading = page.get_by_text("The path is being read")
        expect(reading).to_have_count(1)
        line = row.locator("summary > .line")
        expect(line).to_have_attribute("aria-label", "100 % in December 2021.")
        row.locator("summary").first.focus()
        page.keyboard.press("Enter")
        proof = row.locator(".proof")
        expect(proof).to_contain_text("100 % (900 of 900)", timeout=60_000)
        shot(page, "progress-first-step")
        assert len(held) == 1
        held[0].continue_()
        expect(reading).to_have_count(0, timeout=60_000)
        expect(page.locator(".standing .lead")).to_be_visible()
        said = re.compile("^From 100 % in February 2021 to 100 % in December 2021")
        expect(line).to_have_attribute("aria-label", said, timeout=60_000)
        expect(proof).to_contain_text("100 % (900 of 900)")
        expect(proof).to_be_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        shot(page, "progress-second-step")
        page.close()
