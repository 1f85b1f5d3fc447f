"""The same counts by chance: who is tied, meets, carries and delivers is drawn anew, and only how many stays.

Two ways, for two questions. `met_at_random` keeps the record and shuffles its people: every session, goal and
service keeps its size and its days, every partner its number of each. `tied_at_random` takes the ties of one day and
rewires them so that every partner keeps its degree; they are declared, and goals and services drawn at random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from benchmarks.towns.book import SECTORS, Book
from meshwork.model import Facts
from meshwork.network.clock import months_later
from meshwork.network.snapshot import Snapshot

_SWAPS = 10
"""Per row or tie; after about five nothing of the old pattern is left."""


def met_at_random(facts: Facts, seed: int) -> Facts:
    """The same record with its people shuffled; sectors too."""
    chance = Random(f"met {seed}")
    partners = [each for each in facts.stakeholders if not each.facilitator]
    sectors = [each.sector for each in partners]
    chance.shuffle(sectors)
    drawn = {each.id: sector for each, sector in zip(partners, sectors, strict=True)}
    seats = _shuffled([(each.stakeholder, each.session) for each in facts.attendance], chance)
    pledges = _shuffled([(each.stakeholder, each.goal) for each in facts.commitments], chance)
    works = _shuffled([(each.stakeholder, each.action) for each in facts.works_on], chance)
    return replace(
        facts,
        stakeholders=tuple(replace(each, sector=drawn.get(each.id)) for each in facts.stakeholders),
        attendance=tuple(replace(e, stakeholder=who) for e, who in zip(facts.attendance, seats, strict=True)),
        commitments=tuple(replace(e, stakeholder=who) for e, who in zip(facts.commitments, pledges, strict=True)),
        works_on=tuple(replace(e, stakeholder=who) for e, who in zip(facts.works_on, works, strict=True)),
    )


def tied_at_random(snapshot: Snapshot, seed: int, *, delivering: bool, meeting: bool = False) -> Facts:
    """Eight months of the ties of a day, rewired. One goal in ten partners, and every month as many services as in
    the scripts, each with three to six of anybody; with `delivering` false there are goals only. Plenary meetings
    every two weeks; with `meeting` also tables of four to six of anybody, a partner at about one of them a month."""
    chance, book = Random(f"tied {seed}"), Book()
    names = sorted(snapshot.without_facilitators)
    for name in names:
        book.partner(name, chance.choice(SECTORS))
    first, until = date(2023, 1, 1), date(2023, 8, 31)
    for one, other in rewired(sorted(snapshot.without_facilitators.edges), chance):
        book.tie(one, other, "exchanges", first)
    for _ in range(max(3, len(names) // 10)):
        goal = book.goal(first)
        for name in chance.sample(names, min(len(names), chance.randint(3, 6))):
            book.commit(name, goal, first)
    day = first + timedelta(6)
    while day <= until:
        book.meet(day, chance.sample(names, max(3, len(names) // 2)), "event", plenary=True)
        day += timedelta(14)
    for turn in range(len(names) * 8 // 5 if meeting else 0):
        who = chance.sample(names, min(len(names), chance.randint(4, 6)))
        book.meet(months_later(first, turn % 8) + timedelta(chance.randrange(28)), who)
    for turn in range(8 * max(1, len(names) // 24) if delivering else 0):
        who = chance.sample(names, min(len(names), chance.randint(3, 6)))
        book.work(months_later(first, turn % 8) + timedelta(9), who, who[0])
    return book.facts()


def rewired(ties: Sequence[tuple[str, str]], chance: Random) -> list[tuple[str, str]]:
    """Other ties with the same degrees: ends of two ties are swapped, many times over (Maslov and Sneppen 2002)."""
    rows = [(min(pair), max(pair)) for pair in ties]
    tied = set(rows)
    for _ in range(_SWAPS * len(rows)):
        one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
        (a, b), (c, d) = rows[one], rows[other]
        if chance.random() < 0.5:
            c, d = d, c
        first, second = (min(a, d), max(a, d)), (min(c, b), max(c, b))
        if a == d or b == c or first == second or first in tied or second in tied:
            continue
        tied -= {rows[one], rows[other]}
        tied |= {first, second}
        rows[one], rows[other] = first, second
    return rows


def _shuffled(rows: Sequence[tuple[str, str]], chance: Random) -> list[str]:
    """Who stands in each row after many swaps of people between two rows; nobody stands twice with the same thing."""
    who, what = [row[0] for row in rows], [row[1] for row in rows]
    there = Counter(rows)
    for _ in range(_SWAPS * len(rows)):
        one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
        first, second = (who[other], what[one]), (who[one], what[other])
        if who[one] == who[other] or what[one] == what[other] or there[first] or there[second]:
            continue
        there.subtract([(who[one], what[one]), (who[other], what[other])])
        there.update([first, second])
        who[one], who[other] = who[other], who[one]
    return who
