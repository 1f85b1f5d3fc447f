"""The form that is mailed to a partner, opened from a file as its reader would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, expect

from meshwork.asking import Asking, page
from meshwork.model import Stakeholder


def test_a_choice_that_is_left_or_made_empty_corrects_nothing(machine: Browser, tmp_path: Path) -> None:
    """Nothing is chosen beforehand of who began, and the sector is the one kept; empty, it takes nothing away."""
    me = Stakeholder(id="mill", name="The Mill", sector="care")
    form = tmp_path / "form.html"
    form.write_text(
        page(Asking("wick", "The Wicks", ("The Mill", "School"), ("Warm homes",), me), "en", date(2026, 3, 1))
    )
    context = machine.new_context(locale="en-GB")
    opened = context.new_page()
    opened.goto(form.as_uri())
    sector = opened.get_by_label("Sector")
    expect(sector).to_have_value("care")
    assert opened.evaluate("told().correct") == {}
    expect(opened.get_by_role("radio", checked=True)).to_have_count(0)
    opened.get_by_label("With", exact=False).first.fill("School")
    assert opened.evaluate("told().did") == [{"with": "School", "on": [], "began": ""}]
    sector.select_option("")
    assert opened.evaluate("told().correct") == {}
    sector.select_option("government")
    assert opened.evaluate("told().correct") == {"sector": "government"}
    context.close()
