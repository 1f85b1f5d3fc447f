"""The page Partners: the list, the page of one partner, edited where it stands, and what it may see itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from plotly.utils import PlotlyJSONEncoder

from dashboards.editor import Editor
from dashboards.pages._partner_rows import Rows
from meshwork.model import Commitment, Stakeholder, Work
from meshwork.service import Service
from meshwork.stores import open_store
from meshwork.text import speak
from meshwork.verbs.partners import Kept
from tests.browser.conftest import ASKER, Open, shot
from tests.browser.test_pages_for_everyone import findings

LIST = "/c/lindemark/partners"
HOME_CARE = LIST + "?partner=thuiszorg"


def test_the_list_is_sought_sorted_and_opened_by_keyboard(look: Open, lindemark: str) -> None:
    """Four in care around Roggemeer; the one with most ties first; Enter on its name opens its page."""
    page = look(lindemark + LIST)
    page.get_by_role("textbox", name="Find by name, sector, place or goal").focus()
    page.keyboard.type("care rogge")
    rows = page.locator(".partners tbody tr")
    expect(rows).to_have_count(4)
    page.get_by_role("button", name="Ties").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Ties")
    expect(rows.first).to_contain_text("Zorgboerderij Roggezwaluw")
    expect(page.locator("main")).not_to_contain_text("Gerda")
    expect(page.locator("main")).to_contain_text("1 partner is not named: it chose so.")
    page.get_by_role("link", name="Thuiszorg Roggemeer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thuiszorg Roggemeer")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Partners")


def test_a_new_name_is_asked_about_kept_from_a_day_on_and_taken_back(own: str, look: Open) -> None:
    """By keyboard to the form; without a word on when, the field says what to do; then the old name stands below."""
    page = look(own + HOME_CARE)
    page.get_by_role("button", name="Edit: Thuiszorg Roggemeer").focus()
    page.keyboard.press("Enter")
    name = page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_be_focused()
    name.fill("Home care Dyke")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".fact-form")).to_contain_text("say whether this was always so, or from which day on.")
    expect(name).to_have_value("Home care Dyke")
    page.get_by_role("radio", name="a change, from this day on").check()
    page.get_by_role("textbox", name="From which day").fill("someday")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".fact-form .which")).to_contain_text('"someday" is not a date.')
    page.get_by_role("textbox", name="From which day").fill("1-6-2023")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Home care Dyke")
    expect(page.locator(".partner")).to_contain_text("Thuiszorg Roggemeer · until 1 June 2023")
    expect(page.get_by_role("button", name="Take it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thuiszorg Roggemeer")
    expect(page.locator(".partner")).not_to_contain_text("until 1 June 2023")
    expect(page.get_by_role("button", name="Edit: Thuiszorg Roggemeer")).to_be_focused()


def test_of_a_long_list_eight_stand_there_and_a_service_leads_to_its_page(tmp_path: Path) -> None:
    """Of eleven goals three are folded away, of two services none; each service is a link to its own."""
    me = Stakeholder(id="mill", name="The Mill")
    goals = tuple(Commitment(id=f"c{at}", stakeholder="mill", goal=f"g{at}") for at in range(11))
    works = tuple(Work(id=f"w{at}", stakeholder="mill", action=f"a{at}") for at in range(2))
    called = {("actions", f"a{at}"): f"Service {at}" for at in range(2)}
    store = open_store(f"sqlite:///{tmp_path / 'rows.db'}")
    rows = Rows(Kept(1, me, (*goals, *works), called, {}), Editor(Service(store), ASKER, "wick"))
    with speak("en"):
        long, short = (
            json.dumps(rows.section("", (kind,)), cls=PlotlyJSONEncoder) for kind in ("commitments", "works_on")
        )
    store.close()
    assert ("and 3 more" in long, "Details" in short) == (True, False)
    assert [f"/c/wick/diensten?dienst=a{at}" in short for at in range(2)] == [True, True]


def test_a_tie_is_added_its_faults_told_at_the_field_and_ended(own: str, look: Open) -> None:
    """The partner of the page is one end of it; the other is needed; ended today it has an end."""
    page = look(own + HOME_CARE)
    page.get_by_role("button", name="Add: tie", exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".fact-form")).to_contain_text("this is needed and is empty. Fill it in.")
    page.get_by_role("textbox", name="Target").fill("Fonds")
    page.get_by_role("option", name="Fonds Lindemark").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".said")).to_contain_text("It is kept.")
    page.get_by_role("button", name="Edit: Fonds Lindemark · knows").click()
    page.get_by_role("textbox", name="Since").fill("2020")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Edit: Fonds Lindemark · knows · since 2020").click()
    page.get_by_role("button", name="End it today").click()
    expect(page.locator(".partner")).to_contain_text("Fonds Lindemark · knows · 2020 to 30 November 2023")


def test_a_meeting_is_corrected_where_it_stands_and_a_goal_leads_to_its_page(own: str, look: Open) -> None:
    """The name of the meeting opens its form in the row; taken back it is called as before."""
    page = look(own + HOME_CARE)
    row = page.locator(".facts > li > span .go.edit").first
    before = row.inner_text()
    row.click()
    page.get_by_role("textbox", name="Title").fill("Renamed")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".facts > li > span .go.edit").first).to_contain_text("Renamed")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".facts > li > span .go.edit").first).to_have_text(before)
    page.get_by_role("link", name="Samen wonen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samen wonen")


def test_what_a_partner_may_see_itself_is_one_click_away_and_holds_nothing_private(own: str, look: Open) -> None:
    """A note that was just written stands on its page, and not there; no button to edit with either."""
    page = look(own + HOME_CARE)
    page.get_by_role("button", name="Add: note").click()
    page.get_by_role("textbox", name="Text", exact=True).fill("Sentinel of a quiet word")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".private")).to_contain_text("Sentinel of a quiet word")
    page.get_by_role("link", name="What it may see itself").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What Thuiszorg Roggemeer itself may see")
    expect(page.locator("main")).not_to_contain_text("Sentinel")
    expect(page.locator("main button.edit")).to_have_count(0)
    page.goto(own + "/c/lindemark/gegevens")
    expect(page.locator("#data-log tbody tr").first).to_contain_text("added: note")
    expect(page.locator("#data-log")).not_to_contain_text("Sentinel")


def test_the_map_and_the_search_lead_to_the_page_of_a_partner(look: Open, lindemark: str) -> None:
    """The panel has a way; and on this page a partner that is sought opens here."""
    page = look(lindemark + "/c/lindemark/kaart?partner=ggd")
    page.get_by_role("link", name="All that is kept of it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("GGD Lindemark")
    page.locator("#frame-search").fill("thuisz")
    page.get_by_role("option", name="Thuiszorg Roggemeer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thuiszorg Roggemeer")


def test_two_that_are_one_are_proposed_looked_at_made_one_and_taken_back(own: str, look: Open) -> None:
    """A second entry of the public health service: the pair is proposed, the look tells whose name stays; by keyboard
    the way back is where one stands afterwards, and then the words that tell it."""
    page = look(own + LIST)
    page.get_by_role("button", name="Add a partner").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("G.G.D. Lindemark")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("1 pair may be one and the same").click()
    page.get_by_role("link", name="GGD Lindemark · G.G.D. Lindemark").click()
    expect(page.locator("main")).to_contain_text("GGD Lindemark stays; G.G.D. Lindemark becomes another name of it.")
    page.get_by_role("button", name="Make one of them").press("Enter")
    expect(page.locator(".said")).to_contain_text("They are one now.")
    expect(page.get_by_role("button", name="Take it back")).to_be_focused()
    expect(page.locator(".own-facts")).to_contain_text("aliases G.G.D. Lindemark")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("It is taken back.")
    expect(page.locator("#editing-said")).to_be_focused()
    page.goto(own + LIST)
    page.get_by_text("1 pair may be one and the same").click()
    page.get_by_role("button", name="They are two").click()
    expect(page.locator(".said")).to_contain_text("It is remembered that they are two.")
    expect(page.get_by_text("may be one and the same")).to_have_count(0)


def test_the_first_partner_is_added_on_an_empty_page(look: Open, wicks: str) -> None:
    """Nothing is kept yet: the page says how to begin."""
    page = look(wicks + "/c/new/partners")
    expect(page.get_by_role("heading", name="No partners yet")).to_be_visible()
    expect(page.get_by_role("button", name="Add a partner")).to_be_visible()


@pytest.mark.parametrize(("scheme", "size"), [("light", (1280, 900)), ("dark", (390, 844))])
def test_axe_finds_nothing_on_these_pages(look: Open, lindemark: str, scheme: str, size: tuple[int, int]) -> None:
    """The list, a partner with a form open and its own view, in Dutch; nothing has to be scrolled sideways."""
    page = look(lindemark + LIST, language="nl", scheme=scheme, size=size)
    expect(page.locator(".partners tbody tr").first).to_be_visible()
    shot(page, f"partners-{scheme}")
    assert findings(page) == []
    page.goto(lindemark + HOME_CARE)
    page.get_by_role("button", name="Toevoegen: verbinding").click()
    expect(page.locator(".fact-form")).to_be_visible()
    shot(page, f"partner-{scheme}")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.goto(lindemark + HOME_CARE + "&zicht=eigen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("zelf mag zien")
    assert findings(page) == []
