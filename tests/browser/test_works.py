"""What works: seen, opened into its evidence, and written down where it stands."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open, shot
from tests.browser.test_pages_for_everyone import findings


def test_what_works_opens_into_its_evidence_and_is_added_in_place(own: str, look: Open) -> None:
    """Seven practices, twelve times taken over; who took one over opens and is added; a thirteenth is counted."""
    page = look(own + "/c/lindemark/wat-werkt", scheme="dark", size=(390, 844))
    expect(page.locator(".lead")).to_contain_text(
        "7 practices that work are written down. Others took over something 12"
    )
    first = page.locator(".practices > li").first
    first.locator("summary").click()
    expect(first).to_contain_text("Supermarkt De Korenaar since October 2022")
    first.get_by_role("button", name="Add who took it over").click()
    page.get_by_role("textbox", name="Stakeholder").fill("Harm")
    page.get_by_role("option", name="Harmonie Wilgenzang").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".lead")).to_contain_text("Others took over something 13 times")
    assert findings(page) == []
    shot(page, "works")
