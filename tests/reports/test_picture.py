"""A day of an atlas as a picture, worked out by hand on a map of five."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from meshwork.network.atlas import Atlas, Land, Line, Place, Stretch, View
from meshwork.reports.of_day import latest, of_day, step_of
from meshwork.text import speak

STEPS = (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31))


def place(name: str, x: float, *, sector: str | None = "care", land: str | None = "l", ties: float = 1) -> Place:
    """A partner on every step, with so many ties from the first on."""
    spans = ((0, 3),)
    runs = ((0, ties),) if ties else ()
    return Place(name.lower(), name, "organisation", sector, None, x, 0.0, land, False, False, spans, runs)


def town() -> Atlas:
    """Anna, Bert and Cora on a land, Dirk alone at sea, Emma from February on; Anna is a facilitator."""
    places = (
        replace(place("Anna", 0, ties=4), facilitator=True),
        place("Bert", 50),
        place("Cora", 100, sector="own"),
        place("Dirk", 300, sector=None, land=None, ties=0),
        replace(place("Emma", 150), spans=((1, 3),), kind="person"),
    )
    lines = (
        Line("anna", "bert", (Stretch(0, 2, 3, False), Stretch(2, 3, 2, True))),
        Line("bert", "cora", (Stretch(1, 2, 1, False),)),
        Line("anna", "emma", (Stretch(1, 3, 5, False),)),
    )
    lands = (Land("l", "Healthy street", ("anna", "bert", "cora", "emma")),)
    return Atlas(STEPS, (1, 0, 0), places, lines, lands, View(), (), 5, 5)


def test_a_day_shows_who_is_there_and_what_is_new() -> None:
    """In February Emma is new, and so are the ties of Bert and Cora and of Anna and Emma; in January nothing is."""
    with speak("en"):
        january, february = (of_day(town(), step, "Lane") for step in (0, 1))
    assert [each.name for each in january.dots] == ["Anna", "Bert", "Cora", "Dirk"]
    assert [each.name for each in february.dots if each.fresh] == ["Emma"]
    assert [(each.level, each.fresh) for each in february.ties] == [(3, False), (1, True), (5, True)]
    assert not any(each.fresh for each in january.dots)
    assert not any(each.fresh for each in january.ties)
    assert february.day == "29 February 2024 · 5 partners · 3 ties"
    assert february.said == "Lane, 29 February 2024: 5 partners, 3 ties."


def test_a_size_is_a_part_of_the_most_there_ever_was_and_who_has_no_tie_is_hollow() -> None:
    """Anna has four ties, Bert one: a quarter. Dirk has none and is the only one hollow."""
    dots = {each.name: each for each in of_day(town(), 2, "").dots}
    assert (dots["Anna"].part, dots["Bert"].part, dots["Dirk"].part) == (1, 0.25, 0)
    assert [name for name, each in dots.items() if each.hollow] == ["Dirk"]
    assert [name for name, each in dots.items() if each.leads] == ["Anna"]
    assert (dots["Bert"].colour, dots["Cora"].colour, dots["Dirk"].colour) == (
        "sector-care",
        "sector-other",
        "sector-other",
    )


def test_the_legend_is_true_for_what_is_drawn_and_for_nothing_else() -> None:
    """In March a tie fades and none is new; Emma is a person, so shapes need a word."""
    with speak("en"):
        rows = [each.words for each in of_day(town(), 2, "").legend]
    assert rows == [
        "Care and health", "own", "Sector not recorded", "Organisation", "Person", "Facilitator",
        "No tie on this day", "Fading tie",
    ]  # fmt: skip


def test_a_land_is_drawn_while_somebody_stands_on_it_and_named_while_two_do() -> None:
    """With all but Anna gone the land has no name; with Anna gone too there is no land. The frame stays the same."""
    atlas = town()
    alone = replace(atlas, places=tuple(replace(each, spans=((0, 1),)) for each in atlas.places[1:]))
    kept = replace(alone, places=(atlas.places[0], *alone.places))
    assert [each.name for each in of_day(atlas, 2, "").lands] == ["Healthy street"]
    assert [each.name for each in of_day(kept, 2, "").lands] == [""]
    gone = replace(kept, places=tuple(replace(each, spans=((0, 1),)) for each in kept.places))
    empty = of_day(gone, 2, "")
    assert (empty.lands, empty.dots, empty.ties) == ((), (), ())
    assert empty.frame == of_day(atlas, 0, "").frame == (-46, -46, 346, 46)


def test_an_overview_counts_partners_and_says_how_many_are_in_each_group() -> None:
    """Of a group of twelve, nine in care and three of no known sector, drawn as parts of one circle."""
    group = replace(
        place("North", 0, land=None), kind="land", members=((0, 12.0),), mix=(("care", 9), ("", 3)), sector=None
    )
    with speak("en"):
        picture = of_day(replace(town(), places=(group,), lines=(), lands=(), view=View("overview")), 1, "Lane")
    (dot,) = picture.dots
    assert (dot.name, dot.mix, dot.hollow) == ("North (12)", (("sector-care", 9), ("sector-other", 3)), False)
    assert picture.said == "Lane, 29 February 2024: 12 partners."
    assert [each.words for each in picture.legend] == ["Care and health", "Sector not recorded"]


def test_what_did_not_fit_is_told_and_ties_are_counted_only_where_all_are_drawn() -> None:
    """With three lines left out nobody knows by the picture how many ties there are."""
    with speak("en"):
        atlas = replace(town(), lines_left_out=3, places_left_out=7, goals_left_out=1, without_goals=2)
        picture = of_day(atlas, 1, "Lane")
    assert picture.said == (
        "Lane, 29 February 2024: 5 partners, 7 partners did not fit, 1 goal did not fit, 3 lines did not fit, "
        "2 partners without their goals."
    )


@pytest.mark.parametrize(("ends", "activity", "expected"), [(3, (1, 0, 0), 2), (2, (1, 1, 0), 1), (2, (1, 0, 0), 2)])
def test_a_picture_of_no_day_is_of_the_day_the_map_opens_with(
    ends: int, activity: tuple[int, ...], expected: int
) -> None:
    """The last, or the last on which anything was done where by then every tie is gone."""
    line = Line("anna", "bert", (Stretch(0, ends, 3, False),))
    assert latest(replace(town(), lines=(line,), activity=activity)) == expected


def test_a_day_is_the_first_step_that_is_not_before_it() -> None:
    """As the slider does; beyond the last it is the last."""
    days = (date(2023, 1, 1), date(2024, 2, 1), date(2024, 2, 29), date(2030, 1, 1))
    assert [step_of(town(), day) for day in days] == [0, 1, 1, 2]
