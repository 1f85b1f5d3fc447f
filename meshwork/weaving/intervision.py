"""Groups for intervision: four to six who differ and have not met, each with a chair who is not a party.

A chair sits in another group and leads one group at most, so groups meet one after another. Of five to seven one
chairs the others; of four nobody is left to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from meshwork.model import Belonging, Facts
from meshwork.text import filed
from meshwork.when import holds

SMALLEST, LARGEST, _USUAL = 4, 6, 5
_ONE_HOUSE, _MET, _SECTOR = 12, 3, 1
"""What it costs that two of a group are of one organisation, have met, are of one sector."""
_ROUNDS, _SMALL = 20, 50


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who takes part: sector (perhaps none), the goals it carries and the organisation it is of."""

    id: str
    name: str
    sector: str | None = None
    goals: frozenset[str] = frozenset()
    house: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A group: who, the sectors in it, how many of its pairs have not met, and its chair, if one is left.

    `bound` are those members with whom the chair shares a goal or an organisation; none is wholly independent.
    """

    members: tuple[Guest, ...]
    sectors: tuple[str, ...]
    pairs: int
    strangers: int
    chair: Guest | None
    bound: tuple[Guest, ...]


def guests(
    facts: Facts, today: date, hidden: Collection[str] = frozenset(), who: Collection[str] = ()
) -> tuple[Guest, ...]:
    """Who can take part on a day: these, or every partner but people who are of an organisation."""
    homes = {each.person: each.organisation for each in facts.belongs_to if holds(each.since, each.until, today)}
    goals: dict[str, set[str]] = defaultdict(set)
    for each in facts.commitments:
        if holds(each.since, each.until, today):
            goals[each.stakeholder].add(each.goal)
    return tuple(
        Guest(one.id, one.name, one.sector, frozenset(goals[one.id]), homes.get(one.id, ""))
        for one in facts.stakeholders
        if one.id not in hidden
        and not one.facilitator
        and holds(one.joined, one.left, today)
        and (one.id in who if who else one.id not in homes)
    )


def have_met(facts: Facts) -> frozenset[frozenset[str]]:
    """The pairs (ids) who were at one meeting of at most fifty that was not plenary, or have a declared tie.

    Where people met, so did the organisations they were of on that day.
    """
    rooms: dict[str, set[str]] = defaultdict(set)
    for seat in facts.attendance:
        if seat.present is not False:
            rooms[seat.session].add(seat.stakeholder)
    homes: dict[str, list[Belonging]] = defaultdict(list)
    for each in facts.belongs_to:
        homes[each.person].append(each)
    pairs: set[frozenset[str]] = set()
    for session in facts.sessions:
        there, on = sorted(rooms.get(session.id, ())), session.date.start
        if session.plenary or len(there) > _SMALL:
            continue
        faces = {
            who: (who, *(at.organisation for at in homes[who] if holds(at.since, at.until, on)))
            if who in homes
            else (who,)
            for who in there
        }
        for one, other in combinations(there, 2):
            pairs |= {frozenset((a, b)) for a in faces[one] for b in faces[other] if a != b}
    return frozenset(pairs | {frozenset((each.source, each.target)) for each in facts.ties})


def circles(several: Sequence[Guest], met: Collection[frozenset[str]]) -> tuple[Circle, ...]:
    """Groups of all these, the same whatever their order; none of fewer than four. `met` are pairs of ids.

    >>> [len(each.members) for each in circles([Guest(name, name) for name in "abcdefghijk"], ())]
    [6, 5]
    """
    ordered = sorted(several, key=lambda each: (filed(each.name), each.id))
    if len(ordered) < SMALLEST:
        return ()
    alone = SMALLEST < len(ordered) <= LARGEST + 1
    lead = min(ordered, key=lambda each: _ties(each, ordered, met)) if alone else None
    groups = _mixed([each for each in ordered if each is not lead], met)
    taken: set[str] = set()
    found = []
    for group in groups:
        inside = {each.id for each in group} | taken
        free = [lead] if lead else [each for each in ordered if each.id not in inside]
        chair = min(free, key=lambda each: _ties(each, group, met), default=None)
        taken |= {chair.id} if chair else set()
        found.append(_told(group, chair, met))
    return tuple(found)


def _mixed(several: Sequence[Guest], met: Collection[frozenset[str]]) -> list[list[Guest]]:
    """The groups: dealt out by sector, then two change places as long as that helps."""
    many = min(max(-(-len(several) // LARGEST), round(len(several) / _USUAL)), len(several) // SMALLEST)
    size = Counter(each.sector for each in several)
    dealt = sorted(several, key=lambda each: (-size[each.sector], each.sector or "", filed(each.name), each.id))
    groups = [dealt[at::many] for at in range(many)]
    cost = _Costs(met)
    turns = [0] * many  # how often somebody in a group changed places: two who both did not since are left alone
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for _round in range(_ROUNDS):
        better = False
        for left, right in combinations(range(many), 2):
            if last.get((left, right)) == (turns[left], turns[right]):
                continue
            if _exchange(groups[left], groups[right], cost):
                better = True
                turns[left] += 1
                turns[right] += 1
            else:
                last[left, right] = (turns[left], turns[right])
        if not better:
            break
    return groups


class _Costs:
    """What it costs that two are in one group; worked out where it is asked, and then remembered."""

    def __init__(self, met: Collection[frozenset[str]]) -> None:
        self._met = met
        self._known: dict[str, dict[str, int]] = defaultdict(dict)

    def of(self, guest: Guest, group: Sequence[Guest]) -> int:
        """What it costs that somebody is in a group, or would be."""
        known, total = self._known[guest.id], 0
        for each in group:
            cost = known.get(each.id)
            if cost is None:
                cost = known[each.id] = 0 if each.id == guest.id else _cost(guest, each, self._met)
            total += cost
        return total


def _exchange(one: list[Guest], other: list[Guest], cost: _Costs) -> bool:
    """Let two of different groups change places where that makes both together better."""
    better = False
    here, there = ([cost.of(each, group) for each in group] for group in (one, other))
    for left in range(len(one)):
        for right in range(len(other)):
            before = here[left] + there[right]
            if not before:  # nothing is better than nothing
                continue
            one[left], other[right] = other[right], one[left]
            if cost.of(one[left], one) + cost.of(other[right], other) < before:
                better = True
                here, there = ([cost.of(each, group) for each in group] for group in (one, other))
            else:
                one[left], other[right] = other[right], one[left]
    return better


def _cost(one: Guest, other: Guest, met: Collection[frozenset[str]]) -> int:
    house = _ONE_HOUSE if _house(one) == _house(other) else 0
    known = _MET if frozenset((one.id, other.id)) in met else 0
    return house + known + (_SECTOR if one.sector and one.sector == other.sector else 0)


def _house(guest: Guest) -> str:
    return guest.house or guest.id


def _bound(chair: Guest, group: Sequence[Guest]) -> tuple[Guest, ...]:
    """With whom a chair shares a goal or an organisation."""
    others = (each for each in group if each.id != chair.id)
    return tuple(each for each in others if chair.goals & each.goals or _house(chair) == _house(each))


def _ties(chair: Guest, group: Sequence[Guest], met: Collection[frozenset[str]]) -> tuple[int, int, int]:
    """How much a chair has to do with a group: the least is the most independent."""
    known = sum(frozenset((chair.id, each.id)) in met for each in group)
    same = sum(chair.sector is not None and each.sector == chair.sector for each in group if each.id != chair.id)
    return len(_bound(chair, group)), known, same


def _told(group: Sequence[Guest], chair: Guest | None, met: Collection[frozenset[str]]) -> Circle:
    members = tuple(sorted(group, key=lambda each: (filed(each.name), each.id)))
    pairs = list(combinations(members, 2))
    new = sum(frozenset((one.id, other.id)) not in met for one, other in pairs)
    sectors = tuple(sorted({each.sector for each in members if each.sector}))
    return Circle(members, sectors, len(pairs), new, chair, _bound(chair, members) if chair else ())
