"""Walks through the months of a community in many runs at once, each with other sessions left out.

Every run is settled by the same rule as the reading itself (`Standing`). Runs that were judged alike so far and are
judged alike now go on as one, so that a hundred cost little more than the few ways they go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from meshwork.network.draws import Draws, drawn
from meshwork.network.record import Record
from meshwork.stages.gate import Gate, entering, staying
from meshwork.stages.ladder import STAGES, Stage
from meshwork.stages.months import OF_RUNS, Months, broken, entered
from meshwork.stages.sight import Sight
from meshwork.stages.stability import Stability, coverage
from meshwork.stages.standing import Standing

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]

_KEPT = ("runs:", False)
_AT_ONCE = 400_000
"""So many stakeholders and pairs that were ever tied, counted once for each day, are worked out together."""


@dataclass(frozen=True, eq=False)
class Month:
    """One day in every run: whether there is enough in its window, and what its own numbers say (`Months.codes`)."""

    sight: Sight
    silent: bool
    settles: bool
    enough: Mask
    codes: Whole
    _whole_record: dict[tuple[str, Stage], bool] = field(default_factory=dict)

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
                holds(gate, self.sight, at)
                for gate, at in asked
                if gate.key not in OF_RUNS or (gate.of_record and what == "stay")
            )
        return self._whole_record[what, stage]


@dataclass(frozen=True, slots=True, eq=False)
class RunLook:
    """A day as some runs see it, in which their own numbers say the same about every stage: one for all of them."""

    month: Month
    code: int

    @property
    def silent(self) -> bool:
        """As `Verdict`; the clock is that of the full record."""
        return self.month.silent

    @property
    def settles(self) -> bool:
        """As `Verdict`; so are the goals."""
        return self.month.settles

    def enters(self, stage: Stage) -> bool:
        """As `Verdict`."""
        if stage == "L0":
            return True
        return entered(self.code, stage) and self.month.met(stage) and not self.month.broken(stage)

    def breaks(self, stage: Stage) -> bool:
        """As `Verdict`."""
        if stage == "L0":
            return False
        return broken(self.code, stage) or self.month.broken(stage)


@dataclass(slots=True)
class Runs:
    """All runs on their way through the months."""

    record: Record
    draws: Draws
    _ways: dict[Standing, list[int]]

    @staticmethod
    def over(record: Record) -> Runs:
        """Begin before the first reading."""
        runs = record.settings.whole("stability.runs")
        names = [each.id for each in record.material.deeds.sessions]
        draws = drawn(names, runs, record.settings.number("stability.left_out"))
        return Runs(record, draws, {Standing(): list(range(runs))})

    @property
    def at_once(self) -> int:
        """How many days are best worked out together."""
        material = self.record.material
        return max(1, _AT_ONCE // (len(material.roster.ids) + len(material.evidence.first) + 1))

    def months(self, days: Sequence[tuple[Sight, bool, bool]]) -> list[Month]:
        """Some days, each with whether it was silent and whether a fall may be settled on it, in every run.

        What is worked out is kept with the day: one that would be read the same is not thinned again.
        """
        fresh = tuple(sight for sight, _, _ in days if _KEPT not in sight.own)
        if fresh:
            months = Months(fresh, self.draws)
            for sight, enough, codes in zip(fresh, months.enough, months.codes, strict=True):
                sight.own[_KEPT] = enough, codes
        return [Month(sight, silent, settles, *sight.own[_KEPT]) for sight, silent, settles in days]

    def after(self, month: Month, stage: Stage | None, *, asleep: bool, moves: bool) -> Stability | None:
        """How stable the label is with which the full record reads the next day; None without a label.

        `moves`: it is one of the readings that move the label. In a run with too little in the window there is no
        label, so it is not the same or higher.
        """
        if moves:
            self._step(month, asleep=asleep)
        if stage is None:
            return None
        enough = month.enough.tolist()
        held = sum(
            sum(map(enough.__getitem__, runs))
            for standing, runs in self._ways.items()
            if standing.stage is not None and STAGES.index(standing.stage) >= STAGES.index(stage)
        )
        seen = coverage(self.record, month.sight.whole)
        return Stability.of(held, self.draws.runs, seen, self.record.settings)

    def _step(self, month: Month, *, asleep: bool) -> None:
        ways: dict[Standing, list[int]] = defaultdict(list)
        before, rests = map(self.record.settings.whole, ("enough.readings", "turning.readings"))
        codes = [0] * self.draws.runs if asleep else month.codes.tolist()
        looks = {code: RunLook(month, code) for code in set(codes)}
        for standing, runs in self._ways.items():
            alike: dict[int, list[int]] = defaultdict(list)
            for run in runs:
                alike[codes[run]].append(run)
            for code, some in alike.items():
                ways[standing.after(looks[code], counts=bool(code & 1), before=before, rests=rests)] += some
        self._ways = ways
