"""The Begin page: from nothing to a first map, by hand, by dragging and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import monday, town
from tests.browser.conftest import Open, drawn, served, shot, until
from tests.browser.test_pages_for_everyone import findings

NAMES = "Bakkerij Oostveen\nStichting Lint\nHet Anker\n"


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard whose one community is empty."""
    with served(tmp_path, monday.TODAY, (town.empty(), town.NOTHING_PRIVATE)) as address:
        yield address


def named(page: Page, title: str) -> None:
    """Name a goal, and wait until it stands there."""
    page.locator("#begin-title").fill(title)
    page.locator("#begin-title").press("Enter")
    expect(page.locator(".circle h3").filter(has_text=title)).to_be_visible()


def test_an_empty_community_begins_and_the_map_comes_after(begun: str, look: Open) -> None:
    """Its own address and that of the map lead here, with a word at the left in the place of the map's; once names
    were pasted and written the map is the map, and Begin a tab beside Data."""
    for address in (f"{begun}/", f"{begun}/c/new", f"{begun}/c/new/kaart", f"{begun}/c/new/begin"):
        page = look(address)
        expect(page.locator("h1")).to_have_text("Begin")
        expect(page.locator("nav.words a").first).to_have_text("Begin")
        expect(page.locator("#frame-day")).to_have_text("28 June 2024")
        assert findings(page) == []
    page.locator("#data-paste").fill(NAMES)
    page.get_by_role("button", name="Read this").click()
    expect(page.locator(".preview .lead")).to_contain_text("3 new")
    expect(page.locator("#data-paste")).to_have_value("")
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Look at the map").click()
    expect(page.locator("nav.words a").first).to_have_text("Map")
    page.goto(f"{begun}/c/new/begin")
    expect(page.locator("nav.tabs")).to_contain_text("Begin")
    expect(page.locator("nav.words a[aria-current]")).to_have_text("Data")


def test_partners_are_put_around_goals_by_hand_and_by_keyboard(begun: str, look: Open) -> None:
    """One is dragged; two are ticked with arrows and the space bar and go together; each goes back in one click."""
    page = look(f"{begun}/c/new/begin", language="nl", scheme="dark")
    page.locator("#data-paste").fill(NAMES)
    page.get_by_role("button", name="Lees dit").click()
    page.locator("#data-write").click()
    expect(page.locator("#begin-way a")).to_be_visible()
    named(page, "Taalhuis")
    named(page, "Warm water")
    circles = page.locator(".circle")
    page.locator(".to-put li").filter(has_text="Het Anker").drag_to(circles.nth(1))
    expect(circles.nth(1).locator("li")).to_have_text(["Het Anker×"])
    expect(page.locator(".to-put > p").first).to_have_text("2 partners staan nog nergens.")
    page.locator(".to-put input").first.focus()
    for key in ("Space", "ArrowDown", "Space"):
        page.keyboard.press(key)
    circles.first.get_by_role("button", name="Zet de aangevinkte rond").press("Enter")
    expect(circles.first.locator("li")).to_have_text(["Bakkerij Oostveen×", "Stichting Lint×"])
    expect(page.locator("#begin-told")).to_contain_text('2 partners staan nu rond "Taalhuis".')
    assert findings(page) == []
    shot(page, "begin-dark")
    circles.nth(1).get_by_role("button", name="Haal Het Anker weg").click()
    expect(circles.nth(1)).to_contain_text("Nog niemand")
    page.locator("#begin-told").get_by_role("button", name="Draai terug").click()
    expect(circles.nth(1).locator("li")).to_have_text(["Het Anker×"])


def test_on_a_phone_all_of_it_fits(begun: str, look: Open) -> None:
    """Nothing is wider than the screen, with the sheet of forty read and nothing written yet."""
    page = look(f"{begun}/c/new/begin", language="nl", size=(390, 844))
    page.locator("#data-upload input").set_input_files(
        {"name": "contacten.csv", "mimeType": "", "buffer": monday.contacts()}
    )
    expect(page.locator(".preview .lead")).to_contain_text("160 nieuw")
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    assert findings(page) == []


class Counted:
    """The hands of somebody: each click, file chosen, field filled and command key is one action."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def click(self, name: str, role: str = "button") -> None:
        """A button or a link, by its words."""
        self.actions += 1
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]

    def choose(self, at: str, name: str, content: bytes) -> None:
        """A file."""
        self.actions += 1
        self.page.locator(f"{at} input").set_input_files({"name": name, "mimeType": "", "buffer": content})

    def fill(self, at: str, words: str) -> None:
        """A field."""
        self.actions += 1
        self.page.locator(at).fill(words)

    def press(self, key: str) -> None:
        """A key that commands."""
        self.actions += 1
        self.page.keyboard.press(key)


def test_a_sheet_and_a_calendar_become_a_map_in_at_most_fifteen_actions(begun: str, look: Open) -> None:
    """Forty contacts and a year's calendar: a map with their names, two goals and ties. Of the fifty Wednesdays each
    ties those who were there."""
    page = look(begun, language="nl")
    hands = Counted(page)
    hands.choose("#data-upload", "contacten.csv", monday.contacts())
    hands.click("Leg het vast")
    expect(page.locator("#begin-way a")).to_be_visible()
    hands.choose("#when-upload", "agenda.ics", monday.calendar())
    expect(page.locator(".agenda .lead")).to_contain_text("50 zijn misschien contacten; niets is aangevinkt.")
    expect(page.locator(".agenda .lead")).to_contain_text("Weggelaten: 5 van een hele dag, 5 privé.")
    assert page.locator(".agenda input:checked").count() == 0
    hands.click("Vink ze allemaal aan")
    expect(page.locator(".agenda li input:checked")).to_have_count(50)
    hands.click("Leg vast wat is aangevinkt")
    expect(page.locator("#when-said")).to_contain_text("Vastgelegd: 50 contacten.")
    hands.fill("#begin-title", "Taalhuis; Warm water")
    hands.press("Enter")
    expect(page.locator(".circle")).to_have_count(2)
    hands.actions += 1
    page.get_by_text("verbonden", exact=True).click()
    hands.click("Vink aan wie nog nergens staat")
    expect(page.locator(".to-put input:checked")).to_have_count(40)
    hands.click('Zet de aangevinkte rond "Taalhuis"')
    expect(page.locator(".circle").first.locator("li")).to_have_count(40)
    hands.actions += 1
    page.locator(".to-put li").first.drag_to(page.locator(".circle").nth(1))
    expect(page.locator(".circle").nth(1).locator("li")).to_have_count(1)
    hands.click("Bekijk de kaart", "link")
    drawn(page)
    atlas = page.evaluate("window.meshwork.map.state.atlas")
    assert set(monday.ORGANISATIONS) <= set(atlas["places"]["name"])
    assert len(atlas["lines"]["source"]) > 40
    assert "Taalhuis" in atlas["lands"]["name"]
    shot(page, "begin-map")
    assert hands.actions <= 15


def test_nothing_of_a_calendar_that_is_not_ticked_can_be_found(look: Open, tmp_path: Path) -> None:
    """Not in what the browser keeps, nor in the page once it is written, nor in a byte of the store; shown again it
    is only where it is asked for."""
    with served(tmp_path, monday.TODAY, (town.empty(), town.NOTHING_PRIVATE)) as address:
        page = look(f"{address}/c/new/begin")
        page.locator("#data-upload input").set_input_files(
            {"name": "contacten.csv", "mimeType": "", "buffer": monday.contacts()}
        )
        page.get_by_role("button", name="Record it").click()
        expect(page.locator("#begin-way a")).to_be_visible()
        page.locator("#when-upload input").set_input_files(
            {"name": "agenda.ics", "mimeType": "", "buffer": monday.calendar()}
        )
        expect(page.locator(".agenda .lead")).to_contain_text("50 may be contacts; nothing is ticked.")
        page.locator(".agenda .month button").first.click()
        expect(page.locator(".agenda li input:checked")).to_have_count(2)
        first = page.locator(".agenda li").first
        first.get_by_role("button", name="gathering: choose another kind").press("Enter")
        expect(first.locator("input.mantine-Select-input")).to_be_focused()
        page.get_by_role("option", name="intervision").click()
        page.get_by_role("button", name="Record what is ticked").click()
        expect(page.locator("#when-said")).to_contain_text("Written: 2 contacts.")
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        assert page.evaluate("document.body.innerHTML").count("Overleg") == 0
        page.locator("#when-upload input").set_input_files(
            {"name": "agenda.ics", "mimeType": "", "buffer": monday.calendar()}
        )
        expect(page.locator(".agenda .lead")).to_contain_text("0 may be contacts")
        page.get_by_role("button", name="Show those again").click()
        expect(page.locator(".agenda .lead")).to_contain_text("48 may be contacts")
        page.close()
    held = kept.encode() + b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert b"intervision" in held
    for word in (b"zqomschrijving", b"zqtandarts", b"zqprive", b"zqvrij", b"Overleg", b"agenda.example"):
        assert word not in held


def test_lines_become_contacts_and_a_signal_of_its_own_tick(begun: str, look: Open) -> None:
    """Of three lines one names a partner and how it was, one nobody, one no day: offered, and named as faults."""
    page = look(f"{begun}/c/new/begin", language="nl", size=(390, 844))
    page.locator("#data-paste").fill(NAMES)
    page.get_by_role("button", name="Lees dit").click()
    page.locator("#data-write").click()
    expect(page.locator("#begin-way a")).to_be_visible()
    page.get_by_text("Of plak regels").click()
    page.locator("#when-paste").fill("12-6 Bakkerij Oostveen, belde, twijfelt\n13-6 Niemand\n40-6 Stichting Lint")
    page.get_by_role("button", name="Lees deze regels").click()
    expect(page.locator(".agenda li .signal")).to_contain_text("ook als signaal, alleen voor jou: twijfelt")
    expect(page.locator(".agenda .notices li")).to_have_text(
        [
            "regels.txt, rij 3: die dag bestaat niet. Verbeter hem.",
            'regels.txt, rij 2: niemand heet hier "Niemand". Voeg deze partner toe, of verbeter de naam.',
        ]
    )
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    assert findings(page) == []
    page.get_by_role("checkbox", name="Ook als signaal").check()
    page.get_by_role("button", name="Leg vast wat is aangevinkt").click()
    expect(page.locator("#when-said")).to_contain_text("Vastgelegd: 1 contact, 1 signaal.")
    page.locator("#when-said").get_by_role("button", name="Draai terug").click()
    expect(page.locator("#when-said")).to_have_text("Het is teruggedraaid.")


def test_the_first_map_shows_partners_around_their_goals(begun: str, look: Open) -> None:
    """Three names without a meeting, two of them around a goal: the goal is a place of its own, the third is out at
    sea; a click on the goal tells who is around it, and another shows the ties instead and back."""
    page = look(f"{begun}/c/new/begin", language="nl", size=(390, 844))
    page.locator("#data-paste").fill(NAMES)
    page.get_by_role("button", name="Lees dit").click()
    page.locator("#data-write").click()
    expect(page.locator("#begin-way a")).to_be_visible()
    named(page, "Taalhuis")
    for at in range(2):
        page.locator(".to-put input").nth(at).check()
    page.locator(".circle button.action").click()
    expect(page.locator(".circle li")).to_have_count(2)
    page.get_by_role("link", name="Bekijk de kaart").click()
    drawn(page)
    places = page.evaluate("window.meshwork.map.state.atlas.places")
    assert sorted(zip(places["kind"], places["name"], places["land"], strict=True)) == [
        ("goal", "Taalhuis", 0),
        ("organisation", "Bakkerij Oostveen", 0),
        ("organisation", "Het Anker", 0),
        ("organisation", "Stichting Lint", -1),
    ]
    expect(page.locator("#map-trail")).to_contain_text("Partners rond hun doelen")
    shot(page, "begin-around")
    page.evaluate("window.meshwork.look.choose(window.meshwork.map.state, 'goal:taalhuis')")
    expect(page.locator("#map-card")).to_contain_text("Er staan vandaag 2 partners omheen.")
    page.locator("#map-leave").click()
    page.get_by_role("button", name="Laat de verbindingen zien").click()
    until(page, "window.meshwork.map.state.atlas.view.kind === 'whole'")
    page.get_by_role("button", name="Laat ze rond hun doelen zien").click()
    until(page, "window.meshwork.map.state.atlas.view.kind === 'goals'")
    assert findings(page) == []
