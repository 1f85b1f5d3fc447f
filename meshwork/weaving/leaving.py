"""What would be if some left today: who falls off, which goals lose their carriers, and where that leaves the whole.

Who leaves is taken out of the day, with all that they did; what the others did together stays as it was. So nobody
comes closer to anybody because somebody else is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from meshwork.network.record import Record
from meshwork.stages import Stage, outlook
from meshwork.stages.gate import HAIR
from meshwork.stages.reading import Reading
from meshwork.stages.sight import Sight
from meshwork.weaving.apart import apart
from meshwork.weaving.bridges import bridges
from meshwork.weaving.carriers import Orphan, orphans
from meshwork.weaving.falling import falling
from meshwork.weaving.footing import Border, Footing, borders, carried, look
from meshwork.weaving.named import FEW, Shown, Someone
from meshwork.weaving.unled import Series, unhosted, unled


@dataclass(frozen=True, slots=True)
class Part:
    """Some who fall off together; `unnamed` more are not told of by name.

    `bridges` are the few who stay in the largest part and have met most of them, with how many.
    """

    members: tuple[Someone, ...]
    unnamed: int
    bridges: tuple[tuple[Someone, int], ...]

    @property
    def size(self) -> int:
        """How many they are."""
        return len(self.members) + self.unnamed


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would be if `who` left on a day; `unnamed` more leave who are not told of by name.

    `idle` are those of them who have no part in this day, so that nothing changes with them. `loose` would lose every
    tie; each of `pieces` hangs together but would be cut from the largest part. `before` and `after` are the day as
    it is read with everybody and without them: their stage is the highest up to the label of the day, `label`, that
    the day itself carries. `broken` is what no longer holds, `nearest` what holds by the smallest margin.
    """

    day: date
    goal: str | None
    who: tuple[Someone, ...]
    unnamed: int
    idle: tuple[Someone, ...]
    loose: Part
    pieces: tuple[Part, ...]
    goals: tuple[Orphan, ...]
    sessions: tuple[Series, ...]
    actions: tuple[str, ...]
    label: Stage | None
    before: Reading
    after: Reading
    broken: tuple[Border, ...]
    nearest: Border | None

    @property
    def falls_off(self) -> int:
        """How many fall off."""
        return self.loose.size + sum(each.size for each in self.pieces)


def leaving(
    record: Record,
    day: date,
    who: Collection[str],
    footing: Footing,
    *,
    goal: str | None = None,
    hidden: Collection[str] = frozenset(),
) -> Leaving:
    """What would be if these (ids) left on a day on which the label stands so; with `goal` among those who carry it.

    A person who is read as its organisation leaves alone: the organisation stays, with what its others did. `hidden`
    are not told of by name.
    """
    left = apart(record, who)
    before, after = look(record, day, goal), look(left, day, goal, frozenset(who))
    fell = falling(before.whole.graph, after.whole.graph)
    shown = Shown(_names(record, day), frozenset(hidden))
    footing = footing.on(before)
    now, then = carried(before, footing), carried(after, footing)

    def part(members: tuple[str, ...]) -> Part:
        met = dict(bridges(record, before.whole.window, members, fell.main))
        named = shown.named(members)
        best = tuple((each, met[each.id]) for each in shown.named(met)[:FEW])
        return Part(named, len(members) - len(named), best)

    def read(sight: Sight, stage: Stage | None) -> Reading:
        return outlook.reading(sight, record.clock, stage, (), since=None, first_seen=None)

    everyone = sorted(frozenset(who))
    named = shown.named(everyone)
    people = {each.person for each in record.facts.belongs_to}
    return Leaving(
        day=day,
        goal=goal,
        who=named,
        unnamed=len(everyone) - len(named),
        idle=shown.named(each for each in everyone if each not in before.whole.active | people),
        loose=part(fell.loose),
        pieces=tuple(part(piece) for piece in fell.pieces),
        goals=orphans(before.whole, after.whole, record.facts, shown),
        sessions=unhosted(record, before.whole.window, frozenset(who)),
        actions=unled(record, before.whole.window, frozenset(who)),
        label=footing.stage,
        before=read(before, now),
        after=read(after, then),
        broken=tuple(each for each in borders(after, now) if each.margin < -HAIR),
        nearest=min(borders(after, then), key=lambda each: each.margin, default=None),
    )


def _names(record: Record, day: date) -> Mapping[str, str]:
    roster = record.material.roster
    return {name: roster.described(place, day)["name"] or name for name, place in roster.places.items()}
