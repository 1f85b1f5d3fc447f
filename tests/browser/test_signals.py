"""A signal takes five taps on a phone, and no other page knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Response, Route, expect

from meshwork.model import Feeler, FollowUp, Note, Private
from meshwork.when import When
from tests.browser import town
from tests.browser.conftest import ASKS, Open, served, shot

SENTINELS = ("zqsignaal", "zqnotitie", "zquitkomst")
PLANTED = Private(
    feelers=(Feeler(id="zq-f", stakeholder="clinic", date=When.of("2021-12-01"), note=SENTINELS[0], doubt=True),),
    notes=(Note(id="zq-n", stakeholder="clinic", text=SENTINELS[1]),),
    follow_ups=(FollowUp(id="zq-u", stakeholder="clinic", kind="call", outcome=SENTINELS[2]),),
)


@pytest.fixture
def wick(tmp_path: Path) -> Iterator[str]:
    """The small town, with texts planted in what is private."""
    with served(tmp_path, town.TODAY, (town.small(), PLANTED)) as address:
        yield f"{address}/c/wick"


def opened(page: Page) -> Page:
    """The page with the form on it, ready to be filled in."""
    page.locator("#signal-open").click()
    expect(page.get_by_role("dialog")).to_contain_text("Write as if they read along")
    return page


def test_a_signal_takes_five_taps_on_a_phone(look: Open, wick: str) -> None:
    """Open, who, which, energy, write: of whom was met last, and it stands on the page of signals."""
    page = opened(look(f"{wick}/voorstellen", size=(390, 844)))  # 1
    page.locator("#signal-who").click()  # 2
    page.get_by_role("option", name="Clinic").click()  # 3
    shot(page, "signal-phone")
    page.get_by_role("dialog").get_by_text("sparkling").click()  # 4
    page.get_by_role("button", name="Write down").click()  # 5
    expect(page.get_by_text("Written down, for you alone.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto(f"{wick}/signalen")
    expect(page.locator(".signals li").first).to_contain_text("31 December 2021")
    expect(page.locator(".signals li").first).to_contain_text("sparkling")
    shot(page, "signals-phone")


def test_a_signal_is_written_by_keyboard_alone(look: Open, wick: str) -> None:
    """A name typed, arrows for the energy, the space bar for doubt, a word, Enter; Escape leaves a new one."""
    page = look(f"{wick}/ontwikkeling")
    page.locator("#signal-open").press("Enter")
    expect(page.locator("#signal-who")).to_be_focused()
    with page.expect_response(lambda answer: _searches(answer.request, "bak")):
        page.keyboard.type("bak")
    page.wait_for_timeout(300)  # a hand is no quicker
    expect(page.get_by_role("option")).to_have_count(1)  # whom one met last stood there first
    expect(page.get_by_role("option", name="Bakery")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#signal-who")).to_have_value("Bakery")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Weinig tijd")
    page.get_by_role("button", name="Write down").press("Enter")
    expect(page.get_by_text("Written down, for you alone.")).to_be_visible()
    opened(page)
    page.locator("#signal-note").press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto(f"{wick}/signalen")
    expect(page.locator(".signals li").first).to_contain_text("Bakery")
    expect(page.locator(".signals li").first).to_contain_text("low, doubts")
    expect(page.locator(".signals li").first).to_contain_text("Weinig tijd")


def test_who_chooses_before_the_search_has_answered_keeps_the_choice(look: Open, wick: str) -> None:
    """What is typed narrows the list that stands there at once, and the late answer takes no choice away."""
    page = opened(look(f"{wick}/ontwikkeling"))
    waiting: list[Route] = []
    page.route(
        ASKS,
        lambda route: waiting.append(route) if _searches(route.request) else route.continue_(),
    )
    with page.expect_request(_searches):
        page.keyboard.type("bak")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#signal-who")).to_have_value("Bakery")
    with page.expect_response(lambda answer: _searches(answer.request)):
        for each in waiting:
            each.continue_()
    page.get_by_role("button", name="Write down").click()
    expect(page.get_by_text("Written down, for you alone.")).to_be_visible()
    page.goto(f"{wick}/signalen")
    expect(page.locator(".signals li").first).to_contain_text("Bakery")


def test_what_the_arrows_went_to_is_still_chosen_when_the_answer_comes_just_before_enter(
    look: Open, wick: str
) -> None:
    """The list is the same after the late answer, and so is the name that stands marked in it."""
    page = opened(look(f"{wick}/ontwikkeling"))
    waiting: list[Route] = []
    page.route(ASKS, lambda route: waiting.append(route) if _searches(route.request) else route.continue_())
    with page.expect_request(lambda request: _searches(request, "bak")):
        page.keyboard.type("bak")
    page.keyboard.press("ArrowDown")
    with page.expect_response(lambda answer: _searches(answer.request, "bak")):
        for each in waiting:
            each.continue_()
    page.keyboard.press("Enter")
    expect(page.locator("#signal-who")).to_have_value("Bakery")


def test_the_first_answer_takes_no_letter_away(look: Open, wick: str) -> None:
    """Held back until all is typed, and then given to just these words."""
    page = opened(look(f"{wick}/ontwikkeling"))
    waiting: list[Route] = []
    page.route(ASKS, lambda route: waiting.append(route) if _searches(route.request) else route.continue_())
    page.keyboard.type("bak")
    expect(page.get_by_role("option")).to_have_count(1)
    page.wait_for_timeout(500)  # the last letter is asked about too
    with page.expect_response(lambda answer: _searches(answer.request)):
        for each in waiting:
            each.continue_()
    page.wait_for_timeout(500)
    expect(page.locator("#signal-who")).to_have_value("bak")


def _searches(request: Request, words: str = "") -> bool:
    return "signal-found" in (request.post_data or "") and words in (request.post_data or "")


def test_without_a_name_it_is_said_and_the_form_stays(look: Open, wick: str) -> None:
    """What was filled in is not lost."""
    page = opened(look(f"{wick}/voorstellen"))
    page.get_by_role("button", name="Write down").click()
    expect(page.locator("#frame-notice")).to_contain_text("Say whom it is about.")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_signals_are_shared_kept_and_erased_for_good(look: Open, wick: str) -> None:
    """Each with what was done told; the last one leaves the words on how to begin."""
    page = look(f"{wick}/signalen", language="nl", scheme="dark")
    expect(page.locator(".signals li")).to_contain_text(SENTINELS[0])
    page.get_by_role("button", name="Deel met de andere facilitators").click()
    expect(page.locator("#signals-said")).to_have_text("De andere facilitators kunnen het nu lezen.")
    expect(page.locator(".signals li")).to_contain_text("gedeeld")
    shot(page, "signals-dark")
    page.locator(".signals summary").click()
    page.get_by_role("button", name="Wis voorgoed").click()
    expect(page.locator("#signals-said")).to_have_text("Het is voorgoed weg.")
    expect(page.locator(".signals")).to_contain_text("Nog niets vastgelegd.")


def ways(page: Page) -> list[str]:
    """The addresses of the pages that a page leads to by its words and tabs, but that of the signals."""
    words = page.locator("nav.words a, nav.tabs a")
    found = [str(words.nth(at).get_attribute("href")) for at in range(words.count())]
    return [each for each in dict.fromkeys(found) if not each.endswith("/signalen")]


def test_no_other_page_is_sent_what_is_private(look: Open, wick: str) -> None:
    """Whatever the server answers while somebody walks over every page: none of the planted texts."""
    page = look(f"{wick}/kaart?wie=clinic")
    answers: list[str] = []

    def heard(answer: Response) -> None:
        if "_dash-update-component" in answer.url and answer.ok:
            answers.append(answer.text())

    page.on("response", heard)
    server, walked, others = wick.removesuffix("/c/wick"), set[str](), ways(page)
    while left := [each for each in others if each not in walked]:
        page.goto(server + left[0])
        page.wait_for_load_state("networkidle")
        walked.add(left[0])
        others = [*others, *(each for each in ways(page) if each not in others)]  # the tabs of a page
    assert len(answers) >= 2 * len(others)
    assert not [each for each in SENTINELS for answer in answers if each in answer]
