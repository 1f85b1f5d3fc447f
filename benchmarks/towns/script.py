"""What people do in an invented community, phase after phase, and the stage that the definitions give each phase.

The stage of a phase follows from what its people set out to do, in the words of docs/stages.md. It was written down
before anything was read, and nothing of the reading is asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from meshwork.network.clock import months_later
from meshwork.stages import FAMILY, Family, Stage

Doing = Literal["apart", "acquainted", "practice", "joint", "carrying"]
"""What people do:

- apart: circles of two or three meet among themselves, nobody else does (loose organisations, L0);
- acquainted: everybody also talks with somebody elsewhere now and then, no goal is shared (connected network, L1);
- practice: they keep meeting around one goal that most commit to (beginning CoP, P1; after a year of it steady, P2);
- joint: beside that, goals are carried across sectors and services delivered together, and the facilitator leads
  these (meshwork in the making, M1);
- carrying: the same without her: partners lead, and a few hosts hold the circles together (carries itself, M2).
"""

BEGIN = date(2018, 1, 1)
SETTLING = 4
"""Months after a change in which no label is asked."""


@dataclass(frozen=True, slots=True)
class Phase:
    """So many months of doing the same, from the first day of a month."""

    doing: Doing
    first: date
    until: date


@dataclass(frozen=True, slots=True)
class Script:
    """The phases of a community, one after the other."""

    name: str
    phases: tuple[Phase, ...]

    @property
    def last(self) -> date:
        """The last day of the script."""
        return date.fromordinal(self.phases[-1].until.toordinal() - 1)

    def at(self, day: date) -> Phase:
        """The phase on a day; after the end the last one."""
        return next((each for each in self.phases if each.first <= day < each.until), self.phases[-1])

    def stage(self, day: date) -> Stage:
        """The stage that the definitions give the doing of a day."""
        doing = self.at(day).doing
        if doing == "practice":
            return "P2" if day >= months_later(self._practising_since(day), 12) else "P1"
        stages: dict[Doing, Stage] = {"apart": "L0", "acquainted": "L1", "joint": "M1", "carrying": "M2"}
        return stages[doing]

    def family(self, day: date) -> Family:
        """The family of that stage."""
        return FAMILY[self.stage(day)]

    def settling(self, day: date) -> bool:
        """Whether a change, or the beginning of the record, is less than four months ago."""
        return day < months_later(self.at(day).first, SETTLING)

    def _practising_since(self, day: date) -> date:
        """Since when they have met around shared goals, in this phase and in those that it goes on from."""
        since = day
        for each in reversed([each for each in self.phases if each.first <= day]):
            if each.doing in ("apart", "acquainted"):
                break
            since = each.first
        return since


def script(name: str, *phases: tuple[Doing, int]) -> Script:
    """A script of phases, each so many months long, from January 2018."""
    first, found = BEGIN, []
    for doing, months in phases:
        until = months_later(first, months)
        found.append(Phase(doing, first, until))
        first = until
    return Script(name, tuple(found))


SCRIPTS = (
    script("growth to a CoP", ("apart", 10), ("acquainted", 10), ("practice", 26)),
    script("growth to a meshwork", ("apart", 8), ("acquainted", 8), ("practice", 14), ("joint", 18)),
    script("stall", ("apart", 12), ("acquainted", 30)),
    script("collapse of a CoP", ("acquainted", 8), ("practice", 20), ("apart", 18)),
    script("collapse of a meshwork", ("practice", 14), ("joint", 16), ("apart", 18)),
    script("handing over", ("practice", 12), ("joint", 16), ("carrying", 18)),
    script("sliding back", ("practice", 14), ("joint", 14), ("practice", 18)),
    script("slow start", ("apart", 24), ("acquainted", 12), ("practice", 14)),
)

LETTING_GO = script("letting the goal go", ("practice", 18), ("acquainted", 18))
"""People go on talking and share no goal any more: what the criteria for leaving do not ask."""

RUNNING = script("a meshwork all along", ("joint", 48))
