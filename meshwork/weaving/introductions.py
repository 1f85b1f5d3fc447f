"""Whom to introduce to whom: two who share something, have not met and know nobody in common but a facilitator.

Ranked by what a tie between the two would change. How the largest part and the largest unbreakable part would grow is
known exactly for every pair without reading the day again (`network.joins`); where the next stage waits for another
number of the graph, the best are read again with their tie drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from meshwork.metrics import numbers
from meshwork.network.record import Record
from meshwork.network.snapshot import Snapshot
from meshwork.stages import Criterion, Path, Reading
from meshwork.stages.gate import gates
from meshwork.stages.outlook import nearness
from meshwork.stages.sight import Sight
from meshwork.text import filed
from meshwork.weaving.candidates import sharing, strangers
from meshwork.weaving.connectors import knowing_both, nearest_to_both, steps_between
from meshwork.weaving.drawn import Pair, draw
from meshwork.weaving.gains import KNOWN, Floats, Gain, Ints, Seams
from meshwork.weaving.named import Someone
from meshwork.weaving.occasions import Fit, Occasions
from meshwork.weaving.turns import in_turn

READ_AGAIN = 60
"""So many pairs at most are read again with their tie, where the next stage waits for a dear number."""
_DEAR = 2e8  # stakeholders times ties that are walked for them, all together
_AGAINST_CHANCE = 2  # the cost of a number that is held against rewired graphs: it moves by itself


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two who could be introduced, over what, by whom, and what a tie between them would change.

    `steps` is how far apart they are now, by any road (None: there is none). `connectors` know both; where nobody
    does, `nearest` is who is nearest to both, and how many steps from each. Both are looked for in the whole
    community, of a goal too: who does not carry it may well know both. `gains` are self-standing, cohesion and,
    if it is another one that such a tie can change and that was worked out, the weakest criterion.
    """

    one: Someone
    other: Someone
    sectors: tuple[str | None, str | None]
    goals: tuple[str, ...]
    fits: tuple[Fit, ...]
    steps: int | None
    connectors: tuple[Someone, ...]
    nearest: tuple[Someone, int, int] | None
    gains: tuple[Gain, ...]

    @property
    def pair(self) -> Pair:
        """The ids of the two."""
        return self.one.id, self.other.id

    @property
    def helps(self) -> bool:
        """Whether the tie would bring anything nearer."""
        return any(each.moves for each in self.gains)


@dataclass(frozen=True, slots=True)
class Introductions:
    """The best introductions of a day, best first, and how many `found` there were.

    `reading` is that of the day; `weakest` the criterion that its next stage waits for most (None: nothing is
    missing, or there is no label), `movable` whether a tie can change it by itself. `why` there are none: nobody
    (fewer than two partners are active), nothing (nothing is recorded that two could be introduced over), met (all
    who share something know each other, or somebody who knows both), or "". In the first `spread` of the
    `pairs` nobody stands too often.
    """

    day: date
    goal: str | None
    reading: Reading
    weakest: str | None
    movable: bool
    found: int
    pairs: tuple[Introduction, ...]
    why: str = ""
    spread: int = 0

    @property
    def first(self) -> tuple[Introduction, ...]:
        """The pairs in which nobody stands more often than `turns.MOST_OF_ONE`."""
        return self.pairs[: self.spread]

    @property
    def more(self) -> tuple[Introduction, ...]:
        """The pairs behind them, each with somebody who stands so often before it."""
        return self.pairs[self.spread :]


def introductions(
    record: Record, path: Path, *, goal: str | None = None, top: int = 20, hidden: Collection[str] = frozenset()
) -> Introductions:
    """Whom to introduce on the day of the last reading of a path; with `goal` among those who carry it.

    `hidden` (ids) are in every count, and neither introduced nor named. So are facilitators, who has left, and who is
    read as an organisation: they are not introduced.
    """
    reading = path.readings[-1]
    field = _Field.of(record, record.on(reading.day, goal=goal), frozenset(hidden))
    one, other, many = sharing(field.occasions, field.places, np.lexsort((field.ties, -field.seams.to_gain())))
    shared = len(one)
    apart = strangers(field.seams.net, field.seams.partners, one, other)
    one, other, many = one[apart], other[apart], many[apart]
    weakest = next((each for each in reading.criteria if each.key == reading.weakest), None)
    score = _score(field, weakest, one, other)
    order = _ranked(field, score, one, other, many)
    again = _read_again(field, weakest, [field.pair(one[at], other[at]) for at in order[:READ_AGAIN]])
    if again:
        score[order[: len(again)]] += [nearness(after) - nearness(weakest) for after in again.values() if weakest]
        first = order[: len(again)]
        order[: len(again)] = first[_ranked(field, score[first], one[first], other[first], many[first])]
    best, others = in_turn((field.pair(one[at], other[at]) for at in order), top)
    return Introductions(
        day=reading.day,
        goal=goal,
        reading=reading,
        weakest=reading.weakest,
        movable=weakest is not None and _movable(weakest.key),
        found=len(order),
        pairs=tuple(_introduction(field, pair, weakest, again.get(pair)) for pair in (*best, *others)),
        why="" if len(order) else "met" if shared else "nothing" if len(field.eligible) > 1 else "nobody",
        spread=len(best),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """A day prepared for looking at pairs of it; pairs go by place in its graph."""

    day: Snapshot
    half: Snapshot
    everybody: Snapshot
    eligible: frozenset[str]
    hidden: frozenset[str]
    occasions: Occasions
    seams: Seams

    @staticmethod
    def of(record: Record, day: Snapshot, hidden: frozenset[str]) -> _Field:
        here = {record.ids[place] for place in np.flatnonzero(record.here(day.day))}
        eligible = (day.active & here) - day.facilitators - hidden
        return _Field(
            day=day,
            half=record.on(day.day, goal=day.goal, half=True),
            everybody=record.on(day.day),
            eligible=eligible,
            hidden=hidden,
            occasions=Occasions.of(record, day, eligible),
            seams=Seams.of(day),
        )

    @property
    def ids(self) -> tuple[str, ...]:
        return self.seams.ids

    @property
    def places(self) -> Mapping[str, int]:
        return self.seams.places

    @property
    def ties(self) -> Ints:
        return self.seams.net.degree.astype(np.int64)

    def pair(self, one: int, other: int) -> Pair:
        return self.ids[one], self.ids[other]

    def named(self, who: str) -> Someone:
        return Someone(who, self.everybody.graph.nodes[who]["name"])

    def told(self, some: Collection[str]) -> tuple[Someone, ...]:
        """Those who may be named, by name."""
        found = (self.named(each) for each in some if each not in self.hidden)
        return tuple(sorted(found, key=lambda each: (filed(each.name), each.id)))


def _score(field: _Field, weakest: Criterion | None, one: Ints, other: Ints) -> Floats:
    """What a tie would add to self-standing and cohesion, and to the nearness of the weakest criterion, if cheap."""
    score = field.seams.added(one, other)
    if weakest is None or weakest.key not in KNOWN:
        return score
    near = np.minimum(field.seams.value(weakest.key, one, other) / weakest.enter, 1)
    return score + near - min(nearness(weakest), 1)


def _ranked(field: _Field, score: Floats, one: Ints, other: Ints, many: Ints) -> Ints:
    """The order of pairs: what helps, different sectors first, the largest gain, the most shared, the fewest ties."""
    found = field.day.sectors
    number = {sector: at for at, sector in enumerate(sorted(set(found.values())))}
    sector = np.array([number.get(found.get(each, ""), -1) for each in field.ids], np.int64)
    alike = (sector[one] == sector[other]) | (sector[one] < 0) | (sector[other] < 0)
    few = field.ties[one] + field.ties[other]
    return np.lexsort((other, one, few, -many, -score.round(9), alike, score < 1e-9))


def _read_again(field: _Field, weakest: Criterion | None, pairs: list[Pair]) -> Mapping[Pair, Criterion]:
    """The weakest criterion with each of the first pairs drawn, as far as it is dear and there is time for it."""
    if weakest is None or weakest.value is None or not _movable(weakest.key) or not numbers()[weakest.key].cost:
        return {}
    gate, graph = gates()[weakest.key], field.day.graph
    most = int(_DEAR // max(len(graph) * graph.number_of_edges(), 1))
    found = {}
    for pair in pairs[:most]:
        value = gate.value(Sight(draw(field.day, [pair]), field.half, {}), False)
        found[pair] = replace(weakest, value=value)
    return found


def _movable(key: str) -> bool:
    """Whether one tie more can change a criterion: one of the graph alone, and not one held against chance."""
    number = numbers().get(key)
    return number is not None and number.of_shape and number.cost < _AGAINST_CHANCE


def _introduction(field: _Field, pair: Pair, weakest: Criterion | None, again: Criterion | None) -> Introduction:
    graph, sectors, (one, other) = field.everybody.graph, field.day.sectors, pair
    both, steps = knowing_both(graph, one, other), steps_between(graph, one, other)
    nearest = None
    if not both and steps is not None:
        nearest = nearest_to_both(graph, one, other, steps, last=field.everybody.facilitators, never=field.hidden)
    gains = [field.seams.gain(key, pair, field.told) for key in KNOWN[:2]]
    if weakest is not None and weakest.key == "reach":
        gains.append(field.seams.gain("reach", pair, field.told))
    if again is not None and weakest is not None and again.value is not None and weakest.value is not None:
        gains.append(Gain(again.key, weakest.value, again.value))
    return Introduction(
        one=field.named(one),
        other=field.named(other),
        sectors=(sectors.get(one), sectors.get(other)),
        goals=field.occasions.shared(one, other),
        fits=field.occasions.fits(one, other),
        steps=steps,
        connectors=tuple(field.named(each) for each in both if each not in field.hidden),
        nearest=(field.named(nearest[0]), *nearest[1:]) if nearest else None,
        gains=tuple(gains),
    )
