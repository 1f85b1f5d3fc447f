"""On Progress every number opens into its evidence, by name, and the names lead on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, drawn, shot, until
from tests.browser.test_pages_for_everyone import findings

WICK = "/c/wick/ontwikkeling"
LINDEMARK = "/c/lindemark/ontwikkeling"


def opened(page: Page, name: str) -> Locator:
    """A line of the profile, opened by keyboard, with its evidence in it."""
    row = page.locator(".number", has=page.get_by_text(name, exact=True)).first
    row.wait_for(timeout=60_000)
    # of a large community the day stands there before its path, and is then drawn anew
    reading = page.get_by_text(re.compile("The path is being read|De weg wordt gelezen"))
    expect(reading).to_have_count(0, timeout=60_000)
    row.locator("summary").first.focus()
    page.keyboard.press("Enter")
    row.locator(".finding").first.wait_for(timeout=60_000)
    return row


def test_a_number_opens_by_keyboard_into_who_makes_it(look: Open, wicks: str) -> None:
    """In 2021 four meet every month, and all hang together: their names stand there, the town hall's does not."""
    row = opened(look(wicks + WICK), "Most partners hang together")
    expect(row.locator(".proof")).to_contain_text("From 1 January 2021 to 31 December 2021: 100 % (4 of 4)")
    expect(row.locator(".finding.for .heading").first).to_have_text("In the largest part: 4")
    assert row.locator(".finding.for .names").first.inner_text() == "Bakery, Clinic, Noor, School"
    expect(row.locator(".proof > .fold > summary")).to_contain_text("Of late, from 30 September 2021")


def test_sessions_are_named_with_their_day_and_who_was_there(look: Open, wicks: str) -> None:
    """Twelve times coffee, the last in the middle of December, each with four partners."""
    page = look(wicks + WICK)
    page.locator(".profile > .fold > summary").wait_for(timeout=60_000)
    if not page.get_by_text("Partners meet", exact=True).is_visible():
        page.locator(".profile > .fold > summary").click()
    row = opened(page, "Partners meet")
    lines = row.locator(".finding.for li")
    expect(lines).to_have_count(12)
    expect(lines.first).to_have_text("Coffee 15 December 2021 · 4 partners")


def test_a_partner_in_the_evidence_leads_to_the_map_on_that_day(look: Open, wicks: str) -> None:
    """A click on the bakery opens the map on the day of the reading, with the bakery chosen."""
    page = look(wicks + WICK)
    opened(page, "Most partners hang together").get_by_role("link", name="Bakery").first.click()
    drawn(page)
    expect(page.locator("#map-panel").get_by_role("heading", name="Bakery")).to_be_visible()
    expect(page.locator("#frame-day")).to_have_text("31 December 2021")


def test_a_goal_in_the_evidence_leads_to_its_own_path(look: Open, wicks: str) -> None:
    """The goal that most carry: a click chooses it, and its evidence is of its two carriers."""
    page = look(wicks + WICK)
    opened(page, "One goal that many carry").get_by_role("link", name="Warm homes").click()
    until(page, "document.getElementById('progress-goal').value === 'Warm homes'")
    expect(page.locator(".legend")).to_contain_text("active partners, now 2", timeout=30_000)
    row = opened(page, "Most partners hang together")
    assert row.locator(".finding.for .names").first.inner_text() == "Bakery, School"


def test_a_change_of_stage_opens_into_its_evidence_on_that_day(look: Open, lindemark: str) -> None:
    """Of the change to a meshwork in the making: who delivered together by the end of October 2022."""
    page = look(lindemark + LINDEMARK, language="nl", size=(1280, 900))
    change = page.locator(".changes > li", has_text="meshwork in opbouw").first
    change.wait_for(timeout=60_000)
    change.locator("summary").first.click()
    expect(change.locator(".proof").first).to_contain_text("tot en met 31 oktober 2022", timeout=60_000)
    expect(change.locator(".finding.for .heading").first).to_contain_text("twee of meer sectoren samen")
    shot(page, "progress-change")


def test_the_weakest_criterion_opens_into_its_evidence(look: Open, lindemark: str) -> None:
    """One sentence, and under it who and what makes the number."""
    page = look(lindemark + LINDEMARK)
    weakest = page.locator(".ahead .because")
    weakest.locator("summary").first.click(timeout=60_000)
    expect(weakest.locator(".finding").first).to_be_visible(timeout=60_000)


def test_how_stable_the_label_is_opens_into_what_it_stands_on(look: Open, lindemark: str) -> None:
    """A sentence beside the label; opened, in how many of a hundred trials it held, and what that does not say."""
    page = look(lindemark + LINDEMARK)
    steady = page.locator("#progress-steady .because")
    steady.wait_for(timeout=120_000)
    expect(steady.locator("summary")).to_have_text("This classification is stable when data are missing.")
    expect(steady.get_by_text("in 100 of 100 trials")).to_be_hidden()
    steady.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(steady).to_contain_text("in 100 of 100 trials")
    expect(steady).to_contain_text("not that it is right")


def test_a_long_list_of_names_opens_into_all_of_them(look: Open, wicks: str) -> None:
    """Nine hundred partners in circles: thirty names, and a line that opens into the other 870, which lead on too."""
    page = look(wicks + "/c/circles/ontwikkeling")
    row = opened(page, "Most partners hang together")
    more = row.locator(".finding.for .fold").first
    expect(more.locator("summary")).to_have_text("and 870 more")
    expect(more.locator("a").first).to_be_hidden()
    more.locator("summary").click()
    expect(more.locator("a")).to_have_count(870)
    more.locator("a").first.click()
    until(page, "location.pathname.endsWith('/kaart')")


@pytest.mark.parametrize(("size", "scheme"), [((1280, 800), "light"), ((390, 844), "dark")])
def test_everybody_can_read_the_evidence(look: Open, lindemark: str, size: tuple[int, int], scheme: str) -> None:
    """axe finds nothing in a number, a change and the weakest, all opened, and nothing is wider than the screen."""
    page = look(lindemark + LINDEMARK, size=size, scheme=scheme, language="nl")
    page.locator("#progress-steady .because summary").click(timeout=120_000)
    opened(page, "Partners doen samen iets")
    for each in (".changes .because summary", ".ahead .because summary"):
        page.locator(each).first.click()
    expect(page.locator(".changes .finding").first).to_be_visible(timeout=60_000)
    expect(page.locator(".ahead .finding").first).to_be_visible(timeout=60_000)
    assert findings(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    shot(page, f"progress-evidence-{scheme}-{size[0]}")
