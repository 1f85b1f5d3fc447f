"""A criterion of the stages: what it looks at, from which value a stage is entered and below which it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np

from meshwork.catalogue import collect
from meshwork.metrics import Measure, numbers
from meshwork.network.snapshot import Snapshot
from meshwork.settings import Settings
from meshwork.stages.findings import Finding
from meshwork.stages.ladder import ENTERED_WITH, KEPT_WITH, Stage
from meshwork.stages.sight import Sight

HAIR = 1e-9
"""Shares are quotients: a third is met by 5 of 15."""
UNRECORDED_BREAKS: tuple[Stage, ...] = ("M1", "M2")
"""The stages that are left where what they ask is not recorded."""
Values = Any  # a number, or an array of them (float64)


def of_day(key: str, work_out: Callable[[Sight, bool], float | None]) -> Callable[[Sight, bool], float | None]:
    """Looks at something of the day that is no number of the profile, once."""
    return lambda sight, half: sight.once(key, half, work_out)


class Seen(Protocol):
    """What a threshold may look at: a day as it was, or as many runs see it at once."""

    @property
    def settings(self) -> Settings:
        """The settings it is seen with."""

    @property
    def active(self) -> Values:
        """How many are active in the full record."""

    def measure(self, key: str, *, half: bool = False) -> Measure:
        """A number of the profile, by its key; seen by many runs, an array in place of its value."""


def of_number(key: str) -> Callable[[Sight, bool], float | None]:
    """Looks at a number of the profile."""
    return lambda sight, half: sight.measure(key, half=half).value


@dataclass(frozen=True, eq=False)
class Gate:
    """One criterion. One file in `criteria/` declares one, of the same name.

    `value` looks at a day, over the whole window or its last half (None: not recorded); `evidence` says which things
    make that value: who and what counts for it, who and what does not. `enters` and `leaves` name,
    by stage, the setting that holds its threshold; `at_most` where less is better, `above` where the threshold itself
    is not enough, `most` the setting of an upper border beside the threshold. `holds` replaces the comparison
    with the threshold, `threshold` the reading of the setting; where `spared` says so, a stay does not break on it.
    `unclear` says why the records cannot tell whether it holds, in English ("": they can); `question_then` is asked
    in that case. `of_record`: its stay is that of the full record in every run. `of_active`: a share of the active
    that is no number of its own. `name`, `meaning`, `question` and `record` are for
    people, in English. `cost` is that of the dearest number it looks at.
    """

    key: str
    name: str
    meaning: str
    question: str
    value: Callable[[Sight, bool], float | None]
    evidence: Callable[[Snapshot], tuple[Finding, ...]]
    enters: Mapping[Stage, str]
    leaves: Mapping[Stage, str] = field(default_factory=lambda: MappingProxyType({}))
    record: str = ""
    at_most: bool = False
    above: bool = False
    most: str = ""
    counted: bool = False
    of_active: bool = False
    of_record: bool = False
    cost: int = 0
    threshold: Callable[[Seen, Stage], float] | None = None
    holds: Callable[[Seen, Values, float], Any] | None = None
    unclear: Callable[[Sight], str] = lambda _sight: ""
    question_then: str = ""
    spared: Callable[[Sight], bool] = lambda _sight: False

    def enter_at(self, sight: Seen, stage: Stage) -> float:
        """From which value (at most: up to which) the stage is entered."""
        if self.threshold is not None:
            return self.threshold(sight, stage)
        return sight.settings.number(self.enters[stage])

    def met(self, sight: Sight, stage: Stage) -> bool:
        """Whether it holds for entering a stage, over the whole window; what is not recorded does not hold."""
        return sight.judged("enters", self, stage, _met)

    @cached_property
    def lately(self) -> bool:
        """Whether it is left, and entered, by the last part of the half window."""
        return self.key in numbers() and numbers()[self.key].lately

    def lasts(self, sight: Sight, stage: Stage) -> bool:
        """Whether it is enough for entering a stage of late too, where that is asked."""
        return not self.lately or sight.judged("lasts", self, stage, _lasts)

    def leave_at(self, sight: Seen, stage: Stage) -> Values:
        """Below which value (at most: above which) the stay in a stage breaks."""
        return sight.settings.number(self.leaves[stage]) + self._beyond(sight)

    def enter_of_late_at(self, sight: Seen, stage: Stage) -> Values:
        """From which value on it is enough for entering a stage of late too; beyond the border in a small community,
        where a share comes in steps."""
        small = sight.active < sight.settings.whole("hubs.small_below")
        return self.enter_at(sight, stage) + self._beyond(sight) * small

    def _beyond(self, sight: Seen) -> Values:
        """How far beyond a border who hangs together of late has to be: so many partners (`leaving.partners`), as a
        share of those there: among ten, one who is still there by chance is a tenth."""
        if not self.lately:
            return 0.0
        there: Values = sight.measure(self.key, half=True).whole
        at_least_one = np.maximum(there, 1) if isinstance(there, np.ndarray) else max(there, 1)
        return sight.settings.number("leaving.partners") / at_least_one

    def enough(self, value: Values, stage: Stage, sight: Seen) -> Any:
        """Whether a value is enough for entering a stage; of an array, of each (NaN, not recorded, is not)."""
        threshold = self.enter_at(sight, stage)
        if self.holds is not None:
            return self.holds(sight, value, threshold)
        if self.at_most:
            return value <= threshold + HAIR
        most = self.most_at(sight)
        enough = value > threshold if self.above else value >= threshold - HAIR
        return enough if most is None else enough & (value <= most + HAIR)

    def enough_of_late(self, value: Values, stage: Stage, sight: Seen) -> Any:
        """Whether a value of late is enough for entering a stage, of those criteria that ask it (`lately`)."""
        return value >= self.enter_of_late_at(sight, stage) - HAIR

    def most_at(self, sight: Seen) -> float | None:
        """Up to which value it holds, where too much is not right either."""
        return sight.settings.number(self.most) if self.most else None

    def broken(self, sight: Sight, stage: Stage) -> bool:
        """Whether it breaks the stay in a stage, over the last half of the window.

        What is not recorded breaks the meshwork stages, not the others.
        """
        return sight.judged("breaks", self, stage, _broken)

    def too_little(self, value: Values, stage: Stage, sight: Seen) -> Any:
        """Whether a value breaks the stay in a stage; of an array, of each (NaN does not)."""
        threshold = self.leave_at(sight, stage)
        return value > threshold + HAIR if self.at_most else value < threshold - HAIR


def _met(gate: Gate, sight: Sight, stage: Stage) -> bool:
    value = gate.value(sight, False)
    return value is not None and bool(gate.enough(value, stage, sight))


def _lasts(gate: Gate, sight: Sight, stage: Stage) -> bool:
    value = gate.value(sight, True)
    return value is not None and bool(gate.enough_of_late(value, stage, sight))


def _broken(gate: Gate, sight: Sight, stage: Stage) -> bool:
    value = gate.value(sight, True)
    if value is None:
        return stage in UNRECORDED_BREAKS
    return bool(gate.too_little(value, stage, sight)) and not gate.spared(sight)


def gates() -> Mapping[str, Gate]:
    """Every criterion by its key."""
    return collect("meshwork.stages.criteria", Gate)


@cache
def entering(stage: Stage) -> tuple[tuple[Gate, Stage], ...]:
    """The criteria for entering a stage, each with the stage whose threshold counts; the cheap ones first.

    Where a stage and the one under it ask the same, the higher one's threshold counts.
    """
    asked: dict[str, tuple[Gate, Stage]] = {}
    for each in ENTERED_WITH[stage]:
        asked |= {key: (gate, each) for key, gate in gates().items() if each in gate.enters}
    return tuple(sorted(asked.values(), key=lambda pair: pair[0].cost))


def cheaply_reached(sight: Sight, stage: Stage) -> bool:
    """Whether all that costs little to ask for entering a stage holds: only then the dear criteria have a say."""
    asked = (gate.met(sight, at) and gate.lasts(sight, at) for gate, at in entering(stage) if gate.cost == 0)
    return all(asked) and not any(gate.broken(sight, at) for gate, at in staying(stage) if gate.cost == 0)


@cache
def staying(stage: Stage) -> tuple[tuple[Gate, Stage], ...]:
    """The criteria that can break the stay in a stage, each with the stage whose threshold counts."""
    asked: dict[str, tuple[Gate, Stage]] = {}
    for each in KEPT_WITH[stage]:
        asked |= {key: (gate, each) for key, gate in gates().items() if each in gate.leaves}
    return tuple(sorted(asked.values(), key=lambda pair: pair[0].cost))


def goals_let_go(sight: Sight) -> bool:
    """Whether goals are written down, and none is carried as a community of practice asks: that is known without any
    meeting, so what else shows needs none to wait for."""
    one_goal = gates()["one_goal"]
    return one_goal.value(sight, False) is not None and not one_goal.met(sight, "P1")
