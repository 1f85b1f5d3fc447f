"""The page Care: an empty week, seven letters, sixty behind them; a choice, its outcome, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from meshwork.model import (
    Attendance,
    Commitment,
    Community,
    Facts,
    Feeler,
    FollowUp,
    Goal,
    Private,
    Session,
    Stakeholder,
)
from meshwork.when import When
from tests.browser.conftest import Open, served, shot, until
from tests.browser.test_pages_for_everyone import findings

TODAY = date(2021, 12, 17)  # a Friday
SECRET = "zqgeheim"


def town(id_: str, steady: int, loners: int) -> Facts:
    """Partners who meet every week of 2021 up to today, and others who came in January and have no tie any more."""
    weeks = [date(2021, 1, 8) + timedelta(weeks=n) for n in range(50)]
    regular = [f"p{n:02}" for n in range(steady)]
    alone = [f"l{n:02}" for n in range(loners)]
    sessions = [Session(id=f"s{n:02}", date=When.on(day)) for n, day in enumerate(weeks)]
    seats = [
        Attendance(id=f"{each.id}-{who}", session=each.id, stakeholder=who) for each in sessions for who in regular
    ]
    return Facts(
        community=(Community(id=id_, name=f"Town {id_}"),),
        stakeholders=tuple(
            Stakeholder(id=who, name=f"Partner {who}", joined=When.of("2021-01")) for who in (*alone, *regular)
        ),
        sessions=tuple(sessions),
        attendance=tuple(sorted(seats, key=lambda each: each.id)),
    )


def calm() -> Facts:
    """Six who meet every week; the third was host on 10 December 2021."""
    facts = town("calm", 6, 0)
    seats = (replace(each, role="host") if each.id == "s48-p03" else each for each in facts.attendance)
    return replace(facts, attendance=tuple(seats))


DUE = Private(
    follow_ups=(FollowUp(id="due", stakeholder="p01", kind="call", due=When.of("2021-12-15"), outcome=SECRET),)
)


def doubtful() -> Facts:
    """The calm town under another name; three of it carry a goal."""
    facts = calm()
    return replace(
        facts,
        community=(Community(id="story", name="Town story"),),
        goals=(Goal(id="warm", title="Warm homes"),),
        commitments=tuple(Commitment(id=f"c-p0{n}", stakeholder=f"p0{n}", goal="warm") for n in range(3)),
    )


DOUBTS = Private(
    feelers=tuple(
        Feeler(id=f"f{n}", stakeholder=f"p0{n}", date=When.on(date(2021, 12, 14 - n)), doubt=True, note=SECRET)
        for n in range(3)
    )
)


@pytest.fixture
def towns(tmp_path: Path) -> Iterator[str]:
    """One where one is flagged, one with sixty loners behind the few, one that needs no care, one of three doubts."""
    four = (town("few", 6, 1), DUE), (town("many", 6, 60), Private()), (calm(), Private()), (doubtful(), DOUBTS)
    with served(tmp_path, TODAY, *four) as address:
        yield f"{address}/c"


def letters(page: Page) -> list[str]:
    """The names on the letters, in order."""
    return page.locator(".letters h2").all_inner_texts()


def test_a_choice_is_saved_asked_after_and_taken_back(towns: str, look: Open) -> None:
    """By mouse, in Dutch, on a phone: what was due is answered; a letter is planned and gone; undo brings it back.

    A day that has been is refused with its reason, which is gone once another day is saved.
    """
    page = look(f"{towns}/few/aandacht", language="nl", scheme="dark", size=(390, 844))
    card = page.get_by_role("group", name="Partner p01 bellen")
    expect(card).to_be_visible()
    assert SECRET not in page.content()
    card.get_by_text("levendig").click()
    card.get_by_role("button", name="Leg vast").click()
    expect(page.locator(".said")).to_contain_text("Vastgelegd.")
    expect(page.get_by_text("Wat kwam ervan?")).to_have_count(0)
    before = letters(page)
    page.get_by_role("button", name=f"Bellen: {before[0]}").click()
    due = page.get_by_role("textbox", name="Voor wanneer")
    due.fill("1-1-2020")
    page.get_by_role("button", name="Zet op de lijst").click()
    expect(page.locator(".notice")).to_contain_text("Die dag is geweest")
    due.fill("24-12-2021")
    page.get_by_role("button", name="Zet op de lijst").click()
    expect(page.locator(".notice")).to_have_count(0)
    expect(page.locator(".planned")).to_contain_text(f"{before[0]} bellen")
    expect(page.locator(".planned")).to_contain_text("voor 24 december 2021")
    assert before[0] not in letters(page)
    shot(page, "care-phone")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_download() as file:
        page.get_by_role("button", name="Agendabestand").click()
    assert f"SUMMARY:{before[0]} bellen" in file.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Draai terug").click()
    until(page, "document.querySelectorAll('.planned').length === 0")
    assert letters(page) == before


def tab_to(page: Page, there: Locator) -> None:
    """Press Tab, and nothing else, until something has the focus."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if there.evaluate("one => one === document.activeElement"):
            break
    expect(there).to_be_focused()


def test_by_keyboard_alone_one_is_let_be_and_an_outcome_is_told(towns: str, look: Open) -> None:
    """Tab alone goes from the top of the page to the buttons of a letter; Enter opens the form after them, and saves.

    In a week in which nobody needs anybody there is somebody to thank. All at the width of a phone, in English.
    """
    few = look(f"{towns}/few/aandacht", size=(390, 844))
    tab_to(few, few.get_by_role("textbox", name="What came of it, in a word"))
    few.keyboard.type("they come again", delay=20)
    tab_to(few, few.get_by_role("button", name="Write down"))
    few.keyboard.press("Enter")
    expect(few.locator(".said")).to_contain_text("Written down.")
    expect(few.get_by_text("What came of it?")).to_have_count(0)
    quiet = look(f"{towns}/calm/aandacht", size=(390, 844))
    expect(quiet.locator(".nobody")).to_contain_text("Somebody to thank?")
    expect(quiet.locator(".nobody")).to_contain_text("Partner p03 hosted on 10 December 2021.")
    shot(quiet, "care-nobody")
    page = look(f"{towns}/many/aandacht", size=(390, 844))
    expect(page.locator(".letters > li")).to_have_count(7)
    first = letters(page)[0]
    tab_to(page, page.get_by_role("button", name=f"Not now: {first}"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Show again from")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Let be until then")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("in the middle of a move", delay=20)  # as somebody types
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".planned")).to_contain_text("until 21 January 2022")
    expect(page.locator(".planned")).to_contain_text("in the middle of a move")
    assert first not in letters(page)
    assert len(letters(page)) == 7
    expect(page.get_by_role("button", name="Take it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".letters h2").first).to_have_text(first)
    two = letters(page)[:2]
    for who in two:  # in one row; then the next of the sixty stand there
        tab_to(page, page.get_by_role("button", name=f"Call them: {who}"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Put on the list")).to_be_visible()
        tab_to(page, page.get_by_role("button", name="Put on the list"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=2, name=who)).to_have_count(0)
        expect(page.get_by_role("button", name="Take it back")).to_be_focused()
    assert len(letters(page)) == 7
    assert not set(letters(page)) & set(two)
    expect(page.locator(".planned > li")).to_have_count(2)


def test_sixty_stand_behind_the_seven_and_are_sifted(towns: str, look: Open) -> None:
    """The list opens; a name finds one, whose own page tells the same and leads back; everybody can use the page."""
    page = look(f"{towns}/many/aandacht")
    page.locator(".whole-list > summary").click()
    rows = page.locator("#care-list tbody tr")
    until(page, "document.querySelectorAll('#care-list tbody tr').length >= 60")
    page.get_by_role("textbox", name="Find by name").fill("l37")
    expect(rows).to_have_count(1)
    shot(page, "care-many")
    assert findings(page) == []
    rows.get_by_role("link", name="Partner l37").click()
    expect(page.locator(".needs-care")).to_contain_text("For facilitators only")
    expect(page.locator(".needs-care")).to_contain_text("weakly connected")
    page.locator(".needs-care").get_by_role("link", name="To Care").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Care")


def test_three_doubts_around_one_goal_are_one_card_and_no_letters(towns: str, look: Open) -> None:
    """In Dutch, dark, on a phone: who and when open by keyboard, the note stays out, the goal is one step."""
    page = look(f"{towns}/story/aandacht", language="nl", scheme="dark", size=(390, 844))
    card = page.locator(".story-card")
    expect(card).to_contain_text("3 partners twijfelen rond “Warm homes”, sinds 12 december 2021.")
    assert not {f"Partner p0{n}" for n in range(3)} & set(letters(page))
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(card.get_by_role("listitem")).to_have_text([f"Partner p0{n}, {14 - n} december 2021" for n in range(3)])
    assert SECRET not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings(page) == []
    shot(page, "care-story")
    card.get_by_role("link", name="Warm homes").click()
    expect(page.get_by_role("heading", name="Warm homes")).to_be_visible()
