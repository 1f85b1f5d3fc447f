"""The story as one file, opened from disk by who has no access to anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from meshwork.handouts.html import write
from meshwork.reports import journey
from tests.browser.conftest import Open
from tests.reports.lindemark import STAGED, story


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_a_story_opens_from_disk_and_is_read_by_keyboard(look: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    """It asks for nothing, fits a phone with a title that is one long word, and Enter leads to the last moment."""
    file = tmp_path / "verhaal.html"
    file.write_bytes(write(story(staged=STAGED, title="Samenwerkingsverbandenontwikkelingsmaatschappij")))
    page = look(file.as_uri(), language="nl", size=size)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.evaluate("[...document.images].every(each => each.complete && each.naturalWidth > 0)")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Figtree'))")
    for _link in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#moment-2")
    assert Axe().run(page).violations_count == 0


def test_a_map_is_looked_around_in_from_disk(look: Open, tmp_path: Path) -> None:
    """On a phone the slider shows the moment before; a part of a name shows that partner and the one it is tied to;
    Escape shows everything; a name of one long word stays on the screen."""
    file = tmp_path / "map.html"
    file.write_bytes(journey.write(story()))
    page = look(file.as_uri(), language="nl", size=(390, 844))
    shown = page.locator("section:visible .day")
    assert shown.all_inner_texts() == ["30 juni 2023"]
    page.focus("#moment")
    page.keyboard.press("ArrowLeft")
    assert shown.all_inner_texts() == ["30 juni 2022"]
    page.focus("#search")
    page.keyboard.type("loof")
    assert page.inner_text("#told") == "Bakkerij Loof, en wie ermee verbonden is."
    assert page.locator("section:visible circle.here").count() == 1
    assert page.locator("section:visible .places > circle:not(.far)").count() == 2
    page.keyboard.press("Escape")
    assert page.locator(".far").count() == 0
    page.locator("section:visible .listed button").last.evaluate(
        "each => { each.textContent = 'Samenwerkingsverbandenontwikkelingsmaatschappij'; }"
    )
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert Axe().run(page).violations_count == 0
