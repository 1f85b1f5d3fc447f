"""A Friday round with eight contacts, counted in actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from meshwork.model import Action, Attendance, Community, Facts, FollowUp, Private, Session, Stakeholder
from meshwork.when import When
from tests.browser.conftest import Open, served, shot

FRIDAY = date(2021, 6, 18)
PARTNERS = ("Bakkerij", "Brouwerij", "Dorpshuis", "Gemeente", "Kadehuis", "Molen", "School", "Sluis")
CALENDAR = "\r\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        *(
            line
            for n, name in enumerate(PARTNERS)
            for line in (
                "BEGIN:VEVENT",
                f"UID:{n}@voorbeeld.example",
                f"DTSTART:202106{12 + n % 6}T090000",
                f"SUMMARY:Gesprek {name}",
                "END:VEVENT",
            )
        ),
        "END:VCALENDAR",
        "",
    )
)
NEW = Facts(
    community=(Community(id="town", name="Het Dorp"),),
    stakeholders=tuple(Stakeholder(id=each.lower(), name=each) for each in PARTNERS),
    actions=(Action(id="bench", title="Een bank", due=When.of("2021-06-21")),),
)
TOWN = replace(
    NEW,
    sessions=tuple(
        Session(id=f"s{n}", date=When.of(f"2021-06-{12 + n % 6}"), kind="talk") for n in range(len(PARTNERS))
    ),
    attendance=tuple(
        Attendance(id=f"a{n}", session=f"s{n}", stakeholder=each.lower()) for n, each in enumerate(PARTNERS)
    ),
)
PRIVATE = Private(
    follow_ups=(FollowUp(id="call", stakeholder="molen", kind="call", due=When.of("2021-06-16"), outcome="zqgeheim"),)
)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[str]:
    """A town of eight partners, each spoken to this week."""
    with served(tmp_path, FRIDAY, (TOWN, PRIVATE)) as address:
        yield f"{address}/c/town"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """The same town, before the calendar of the week was read."""
    with served(tmp_path, FRIDAY, (NEW, PRIVATE)) as address:
        yield f"{address}/c/town"


class Hand:
    """A person at the page, whose every click, key and typed word is an action."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def click(self, what: Locator) -> None:
        """One action."""
        what.click()
        self.actions += 1

    def drop(self, name: str, words: str) -> None:
        """One action."""
        file = {"name": name, "mimeType": "text/calendar", "buffer": words.encode()}
        self.page.locator("#when-upload input").set_input_files(file)  # type: ignore[arg-type]  # a dict will do
        self.actions += 1

    def type(self, what: Locator, words: str) -> None:
        """One action."""
        what.fill(words)
        self.actions += 1


def row(page: Page, name: str) -> Locator:
    """What is asked about one partner."""
    return page.get_by_role("group", name=name)


def test_a_round_of_eight_contacts_takes_at_most_twenty_actions(fresh: str, look: Open) -> None:
    """The calendar is dropped, its eight talks are ticked at once and written; each gets its word for energy, one a
    doubt and one a note; two promises are settled; done."""
    page = look(f"{fresh}/contacten")
    hand = Hand(page)
    hand.click(page.get_by_role("link", name="Friday round"))
    hand.drop("week.ics", CALENDAR)
    hand.click(page.get_by_role("button", name="Tick all of them"))
    hand.click(page.locator("#when-tick"))
    expect(page.locator(".happened li")).to_have_count(8)
    shot(page, "week")
    words = ("low", "as usual", "lively", "sparkling")
    for n, name in enumerate(PARTNERS):
        hand.click(row(page, name).get_by_text(words[n % 4], exact=True))
    hand.click(row(page, "Molen").get_by_text("It doubts"))
    hand.type(row(page, "Sluis").get_by_role("textbox"), "Wil meedoen")
    hand.click(page.get_by_role("button", name="Write down"))
    expect(page.get_by_text("8 signals written down, for you alone.")).to_be_visible()
    hand.click(page.get_by_role("button", name="Kept: call: Molen"))
    expect(page.get_by_text("Kept.", exact=False).first).to_be_visible()
    hand.click(page.get_by_role("button", name="Later: Een bank"))
    expect(page.locator(".promises li")).to_have_count(0)
    hand.click(page.get_by_role("button", name="Done for this week"))
    expect(
        page.get_by_text("Done: 8 contacts, 8 signals and 1 promise kept. The next round is on 25 June 2021")
    ).to_be_visible()
    shot(page, "week-done")
    assert hand.actions <= 20
    assert "zqgeheim" not in page.content()
    page.goto(f"{fresh}/signalen")
    expect(page.locator(".signals .list > li")).to_have_count(8)
    expect(page.locator(".signals")).to_contain_text("Wil meedoen")


def test_nothing_has_to_be_answered_and_what_was_done_can_be_taken_back(town: str, look: Open) -> None:
    """On a phone, in Dutch: nothing written, one promise settled and taken back, and the round is done."""
    page = look(f"{town}/vrijdagronde", language="nl", scheme="dark", size=(390, 844))
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("Er viel niets vast te leggen.")).to_be_visible()
    page.get_by_role("button", name="Hoeft niet meer: belletje: Molen").click()
    expect(page.locator(".promises li")).to_have_count(1)
    shot(page, "week-phone")
    page.get_by_role("button", name="Draai terug").click()
    expect(page.locator(".promises li")).to_have_count(2)
    page.get_by_role("button", name="Klaar voor deze week").click()
    expect(page.get_by_text("Klaar: 8 contacten. De volgende ronde is op 25 juni 2021")).to_be_visible()
    for width in (390, 320):  # with the five words at the foot in Dutch
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    expect(page.get_by_text("Sindsdien staat hier geen contact; het laatste is van 17 juni 2021.")).to_be_visible()
