"""Holds a path of readings against a script: how often they agree, how late a change is seen, what flickers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from benchmarks.towns.script import Script
from meshwork.network.clock import months_later
from meshwork.stages import FAMILY, STAGES, Path, Stage


@dataclass(frozen=True, slots=True)
class Seen:
    """How one change of the script was seen; months are readings, the first at the end of the month of the change.

    `moved`: after how many the label moved the way of the change; `there`: after how many it is of the family of the
    new phase. None: not before the next change.
    """

    up: bool
    moved: int | None
    there: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of the readings outside the four months after a change: how many have a label, and in how many it is the
    scripted stage, or one of its family; `unlabelled` are the others. `untold`: at how many of the labels of another
    family the reading said that it cannot tell whether the community is more than that. `flicker`: how often a label
    turned back within one phase.
    """

    asked: int
    unlabelled: int
    stage: int
    family: int
    untold: int
    flicker: int
    seen: tuple[Seen, ...]
    wrong: tuple[str, ...]


def capped(stage: Stage, most: Stage) -> Stage:
    """The lower of two stages."""
    return min(stage, most, key=STAGES.index)


def judge(path: Path, script: Script, most: Stage = "M2") -> Verdict:
    """Hold a path against a script; what is written down allows no stage above `most`."""
    asked = unlabelled = stage = family = untold = 0
    wrong = []
    for each in path.readings:
        if script.settling(each.day):
            continue
        if each.stage is None:
            unlabelled += 1
            continue
        asked += 1
        expected = capped(script.stage(each.day), most)
        stage += each.stage == expected
        family += each.family == FAMILY[expected]
        if each.family != FAMILY[expected]:
            untold += bool(each.untold)
            wrong.append(f"{each.day:%y-%m} {expected} read {each.stage}")
    return Verdict(
        asked,
        unlabelled,
        stage,
        family,
        untold,
        _flicker(path, script),
        tuple(_seen(path, script, most)),
        tuple(wrong),
    )


def _flicker(path: Path, script: Script) -> int:
    """How often the label turns, up after down or down after up, within one phase."""
    turns = 0
    for phase in script.phases:
        labels = [
            STAGES.index(each.stage) for each in path.readings if phase.first <= each.day < phase.until and each.stage
        ]
        moves = [after > before for before, after in pairwise(labels) if after != before]
        turns += sum(one != other for one, other in pairwise(moves))
    return turns


def _seen(path: Path, script: Script, most: Stage) -> list[Seen]:
    """The changes of family, each as it was seen."""
    found = []
    for before, after in pairwise(script.phases):
        last = capped(script.stage(months_later(before.until, -1)), most)
        first = capped(script.stage(after.first), most)
        if FAMILY[last] == FAMILY[first]:
            continue
        up = STAGES.index(first) > STAGES.index(last)
        stood = next((each.stage for each in reversed(path.readings) if each.day < after.first), None)
        moved = there = None
        labels = [each.stage for each in path.readings if after.first <= each.day < after.until]
        for month, label in enumerate(labels, start=1):
            if label is None:
                continue
            step = STAGES.index(label) - STAGES.index(stood) if stood else 0
            moved = moved or (month if step and (step > 0) == up else None)
            there = there or (month if FAMILY[label] == FAMILY[first] else None)
        found.append(Seen(up, moved, there))
    return found
