"""The numbers of one partner: its value, its place among the others, or why there is none."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.pages._numbers import said
from meshwork.change import Changes
from meshwork.errors import NotAllowed
from meshwork.measuring import PAIRS
from meshwork.metrics import marks
from meshwork.model import Attendance, Choice, Session, Stakeholder
from meshwork.service import Asker, Role, Service
from meshwork.text import speak
from meshwork.verbs.figures import Figure
from meshwork.when import When
from tests.serving import ANNA, Serve

DAY = date(2024, 6, 30)


@pytest.fixture
def star(serve: Serve) -> Service:
    """Hub talks with a, b and c; c also with d; quiet was never there. Town is the community."""
    service = serve(today=lambda: DAY)
    here = service.found(ANNA, "Town").id
    facts: list[object] = [Stakeholder(id=who, name=who.title()) for who in ("hub", "a", "b", "c", "d", "quiet")]
    for number, pair in enumerate((("hub", "a"), ("hub", "b"), ("hub", "c"), ("c", "d"))):
        facts.append(Session(id=f"s{number}", date=When.on(DAY), kind="talk"))
        facts += [Attendance(id=f"s{number}-{who}", stakeholder=who, session=f"s{number}") for who in pair]
    service.write(ANNA, here, Changes(tuple(facts)), "log", "")  # type: ignore[arg-type]  # facts of several kinds
    return service


def of(service: Service, who: str) -> dict[str, Figure]:
    """The numbers of one, by key."""
    return {each.key: each for each in service.figures.partner(ANNA, "town", who, DAY)}


def test_a_partner_has_every_number_with_its_place(star: Service) -> None:
    """Connections: hub 3, c 2, the others 1. Hub is the first of five, c the second, a shares the third place."""
    hub, c, a = (of(star, who)["connections"] for who in ("hub", "c", "a"))
    assert list(of(star, "hub")) == list(marks())
    assert (hub.value, hub.place, hub.among, hub.shared) == (3, 1, 5, False)
    assert (c.value, c.place, c.shared) == (2, 2, False)
    assert (a.value, a.place, a.shared) == (1, 3, True)


def test_a_number_that_means_little_says_why(star: Service) -> None:
    """Five partners are few for nearness to the core, and nobody has a sector; nothing has no place."""
    hub = of(star, "hub")
    assert hub["closeness"].unfit.startswith("Fewer than ten")
    assert hub["participation"].unfit.startswith("No sectors")
    assert star.figures.unfit(ANNA, "town", "participation", DAY).startswith("No sectors")
    assert star.figures.unfit(ANNA, "town", "connections", DAY) == ""
    assert of(star, "a")["betweenness"].place is None
    assert of(star, "a")["clustering"].value is None


def test_who_was_not_active_or_is_not_on_the_map_has_none(star: Service) -> None:
    """Nor is one who is hidden counted in the place of another: hub goes, and c is the first of four."""
    assert of(star, "quiet") == {}
    choice = Choice(id="x", stakeholder="hub", purpose="not_on_map", since=When.on(DAY))
    star.write(ANNA, "town", Changes((choice,)), "log", "")
    assert of(star, "hub") == {}
    assert (of(star, "c")["connections"].place, of(star, "c")["connections"].among) == (1, 4)
    assert all("hub" not in each.members for each in star.figures.groups(ANNA, "town", DAY))


def test_the_numbers_are_for_facilitators(star: Service) -> None:
    """Anybody else hears so."""
    nobody = Asker("Bert", Role.NOBODY)
    with pytest.raises(NotAllowed):
        star.figures.partner(nobody, "town", "hub", DAY)
    with pytest.raises(NotAllowed):
        star.figures.groups(nobody, "town", DAY)


def test_a_place_is_said_in_words() -> None:
    """Up to the tenth in words, then by number; shared where others stand there too."""
    with speak("nl"):
        assert said(Figure("connections", 12.0, "", 3, 54, False)) == "12, derde van 54"
        assert said(Figure("connections", 12.0, "", 3, 54, True)) == "12, gedeeld derde van 54"
        assert said(Figure("connections", 2.0, "", 23, 54, False)) == "2, nummer 23 van 54"
        assert said(Figure("connections", 0.0)) == "0"
        assert said(Figure("clustering", None)) == "geen getal"
    with speak("en"):
        assert said(Figure("betweenness", 0.25, "", 1, 8, False)) == "25 %, first of 8"
        assert said(Figure("betweenness", 0.0072, "", 1, 8, error=0.0019)) == "0.7 %, within 0.2 %, first of 8"


def test_every_number_is_worked_out_on_every_day_up_to_four_hundred_partners() -> None:
    """Sixty days of the slider: of one that grows with the square 50 at 400, of the others 250 at 800."""
    assert PAIRS // 400**2 == 50
    assert PAIRS // (40 * 800) == 250
    assert [key for key, mark in marks().items() if mark.steep] == ["betweenness"]
