"""What pages say in the first weeks of an invented community: what there is, and nothing that is not known yet."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from meshwork.model import Private
from tests import quarters
from tests.browser.conftest import Open, served


def test_in_the_first_week_pages_tell_what_there_is(look: Open, tmp_path: Path) -> None:
    """There is no week before to compare with, nobody brings anything yet, and no meeting was held: only talks."""
    with served(tmp_path, quarters.friday(1), (quarters.facts("good", 1), Private())) as address:
        page = look(address + "/c/good/kaart")
        expect(page.locator("#map-summary")).to_have_text("This month · 13 partners")
        page.goto(address + "/c/good/winwin")
        expect(page.locator(".choose .here")).to_have_text("Nothing known yet (13)")
        expect(page.locator(".choose")).to_contain_text("Who brings, gets or needs something (0)")
        page.goto(address + "/c/good/doelen")
        expect(page.locator("main")).to_contain_text("Once it is written down who hosts or chairs a meeting")
        page.close()
