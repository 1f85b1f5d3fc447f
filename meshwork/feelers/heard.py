"""What was picked up of whom by a day, and still stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from meshwork.model import Private
from meshwork.network import Record
from meshwork.network.consent import NO_SIGNALS, chose


@dataclass(frozen=True, slots=True, order=True)
class Heard:
    """Low energy or a doubt: the day, the energy (-2 to 2), and the id of the signal, none after a follow-up."""

    on: date
    energy: int
    doubt: bool
    id: str


def standing(record: Record, private: Private, day: date) -> Mapping[int, tuple[Heard, ...]]:
    """By place, in the order of days, what was picked up by a day and was not answered since.

    A later sign of energy without a doubt answers what went before. A person is read as its organisation; who wants
    no signals kept is not read, nor is anybody read as who wants none.
    """
    quiet, roster = chose(record.facts, NO_SIGNALS, day), record.material.roster
    several: defaultdict[int, list[Heard]] = defaultdict(list)
    rows = [(each.stakeholder, Heard(each.date.start, each.energy, each.doubt, each.id)) for each in private.feelers]
    rows += [
        (each.stakeholder, Heard(each.done.start, each.energy_after, False, ""))
        for each in private.follow_ups
        if each.done is not None and each.energy_after is not None
    ]
    for who, heard in rows:
        place = roster.on(who, heard.on.toordinal())
        if place is not None and heard.on <= day and not {who, roster.ids[place]} & quiet:
            several[place].append(heard)
    found = {}
    for place, each in several.items():
        answered = max((one.on for one in each if one.energy > 0 and not one.doubt), default=date.min)
        found[place] = tuple(sorted(one for one in each if one.on >= answered and (one.energy < 0 or one.doubt)))
    return found
