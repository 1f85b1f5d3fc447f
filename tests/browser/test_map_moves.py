"""The map in a browser: moving through time, choosing, searching, and a community that is too large."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, drawn, shot, until

WICK = "/c/wick/kaart"


def seen(page: Page, stakeholder: str) -> dict[str, Any]:
    """What cytoscape itself says of a stakeholder."""
    found: dict[str, Any] = page.evaluate(
        """id => {
          const cy = document.getElementById("map-cytoscape")._cyreg.cy;
          const node = cy.nodes().filter((each) => each.data("stakeholder") === id);
          return { visible: node.visible(), hollow: node.hasClass("hollow"), opacity: Number(node.style("opacity")),
                   x: node.position("x"), y: node.position("y"), width: node.renderedWidth() };
        }""",
        stakeholder,
    )
    return found


def tie(page: Page, one: str, other: str) -> dict[str, Any]:
    """What cytoscape itself says of the tie of two."""
    found: dict[str, Any] = page.evaluate(
        """([one, other]) => {
          const cy = document.getElementById("map-cytoscape")._cyreg.cy;
          const edge = cy.edges().filter((each) => {
            const ends = [each.source().data("stakeholder"), each.target().data("stakeholder")];
            return ends.includes(one) && ends.includes(other);
          });
          return { visible: edge.visible(), line: edge.style("line-style"), colour: edge.style("line-color") };
        }""",
        [one, other],
    )
    return found


def slide(page: Page, *keys: str) -> None:
    """Press keys on the slider's thumb."""
    thumb = page.locator("#map-journey .thumb").last
    thumb.focus()
    for key in keys:
        thumb.press(key)


def test_moving_the_slider_brings_a_partner_and_lets_a_tie_fade(look: Open, wicks: str) -> None:
    """The bakery joins in June 2020 and is not there before; the tie of town hall and clinic ends in September 2020
    and fades before it is gone. Nobody else moves."""
    page = drawn(look(wicks + WICK + "?dag=2020-01-31"))
    assert not seen(page, "bakery")["visible"]
    assert tie(page, "townhall", "clinic") == {**tie(page, "townhall", "clinic"), "visible": True, "line": "solid"}
    school = seen(page, "school")
    slide(page, *["ArrowRight"] * 5)
    assert seen(page, "bakery")["visible"]
    expect(page.locator("#map-summary")).to_contain_text("1 partner first seen")
    slide(page, *["ArrowRight"] * 10)
    expect(page.locator("#frame-day")).to_have_text("30 April 2021")
    assert tie(page, "townhall", "clinic")["line"] == "dashed"
    expect(page.locator("#map-key")).to_contain_text("Fading tie")
    slide(page, "End")
    assert not tie(page, "townhall", "clinic")["visible"]
    assert seen(page, "townhall")["hollow"]
    assert (seen(page, "school")["x"], seen(page, "school")["y"]) == (school["x"], school["y"])


def test_a_new_tie_stands_out_only_in_the_month_that_it_begins(look: Open, wicks: str) -> None:
    """In June 2020 the bakery's ties are drawn in the accent, in July as the others."""
    page = drawn(look(wicks + WICK + "?dag=2020-06-30"))
    fresh = tie(page, "bakery", "school")["colour"]
    assert fresh != tie(page, "clinic", "school")["colour"]
    slide(page, "ArrowRight")
    assert tie(page, "bakery", "school")["colour"] == tie(page, "clinic", "school")["colour"] != fresh


def test_a_period_shows_whoever_was_there_in_it(look: Open, wicks: str) -> None:
    """Over the whole of 2021 the tie that went in it is still drawn, dotted, and the legend says what that means."""
    page = drawn(look(wicks + WICK))
    assert not tie(page, "townhall", "clinic")["visible"]
    page.click("#map-span")
    assert tie(page, "townhall", "clinic") == {**tie(page, "townhall", "clinic"), "visible": True, "line": "dotted"}
    expect(page.locator("#map-key")).to_contain_text("Ended in this period")
    expect(page.locator("#map-summary")).to_contain_text("Dec 2020 to Dec 2021")


def test_playing_walks_through_the_months_and_can_be_paused(look: Open, wicks: str) -> None:
    """From the beginning to a pause the slider moves by itself."""
    page = drawn(look(wicks + WICK))
    page.click("#map-play")
    expect(page.locator("#map-play")).to_have_attribute("aria-label", "Pause")
    until(page, "window.meshwork.map.state.to >= 2 && window.meshwork.map.state.to < 20")
    page.click("#map-play")
    stopped = page.evaluate("window.meshwork.map.state.to")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.meshwork.map.state.to") == stopped


def test_choosing_opens_the_panel_and_leaves_only_neighbours_plain(look: Open, wicks: str) -> None:
    """The bakery has ties with clinic, school and Noor, none with the town hall; a reload keeps both."""
    page = drawn(look(wicks + WICK + "?dag=2020-08-31"))
    at = page.evaluate(
        """() => { const box = document.getElementById("map-sheet").getBoundingClientRect();
          const cy = document.getElementById("map-cytoscape")._cyreg.cy;
          const at = cy.nodes().filter((each) => each.data("stakeholder") === "bakery").renderedPosition();
          return [box.left + at.x, box.top + at.y]; }"""
    )
    page.mouse.click(*at)
    panel = page.locator("#map-panel")
    expect(panel.get_by_role("heading", name="Bakery")).to_be_visible()
    expect(panel).to_contain_text("Warm homes")
    expect(panel).to_contain_text("Business · Southwick")
    page.wait_for_timeout(300)
    assert seen(page, "school")["opacity"] == 1
    assert seen(page, "townhall")["opacity"] < 0.2
    assert "dag=2020-08-31" in page.url
    assert "partner=bakery" in page.url
    page.reload()
    drawn(page)
    expect(page.locator("#frame-day")).to_have_text("31 August 2020")
    expect(page.locator("#map-panel").get_by_role("heading", name="Bakery")).to_be_visible()
    page.locator("#map-panel").get_by_role("button", name="School", exact=True).click()
    expect(page.locator("#map-panel").get_by_role("heading", name="School")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#map-panel")).to_be_hidden()


def test_two_steps_reach_the_neighbours_of_neighbours(look: Open, wicks: str) -> None:
    """In August 2020 the town hall is tied to the clinic alone, and the clinic to the school."""
    page = drawn(look(wicks + WICK + "?dag=2020-08-31&partner=townhall"))
    expect(page.locator("#map-panel").get_by_role("heading", name="Town hall")).to_be_visible()
    page.wait_for_timeout(300)
    assert seen(page, "school")["opacity"] < 0.2
    page.locator("#map-reach").get_by_text("two steps").click()
    page.wait_for_timeout(400)
    assert seen(page, "school")["opacity"] == 1
    assert seen(page, "loner")["opacity"] < 0.2


def test_a_search_finds_partners_goals_and_places(look: Open, wicks: str) -> None:
    """ "warm" finds the goal and shows who carries it; "clin" finds the clinic and opens it."""
    page = drawn(look(wicks + WICK))
    box = page.get_by_role("textbox", name="Find a partner, goal or place").or_(
        page.get_by_role("combobox", name="Find a partner, goal or place")
    )
    box.click()
    box.type("warm", delay=40)
    page.get_by_role("option", name="Warm homes").click()
    until(page, "window.meshwork.map.state.found !== null")
    page.wait_for_timeout(300)
    assert [seen(page, who)["opacity"] for who in ("bakery", "school")] == [1, 1]
    assert seen(page, "clinic")["opacity"] < 0.2
    slide(page, "Home")  # the bakery carries it from July 2020 on
    page.wait_for_timeout(300)
    assert seen(page, "school")["opacity"] == 1
    assert page.evaluate("window.meshwork.map.state.found.length") == 1
    slide(page, "End")
    box.click()
    box.fill("")
    box.type("clin", delay=40)
    page.get_by_role("option", name="Clinic").click()
    expect(page.locator("#map-panel").get_by_role("heading", name="Clinic")).to_be_visible()


def test_ties_that_begin_to_fade_are_counted_in_the_month_that_they_do(look: Open, wicks: str) -> None:
    """The tie that ended with September 2020 is under half of its peak 180 days later: in March 2021 one begins to
    fade, in April none, though it still fades."""
    page = drawn(look(wicks + WICK + "?dag=2021-03-31"))
    expect(page.locator("#map-summary")).to_contain_text("1 tie begins to fade")
    slide(page, "ArrowRight")
    expect(page.locator("#map-summary")).not_to_contain_text("fade")
    assert tie(page, "townhall", "clinic")["line"] == "dashed"


def test_thousands_are_written_as_people_write_them(look: Open, wicks: str) -> None:
    """What the script counts, it writes with a point in Dutch and a comma in English."""
    counted = "window.meshwork.said.counted(window.meshwork.map.state, 'members', 2005)"
    for language, told in (("nl", "2.005 partners"), ("en", "2,005 partners")):
        page = drawn(look(wicks + WICK, language=language))
        assert page.evaluate(counted) == told


def test_a_tie_opens_into_its_evidence(look: Open, wicks: str) -> None:
    """A click on a tie, or on what the panel says of it, tells why it is there, and what each piece weighs."""
    page = drawn(look(wicks + WICK + "?dag=2020-03-31"))
    at = page.evaluate(
        """() => { const box = document.getElementById("map-sheet").getBoundingClientRect();
          const cy = document.getElementById("map-cytoscape")._cyreg.cy, of = (id) =>
            cy.nodes().filter((each) => each.data("stakeholder") === id).renderedPosition();
          const [a, b] = [of("townhall"), of("clinic")];
          return [box.left + (a.x + b.x) / 2, box.top + (a.y + b.y) / 2]; }"""
    )
    page.mouse.click(*at)
    panel = page.locator("#map-panel")
    expect(panel).to_contain_text("Work together")
    expect(panel).to_contain_text("since 1 January 2020")
    expect(panel).to_contain_text("Together: 6.")  # working together (2) of strength 3
    panel.get_by_role("button", name="Clinic", exact=True).click()
    expect(panel.get_by_role("heading", name="Clinic")).to_be_visible()
    panel.get_by_role("button", name="Why this tie with School").click()
    expect(panel).to_contain_text("Coffee")
    expect(panel).to_contain_text("15 March 2020")


def test_circles_are_sized_by_a_chosen_number_that_is_explained(look: Open, wicks: str) -> None:
    """By bridging the clinic, alone between town hall and the others, is the largest; the others bridge nothing."""
    page = drawn(look(wicks + WICK + "?dag=2020-03-31"))
    page.locator("#map-metric").click()
    page.get_by_role("option", name="bridge between others").click()
    expect(page.locator("#map-meaning")).to_contain_text("passes between others")
    until(page, "Boolean(window.meshwork.map.state.atlas.places.betweenness)")
    wide = {who: seen(page, who)["width"] for who in ("clinic", "school", "townhall")}
    assert wide["clinic"] > 1.5 * wide["school"]
    assert wide["school"] == wide["townhall"]


def test_a_share_that_one_held_at_first_leaves_the_others_a_size(look: Open, wicks: str) -> None:
    """One has all on the first of three days, then each a tenth: a tenth is the largest circle. Counts keep the
    greatest of all days; below nought is the smallest circle, and what is nought everywhere has a measure too."""
    page = drawn(look(wicks + WICK))
    atlas = (
        "{ view: { kind: 'whole' }, steps: ['', '', ''], places: { x: [[0, 1, 1, 0.1], [1, 0.1]], none: [[], []] } }"
    )
    of = "window.meshwork.time.greatest"
    assert page.evaluate(f"[{of}({atlas}, 'x', true), {of}({atlas}, 'x', false), {of}({atlas}, 'none', true)]") == [
        0.1,
        1,
        1,
    ]
    the = "{ most: 0.1, px: { least: 5, most: 10 }, atlas: { places: { kind: ['organisation'] } } }"
    marks = f"[-0.5, 0, 0.1, 1].map((value) => window.meshwork.style.mark({the}, {{ value }}, 0))"
    assert page.evaluate(marks) == [5, 5, 10, 10]


def test_a_partner_put_by_hand_stays_there(look: Open, lindemark: str) -> None:
    """Moved with Shift and an arrow, kept over a reload and a map drawn anew, and let go again."""
    page = drawn(look(lindemark + "/c/lindemark/kaart?partner=ggd"))
    before = seen(page, "ggd")
    page.locator("#map-sheet").focus()
    told = "map-placed.data"
    with page.expect_request(lambda asked: told in (asked.post_data or "")) as request:
        page.keyboard.press("Shift+ArrowRight")
    request.value.response()
    expect(page.locator("#map-key")).to_contain_text("Put here by hand")
    moved = seen(page, "ggd")
    assert moved["x"] > before["x"] + 10
    page.reload()
    drawn(page)
    assert seen(page, "ggd")["x"] == pytest.approx(moved["x"], abs=0.1)
    page.click("#map-anew-button")
    expect(page.locator("#map-anew")).to_contain_text("drawn anew")
    assert seen(page, "ggd")["x"] == pytest.approx(moved["x"], abs=0.1)
    page.evaluate("window.meshwork.map.choose('ggd')")
    page.click("#map-loose")
    expect(page.locator("#map-key")).not_to_contain_text("Put here by hand")
    page.locator("#map-anew button").click()
    expect(page.locator("#map-anew")).to_contain_text("as it stood before")


def test_the_chosen_partner_is_dragged_and_nobody_else(look: Open, wicks: str) -> None:
    """A drag moves the map, unless it begins on whoever is chosen."""
    page = drawn(look(wicks + WICK + "?partner=noor"))
    expect(page.locator("#map-panel h2")).to_be_visible()
    page.wait_for_timeout(500)

    def drag(who: str) -> None:
        x, y = page.evaluate(
            """id => { const box = document.getElementById("map-sheet").getBoundingClientRect();
              const cy = document.getElementById("map-cytoscape")._cyreg.cy;
              const at = cy.nodes().filter((each) => each.data("stakeholder") === id).renderedPosition();
              return [box.left + at.x, box.top + at.y]; }""",
            who,
        )
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 30, y + 20, steps=4)
        page.mouse.up()

    school, noor = seen(page, "school"), seen(page, "noor")
    drag("school")
    assert (seen(page, "school")["x"], seen(page, "school")["y"]) == (school["x"], school["y"])
    page.evaluate("window.meshwork.map.choose('noor')")
    drag("noor")
    assert seen(page, "noor")["x"] > noor["x"] + 5


def test_the_legend_is_true_for_what_is_on_the_sheet(look: Open, wicks: str) -> None:
    """Before June 2020 there is no business on the map, so none in the legend; the loner's sector is not recorded."""
    page = drawn(look(wicks + WICK + "?dag=2020-01-31"))
    key = page.locator("#map-key")
    expect(key).not_to_contain_text("Business")
    expect(key).to_contain_text("Sector not recorded")
    slide(page, *["ArrowRight"] * 5)
    expect(key).to_contain_text("Business")


def test_zooming_spreads_places_and_keeps_their_size(look: Open, wicks: str) -> None:
    """A circle is as large on the screen after zooming in as before."""
    page = drawn(look(wicks + WICK))
    before = seen(page, "clinic")["width"]
    page.click("#map-smaller")
    page.wait_for_timeout(300)
    assert abs(seen(page, "clinic")["width"] - before) < 0.5


def test_no_name_lies_over_another(look: Open, lindemark: str) -> None:
    """On the first view of sixty partners more than thirty names are written, and none of them touches another."""
    page = drawn(look(lindemark + "/", language="nl", size=(1440, 900)))
    boxes = page.evaluate("window.meshwork.map.state.written.boxes")
    assert len(boxes) > 30
    over = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert over == []
    until(page, "document.querySelectorAll('#map-journey .stage').length > 0", 60)
    shot(page, "map-light")


def test_a_large_community_opens_as_groups_and_leads_back(look: Open, wicks: str) -> None:
    """Nine hundred partners are shown as groups; one of them opens, and the trail leads back to the overview."""
    page = drawn(look(wicks + "/c/circles/kaart"))
    groups = page.evaluate("window.meshwork.map.state.atlas.places.kind")
    assert set(groups) == {"land"}
    shot(page, "map-groups")
    page.get_by_role("checkbox", name="Who hangs on one connection").check()
    expect(page.locator("#map-hung-said")).to_contain_text("Today nobody hangs on one connection.")
    page.evaluate("window.meshwork.map.state.cy.nodes()[0].emit('tap')")
    until(page, "window.meshwork.map.state.atlas.view.kind === 'group'")
    drawn(page)
    assert set(page.evaluate("window.meshwork.map.state.atlas.places.kind")) == {"organisation"}
    assert "deel=group" in page.url
    page.reload()
    drawn(page)
    assert page.evaluate("window.meshwork.map.state.atlas.view.kind") == "group"
    page.locator("#map-trail button").first.click()
    until(page, "window.meshwork.map.state.atlas.view.kind === 'overview'")


def test_groups_are_walked_and_opened_by_keyboard(look: Open, wicks: str) -> None:
    """On an overview the arrows walk from group to group, and Enter opens one; a group is nobody's card."""
    page = drawn(look(wicks + "/c/circles/kaart"))
    page.locator("#map-sheet").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-said")).to_contain_text("partners")
    page.wait_for_timeout(400)
    expect(page.locator("#map-panel")).to_be_hidden()
    page.keyboard.press("Enter")
    until(page, "window.meshwork.map.state.atlas.view.kind === 'group'")
