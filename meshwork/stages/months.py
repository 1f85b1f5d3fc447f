"""What is judged of some days in many runs at once, each with other sessions left out.

What the runs work out anew is in `OF_RUNS`; every other criterion is taken from the full record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from meshwork.metrics import Measure
from meshwork.network.draws import Draws
from meshwork.network.thinned import Thinned
from meshwork.settings import Settings
from meshwork.stages.gate import UNRECORDED_BREAKS, Gate, Values, entering, gates, staying
from meshwork.stages.ladder import STAGES, Stage
from meshwork.stages.sight import Sight

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]

OF_RUNS: Mapping[str, Callable[[Thinned], Values]] = MappingProxyType(
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
_WHOLE: Mapping[str, Callable[[Thinned], Values]] = MappingProxyType(
    {
        "reach": lambda thinned: thinned.size,
        "cohesion": lambda thinned: thinned.size,
        "self_standing": lambda thinned: thinned.partners,
    }
)
_RISING = STAGES[1:]


@dataclass(eq=False)
class Months:
    """Some days in every run, with what is judged about them; arrays have a row a day and a column a run."""

    sights: tuple[Sight, ...]
    draws: Draws
    _own: dict[tuple[str, bool], Values] = field(default_factory=dict)
    _in_runs: dict[tuple[str, Stage, str], Mask] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The settings they are seen with."""
        return self.sights[0].settings

    @property
    def active(self) -> Values:
        """How many are active in the full record, a row for each day."""
        return np.array([[each.active] for each in self.sights])

    @cached_property
    def whole(self) -> Thinned:
        """Over the whole window."""
        return Thinned(tuple(each.whole for each in self.sights), self.draws)

    @cached_property
    def half(self) -> Thinned:
        """Over its last half."""
        return Thinned(tuple(each.half for each in self.sights), self.draws)

    @cached_property
    def lately(self) -> Thinned:
        """Over the last part of that half."""
        return Thinned(tuple(each.half.lately for each in self.sights), self.draws)

    def measure(self, key: str, *, half: bool = False) -> Measure:
        """The value of a criterion in every run, an array, in place of a number; NaN: not recorded. So, of who hangs
        together, of how many it is a share."""
        seen = self.lately if half else self.whole
        return Measure(self.value(key, half=half), whole=_WHOLE[key](seen) if key in _WHOLE else None)

    def value(self, key: str, *, half: bool = False) -> Values:
        """The value of a criterion in every run; NaN: not recorded. Persistence always compares whole windows."""
        half = half and key != "persistence"
        if (key, half) not in self._own:
            late = self.lately if gates()[key].lately else self.half
            self._own[key, half] = OF_RUNS[key](late if half else self.whole)
        return self._own[key, half]

    @cached_property
    def enough(self) -> Mask:
        """Whether there is enough in the window for a label."""
        least, fewest = (self.settings.whole(f"enough.{each}") for each in ("active", "interactions"))
        return (self.whole.size >= least) & (self.whole.interactions >= fewest)

    @property
    def codes(self) -> Whole:
        """Everything that its own numbers say about the stages, as one number: bits as `_bit` counts them."""
        code = self.enough.astype(np.int64)
        for place, stage in enumerate(_RISING):
            breaks = np.zeros_like(self.enough)
            for gate, at in staying(stage):
                if gate.key in OF_RUNS and not gate.of_record:
                    breaks |= self._of_each(gate, at, "stay", self._breaks)
            met = ~breaks
            for gate, at in entering(stage):
                if gate.key in OF_RUNS:
                    met &= self._of_each(gate, at, "enter", self._meets)
            code |= (met.astype(np.int64) << _bit(place)) | (breaks.astype(np.int64) << (_bit(place) + 1))
        return np.where(self.enough, code, 0)

    def _of_each(self, gate: Gate, at: Stage, what: str, judged: Callable[[Gate, Stage], Mask]) -> Mask:
        """What is judged, once for all stages that ask the same."""
        if (gate.key, at, what) not in self._in_runs:
            self._in_runs[gate.key, at, what] = judged(gate, at)
        return self._in_runs[gate.key, at, what]

    def _breaks(self, gate: Gate, at: Stage) -> Mask:
        value = self.value(gate.key, half=True)
        breaks: Mask = gate.too_little(value, at, self)
        return breaks | np.isnan(value) if at in UNRECORDED_BREAKS else breaks

    def _meets(self, gate: Gate, at: Stage) -> Mask:
        met: Mask = gate.enough(self.value(gate.key), at, self)
        return met & gate.enough_of_late(self.value(gate.key, half=True), at, self) if gate.lately else met


def entered(code: int, stage: Stage) -> bool:
    """Whether the run's own numbers enter a stage above the first, by what `Months.codes` says of it."""
    return bool(code >> _bit(_RISING.index(stage)) & 1)


def broken(code: int, stage: Stage) -> bool:
    """Whether they break the stay in it, or in one it stands on."""
    return bool(code >> (_bit(_RISING.index(stage)) + 1) & 1)


def _bit(place: int) -> int:
    """Where the two bits of a stage are: whether it is entered, and whether it is broken; bit 0 says `enough`."""
    return 1 + 2 * place
