"""Which stage a day itself carries, judged on its own: the highest up to the label that no leave criterion breaks.

The label of a community is a path through its months. Taking people out of every month would tell another past, in
which they never came; so the day alone is judged, against the label as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from meshwork.network.record import Record
from meshwork.stages import Path, Stage, outlook
from meshwork.stages.gate import entering, staying
from meshwork.stages.ladder import below
from meshwork.stages.sight import Sight


@dataclass(frozen=True, slots=True)
class Footing:
    """The label on a day, None where there is none; `steady` says that the community has been a steady CoP.

    Only where it has been one can it fall back to it.
    """

    stage: Stage | None = None
    steady: bool = False

    @staticmethod
    def of(path: Path, day: date) -> Footing:
        """As the readings of a path leave it on a day; between two of them that of the earlier holds."""
        seen = [each for each in path.readings if each.day <= day]
        return Footing(seen[-1].stage, any(each.stage == "P2" for each in seen)) if seen else Footing()

    def on(self, sight: Sight) -> Footing:
        """The same on a day that is seen whole: steady too where that day enters it."""
        enters = self.stage in {"M1", "M2"} and not _breaks(sight, "P2")
        enters = enters and all(gate.met(sight, at) and gate.lasts(sight, at) for gate, at in entering("P2"))
        return replace(self, steady=self.steady or enters)


@dataclass(frozen=True, slots=True)
class Border:
    """A leave criterion of a stage as a day stands to it: by key, its value and the border at which it breaks.

    `margin` is how far it is from the border; under 0 it is broken. What is not recorded has no value.
    """

    key: str
    value: float | None
    border: float
    margin: float


def look(record: Record, day: date, goal: str | None = None, without: frozenset[str] = frozenset()) -> Sight:
    """A day without these (ids), over its whole window and over the last half of it."""
    half = record.on(day, goal=goal, half=True, without=without)
    return Sight(record.on(day, goal=goal, without=without), half, {})


def carried(sight: Sight, footing: Footing) -> Stage | None:
    """The highest stage up to the label that a day carries; None without a label, or with too little left for one."""
    if footing.stage is None or not outlook.enough(sight):
        return None
    lower = (each for each in below(footing.stage) if each != "P2" or footing.steady)
    return next(each for each in (footing.stage, *lower) if not _breaks(sight, each))


def borders(sight: Sight, stage: Stage | None) -> tuple[Border, ...]:
    """Every leave criterion of a stage, as a day stands to it; none without a stage."""
    found = []
    for gate, at in staying(stage) if stage else ():
        value, border = gate.value(sight, True), float(gate.leave_at(sight, at))
        if value is not None and not gate.spared(sight):
            found.append(Border(gate.key, value, border, border - value if gate.at_most else value - border))
        elif gate.broken(sight, at):
            found.append(Border(gate.key, None, border, -1.0))
    return tuple(found)


def _breaks(sight: Sight, stage: Stage) -> bool:
    return any(gate.broken(sight, at) for gate, at in staying(stage))
