"""A day as the criteria of the stages see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from meshwork.metrics import Measure, numbers
from meshwork.network.snapshot import Snapshot
from meshwork.settings import Settings
from meshwork.stages.ladder import Stage

if TYPE_CHECKING:
    from meshwork.stages.gate import Gate

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Sight:
    """A day as the criteria see it: over the whole window and over its last half, each number worked out once.

    `kept` is shared between days, for numbers that only change when the shape of the graph does; `own` holds what
    was worked out for a day that is the same in everything that is looked at.
    """

    whole: Snapshot
    half: Snapshot
    kept: dict[tuple[str, bytes], Measure] = field(repr=False)
    own: dict[tuple[str, bool], Any] = field(default_factory=dict, repr=False)
    _asked: set[tuple[str, bool]] = field(default_factory=set, repr=False)
    _judged: dict[tuple[str, Gate, Stage], bool] = field(default_factory=dict, repr=False)

    @cached_property
    def settings(self) -> Settings:
        """The settings it is seen with."""
        return self.whole.material.settings

    @cached_property
    def active(self) -> int:
        """How many are active in the whole window."""
        return self.once("active", False, lambda sight, _half: sight.whole.size)

    @cached_property
    def interactions(self) -> int:
        """How many interactions there are in the whole window."""
        return self.once("interactions", False, lambda sight, _half: sight.whole.interactions)

    @cached_property
    def led(self) -> bool:
        """Whether a facilitator is active."""
        return self.once("led", False, lambda sight, _half: bool(sight.whole.facilitating.any()))

    def measure(self, key: str, *, half: bool = False) -> Measure:
        """A number of the profile, by its key; persistence always compares whole windows.

        With `half` over the last half, or over the last part of that (`Number.lately`).
        """
        asked = key, half and key != "persistence"
        self._asked.add(asked)
        known: Measure | None = self.own.get(asked)
        if known is not None:
            return known
        number, snapshot = numbers()[key], self.half if asked[1] else self.whole
        snapshot = snapshot.lately if asked[1] and number.lately else snapshot
        if number.of_shape:
            place = (key, snapshot.shape)
            measure = self.kept.get(place) or self.kept.setdefault(place, number.measure(snapshot))
        else:
            measure = number.measure(snapshot)
        self.own[asked] = measure
        return measure

    def known(self, key: str) -> Measure | None:
        """The number over the whole window, if anything asked for it so far (here, not when it was kept)."""
        return self.own[key, False] if (key, False) in self._asked else None

    def judged(self, what: str, gate: Gate, stage: Stage, judge: Callable[[Gate, Sight, Stage], bool]) -> bool:
        """What a criterion says about a stage, judged once: every stage that stands on this one asks again."""
        place = (what, gate, stage)
        found = self._judged.get(place)
        if found is None:
            found = self._judged[place] = judge(gate, self, stage)
        return found

    def once(self, what: str, half: bool, work_out: Callable[[Sight, bool], T]) -> T:
        """What is worked out of this day, over the whole window or its last half, and kept under that name."""
        place = (f"{what}:", half)
        if place not in self.own:
            self.own[place] = work_out(self, half)
        found: T = self.own[place]
        return found
