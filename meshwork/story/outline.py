"""What is chosen for a story: the days, the words typed by hand, what was promised. It holds no figure and no name.

The program proposes one (`proposal.propose`), people change it (`wording`); `showing.proof` makes of it what a funder
may see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from meshwork.story.shown import Promise

What = Literal["begin", "sector", "service", "team", "again", "stage", "between", "today"]
Key = Literal["", "happened", "counted", "standing", "sector", "known", "change"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a moment: one that the program writes anew each time (`key`), or one typed by hand (`text`).

    In a typed one `{meetings}` stands for the figure of that key as it is recorded.
    """

    key: Key = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """A moment: the day of a reading, what happened by then (`of` says which: an id, a sector, a stage), and on which
    day it did. `said` are sentences typed by hand, behind those of the program; where `lines` are chosen they are all
    there are, in their order. `title` is one typed by hand."""

    day: date
    what: What
    on: date
    of: str = ""
    said: tuple[str, ...] = ()
    title: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that is chosen. `works` are ids of practices. `wants` is what the community itself wants to be; a
    stage stands in the story only with it, and where `staged` says so. `short`: what is not known is told shortly."""

    title: str
    language: str
    since: date
    picks: tuple[Pick, ...]
    answer: str = ""
    promises: tuple[Promise, ...] = ()
    works: tuple[str, ...] = ()
    staged: bool = False
    wants: str = ""
    asked: str = ""
    short: bool = False


def with_moment(outline: Outline, day: date, said: str) -> Outline:
    """With a day, and with a sentence where one is given; a day in the month of a moment is that moment."""
    picks = list(outline.picks)
    at = next((at for at, each in enumerate(picks) if _month(each.day) == _month(day)), None)
    if at is None:
        picks.append(Pick(day, "between", day, said=(said,) if said else ()))
    elif said:
        held = picks[at]
        more = {"lines": (*held.lines, Line(text=said))} if held.lines else {"said": (*held.said, said)}
        picks[at] = replace(held, **more)
    return replace(outline, picks=tuple(sorted(picks, key=lambda each: each.day)))


def without_moment(outline: Outline, day: date) -> Outline:
    """Without the moment of the month of a day."""
    return replace(outline, picks=tuple(each for each in outline.picks if _month(each.day) != _month(day)))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
