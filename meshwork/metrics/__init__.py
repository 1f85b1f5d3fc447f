"""Numbers about a community and about each of its stakeholders, each with its meaning in plain words.

One file is one number: in `whole/` of the community on a day, in `each/` of every stakeholder on a day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType

from meshwork.catalogue import collect
from meshwork.network.snapshot import Snapshot

__all__ = ["Mark", "Measure", "Number", "Sheet", "marks", "numbers", "profile", "sheet"]


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


def exact(_snapshot: Snapshot) -> float:
    """No error."""
    return 0.0


def always(_snapshot: Snapshot) -> str:
    """Meaningful everywhere."""
    return ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the whole community on a day.

    `symbol` is its name in the literature and the profile. `tells` says what it tells a facilitator, `meaning` how
    it is defined, `source` where, `record` what to write down where it is not recorded: for people, in English; `_`
    translates them. `between` is its lowest and highest value. `unfit` gives the reason, in English, why it means
    little on a day, "" where it does not. `of_shape` says that it depends on the two graphs alone. `cost`: 0 it is
    quick; 1 it is only worked out in small communities, or where something asks for it; 2 only the latter. `profile`:
    it belongs to the profile on which stages are read. `lately`: a stage is left by what it is over the last part of
    the half window (`Snapshot.lately`), and entered only where it is enough there too.
    """

    key: str
    symbol: str
    name: str
    tells: str
    meaning: str
    source: str
    measure: Callable[[Snapshot], Measure]
    between: tuple[float, float] = (0.0, 1.0)
    unfit: Callable[[Snapshot], str] = always
    record: str = ""
    of_shape: bool = False
    cost: int = 0
    share: bool = True
    profile: bool = True
    lately: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of each active stakeholder on a day, by id, in the order of ids.

    Who is left out has no such number: nothing of it is recorded. Fields as of `Number`; `error` says within what
    each of them lies, 0 where they are exact, and `steep` that its work grows with the square of the community, not
    with its ties.
    """

    key: str
    name: str
    tells: str
    meaning: str
    source: str
    measure: Callable[[Snapshot], Mapping[str, float]]
    between: tuple[float, float] = (0.0, 1.0)
    unfit: Callable[[Snapshot], str] = always
    share: bool = False
    steep: bool = False
    error: Callable[[Snapshot], float] = exact


def numbers() -> Mapping[str, Number]:
    """Every number of the whole, by key."""
    return collect("meshwork.metrics.whole", Number)


@cache
def profile() -> Mapping[str, Number]:
    """The numbers on which stages are read, by key."""
    return MappingProxyType({key: number for key, number in numbers().items() if number.profile})


def marks() -> Mapping[str, Mark]:
    """Every number of each stakeholder, by key; what a map may take for the size of a place."""
    return collect("meshwork.metrics.each", Mark)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The numbers of one day: of the whole by key, of each stakeholder by key and id.

    `unfit` gives, by key, the reason why a number means little here, in English; where there is one, the number is
    left out of the other two. `active` are those who count, in the order of ids. `errors` are those of
    `each` that are not exact, by key.
    """

    day: date
    active: tuple[str, ...]
    whole: Mapping[str, Measure]
    each: Mapping[str, Mapping[str, float]]
    unfit: Mapping[str, str]
    errors: Mapping[str, float]

    def without(self, hidden: Collection[str]) -> Sheet:
        """The same numbers, but none of these stakeholders themselves."""
        shown = {key: {who: each[who] for who in each if who not in hidden} for key, each in self.each.items()}
        return replace(self, each=shown)


def sheet(snapshot: Snapshot, keys: Collection[str] | None = None) -> Sheet:
    """Work out the numbers and marks of these keys, or all of them; a key that is none of them is left out."""
    found: Mapping[str, Number | Mark] = {**numbers(), **marks()}
    asked = {key: each for key, each in found.items() if keys is None or key in keys}
    unfit = {key: reason for key, each in asked.items() if (reason := each.unfit(snapshot))}
    fit = {key: each for key, each in asked.items() if key not in unfit}
    return Sheet(
        day=snapshot.day,
        active=snapshot.named.nodes,
        whole={key: each.measure(snapshot) for key, each in fit.items() if isinstance(each, Number)},
        each={key: each.measure(snapshot) for key, each in fit.items() if isinstance(each, Mark)},
        unfit=unfit,
        errors={
            key: error for key, each in fit.items() if isinstance(each, Mark) and (error := each.error(snapshot))
        },
    )
