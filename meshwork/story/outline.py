"""What is chosen for a story: the days, the words typed by hand, what was promised. It holds no figure and no name.

The program proposes one (`proposal.propose`), people change it; `showing.shown` makes of it what a funder may see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from meshwork.story.shown import Promise

What = Literal["begin", "sector", "service", "team", "again", "stage", "between", "today"]


@dataclass(frozen=True, slots=True)
class Pick:
    """A moment: the day of a reading, what happened by then (`of` says which: an id, a sector, a stage), and on which
    day it did. `said` are sentences typed by hand."""

    day: date
    what: What
    on: date
    of: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that is chosen. `works` are ids of practices. `wants` is what the community itself wants to be; a
    stage stands in the story only with it, and where `staged` says so."""

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


def with_moment(outline: Outline, day: date, said: str) -> Outline:
    """With a day, and with a sentence where one is given; a day in the month of a moment is that moment."""
    picks = list(outline.picks)
    at = next((at for at, each in enumerate(picks) if _month(each.day) == _month(day)), None)
    if at is None:
        picks.append(Pick(day, "between", day, said=(said,) if said else ()))
    elif said:
        picks[at] = replace(picks[at], said=(*picks[at].said, said))
    return replace(outline, picks=tuple(sorted(picks, key=lambda each: each.day)))


def without_moment(outline: Outline, day: date) -> Outline:
    """Without the moment of the month of a day."""
    return replace(outline, picks=tuple(each for each in outline.picks if _month(each.day) != _month(day)))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
