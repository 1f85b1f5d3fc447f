"""Where the stage stands and what settles the next change: two readings in a row, with hysteresis.

One rule for everybody who walks through the months: the reading itself, and the runs that tell how stable it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from meshwork.stages.ladder import STAGES, UP, Stage, below


class Verdict(Protocol):
    """A reading with enough in it, of which is known which stages it enters and which it breaks."""

    @property
    def silent(self) -> bool:
        """Whether nothing was recorded for longer than usual: whether partners still meet is then not known."""

    @property
    def settles(self) -> bool:
        """Whether a fall that an earlier reading showed may be settled on this one: it knows more than that one."""

    def enters(self, stage: Stage) -> bool:
        """Whether every enter criterion of a stage holds, and no leave criterion of any stage up to it is broken."""

    def breaks(self, stage: Stage) -> object:
        """Something, where a leave criterion of the stage or of those it stands on is broken; else nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage as it stands (None: no label yet) and what the next reading is judged with.

    `last` is the last reading that counted. `doubt` is the highest stage that still held in the first of the readings
    that have broken the present one since it last held (None: the last one that could tell broke nothing).
    `readings` and `seen` (those that counted) go no further than they matter, so that two that will always go the
    same way are equal. `rests`: for so many readings more it does not fall (above 0: it just rose) or does not rise
    (below 0: it just fell).
    """

    stage: Stage | None = None
    steady_before: bool = False
    readings: int = 0
    seen: int = 0
    last: Verdict | None = None
    doubt: Stage | None = None
    rests: int = 0

    def after(self, look: Verdict, *, counts: bool, before: int, rests: int = 0) -> Standing:
        """The same after the next reading. One that does not count (asleep, or too little in it) moves nothing.

        `before`: how many readings go before the first label. `rests`: for how many after a change it does not turn
        back.
        """
        readings = min(self.readings + 1, before + 1)
        if not counts:
            return replace(self, readings=readings)
        seen = min(self.seen + 1, before + 1)
        stage = self.stage
        if self.last is not None:
            if stage is not None:
                stage = self._moved(stage, self.last, look)
            elif readings > before:
                stage = _first(self.last, look, loose=seen > before)
        steady = self.steady_before or look.enters("P2")
        doubt, resting = self._doubted(stage, look, steady=steady), self._resting(stage, rests)
        return Standing(stage, steady, readings, seen, look, doubt, resting)

    def _moved(self, stage: Stage, one: Verdict, two: Verdict) -> Stage:
        """One step up, or straight down to the highest stage that still holds; of two falls the smaller."""
        for up in UP[stage] if self.rests >= 0 else ():
            if one.enters(up) and two.enters(up):
                return up
        if self.doubt is None or self.rests > 0 or two.silent or not two.settles:
            return stage
        return max(self.doubt, _fall(stage, two, steady=self.steady_before), key=STAGES.index)

    def _doubted(self, stage: Stage | None, look: Verdict, *, steady: bool) -> Stage | None:
        """The doubt that a reading leaves about the stage by now; a silence tells no fall and takes none back."""
        if stage is None:
            return None
        doubt = self.doubt if stage == self.stage else None
        if look.silent:
            return doubt
        held = _fall(stage, look, steady=steady)
        return None if held == stage else doubt or held

    def _resting(self, stage: Stage | None, rests: int) -> int:
        """For how many readings it does not turn back now; the first label came from nowhere."""
        if self.stage is None or stage is None:
            return 0
        if stage != self.stage:
            return rests if STAGES.index(stage) > STAGES.index(self.stage) else -rests
        return self.rests - (self.rests > 0) + (self.rests < 0)


def _fall(stage: Stage, look: Verdict, *, steady: bool) -> Stage:
    """The highest stage that still holds; P2 only if it held before."""
    if not look.breaks(stage):
        return stage
    candidates = (each for each in below(stage) if each != "P2" or steady)
    return next(each for each in candidates if not look.breaks(each))


def _first(one: Verdict, two: Verdict, *, loose: bool) -> Stage | None:
    """The highest stage that two in a row enter.

    Loose organisations, which everybody enters, only once so many readings had enough in them.
    """
    highest = next(stage for stage in reversed(STAGES) if one.enters(stage) and two.enters(stage))
    return highest if highest != "L0" or loose else None
