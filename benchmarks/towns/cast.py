"""Who takes part in an invented community, month by month, and what all mechanisms share: goals, services, hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from benchmarks.towns.book import FACILITATOR, SECTORS, Book
from benchmarks.towns.script import Doing, Phase, Script
from meshwork.network.clock import months_later

TOGETHER = ("practice", "joint", "carrying")
DELIVERING = ("joint", "carrying")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a script: its first day, and what people do."""

    first: date
    doing: Doing

    def day(self, chance: Random) -> date:
        """Some day in it."""
        return self.first + timedelta(chance.randrange(28))


@dataclass(frozen=True, eq=False)
class Cast:
    """Who takes part in a community, and the draw that decides for them."""

    names: tuple[str, ...]
    script: Script
    chance: Random
    book: Book

    @staticmethod
    def of(size: int, script: Script, seed: int, *, noted: bool = True) -> Cast:
        """So many partners and a facilitator, noted down with their sectors."""
        chance, book = Random(f"{seed} {script.name} {size}"), Book()
        names = tuple(f"p{place:04}" for place in range(size))
        book.partner(FACILITATOR, None, facilitator=True)
        turns = [SECTORS[place % len(SECTORS)] for place in range(size)]
        chance.shuffle(turns)
        for name, sector in zip(names, turns, strict=True):
            book.partner(name, sector if noted else None)
        return Cast(names, script, chance, book)

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Twos and threes who knew each other before."""
        return cut(self.names, 2, 3, self.chance)

    @cached_property
    def hosts(self) -> tuple[str, ...]:
        """One in eight, at least three."""
        return self.names[: max(3, len(self.names) // 8)]

    def months(self) -> Iterator[Month]:
        """Every month of the script."""
        first = self.script.phases[0].first
        while first <= self.script.last:
            yield Month(first, self.script.at(first).doing)
            first = months_later(first, 1)

    def within_circles(self, month: Month, share: float) -> None:
        """A share of the circles meets."""
        for circle in self.circles:
            if self.chance.random() < share:
                self.book.meet(month.day(self.chance), circle, "talk" if len(circle) == 2 else "gathering")

    def talks_of_the_facilitator(self, month: Month, share: float) -> None:
        """She speaks with a share of the partners, one by one."""
        for name in self.names:
            if self.chance.random() < share:
                self.book.meet(month.day(self.chance), (FACILITATOR, name), "talk")

    def with_facilitator(self, doing: Doing, tables: int) -> tuple[str, ...]:
        """She joins about eight tables a month, until others carry."""
        return (FACILITATOR,) if doing != "carrying" and self.chance.random() * tables < 8 else ()

    def hosted(self, day: date) -> None:
        """The hosts meet, and circles of four to six of the others each with two of the hosts."""
        self.book.meet(day, self.hosts)
        for circle in cut(self.names[len(self.hosts) :], 4, 6, Random(0)):
            guests = [self.hosts[(number_of(circle[0]) + step) % len(self.hosts)] for step in range(2)]
            self.book.meet(day, [*(name for name in circle if self.chance.random() < 0.8), *guests])

    def services(self, day: date, times: int = 1, near: Mapping[str, Sequence[str]] | None = None) -> None:
        """Services that begin: enough that a partner joins two a year. She leads, or in the end a partner."""
        doing = self.script.at(day).doing
        for _ in range(times * max(1, len(self.names) // 24)):
            first = self.chance.choice(self.names)
            known = near[first] if near else self.names
            who = {first, *self.chance.sample(known, min(len(known), self.chance.randint(2, 4)))}
            self.book.work(day, who, FACILITATOR if doing == "joint" else first)

    def pledges(self, *, ends_noted: bool) -> None:
        """Six in ten commit to the shared goal within two months, and few to each of the goals of the joint phases.

        Where nobody notes the end of a commitment, it stands for good.
        """
        for stretch in stretches(self.script, TOGETHER):
            many = self.chance.sample(self.names, round(0.6 * len(self.names)))
            self._goal(stretch, many, ends_noted=ends_noted)
        for stretch in stretches(self.script, DELIVERING):
            for _ in range(max(3, len(self.names) // 10)):
                few = self.chance.sample(self.names, self.chance.randint(3, 6))
                self._goal(stretch, few, ends_noted=ends_noted)

    def _goal(self, stretch: Phase, who: Sequence[str], *, ends_noted: bool) -> None:
        closed = stretch.until if ends_noted and stretch.until <= self.script.last else None
        goal = self.book.goal(stretch.first, closed + timedelta(40) if closed else None)
        for name in who:
            until = closed + timedelta(self.chance.randrange(1, 31)) if closed else None
            self.book.commit(name, goal, stretch.first + timedelta(self.chance.randrange(60)), until)


def number_of(name: str) -> int:
    """The number in a name."""
    return int(name[1:])


def cut(names: Sequence[str], least: int, most: int, chance: Random) -> tuple[tuple[str, ...], ...]:
    """Names in groups, the last one not too small."""
    found, start = [], 0
    while start < len(names):
        step = chance.randint(least, most)
        if len(names) - start - step < least:
            step = len(names) - start
        found.append(tuple(names[start : start + step]))
        start += step
    return tuple(found)


def stretches(script: Script, doings: Sequence[str]) -> tuple[Phase, ...]:
    """Phases of these doings, joined where they follow each other."""
    found: list[Phase] = []
    for each in script.phases:
        if each.doing not in doings:
            continue
        if found and found[-1].until == each.first:
            found[-1] = Phase(found[-1].doing, found[-1].first, each.until)
        else:
            found.append(each)
    return tuple(found)
