"""Goals, win-win, services, teams and the signature: seen, and edited where they stand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, shot
from tests.browser.test_pages_for_everyone import findings

HERE = "/c/lindemark"


def test_a_goal_is_added_carried_and_taken_back(own: str, look: Open) -> None:
    """Nobody carries it, and that is said; on its own page somebody is added, and the goal is not asked again."""
    page = look(own + HERE + "/doelen")
    expect(page.locator("main")).to_contain_text("6 goals are open.")
    page.get_by_role("button", name="Add a goal").click()
    page.get_by_role("textbox", name="Title").fill("Singing")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Nobody carries this one yet: Singing.")
    page.get_by_role("link", name="Singing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Singing")
    page.get_by_role("button", name="Add who carries it").click()
    expect(page.get_by_role("textbox", name="Goal", exact=True)).to_have_count(0)
    page.get_by_role("textbox", name="Stakeholder").fill("Harm")
    page.get_by_role("option", name="Harmonie Wilgenzang").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".lead")).to_contain_text("Harmonie Wilgenzang carries it alone.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".lead")).to_contain_text("Nobody carries it yet.")


def test_what_somebody_gets_is_written_down_in_two_actions(own: str, look: Open) -> None:
    """The plus in the row opens the form there, Enter saves it; then one fewer gets nothing."""
    page = look(own + HERE + "/winwin?toon=krijgt-niets")
    expect(page.locator("main")).to_contain_text("13 partners bring something and get nothing back yet.")
    page.get_by_role("button", name="+: gain, Fonds Lindemark").click()
    page.get_by_role("textbox", name="What", exact=True).fill("Stories")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("12 partners bring something and get nothing back yet.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("main")).to_contain_text("13 partners")
    page.get_by_role("textbox", name="Find by name").fill("steiger")
    expect(page.locator(".sides-table tbody tr")).to_have_count(1)


@pytest.mark.parametrize(("scheme", "size"), [("light", (1280, 900)), ("dark", (390, 844))])
def test_axe_finds_nothing_on_these_pages(look: Open, lindemark: str, scheme: str, size: tuple[int, int]) -> None:
    """In Dutch; nothing has to be scrolled sideways."""
    page = look(lindemark + HERE + "/doelen", language="nl", scheme=scheme, size=size)
    for path in ("doelen", "doelen?doel=warm", "winwin", "diensten", "teams", "signatuur"):
        page.goto(f"{lindemark}{HERE}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        shot(page, f"{path.replace('?', '-')}-{scheme}")
        assert findings(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def test_an_empty_community_hears_how_to_begin(look: Open, wicks: str) -> None:
    """Nothing is kept yet."""
    page = look(wicks + "/c/new/doelen")
    expect(page.get_by_role("heading", name="No goals yet")).to_be_visible()
    expect(page.get_by_role("button", name="Add a goal")).to_be_visible()
    for path, said in (
        ("winwin", "Add partners first."),
        ("diensten", "No services yet"),
        ("teams", "No teams yet."),
        ("signatuur", "not written down yet"),
    ):
        page.goto(f"{wicks}/c/new/{path}")
        expect(page.locator("main")).to_contain_text(said)
