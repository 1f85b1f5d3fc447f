"""Invented communities as bare webs, and questions about a drawn map that several tests ask."""

from __future__ import annotations

import random
from itertools import combinations
from math import dist

from meshwork.network.coast import DISC
from meshwork.network.positions import Positions
from meshwork.network.web import Web

Ties = list[tuple[str, str, float]]


def clique(names: str, strength: float = 4.0) -> Ties:
    """Everybody tied to everybody; each letter is a stakeholder."""
    return [(one, other, strength) for one, other in combinations(names, 2)]


def town(people: int, quarters: int, alone: int = 0, seed: int = 7) -> Web:
    """Quarters of people who mostly know their own, and a few ties to the next quarter; some know nobody."""
    chance = random.Random(seed)
    names = [f"p{number:04d}" for number in range(people)]
    of = [number * quarters // people for number in range(people)]
    ties: Ties = []
    for number in range(people):
        own = [other for other in range(people) if of[other] == of[number] and other != number]
        ties += [(names[number], names[chance.choice(own)], chance.choice([1.0, 2.0, 4.0])) for _ in range(3)]
        if chance.random() < 0.4:
            next_door = [other for other in range(people) if of[other] == (of[number] + 1) % quarters]
            ties += [(names[number], names[chance.choice(next_door)], 0.5)] if quarters > 1 else []
    return Web.of(ties, alone=[f"z{number:03d}" for number in range(alone)])


def nearest_two(map_: Positions) -> float:
    """How near the two nearest places are."""
    return min((dist(one, other) for one, other in combinations(map_.places.values(), 2)), default=float("inf"))


def narrowest_strait(map_: Positions) -> float:
    """The least water between the discs of two partners of different lands; negative where lands overlap."""
    ashore = [who for who in map_.places if who in map_.lands]
    return min(
        (
            dist(map_.places[one], map_.places[other]) - 2 * DISC
            for one, other in combinations(ashore, 2)
            if map_.lands[one] != map_.lands[other]
        ),
        default=float("inf"),
    )
