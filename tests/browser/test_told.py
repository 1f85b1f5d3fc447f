"""Who knows that something is kept: ticked together, the letter filled in, and nobody named who objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from meshwork.model import Choice, Feeler, FollowUp, Note, Private, Stakeholder
from meshwork.when import When
from tests.browser import town
from tests.browser.conftest import Open, served, shot
from tests.browser.test_pages_for_everyone import findings

SENTINELS = ("zqsignaal", "zqnotitie", "zquitkomst", "zqadres", "zqbezwaar")
PLANTED = Private(
    feelers=(Feeler(id="zq-f", stakeholder="noor", date=When.of("2021-12-01"), note=SENTINELS[0], doubt=True),),
    notes=(Note(id="zq-n", stakeholder="noor", text=SENTINELS[1]),),
    follow_ups=(FollowUp(id="zq-u", stakeholder="noor", kind="call", outcome=SENTINELS[2]),),
)


@pytest.fixture
def wick(tmp_path: Path) -> Iterator[str]:
    """The small town with a newcomer, somebody who objects, addresses, and texts in what is private."""
    facts = town.small()
    more = (
        Stakeholder(id="zq", name=SENTINELS[4], kind="person"),
        Stakeholder(id="fay", name="Fay", sector="care", joined=When.of("2021-12-20")),
        *(
            replace(each, email=f"{SENTINELS[3]}@wick.example") if each.id in {"noor", "clinic"} else each
            for each in facts.stakeholders
        ),
    )
    objects = Choice(id="c", stakeholder="zq", purpose="objects")
    planted = replace(facts, stakeholders=tuple(sorted(more, key=lambda each: each.id)), choices=(objects,))
    with served(tmp_path, town.TODAY, (planted, PLANTED)) as address:
        yield f"{address}/c/wick"


def heard(page: Page) -> list[str]:
    """What the server answers from now on."""
    answers: list[str] = []

    def hear(answer: Response) -> None:
        if "_dash-update-component" in answer.url and answer.ok:
            answers.append(answer.text())

    page.on("response", hear)
    return answers


def test_several_are_ticked_and_the_letter_is_filled_in(look: Open, wick: str) -> None:
    """Noor and the clinic with one button; then the letter has one blank less and no other page says what it was."""
    page = look(f"{wick}/verteld", language="nl")
    expect(page.locator(".told .lead")).to_contain_text("Van 3 mensen en organisaties")
    for name in ("Noor", "Clinic"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Markeer als verteld").click()
    expect(page.locator("#told-said")).to_contain_text("Bij 2 mensen staat nu dat het verteld is.")
    expect(page.locator(".told .lead")).to_contain_text("2 weten dat")
    expect(page.locator("#told-said").get_by_role("button", name="Draai terug")).to_be_focused()
    assert findings(page) == []
    shot(page, "told")
    page.get_by_role("link", name="De brief aan iedereen").click()
    expect(page.get_by_role("heading", name="Wat we over je bijhouden")).to_be_visible()
    expect(page.locator(".sheet mark").first).to_contain_text("wie verantwoordelijk is")
    page.get_by_label("Wie verantwoordelijk is").fill("Stichting De Lont")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".sheet")).to_contain_text("Verantwoordelijk: Stichting De Lont")
    expect(page.locator(".to-fill summary")).to_contain_text("2 dingen")
    assert findings(page) == []
    with page.expect_download() as loading:
        page.get_by_role("button", name="Als pagina (.html)").click()
    assert "Stichting De Lont" in loading.value.path().read_text(encoding="utf-8")


def test_a_choice_is_made_and_withdrawn_also_of_who_is_named_nowhere(look: Open, wick: str) -> None:
    """The school goes off the map and comes back; who objects comes back by the whole name; a wrong one is said."""
    page = look(f"{wick}/verteld", size=(390, 844), scheme="dark")
    who = page.get_by_role("textbox", name="Who")
    who.fill(SENTINELS[4])
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.locator("#told-said")).to_contain_text("Withdrawn: objects.")
    expect(page.get_by_role("checkbox", name=SENTINELS[4])).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#told-said")).to_contain_text("It is taken back.")
    who.fill("Nobody")
    page.get_by_role("button", name="Write down", exact=True).click()
    expect(page.locator("#frame-notice")).to_contain_text("Nobody")
    shot(page, "told-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_these_pages_name_nobody_who_objects_and_tell_nothing_private(look: Open, wick: str) -> None:
    """Whatever the server answers: the round of acquaintance, the lists, both letters, the register."""
    page = look(f"{wick}/kaart")
    answers = heard(page)
    addresses = (
        "kennismaking",
        "verteld",
        "verteld?toon=brief",
        "verteld?toon=brief&partner=noor",
        "verteld?toon=register",
    )
    for each in addresses:
        page.goto(f"{wick}/{each}")
        page.wait_for_selector("main h1")
        page.wait_for_load_state("networkidle")
    assert len(answers) >= 2 * len(addresses)
    assert not [each for each in SENTINELS for answer in answers if each in answer]


def test_somebody_is_erased_in_a_second_step_by_the_whole_name(look: Open, wick: str) -> None:
    """The step says what goes; another name leaves all as it was; the whole name, and nobody is left of that name."""
    page = look(f"{wick}/partners?partner=noor", language="nl")
    page.get_by_role("link", name="Deze partner voorgoed wissen").click()
    expect(page.get_by_role("heading", name="Wis Noor voorgoed")).to_be_visible()
    shot(page, "erase")
    name = page.get_by_label("Typ de hele naam")
    name.fill("Noorr")
    page.get_by_role("button", name="Wis voorgoed").click()
    expect(page.locator("#frame-notice")).to_contain_text("Er is niets gewist")
    name.fill("Noor")
    page.get_by_role("button", name="Wis voorgoed").click()
    expect(page.get_by_text("Voorgoed weg.")).to_be_visible()
    expect(page.get_by_role("link", name="Clinic")).to_be_visible()
    expect(page.get_by_role("link", name="Noor", exact=True)).to_have_count(0)


def test_who_objects_is_taken_along_and_erased_by_the_whole_name(look: Open, wick: str) -> None:
    """A name that means nobody opens nothing; the whole name does, while the address names nobody. All that is kept
    comes as a file; then another name erases nothing, the whole name does, and nobody objects any more."""
    page = look(f"{wick}/verteld", language="nl", size=(390, 844))
    who, way = page.get_by_role("textbox", name="Wie"), page.get_by_role("button", name="Meenemen of voorgoed wissen")
    who.fill("zqbez")
    way.click()
    expect(page.locator("#frame-notice")).to_contain_text("zqbez")
    who.fill(SENTINELS[4])
    way.click()
    expect(page.get_by_role("heading", name=f"Wis {SENTINELS[4]} voorgoed")).to_be_visible()
    expect(page.locator(".one")).to_contain_text("Dit is niet terug te draaien.")
    assert "zq" not in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert findings(page) == []
    shot(page, "erase-objects")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Om te lezen (.html)").click()
    assert SENTINELS[4] in loading.value.path().read_text(encoding="utf-8")
    name, erase = page.get_by_label("Typ de hele naam"), page.get_by_role("button", name="Wis voorgoed")
    name.fill("zqbezwaren")
    erase.click()
    expect(page.locator("#frame-notice")).to_contain_text("Er is niets gewist")
    page.locator(".one").get_by_role("button", name="Verteld en gevraagd").click()
    expect(page.get_by_text("1 partner maakt bezwaar")).to_be_visible()
    who.fill(SENTINELS[4])
    way.click()
    name.fill(SENTINELS[4])
    erase.click()
    expect(page.locator("#told-said")).to_contain_text("Voorgoed weg.")
    expect(page.locator(".told .lead")).to_be_visible()
    expect(way).to_have_count(0)


def test_what_a_newcomer_needs_is_written_down_where_it_stands(look: Open, wick: str) -> None:
    """On a phone: the form opens in the round itself, what was said stands there, and it can be taken back."""
    page = look(f"{wick}/kennismaking", language="nl", size=(390, 844))
    expect(page.locator(".acquaintance .lead")).to_contain_text("nieuw")
    page.get_by_role("button", name="Voeg toe: Zoekt, Fay").click()
    page.get_by_label("Wat", exact=True).fill("een zaal")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".newcomer")).to_contain_text("een zaal")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert findings(page) == []
    shot(page, "acquaintance-phone")
