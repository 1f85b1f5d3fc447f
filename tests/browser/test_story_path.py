"""The story for a funder in a browser: proposed, changed, presented, made, handed out; and who may see it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboards.pages import _story_form, _story_place, _story_slides, _story_told, story
from meshwork import demo
from meshwork.errors import NotAllowed
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store
from tests.browser import town
from tests.browser.conftest import ASKER, Open, served, shot
from tests.browser.test_pages_for_everyone import findings
from tests.reports import lindemark

STORY = "/c/lindemark/verhaal"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented community, in a store that is written to."""
    folder = tmp_path_factory.mktemp("told")
    with served(
        folder, demo.LAST_DAY, (demo.facts(), demo.private()), (town.empty(), town.NOTHING_PRIVATE)
    ) as address:
        yield address


def kept(page: Page) -> None:
    """Keep the place that is open, and wait until it is said."""
    page.locator("#story-save").click()
    expect(page.locator("#story-said p")).to_be_visible()
    expect(page.locator(".story-form")).to_have_count(0)


def test_a_newcomer_changes_the_proposal_presents_it_and_makes_it(look: Open, told: str) -> None:
    """A sentence with a figure that follows the record, a stage put in and taken out, three slides by keyboard, and
    the story as it was told with its ways out."""
    page = look(told + STORY, language="nl", size=(1280, 900))
    expect(page.get_by_role("heading", name="Verhaal")).to_be_visible()
    moment = page.locator(".moment").nth(2)
    expect(moment.locator(".sectors li")).to_have_text("Bewoner: Tineke Vlasakker en Yasmina el Waddan")
    expect(page.locator(".moment").last.locator(".divided caption")).to_have_text(
        ["Partners naar sector", "Partners naar plaats", "Partners naar soort"]
    )
    expect(page.locator(".sheet")).to_contain_text("vertrokken minder dan 5 partners")
    shot(page, "story-proposed")
    assert findings(page) == []

    moment.get_by_role("button", name="Herschrijf").nth(1).click()
    field = page.get_by_label("De zin")
    expect(field).to_be_focused()
    assert "{bijeenkomsten}" in field.input_value()
    shot(page, "story-form")
    field.fill("Er waren {bijeenkomsten} bijeenkomsten, en 12 buren kwamen kijken.")
    field.press("Control+Enter")
    expect(moment).to_contain_text("Er waren 74 bijeenkomsten, en 12 buren kwamen kijken.")
    expect(moment).to_contain_text("zelf getypt cijfer")
    expect(page.locator(".sheet")).to_contain_text("komen niet uit wat is vastgelegd")
    page.reload()
    expect(moment).to_contain_text("Er waren 74 bijeenkomsten")
    moment.get_by_role("button", name="Eerder: Er waren").press("Enter")
    expect(moment.locator(".lines > li").first).to_contain_text("Er waren 74")

    page.get_by_role("button", name="Voeg een belofte toe").click()
    page.get_by_label("Wat er beloofd is", exact=True).fill("Een <script>keuken</script>")
    kept(page)
    expect(page.locator(".sheet")).to_contain_text("Een <script>keuken</script>: loopt nog")

    page.get_by_role("button", name="Zet de fase erin").click()
    page.get_by_label("Wat de gemeenschap zelf wil zijn").fill("Een leergemeenschap die blijft")
    kept(page)
    stage = page.locator(".stage-part")
    expect(stage).to_contain_text("Deze indeling is een hulpmiddel bij het gesprek")
    expect(page.locator("#story-unknown")).to_contain_text("van de 100 proeven")
    stage.get_by_role("button", name="Haal de fase eruit").click()
    expect(page.locator(".stage-part .line")).to_have_count(0)
    page.get_by_role("button", name="Zet de fase erin").click()
    expect(page.get_by_label("Wat de gemeenschap zelf wil zijn")).to_have_value("Een leergemeenschap die blijft")
    page.get_by_role("button", name="Laat maar").click()
    expect(page.locator(".story-form")).to_have_count(0)

    presented(page)

    page.locator("#story-make").click()
    page.get_by_role("link", name="Open het").click()
    expect(page.get_by_text("Vandaag verteld zou elk cijfer hetzelfde zijn.")).to_be_visible()
    expect(page.locator(".sheet")).to_contain_text("Er waren 74 bijeenkomsten")
    handed_out(page)
    shot(page, "story-told")
    assert findings(page) == []


def handed_out(page: Page) -> None:
    """For a funder, as slides and as everything in one: both are in the list of what went out."""
    page.get_by_label("Voor wie het is").fill("Fonds Lindemark")
    with page.expect_download() as got:
        page.get_by_role("button", name="PPTX").click()
    with zipfile.ZipFile(got.value.path()) as packed:
        assert "ppt/presentation.xml" in packed.namelist()
    with page.expect_download() as got:
        page.get_by_role("button", name="Alles in één (ZIP)").click()
    with zipfile.ZipFile(got.value.path()) as packed:
        assert {"figures.csv", "map.html"} <= set(packed.namelist())
    page.get_by_text("2 keer uitgereikt").click()
    expect(page.locator("#story-gone-out")).to_contain_text("PPTX · Fonds Lindemark")
    expect(page.locator("#story-gone-out")).to_contain_text("ZIP · Fonds Lindemark")


def presented(page: Page) -> None:
    """Three slides and back by keyboard, with notes, without asking for anything; Escape gives the page back."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith("data:") else None)
    page.get_by_role("button", name="Presenteer").click()
    where = page.locator(".slides .where")
    expect(where).to_have_text("1 / 12")
    asked.clear()
    for key, number in (("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("PageUp", 3), ("ArrowRight", 4)):
        page.keyboard.press(key)
        expect(where).to_have_text(f"{number} / 12")
    expect(page.locator(".slides img.on")).to_have_count(1)
    expect(page.locator(".slides .key li")).to_have_text("Bewoner: Tineke Vlasakker en Yasmina el Waddan")
    wide = page.locator(".slides .stage-of-maps").bounding_box()
    assert wide is not None
    assert wide["width"] > 0.45 * 1280
    page.keyboard.press("n")
    expect(page.locator(".slides .notes")).to_contain_text("vastgelegd sinds")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Notities in een eigen venster").click()
    expect(opened.value.locator("h3")).to_have_text("De eerste bijeenkomst")
    opened.value.keyboard.press("PageDown")
    expect(where).to_have_text("5 / 12")
    expect(opened.value.locator("h3")).to_have_text("Kernkring")
    page.bring_to_front()
    shot(page, "story-slide")
    assert findings(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".slides")).to_have_count(0)
    expect(page.locator("#story-present")).to_be_focused()
    assert asked == []


def test_a_phone_holds_the_sheet_and_the_slides(look: Open, told: str) -> None:
    """Nothing is wider than the screen, in the dark too; with nothing written down it says what will be here.

    The tools of a line have a line of their own there and are seen, with a mouse too.
    """
    page = look(told + STORY, language="en", scheme="dark", size=(390, 844))
    expect(page.locator(".moment").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".sheet .tools").first).to_have_css("opacity", "1")
    shot(page, "story-phone")
    assert findings(page) == []
    page.locator("#story-present").click()
    for _slide in range(3):
        page.keyboard.press("ArrowRight")
    shot(page, "story-slide-phone")
    assert page.evaluate("document.querySelector('.slides').scrollWidth") <= 390
    page.keyboard.press("Escape")
    page = look(told + "/c/new/verhaal", size=(390, 844))
    expect(page.get_by_role("heading", name="No story yet")).to_be_visible()


def test_who_left_is_on_a_slide_of_its_own_and_not_among_what_is_not_known() -> None:
    """Behind the last moment and before what is not known."""
    several = list(_story_slides.slides(lindemark.story(leaving=("Zes vertrokken.",), unknown=("Veel.",), asked="")))
    assert [each["lines"] for each in several[-2:]] == [["Zes vertrokken."], ["Veel."]]


def test_a_funder_opens_a_story_that_was_made_and_nothing_else(tmp_path: Path) -> None:
    """Not what is being written, not its list, not what was learnt since, and no way of changing it."""
    store, funder = open_store(f"sqlite:///{tmp_path / 'story.db'}"), Asker("fund", Role.FUNDER)
    service = Service(store, today=lambda: town.TODAY)
    service.seed(ASKER, town.small(), town.NOTHING_PRIVATE)
    outline = service.drafts.outline(ASKER, "wick")
    made, _change = service.story.make(ASKER, "wick", outline)
    service.drafts.keep(ASKER, "wick", replace(outline, asked="zqvraag"))
    service.exports.note(ASKER, "wick", made.id, "pdf", "zqfonds")
    seen = str(story.draw(service, funder, "wick", {"verhaal": made.id}))
    assert made.title in seen
    assert not [each for each in ("zqvraag", "zqfonds", "story-make", "story-open") if each in seen]
    assert "zqfonds" in str(story.draw(service, ASKER, "wick", {"verhaal": made.id}))
    assert _story_told.parcel(service, funder, "wick", made.id, "txt")["filename"] == "story-1.txt"
    at = _story_place.spelled("asked")
    for asked in (
        lambda: story.draw(service, funder, "wick", {}),
        lambda: story.draw(service, funder, "wick", {}, at),
        lambda: _story_form.saved(service, funder, "wick", at, {"text": "x"}),
        lambda: _story_form.done(service, funder, "wick", "anew", at),
        lambda: _story_form.done(service, funder, "wick", "out", at),
        lambda: _story_form.promised(service, funder, "wick", "a.csv", "data:text/csv;base64,YQ=="),
    ):
        with pytest.raises(NotAllowed):
            asked()
    store.close()
