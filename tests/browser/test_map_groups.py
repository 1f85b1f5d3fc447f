"""The map coloured by group, and the group as a column of the table."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open, drawn, shot, until
from tests.browser.test_map_leaving import dimmed
from tests.browser.test_pages_for_everyone import findings

COLOURS = """() => Object.fromEntries(document.getElementById("map-cytoscape")._cyreg.cy.nodes()
  .filter((each) => each.visible()).map((each) => [each.data("stakeholder"), each.style("background-color")]))"""


def test_an_address_colours_the_map_by_group_and_a_group_shows_who_is_in_it(look: Open, lindemark: str) -> None:
    """So many have its colour as the legend says; a click leaves only those plain, and the table names it."""
    page = drawn(look(lindemark + "/c/lindemark/kaart?kleur=groep", scheme="dark", size=(1440, 900)))
    first = page.locator("#map-key li").filter(has_text="around").first
    expect(first).to_be_visible()
    many = int(first.inner_text().split("(")[1].split(")")[0])
    paint = first.locator("i").evaluate("(each) => getComputedStyle(each).backgroundColor")
    colours = page.evaluate(COLOURS)
    members = {who for who, colour in colours.items() if colour.replace(" ", "") == paint.replace(" ", "")}
    assert len(members) == many
    assert findings(page) == []
    shot(page, "map-groups")
    first.get_by_role("button").click()
    until(page, "Boolean(window.meshwork.map.state.near)")
    assert set(dimmed(page).split()) == set(colours) - members
    name = first.inner_text().split(" (")[0]
    page.click("#map-table")
    page.click("#map-columns")
    page.get_by_role("option", name="Group").click()
    page.keyboard.press("Escape")
    page.locator("#map-sift").fill(name)
    expect(page.locator("#map-grid .ag-center-cols-container .ag-row").first).to_contain_text(name)


def test_where_groups_mean_little_the_legend_says_why(look: Open, wicks: str) -> None:
    """Of the six in the Wicks four are active in 2021; coloured by sector again, the address forgets it."""
    page = drawn(look(wicks + "/c/wick/kaart"))
    page.get_by_role("radiogroup", name="What the colours tell").get_by_text("Group").click()
    expect(page.locator("#map-group")).to_contain_text("Fewer than ten partners are active")
    expect(page.locator("#map-key")).to_contain_text("around")
    until(page, "location.search.includes('kleur=groep')")
    page.get_by_role("radiogroup", name="What the colours tell").get_by_text("Sector").click()
    expect(page.locator("#map-key")).to_contain_text("Citizen")
    until(page, "!location.search.includes('kleur')")
