"""The Introduce page: who could meet whom, what it would give, and the follow-up list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import town
from tests.browser.conftest import Open, shot
from tests.browser.test_pages_for_everyone import findings

LINDEMARK = "/c/lindemark/voorstellen"
FIRST = "Fonds Lindemark and Harmonie Wilgenzang both carry “Niemand alleen” and have not met."


def opened(page: Page) -> Page:
    """The page with its pairs."""
    page.locator(".pairs li").first.wait_for(timeout=60_000)
    return page


def test_a_pair_is_a_sentence_that_opens_into_its_numbers(look: Open, lindemark: str) -> None:
    """What they share, who stands nearest, and by keyboard what would change, before and after, and who comes in."""
    page = opened(look(lindemark + LINDEMARK))
    first = page.locator(".pairs li").first
    expect(first).to_contain_text(FIRST)
    expect(first).to_contain_text(
        "Nobody knows both. Hotel-restaurant Korenbrug is nearest: 1 step from Fonds Lindemark"
    )
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator("dl")).to_contain_text("from 98 % (52 of 53) to 100 % (53 of 53)")
    expect(first.locator("dl")).to_contain_text("Who would come in: Harmonie Wilgenzang.")


def test_who_is_not_on_the_map_is_not_on_this_page(look: Open, lindemark: str) -> None:
    """Gerda carries a goal, needs company and is not named."""
    page = opened(look(lindemark + LINDEMARK))
    expect(page.locator("main")).not_to_contain_text("Gerda")


def test_ticked_pairs_show_by_keyboard_which_stage_they_would_give_together(look: Open, lindemark: str) -> None:
    """Space ticks two: the stage beside today's, what each adds, what is then missing, and the honest word."""
    page = opened(look(lindemark + LINDEMARK))
    panel = page.locator(".together")
    expect(panel).to_contain_text("A tie is not made by drawing it.")
    expect(page.get_by_role("button", name="Put on the follow-up list")).to_be_disabled()
    for at in (0, 1):
        page.get_by_role("checkbox").nth(at).focus()
        page.keyboard.press("Space")
        expect(panel.locator("ol > li")).to_have_count(at + 1, timeout=60_000)
    expect(panel).to_contain_text("It stays: meshwork in the making.")
    expect(panel).to_contain_text("from 96 % (52 of 54) to 98 % (53 of 54)")
    expect(panel).to_contain_text("Then still missing:")
    page.get_by_role("checkbox").nth(0).uncheck()
    page.get_by_role("checkbox").nth(1).uncheck()
    expect(panel).to_contain_text("Tick pairs")


def test_an_introduction_is_put_on_the_list_seen_in_the_log_without_names_and_taken_back(
    look: Open, own: str
) -> None:
    """Marked with its day; the log names the deed and nobody; taken back it is a pair like the others."""
    page = opened(look(own + LINDEMARK))
    page.get_by_role("checkbox").first.check()
    send = page.get_by_role("button", name="Put on the follow-up list")
    expect(send).to_be_enabled(timeout=60_000)
    send.click()
    expect(page.locator(".said")).to_contain_text("On the follow-up list: 1 introduction.")
    expect(page.locator(".pairs li").first.locator(".sent")).to_contain_text(
        "On the follow-up list, by 14 December 2023."
    )
    log = look(own + "/c/lindemark/gegevens").locator("#data-log tbody tr").first
    expect(log).to_contain_text("put introductions on the follow-up list")
    expect(log).not_to_contain_text("Harmonie")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".said")).to_contain_text("It is taken back.")
    expect(page.locator(".pairs .sent")).to_have_count(0)


def test_an_introduction_is_taken_off_the_list(look: Open, own: str) -> None:
    """Where it stands; and so it stays when the page is opened anew."""
    page = opened(look(own + LINDEMARK))
    page.get_by_role("checkbox").nth(2).check()
    send = page.get_by_role("button", name="Put on the follow-up list")
    expect(send).to_be_enabled(timeout=60_000)
    send.click()
    page.get_by_role("button", name="Take it off the list").first.click()
    expect(page.locator(".said")).to_contain_text("Taken off the follow-up list.")
    page.reload()
    expect(opened(page).locator(".pairs .sent")).to_have_count(0)


def test_the_carriers_of_one_goal_are_chosen(look: Open, lindemark: str) -> None:
    """The address may name one; among the six who carry it all have met, or a partner knows both."""
    page = look(lindemark + LINDEMARK + "?doel=keuken")
    assert page.input_value("#introduce-goal") == "Buurtkeuken"
    expect(page.locator("#introduce-body .soft[role=status]")).to_have_count(0, timeout=60_000)


def test_a_community_with_nothing_to_share_is_told_what_to_record(look: Open, wicks: str) -> None:
    """An empty one begins with a session, one without goals with goals; where all have met: who is missing."""
    for community, said, leads_to in (
        ("new", "Begin with one session and who was there.", "gegevens"),
        ("circles", "Write down who commits to which goal", "doelen"),
        ("wick", "Nobody is left to introduce", "partners"),
    ):
        page = look(f"{wicks}/c/{community}/voorstellen")
        expect(page.locator(".empty h2")).to_have_text("Nobody to introduce today", timeout=60_000)
        expect(page.locator(".empty")).to_contain_text(said)
        expect(page.locator(".empty a")).to_have_attribute("href", f"/c/{community}/{leads_to}")
    assert town.empty().goals == ()
    assert findings(page) == []


@pytest.mark.parametrize(("size", "scheme"), [((1280, 800), "light"), ((390, 844), "dark")])
def test_everybody_can_use_introduce(look: Open, lindemark: str, size: tuple[int, int], scheme: str) -> None:
    """axe finds nothing, nothing is wider than the screen, and a phone leads on to what the ticked ones give."""
    page = opened(look(lindemark + LINDEMARK, size=size, scheme=scheme, language="nl"))
    page.get_by_role("checkbox").first.check()
    page.locator(".together ol > li").first.wait_for(timeout=60_000)
    page.locator(".gain summary").first.click()
    assert findings(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    words = "document.querySelector('nav.words')"
    assert page.evaluate(f"{words}.scrollWidth <= {words}.clientWidth")
    assert page.locator(".to-together").is_visible() == (size[0] < 760)
    shot(page, f"introduce-{scheme}-{size[0]}")
