"""Why two stakeholders are tied on a day: every piece of evidence, named and dated."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from meshwork.model import Facts
from meshwork.network import Record


@dataclass(frozen=True, slots=True)
class Why:
    """One piece of evidence and what it still weighs on the day; `title` may be empty, `since` None is always.

    `kind` is that of `network.Reason`.
    """

    kind: str
    title: str
    since: date | None
    until: date | None
    weight: float


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie as it was on a day: the two (id, name), the evidence, and its sum.

    `half_window` is for how many months a tie does not grow when it fades.
    """

    ends: tuple[tuple[str, str], tuple[str, str]]
    day: date
    fading: bool
    half_window: int
    whys: tuple[Why, ...]

    @property
    def strength(self) -> float:
        """How strong the tie is: all evidence together."""
        return sum(each.weight for each in self.whys)


def bond(
    record: Record, one: str, other: str, day: date, *, fading: bool = False, hidden: Collection[str] = frozenset()
) -> Bond:
    """The tie of two on a day; without evidence there is none. KeyError where one is not in the record, or hidden."""
    names = {each.id: each.name for each in record.facts.stakeholders if each.id not in hidden}
    ends = ((one, names[one]), (other, names[other]))
    called = _titles(record.facts)
    whys = tuple(
        Why(each.kind, called.get(each.fact, ""), each.since, each.until, each.weight)
        for each in record.reasons(one, other, day)
    )
    return Bond(ends, day, fading, record.settings.months // 2, whys)


def _titles(facts: Facts) -> dict[str, str]:
    """What sessions, actions, insights and teams are called, by id; declared ties have no name of their own."""
    return {
        **{each.id: each.text for each in facts.insights},
        **{each.id: each.title for each in facts.actions},
        **{each.id: each.title or "" for each in facts.sessions},
        **{each.id: each.name for each in facts.teams},
    }
