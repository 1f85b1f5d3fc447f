"""Languages, colours, phones, keyboards and screen readers."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, drawn, shot, until

WICK = "/c/wick/kaart"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def findings(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, of every weight."""
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 10  # it did look
    return [
        f"{each['id']} ({each['impact']}): {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def test_the_language_is_switched_on_the_page_and_kept(look: Open, wicks: str) -> None:
    """From English to Dutch: the words, the days and the document's own language; the day on the map stays."""
    page = drawn(look(wicks + WICK + "?dag=2020-08-31"))
    expect(page.locator("nav.words")).to_contain_text("Map")
    page.click("#frame-language")
    expect(page.locator("nav.words")).to_contain_text("Kaart")
    drawn(page)
    assert page.get_attribute("html", "lang") == "nl"
    expect(page.locator("#frame-day")).to_have_text("31 augustus 2020")
    expect(page.locator("#map-summary")).to_contain_text("Deze maand")
    page.reload()
    expect(page.locator("nav.words")).to_contain_text("Kaart")


def test_a_browser_is_spoken_to_in_its_own_language(look: Open, wicks: str) -> None:
    """Who asks for Dutch first gets Dutch, without choosing."""
    page = drawn(look(wicks + WICK, language="nl"))
    expect(page.get_by_role("button", name="Tabel")).to_be_visible()


def test_the_colours_follow_the_machine_and_can_be_switched(look: Open, wicks: str) -> None:
    """A dark machine gets dark paper; the switch turns it light, on the canvas too, and a reload keeps that."""
    page = drawn(look(wicks + WICK, scheme="dark"))
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 24, 28)"
    ink = page.evaluate("window.meshwork.map.state.colours.ink")
    page.click("#frame-scheme")
    until(page, f"{paper} === 'rgb(250, 248, 244)'")
    assert page.evaluate("window.meshwork.map.state.colours.ink") != ink
    page.reload()
    drawn(page)
    assert page.evaluate(paper) == "rgb(250, 248, 244)"


def test_the_map_is_walked_by_keyboard_alone(look: Open, wicks: str) -> None:
    """Tab reaches the map; arrows walk from neighbour to neighbour and are said aloud; Enter opens, Escape leaves."""
    page = drawn(look(wicks + WICK))
    for _press in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "map-sheet":
            break
    assert page.evaluate("document.activeElement.id") == "map-sheet"
    page.keyboard.press("ArrowRight")
    said = page.locator("#map-said")
    expect(said).to_contain_text("3 ties")
    first = page.evaluate("window.meshwork.map.state.chosen")
    walked = {first}
    for key in ("ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
        walked.add(page.evaluate("window.meshwork.map.state.chosen"))
    assert len(walked) > 2
    name = page.evaluate("window.meshwork.map.state.atlas.places.name[window.meshwork.map.state.chosen]")
    expect(said).to_contain_text(name)
    expect(page.locator("#map-panel").get_by_role("heading", name=name)).to_be_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "map-panel"
    page.locator("#map-sheet").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#map-panel")).to_be_hidden()


def test_the_table_says_the_same_and_is_chosen_from_both_sides(look: Open, wicks: str) -> None:
    """Six rows for six partners; a row chosen by keyboard is chosen on the map, and the other way round."""
    page = drawn(look(wicks + WICK))
    page.locator("#map-table").focus()
    page.keyboard.press("Enter")
    rows = page.locator("#map-grid .ag-center-cols-container .ag-row")
    expect(rows).to_have_count(6)
    page.locator("#map-grid .ag-header-cell").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    until(page, "window.meshwork.map.state.chosen !== null")
    chosen = page.evaluate("window.meshwork.map.state.atlas.places.name[window.meshwork.map.state.chosen]")
    expect(page.locator("#map-grid .ag-row-selected")).to_contain_text(chosen)
    page.evaluate("window.meshwork.map.choose('townhall')")
    expect(page.locator("#map-grid .ag-row-selected")).to_contain_text("Town hall")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_map(look: Open, lindemark: str, scheme: str) -> None:
    """The map with a panel open and a table beside it, in both colour schemes."""
    page = drawn(look(lindemark + "/c/lindemark/kaart?partner=ggd", language="nl", scheme=scheme, size=(1440, 900)))
    shot(page, f"map-chosen-{scheme}")
    assert findings(page) == []
    page.click("#map-table")
    page.wait_for_selector("#map-grid .ag-row")
    shot(page, f"map-table-{scheme}")
    assert findings(page) == []


def test_a_phone_has_the_whole_map_and_nothing_beside_the_screen(look: Open, lindemark: str) -> None:
    """At 390 pixels nothing has to be scrolled sideways; the words are a bar below, the panel a sheet from below.

    Beside the panel the map lies no taller than suits what is left, and its circles are drawn for the room they have.
    """
    page = drawn(look(lindemark + "/c/lindemark/kaart", language="nl", size=(390, 844)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    bar = page.locator("nav.words").bounding_box()
    assert bar is not None
    assert bar["y"] > 700
    shot(page, "map-phone")
    assert findings(page) == []
    laid = "(({ tall, px, cy }) => [tall, px.most, Math.max(...cy.nodes().map((each) => each.data('px')))])"
    tall, most, widest = page.evaluate(f"{laid}(window.meshwork.map.state)")
    page.evaluate("window.meshwork.map.choose(window.meshwork.map.state.atlas.places.id[3])")
    expect(page.locator("#map-panel h2")).to_be_visible()
    box = page.locator("#map-panel").bounding_box()
    assert box is not None
    assert box["width"] == 390
    assert box["y"] > 250
    until(page, f"window.meshwork.map.state.tall < {tall}")
    assert all(
        now < before
        for now, before in zip(page.evaluate(f"{laid}(window.meshwork.map.state)"), (tall, most, widest), strict=True)
    )
    shot(page, "map-phone-panel")
    assert findings(page) == []


def test_a_phone_opens_the_table_and_leaves_it_again(look: Open, wicks: str) -> None:
    """The table covers the map but not the button that brought it."""
    page = drawn(look(wicks + WICK, size=(390, 844)))
    page.click("#map-table")
    expect(page.locator("#map-grid .ag-row").first).to_be_visible()
    shot(page, "map-phone-table")
    page.click("#map-table")
    expect(page.locator("#map-grid")).to_be_hidden()


def test_going_to_another_page_and_back_gives_the_map_again(look: Open, wicks: str) -> None:
    """What the map left behind does not trouble another page, and it draws itself anew."""
    page = drawn(look(wicks + WICK + "?dag=2020-08-31"))
    page.locator("nav.words a").nth(1).click()
    expect(page.locator("#map")).to_have_count(0)
    page.click("#frame-scheme")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator("#map")).to_be_visible()
    drawn(page)
    assert page.evaluate("document.getElementById('map-cytoscape')._cyreg.cy.nodes(':visible').length") == 6


def test_several_communities_are_a_choice(look: Open, wicks: str) -> None:
    """At the bare address of a store with three communities none of them is opened: all three are offered."""
    page = look(wicks + "/")
    expect(page.get_by_role("heading", name="Which community?")).to_be_visible()
    assert page.locator(".ways a").all_inner_texts() == ["Many circles", "A new community", "The Wicks"]
    assert findings(page) == []
    page.get_by_role("link", name="The Wicks").click()
    drawn(page)


def test_the_day_and_the_stage_stand_over_every_page(look: Open, lindemark: str) -> None:
    """On a page without a slider they are those of today, on a phone too, where nothing of them is cut, and the stage
    leads to its evidence."""
    page = look(lindemark + "/c/lindemark/gegevens", size=(390, 844))
    expect(page.locator("#frame-day")).to_have_text("30 November 2023", timeout=60_000)
    expect(page.locator("#frame-stage")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shot(page, "data-phone")
    stage = page.locator("#frame-stage")
    cut = "chip => chip.scrollWidth > chip.clientWidth"
    assert (stage.inner_text(), stage.evaluate(cut)) == ("meshwork in the making", False)
    stage.evaluate("chip => chip.replaceChildren('network around the facilitator')")  # the longest of them
    assert not stage.evaluate(cut)
    expect(page.locator(".plain-table.wide td[data-head]").first).to_be_visible()  # a number that says of what
    page.goto(lindemark + "/c/lindemark/ontwikkeling?dag=2020-06-30")
    expect(stage).to_have_text("beginning CoP · record still young", timeout=60_000)
    assert (stage.inner_text(), stage.evaluate(cut)) == ("beginning CoP", False)
    page.goto(lindemark + "/c/lindemark/gegevens")
    stage.click()
    expect(page.get_by_role("link", name="Progress")).to_have_attribute("aria-current", "page")


def test_the_table_is_sifted_by_words(look: Open, wicks: str) -> None:
    """Two of the six partners are in Southwick; accents and capitals do not matter."""
    page = drawn(look(wicks + WICK))
    page.click("#map-table")
    rows = page.locator("#map-grid .ag-center-cols-container .ag-row")
    expect(rows).to_have_count(6)
    page.get_by_role("textbox", name="Only rows with").fill("SOUTHW")
    expect(rows).to_have_count(2)


def test_an_address_that_is_nothing_says_so_and_leads_on(look: Open, wicks: str) -> None:
    """An old link ends at words and the communities that are here."""
    page = look(wicks + "/c/nobody/kaart")
    expect(page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()
    page.get_by_role("link", name="The Wicks").click()
    drawn(page)
    expect(page).to_have_title("Map · The Wicks")


def test_the_skip_link_leads_past_the_frame(look: Open, wicks: str) -> None:
    """The first Tab offers to go to the page itself."""
    page = drawn(look(wicks + WICK))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the page itself")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_what_has_no_place_at_the_foot_of_a_phone_opens_from_more(look: Open, wicks: str) -> None:
    """Closed at first; a tap opens it, a word in it leads to its page and closes it, and so does a tap beside it."""
    page = drawn(look(wicks + WICK, size=(390, 844)))
    words = page.locator("nav.words")
    data, more = words.get_by_role("link", name="Data"), words.locator("summary")
    expect(data).to_be_hidden()
    more.click()
    expect(data).to_be_visible()
    shot(page, "more-phone")
    data.click()
    expect(page.get_by_role("heading", name="Data", exact=True)).to_be_visible()
    expect(data).to_be_hidden()
    more.click()
    expect(data).to_be_visible()
    page.mouse.click(195, 300)
    expect(data).to_be_hidden()
