"""When the level of reach, cohesion or self-standing changed, seen afterwards; it says nothing of a stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import last_of_month
from meshwork.stages.reading import Path, Reading

SERIES = {"R": "reach", "C": "cohesion", "S": "self_standing"}
"""The symbols of the numbers that are looked through, and their keys."""
FEWEST = 12
"""So many readings at least: fewer are no line."""
LONG = 6
"""So many readings a level lasts at least: half a window, since each shares eleven months with the one before."""
JUMP = 0.2
"""The change between two levels of `LONG` readings that is just enough; between longer ones a smaller one is."""
LEAST = 0.1
"""No smaller change of level is told, however long it lasts."""
_NOISE = 3.0  # times variance times log n: for those that go up and down from month to month, such as small ones


@dataclass(frozen=True, slots=True)
class Trend:
    """A change of level: `key` of the number, `day` of the first reading at the new level, and both means."""

    key: str
    day: date
    before: float
    after: float


def trends(path: Path) -> tuple[Trend, ...]:
    """The changes of level along a path, by day; none where fewer than `FEWEST` readings have a number.

    The cheapest cut in stretches with a penalty for each border, which is what PELT finds (Killick, Fearnhead and
    Eckley 2012), over the readings of month ends that are awake, no longer young and have enough in them.
    docs/stages.md says how the penalty was chosen.
    """
    counted = [each for each in path.readings if _counts(each)]
    found = [trend for symbol in SERIES for trend in _of(symbol, counted)]
    return tuple(sorted(found, key=lambda each: (each.day, list(SERIES.values()).index(each.key))))


def levels(values: NDArray[np.float64]) -> tuple[int, ...]:
    """The places at which a new level begins in a series of shares, in order; none in fewer than `FEWEST`.

    >>> levels(np.array([0.5] * 9 + [0.8] * 9))
    (9,)
    """
    if len(values) < FEWEST or float(np.ptp(values)) < LEAST:
        return ()
    sway = float(np.median(np.abs(np.diff(values)))) / 0.6745 / 2**0.5
    places = _cheapest(values, max(LONG / 2 * JUMP**2, _NOISE * sway**2 * float(np.log(len(values)))))
    while places:
        means = _means(values, places)
        steps = [abs(after - before) for before, after in pairwise(means)]
        smallest = min(range(len(steps)), key=lambda at: (round(steps[at], 9), at))
        if steps[smallest] >= LEAST:
            break
        del places[smallest]
    return tuple(places)


def _cheapest(values: NDArray[np.float64], penalty: float) -> list[int]:
    """The borders for which the squared distances to the mean of each stretch, and a penalty for each, are least.

    What PELT finds, without its pruning: a few hundred months need none, and importing ruptures took four seconds.
    """
    sums = np.concatenate([[0.0], np.cumsum(values)])
    squares = np.concatenate([[0.0], np.cumsum(values**2)])
    best, came = np.full(len(sums), np.inf), np.zeros(len(sums), np.int64)
    best[0] = -penalty
    for end in range(LONG, len(sums)):
        start = np.arange(end - LONG + 1)
        apart = squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / (end - start)
        # rounded, so that of two that cost the same the earlier border is taken on every machine
        cost = (best[start] + apart + penalty).round(9)
        came[end] = int(cost.argmin())
        best[end] = cost[came[end]]
    borders: list[int] = []
    end = int(came[-1])
    while end:
        borders.insert(0, end)
        end = int(came[end])
    return borders


def _of(symbol: str, counted: list[Reading]) -> Iterator[Trend]:
    known = [(each.day, value) for each in counted if (value := each.profile.get(symbol)) is not None]
    values = np.array([value for _day, value in known], np.float64)
    places = levels(values)
    for place, (before, after) in zip(places, pairwise(_means(values, list(places))), strict=True):
        yield Trend(SERIES[symbol], known[place][0], before, after)


def _counts(reading: Reading) -> bool:
    month_end = reading.day == last_of_month(reading.day.year, reading.day.month)
    return month_end and reading.status == "awake" and "too_little_evidence" not in reading.side


def _means(values: NDArray[np.float64], places: list[int]) -> list[float]:
    return [float(part.mean()) for part in np.split(values, places)] if len(values) else []
