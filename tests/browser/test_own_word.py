"""What a facilitator says of the stage herself, on the page Progress."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from meshwork import demo
from tests.browser.conftest import Open, served

PLACE = "/c/lindemark/ontwikkeling"


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[str]:
    """The invented community in a store of this test's own, for it writes."""
    with served(tmp_path, demo.LAST_DAY, (demo.facts(), demo.private())) as address:
        yield address


def test_another_stage_is_said_with_its_reason_and_taken_back(look: Open, apart: str) -> None:
    """Without a reason nothing is written and the way on is said; with one it stands under the computed label, and
    what was said of other days can be read back."""
    page = look(apart + PLACE)
    page.locator(".standing").wait_for(timeout=60_000)  # the whole path is read first
    page.get_by_text("Do you see another stage?").click()
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_text("Say why you see it otherwise")).to_be_visible()
    page.locator("#progress-word-stage").click()
    page.get_by_role("option", name="steady CoP").click()
    page.get_by_label("Why").fill("It hangs on three people.")
    page.get_by_role("button", name="Say so").click()
    word = page.locator("#progress-word")
    expect(word).to_contain_text("sees it otherwise: steady CoP, since 30 November 2023. “It hangs on three people.”")
    expect(page.locator(".standing .lead")).to_contain_text("Meshwork in the making")
    page.get_by_text("What was said before").click()
    expect(page.get_by_text("1 May 2022 to 1 November 2022: meshwork in the making.")).to_be_visible()
    page.get_by_role("button", name="Let the computed stage stand alone").click()
    expect(word).to_be_empty()


def test_who_runs_it_opens_into_the_part_of_each(look: Open, apart: str) -> None:
    """One sentence, and behind it the partners with most turns."""
    page = look(apart + PLACE)
    page.locator(".standing").wait_for(timeout=60_000)  # the whole path is read first
    expect(page.get_by_text("Partners run it together.")).to_be_visible()
    page.get_by_text("What this is made of").click()
    expect(page.get_by_text("None is better than another.")).to_be_visible()
    page.get_by_role("link", name="Who ran the meetings over time, as a picture").click()
    expect(page.get_by_role("heading", name="Who runs the meetings")).to_be_visible()
