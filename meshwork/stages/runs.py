"""Walks through the months of a community in many runs at once, each with other sessions left out.

Every run is settled by the same rule as the reading itself (`Standing`). Runs that were judged alike so far and are
judged alike now go on as one, so that a hundred cost little more than the few ways they go.

What the runs work out anew is in `_OF_RUNS`; every other criterion is taken from the full record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from meshwork.metrics import Measure
from meshwork.network.draws import Draws, drawn
from meshwork.network.record import Record
from meshwork.network.thinned import Thinned
from meshwork.settings import Settings
from meshwork.stages.gate import UNRECORDED_BREAKS, Gate, Sight, Values, entering, staying
from meshwork.stages.ladder import STAGES, Stage
from meshwork.stages.stability import Stability, coverage
from meshwork.stages.standing import Standing

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]

_OF_RUNS: Mapping[str, Callable[[Thinned], Values]] = MappingProxyType(
    {
        "reach": lambda thinned: thinned.reach,
        "cohesion": lambda thinned: thinned.cohesion,
        "self_standing": lambda thinned: thinned.self_standing,
        "one_goal": lambda thinned: thinned.one_goal,
        "shared_goals": lambda thinned: thinned.shared_goals,
        "cross_sector": lambda thinned: thinned.cross_sector,
        "persistence": lambda thinned: thinned.persistence,
        "joint_delivery": lambda thinned: thinned.joint_delivery,
        "sectors": lambda thinned: np.where(thinned.sectors > 0, thinned.sectors, np.nan),
        "sessions": lambda thinned: thinned.meetings,
    }
)
_RISING = STAGES[1:]


@dataclass(eq=False)
class Month:
    """One day in every run, with what is judged about it."""

    sight: Sight
    draws: Draws
    silent: bool = False
    _own: dict[tuple[str, bool], Values] = field(default_factory=dict)
    _whole_record: dict[tuple[str, Stage], bool] = field(default_factory=dict)
    _in_runs: dict[tuple[str, Stage, str], Mask] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The settings it is seen with."""
        return self.sight.settings

    @property
    def active(self) -> int:
        """How many are active in the full record."""
        return self.sight.active

    @cached_property
    def whole(self) -> Thinned:
        """Over the whole window."""
        return Thinned(self.sight.whole, self.draws)

    @cached_property
    def half(self) -> Thinned:
        """Over its last half."""
        return Thinned(self.sight.half, self.draws)

    def measure(self, key: str, *, half: bool = False) -> Measure:
        """The value of a criterion in every run, an array, in place of a number; NaN: not recorded."""
        return Measure(self.value(key, half=half))

    def value(self, key: str, *, half: bool = False) -> Values:
        """The value of a criterion in every run; NaN: not recorded. Persistence always compares whole windows."""
        half = half and key != "persistence"
        if (key, half) not in self._own:
            self._own[key, half] = _OF_RUNS[key](self.half if half else self.whole)
        return self._own[key, half]

    @property
    def enough(self) -> Mask:
        """By run: whether there is enough in the window for a label."""
        return self.sight.once("enough in runs", False, lambda _sight, _half: self._enough())

    @property
    def codes(self) -> Whole:
        """By run, everything that its own numbers say about the stages, as one number: bits as `_bit` counts them.

        They are kept with the day: one that would be read the same is not thinned again.
        """
        return self.sight.once("runs", False, lambda _sight, _half: self._codes())

    def _enough(self) -> Mask:
        least, fewest = (self.settings.whole(f"enough.{each}") for each in ("active", "interactions"))
        return (self.whole.size >= least) & (self.whole.interactions >= fewest)

    def _codes(self) -> Whole:
        code = self.enough.astype(np.int64)
        for place, stage in enumerate(_RISING):
            broken = np.zeros(self.draws.runs, bool)
            for gate, at in staying(stage):
                if gate.key in _OF_RUNS:
                    broken |= self._of_each(gate, at, "stay", self._breaks)
            met = ~broken
            for gate, at in entering(stage):
                if gate.key in _OF_RUNS:
                    met &= self._of_each(gate, at, "enter", self._meets)
            code |= (met.astype(np.int64) << _bit(place)) | (broken.astype(np.int64) << (_bit(place) + 1))
        return np.where(self.enough, code, 0)

    def _of_each(self, gate: Gate, at: Stage, what: str, judged: Callable[[Gate, Stage], Mask]) -> Mask:
        """By run what is judged, once for all stages that ask the same."""
        if (gate.key, at, what) not in self._in_runs:
            self._in_runs[gate.key, at, what] = judged(gate, at)
        return self._in_runs[gate.key, at, what]

    def _breaks(self, gate: Gate, at: Stage) -> Mask:
        value = self.value(gate.key, half=True)
        broken: Mask = gate.too_little(value, at, self.settings)
        return broken | np.isnan(value) if at in UNRECORDED_BREAKS else broken

    def _meets(self, gate: Gate, at: Stage) -> Mask:
        met: Mask = gate.enough(self.value(gate.key), at, self)
        return met

    def met(self, stage: Stage) -> bool:
        """Whether the criteria that are taken from the full record hold for entering a stage."""
        return self._judged("enter", stage, entering(stage), Gate.met)

    def broken(self, stage: Stage) -> bool:
        """Whether one of those breaks the stay in a stage."""
        return not self._judged("stay", stage, staying(stage), lambda gate, sight, at: not gate.broken(sight, at))

    def _judged(
        self,
        what: str,
        stage: Stage,
        asked: tuple[tuple[Gate, Stage], ...],
        holds: Callable[[Gate, Sight, Stage], bool],
    ) -> bool:
        if (what, stage) not in self._whole_record:
            self._whole_record[what, stage] = all(
                holds(gate, self.sight, at) for gate, at in asked if gate.key not in _OF_RUNS
            )
        return self._whole_record[what, stage]


@dataclass(frozen=True, slots=True)
class RunLook:
    """A day as some runs see it, in which their own numbers say the same about every stage."""

    month: Month
    code: int

    @property
    def silent(self) -> bool:
        """As `Verdict`; the clock is that of the full record."""
        return self.month.silent

    def enters(self, stage: Stage) -> bool:
        """As `Verdict`."""
        if stage == "L0":
            return True
        met = bool(self.code >> _bit(_RISING.index(stage)) & 1)
        return met and self.month.met(stage) and not self.month.broken(stage)

    def breaks(self, stage: Stage) -> bool:
        """As `Verdict`."""
        if stage == "L0":
            return False
        return bool(self.code >> (_bit(_RISING.index(stage)) + 1) & 1) or self.month.broken(stage)


@dataclass(slots=True)
class Runs:
    """All runs on their way through the months."""

    record: Record
    draws: Draws
    _ways: dict[Standing, Whole]

    @staticmethod
    def over(record: Record) -> Runs:
        """Begin before the first reading."""
        runs = record.settings.whole("stability.runs")
        names = [each.id for each in record.material.deeds.sessions]
        draws = drawn(names, runs, record.settings.number("stability.left_out"))
        return Runs(record, draws, {Standing(): np.arange(runs)})

    def after(
        self, sight: Sight, stage: Stage | None, *, asleep: bool, silent: bool, moves: bool
    ) -> Stability | None:
        """How stable the label is with which the full record reads the next day; None without a label.

        `moves`: it is one of the readings that move the label. In a run with too little in the window there is no
        label, so it is not the same or higher.
        """
        month = Month(sight, self.draws, silent)
        if moves:
            self._step(month, asleep=asleep)
        if stage is None:
            return None
        held = sum(
            int(month.enough[runs].sum())
            for standing, runs in self._ways.items()
            if standing.stage is not None and STAGES.index(standing.stage) >= STAGES.index(stage)
        )
        return Stability.of(held, self.draws.runs, coverage(self.record, sight.whole), self.record.settings)

    def _step(self, month: Month, *, asleep: bool) -> None:
        ways: dict[Standing, list[Whole]] = defaultdict(list)
        before = self.record.settings.whole("enough.readings")
        for standing, runs in self._ways.items():
            codes = np.zeros(len(runs), np.int64) if asleep else month.codes[runs]
            for code in np.unique(codes).tolist():
                after = standing.after(RunLook(month, code), counts=bool(code & 1), before=before)
                ways[after].append(runs[codes == code])
        self._ways = {standing: np.concatenate(runs) for standing, runs in ways.items()}


def _bit(place: int) -> int:
    """Where the two bits of a stage are: whether it is entered, and whether it is broken; bit 0 says `enough`."""
    return 1 + 2 * place
