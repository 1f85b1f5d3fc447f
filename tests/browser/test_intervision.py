"""Intervision: the groups of who takes part, written down from where they stand, and printed without the frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from meshwork.model import Choice, Stakeholder
from tests.browser import town
from tests.browser.conftest import Open, served, shot
from tests.browser.test_pages_for_everyone import findings


@pytest.fixture
def wick(tmp_path: Path) -> Iterator[str]:
    """The small town, with Zq who is not on the map and Zx who objects."""
    facts = town.small()
    more = (Stakeholder(id="zq", name="Zq"), Stakeholder(id="zx", name="Zx"))
    choices = (
        Choice(id="c-zq", stakeholder="zq", purpose="not_on_map"),
        Choice(id="c-zx", stakeholder="zx", purpose="objects"),
    )
    with served(
        tmp_path,
        town.TODAY,
        (replace(facts, stakeholders=(*facts.stakeholders, *more), choices=choices), town.NOTHING_PRIVATE),
    ) as address:
        yield f"{address}/c/wick"


def test_a_group_with_its_chair_is_written_down_from_where_it_stands(look: Open, wick: str) -> None:
    """Its link opens the form filled in, and the way back finds the choice as it was.

    Of the six one chairs the five others: the loner, who knows nobody. Bakery, clinic, school and Noor met, six
    pairs, and clinic and town hall have a tie: three of the ten pairs have not met.
    """
    page = look(f"{wick}/intervisie", language="nl")
    group = page.locator(".circles > li")
    expect(group).to_have_count(1)
    expect(group.locator("ul > li")).to_have_text(
        ["Bakery Bedrijf", "Clinic Zorg", "Noor Bewoner", "School Kennis", "Town hall Overheid"]
    )
    expect(group).to_contain_text("Voorzitter: Loner deelt geen doel of organisatie met de deelnemers")
    expect(group).to_contain_text("3 van de 10 paren spraken elkaar nog niet.")
    expect(page.locator(".safe")).to_contain_text("blijft daar")
    assert page.get_by_text("Zq").count() + page.get_by_text("Zx").count() == 0
    assert findings(page) == []
    page.get_by_role("textbox", name="Wie doen er mee").press("Backspace")  # the last of the six: the town hall
    expect(group.locator("ul > li")).to_have_count(4)
    page.get_by_role("link", name="Leg vast als bijeenkomst: Groep 1").click()
    form = page.locator(".contact-form")
    expect(form.get_by_role("textbox", name="Wat het was")).to_have_value("Intervisie")
    expect(form).to_contain_text("Bakery")
    shot(page, "intervision-form")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".meetings > li").first).to_contain_text("Intervisie")
    page.go_back()
    expect(group.locator("ul > li")).to_have_count(4)


def test_on_paper_the_groups_stand_alone(look: Open, wick: str) -> None:
    """The button prints; in print there is no frame, no choosing and no link; dark paper is white."""
    page = look(f"{wick}/intervisie", scheme="dark")
    expect(page.locator(".circles > li")).to_have_count(1)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")
    page.emulate_media(media="print")
    for gone in (".top", "nav.words", "nav.tabs", ".lives-on", ".mantine-MultiSelect-root", ".circles .go"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".circles > li h2")).to_be_visible()
    assert page.locator(".circles h2").evaluate("it => getComputedStyle(it).color") == "rgb(17, 17, 17)"
    shot(page, "intervision-print")


def test_fewer_than_four_are_told_why_there_is_no_group(look: Open, wick: str, wicks: str) -> None:
    """Nobody chosen: why, and what to do. In an empty community the way to what one has. Of 900 nobody is chosen."""
    page = look(f"{wick}/intervisie", size=(390, 844))
    expect(page.locator(".circles > li")).to_have_count(1)
    for _one in range(6):
        page.get_by_role("textbox", name="Who takes part").press("Backspace")
    expect(page.get_by_text("Choose who takes part: a group is four to six people.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page = look(f"{wicks}/c/circles/intervisie")
    expect(page.get_by_text("Choose who takes part: a group is four to six people.")).to_be_visible()
    page = look(f"{wicks}/c/new/intervisie")
    expect(page.get_by_role("link", name="Bring in what you have")).to_be_visible()
