"""What some introductions would give together: in the order in which each adds most, and the stage they lead to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from meshwork.network.record import Record
from meshwork.stages import Path, Reading, Stage, supposed
from meshwork.text import filed
from meshwork.weaving.drawn import Pair, draw
from meshwork.weaving.gains import KNOWN, Gain, Seams
from meshwork.weaving.named import Someone

WHOLE_PROFILE = 1000
"""With so many active at most all numbers are worked out anew; with more, the dear ones only where the label asks."""


@dataclass(frozen=True, slots=True)
class Step:
    """One introduction after those before it, and what it adds: self-standing and cohesion."""

    one: Someone
    other: Someone
    gains: tuple[Gain, ...]

    @property
    def pair(self) -> Pair:
        """The ids of the two."""
        return self.one.id, self.other.id


@dataclass(frozen=True, slots=True)
class Together:
    """The chosen introductions in greedy order: each the one that adds most to those before it.

    `before` is the reading of the day, `after` that of the same day with all the ties drawn; its label is the one
    after two readings in a row that are so. `anyway` is the label that two readings such as `before` lead to.
    """

    steps: tuple[Step, ...]
    before: Reading
    anyway: Stage | None
    after: Reading


def together(
    record: Record,
    path: Path,
    pairs: Sequence[Pair],
    *,
    goal: str | None = None,
    most: int | None = None,
    hidden: Collection[str] = frozenset(),
) -> Together:
    """What these pairs (or the `most` of them that add most) would give on the day of the last reading of a path.

    A pair of which one is not active that day is left out; `hidden` (ids) are not named. With `goal` as the path.
    """
    reading = path.readings[-1]
    whole, half = (record.on(reading.day, goal=goal, half=half) for half in (False, True))
    names = dict(whole.graph.nodes(data="name"))

    def told(some: Collection[str]) -> tuple[Someone, ...]:
        found = (Someone(each, names[each]) for each in some if each not in hidden)
        return tuple(sorted(found, key=lambda each: (filed(each.name), each.id)))

    left = [pair for pair in dict.fromkeys(pairs) if whole.active.difference(whole.facilitators).issuperset(pair)]
    steps: list[Step] = []
    while left and (most is None or len(steps) < most):
        drawn = draw(whole, [step.pair for step in steps])
        seams = Seams.of(drawn)
        ends = np.array([[seams.places[who] for who in pair] for pair in left], np.int64).T
        best = left.pop(int(np.argmax(seams.added(*ends).round(9))))
        gains = tuple(seams.gain(key, best, told) for key in KNOWN[:2])
        one, other = (Someone(who, names[who]) for who in best)
        steps.append(Step(one, other, gains))
    drawn, later = (draw(each, [step.pair for step in steps]) for each in (whole, half))
    return Together(
        steps=tuple(steps),
        before=reading,
        anyway=supposed(record, path, whole, half).stage,
        after=supposed(record, path, drawn, later, whole_profile=whole.size <= WHOLE_PROFILE),
    )
