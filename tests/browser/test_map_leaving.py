"""What if somebody left, asked on the map."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import ASKS, Open, drawn, shot, until

WICK = "/c/wick/kaart?dag=2020-08-31"


def dimmed(page: Page) -> str:
    """Who has stepped back on the map, by id."""
    return " ".join(each for each, far in shown(page).items() if far)


def shown(page: Page) -> dict[str, bool]:
    """Whoever is on the map, by id, and whether it has stepped back."""
    found: dict[str, bool] = page.evaluate(
        """() => Object.fromEntries(document.getElementById("map-cytoscape")._cyreg.cy.nodes()
             .filter((each) => each.visible())
             .map((each) => [each.data("stakeholder"), each.hasClass("far")]).sort())"""
    )
    return found


def test_a_partner_is_taken_out_from_its_panel_and_brought_back(look: Open, wicks: str) -> None:
    """The town hall knew only the clinic: without it both step back, the town hall is named, and the way back shows
    the clinic and all that is near it."""
    page = drawn(look(wicks + WICK + "&partner=clinic"))
    page.get_by_role("button", name="What if Clinic left?").click()
    panel = page.locator("#map-panel")
    expect(panel.get_by_role("heading", name="If Clinic left, 31 August 2020")).to_be_visible()
    expect(panel).to_contain_text("1 partner would fall off.")
    expect(panel.get_by_role("button", name="Town hall")).to_be_visible()
    until(page, "Boolean(window.meshwork.map.state.fallen)")
    assert dimmed(page) == "clinic townhall"
    expect(page.locator("#map-said")).to_have_text("1 partner would fall off.")
    shot(page, "map-leaving")
    panel.get_by_role("button", name="Back to Clinic").click()
    expect(panel.get_by_role("heading", name="Clinic", exact=True)).to_be_visible()
    until(page, "!window.meshwork.map.state.fallen")
    assert dimmed(page) == "loner"


def test_the_answer_moves_with_the_day_and_escape_leaves_it(look: Open, wicks: str) -> None:
    """On the last day the town hall has no tie to lose; after Escape nobody has stepped back."""
    page = drawn(look(wicks + WICK + "&partner=clinic"))
    page.get_by_role("button", name="What if Clinic left?").press("Enter")
    until(page, "Boolean(window.meshwork.map.state.fallen)")
    page.locator("#map-journey .thumb").last.press("End")
    expect(page.locator("#map-panel")).to_contain_text("Nobody else would fall off.")
    until(page, "window.meshwork.map.state.fallen.size === 1")
    page.locator("#map-panel").press("Escape")
    expect(page.locator("#map-panel")).to_be_hidden()
    until(page, "!window.meshwork.map.state.fallen")
    assert dimmed(page) == ""


def test_a_table_says_whose_leaving_would_hurt_most(look: Open, wicks: str) -> None:
    """Bakery and school carry the one goal by themselves, half a goal each; the clinic holds on one of five."""
    page = drawn(look(wicks + WICK, language="nl", size=(390, 844)))
    page.get_by_role("button", name="Wat als").press("Enter")
    rows = page.locator("#map-card ol button")
    expect(rows).to_have_text(["Bakery", "School", "Clinic"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sheet, panel = (page.locator(each).bounding_box() for each in ("#map-sheet", "#map-panel"))
    assert sheet is not None
    assert panel is not None
    assert sheet["y"] + sheet["height"] <= panel["y"] + 1  # the map stands above what is said of it
    assert sheet["height"] > 180
    shot(page, "map-leaving-phone")
    page.get_by_role("button", name="Wat als alle facilitators weggaan?").click()
    expect(page.locator("#map-card h2")).to_have_text("Als niemand weggaat, 31 augustus 2020")
    page.get_by_role("button", name="Wiens vertrek het hardst aankomt").click()
    rows.last.click()
    expect(page.locator("#map-card")).to_contain_text("1 partner raakt los.")


def test_at_the_start_of_the_invented_community_nearly_all_hangs_on_the_facilitators(
    look: Open, lindemark: str
) -> None:
    """Of 31 partners four stay together, and they are the ones that stay plain."""
    page = drawn(look(lindemark + "/c/lindemark/kaart?dag=2019-12-31", scheme="dark"))
    page.get_by_role("button", name="What if").click()
    page.get_by_role("button", name="What if all facilitators left?").click()
    expect(page.locator("#map-card")).to_contain_text("27 partners would fall off.", timeout=60_000)
    until(page, "Boolean(window.meshwork.map.state.fallen)")
    plain = [each for each, far in shown(page).items() if not far]
    assert plain == ["dorpshuis", "dorpsraad", "lindestroom", "warmtelijn"]
    shot(page, "map-leaving-start")


def test_two_are_taken_out_together_and_the_address_opens_it_again(look: Open, wicks: str) -> None:
    """Clinic and school: the town hall falls off as before, and both are named; the link shows the same to who may
    see it. With one of them staying the other is asked for alone."""
    page = drawn(look(wicks + WICK + "&zonder=clinic"))
    panel = page.locator("#map-panel")
    expect(panel.get_by_role("heading", name="If Clinic left, 31 August 2020")).to_be_visible()
    page.locator("#map-also").fill("scho")
    page.get_by_role("option", name="School").click()
    both = panel.get_by_role("heading", name="If Clinic and School left, 31 August 2020")
    expect(both).to_be_visible()
    until(page, "location.search.includes('zonder=clinic&zonder=school')")
    until(page, "Boolean(window.meshwork.map.state.fallen)")
    assert {"clinic", "school", "townhall"} <= set(dimmed(page).split())
    page.reload()
    expect(both).to_be_visible()
    panel.get_by_role("button", name="Clinic stays after all").click()
    expect(panel.get_by_role("heading", name="If School left, 31 August 2020")).to_be_visible()
    until(page, "!location.search.includes('clinic')")
    page.locator("#map-panel").press("Escape")
    until(page, "!location.search.includes('zonder')")
    page = drawn(look(wicks + WICK + "&zonder=nobody"))  # an address that somebody kept for long
    expect(page.locator("#map-card")).to_have_text(
        "There is no such partner, or it wants to be left out. Look for it again."
    )
    page.wait_for_timeout(700)  # longer than it takes the page to say that it waits
    expect(page.locator("#map-waiting")).to_be_hidden()


def test_an_answer_that_takes_long_is_waited_for_in_words_that_give_way_to_it(look: Open, wicks: str) -> None:
    """While it is worked out the panel says so; whenever the answer comes, it stands alone."""
    held: list[Route] = []

    def slowly(route: Route) -> None:
        if '"map-chosen"' in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page = drawn(look(wicks + WICK))
    page.route(ASKS, slowly)
    page.get_by_role("button", name="What if").click()
    waiting = page.locator("#map-waiting")
    expect(waiting).to_have_text("One moment: it is being worked out who would fall off.")
    expect(waiting).to_be_visible()
    for route in held:
        route.continue_()
    expect(page.locator("#map-card ol button")).to_have_count(3)
    expect(waiting).to_be_hidden()


def test_in_an_overview_no_group_is_taken_for_the_partner_it_is_called_after(look: Open, wicks: str) -> None:
    """A group of circles has the id of its best-known partner: the map of groups stays plain, and the names in the
    answer lead to a map around that partner."""
    page = drawn(look(wicks + "/c/circles/kaart"))
    both = page.evaluate("window.meshwork.map.state.atlas.places.id.find((id) => id.startsWith('p'))")
    page.goto(wicks + f"/c/circles/kaart?zonder={both}")
    drawn(page)
    back = page.get_by_role("button", name="Back to Partner")
    expect(back).to_be_visible()
    assert dimmed(page) == ""
    assert page.evaluate("window.meshwork.map.state.chosen") is None
    back.click()
    until(page, "window.meshwork.map.state.atlas.view.kind === 'neighbourhood'")
    until(page, f"window.meshwork.map.state.atlas.view.of === '{both}'")
