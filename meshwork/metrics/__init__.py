"""Numbers about a community and about each of its stakeholders, each with its meaning in plain words.

One file is one number: in `whole/` of the community on a day, in `each/` of every stakeholder on a day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from meshwork.catalogue import collect
from meshwork.network.snapshot import Snapshot

__all__ = ["Mark", "Measure", "Number", "marks", "numbers"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number came to: None where the community does not keep what it is made of.

    A share says of what it is a share (`part` of `whole`), so that a small community can be told in counts.
    `error` is 0 where it is exact.
    """

    value: float | None
    part: int | None = None
    whole: int | None = None
    error: float = 0.0

    @staticmethod
    def share(part: int, whole: int) -> Measure:
        """A share; of nothing it is 0.

        >>> Measure.share(3, 4).value, Measure.share(0, 0).value
        (0.75, 0.0)
        """
        return Measure(part / whole if whole else 0.0, part, whole)


NOT_RECORDED = Measure(None)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the whole community on a day.

    `symbol` is its name in the profile, `name`, `meaning` and `record` (what to write down where it is not
    recorded) are for people, in English: `_` translates them. `source` is where it is defined. `of_shape` says that
    it depends on the two graphs alone. `cost`: 0 it is quick; 1 it is only worked out in small
    communities, or where something asks for it; 2 only the latter.
    """

    key: str
    symbol: str
    name: str
    meaning: str
    source: str
    measure: Callable[[Snapshot], Measure]
    record: str = ""
    of_shape: bool = False
    cost: int = 0
    share: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of each active stakeholder on a day, by id, in the order of the graph."""

    key: str
    name: str
    meaning: str
    source: str
    measure: Callable[[Snapshot], Mapping[str, float]]


def numbers() -> Mapping[str, Number]:
    """Every number of the whole, by key."""
    return collect("meshwork.metrics.whole", Number)


def marks() -> Mapping[str, Mark]:
    """Every number of each stakeholder, by key; what a map may take for the size of a place."""
    return collect("meshwork.metrics.each", Mark)
