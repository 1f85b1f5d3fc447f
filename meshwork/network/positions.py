"""Where everybody stands on the map, so that nobody moves without a reason.

Two levels: lands placed by stress on their summed ties, no two of them overlapping; inside a land its partners by
stress, the land turned so that ties outward point outward. Who has no tie is out at sea. docs/map.md tells why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from meshwork.network.coast import APART, DISC, STRAIT, nearest_free, outside, reach
from meshwork.network.layout import STRETCH, WIDE, Point, laid_out, rounded, shape_of
from meshwork.network.stress import parted, spiral
from meshwork.network.web import Floats, Web

__all__ = ["APART", "DISC", "STRAIT", "Positions", "afresh", "positions"]

OFFSHORE = 30.0
"""Who is out at sea stands at least this far from a coast."""
BERTH = 54.0
"""And about this far from the next one out at sea."""


@dataclass(frozen=True, slots=True)
class Positions:
    """What is kept of a map: where everybody stood, the land of those on land, and who was pinned by hand."""

    places: Mapping[str, Point] = field(default_factory=lambda: MappingProxyType({}))
    lands: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pinned: frozenset[str] = frozenset()

    @staticmethod
    def read(text: str | None) -> Positions:
        """From what `text` gave; nothing kept where there is nothing, or it is not what `text` gives."""
        try:
            told = json.loads(text or "{}")
            places = {str(who): (float(x), float(y)) for who, (x, y) in told.get("places", {}).items()}
            lands = {str(who): str(land) for who, land in told.get("lands", {}).items()}
            return Positions(places, lands, frozenset(map(str, told.get("pinned", ()))))
        except (AttributeError, TypeError, ValueError):
            return Positions()

    def text(self) -> str:
        """As text to keep; the same positions give the same text."""
        places = {who: list(point) for who, point in sorted(self.places.items())}
        told = {"places": places, "lands": dict(sorted(self.lands.items())), "pinned": sorted(self.pinned)}
        return json.dumps(told, separators=(",", ":"), ensure_ascii=False)

    def pin(self, who: str, point: Point) -> Positions:
        """With somebody put where a hand dragged it, to stay there."""
        return Positions({**self.places, who: point}, self.lands, self.pinned | {who})

    def unpin(self, who: str) -> Positions:
        """With somebody let go of: it stays where it stands until the map is drawn anew."""
        return Positions(self.places, self.lands, self.pinned - {who})

    def without(self, who: str) -> Positions:
        """With nobody of that id, and no land called by it: that is called by the first that stands on it.

        >>> Positions({"a": (0, 0), "b": (1, 1)}, {"a": "a", "b": "a"}).without("a").lands
        {'b': 'b'}
        """
        lands = {each: land for each, land in self.lands.items() if each != who}
        heir = min((each for each, land in lands.items() if land == who), default="")
        places = {each: point for each, point in self.places.items() if each != who}
        called = {each: heir if land == who else land for each, land in lands.items()}
        return Positions(places, called, self.pinned - {who})


NOTHING_KEPT = Positions()


def positions(web: Web, lands: Mapping[str, str], kept: Positions = NOTHING_KEPT) -> Positions:
    """A place for everybody in `web`; who stands in `kept` stays exactly there.

    `lands` is the answer of `groups` for the same web and the same kept lands. A newcomer stands at the middle of
    those it is tied to, or at the nearest free spot. Who was out at sea and now has a tie
    comes ashore, and who has none any more goes out.
    """
    pinned = {who: kept.places[who] for who in web.ids if who in kept.pinned}
    stays = {
        who: kept.places[who] for who in web.ids if who in kept.places and (who in kept.lands) == (who in lands)
    } | pinned
    if any(who in lands for who in stays) or not lands:
        places = stays
        _ashore(web, lands, places)
    else:
        # the first lands there are: nobody is in their way
        places = laid_out(web, lands, {}) | pinned
    _at_sea([who for who in web.ids if who not in places], places, lands)
    return Positions({who: places[who] for who in web.ids}, dict(lands), frozenset(pinned))


def afresh(web: Web, lands: Mapping[str, str], kept: Positions) -> Positions:
    """The map drawn anew, when the user asks for it: as near to the kept one as its new shape allows.

    `lands` is the answer of `regroup`. Lands start where they were and are turned as they were; who is pinned stays.
    """
    anchor = {who: kept.places[who] for who in web.ids if who in kept.places}
    pinned = {who: kept.places[who] for who in web.ids if who in kept.pinned}
    places = laid_out(web, lands, anchor) | pinned
    names = sorted(places)
    if pinned:
        points = np.array([places[who] for who in names])
        fixed = np.array([at for at, who in enumerate(names) if who in pinned], np.int64)
        places = rounded(names, parted(points, APART * 1.01, fixed)) | pinned
    _at_sea([who for who in web.ids if who not in places], places, lands)
    return Positions({who: places[who] for who in web.ids}, dict(lands), frozenset(pinned))


def _ashore(web: Web, lands: Mapping[str, str], places: dict[str, Point]) -> None:
    """Newcomers on land: at the middle of those they are tied to; new lands as a whole, near to theirs."""
    waiting = [who for who in web.ids if who in lands and who not in places]
    if not waiting:
        return
    around: dict[str, list[tuple[str, float]]] = {who: [] for who in waiting}
    for source, target, strength in zip(web.source, web.target, web.strength, strict=True):
        for one, other in ((web.ids[source], web.ids[target]), (web.ids[target], web.ids[source])):
            if one in around:
                around[one].append((other, float(strength)))
    settled_lands = {lands[who] for who in places if who in lands}
    for name in sorted({lands[who] for who in waiting} - settled_lands):
        _new_land(web, name, lands, around, places)
    left = {who for who in waiting if who not in places}
    while left:
        held = {who: sum(s for other, s in around[who] if _same(other, who, lands, places)) for who in left}
        who = min(left, key=lambda each: (-round(held[each], 6), each))
        left.discard(who)
        ties = [each for each in around[who] if _same(each[0], who, lands, places)]
        _settle(np.zeros((1, 2)), [who], lands[who], ties, lands, places)


def _same(other: str, who: str, lands: Mapping[str, str], places: Mapping[str, Point]) -> bool:
    return other in places and lands.get(other) == lands[who]


def _new_land(
    web: Web,
    name: str,
    lands: Mapping[str, str],
    around: Mapping[str, list[tuple[str, float]]],
    places: dict[str, Point],
) -> None:
    members = np.array([at for at, who in enumerate(web.ids) if lands.get(who) == name], np.int64)
    who = [web.ids[at] for at in members]
    ties = [(other, strength) for each in who for other, strength in around[each] if other in places]
    _settle(shape_of(web.part(members)) * STRETCH, who, name, ties, lands, places)


def _settle(
    shape: Floats,
    who: list[str],
    name: str,
    ties: list[tuple[str, float]],
    lands: Mapping[str, str],
    places: dict[str, Point],
) -> None:
    """Put a shape of one or more partners at the free spot nearest to the middle of these ties."""
    names = sorted(places)
    points = np.array([places[each] for each in names]).reshape(-1, 2)
    strength = np.array([each[1] for each in ties])
    near = np.array([places[each[0]] for each in ties]).reshape(-1, 2)
    middle = (near * strength[:, None]).sum(axis=0) / strength.sum() if ties else points.mean(axis=0)
    own = np.array([lands.get(each) == name for each in names], bool)
    size = float(np.hypot(shape[:, 0], shape[:, 1]).max())
    needed = np.where(own, APART * 1.01, 2 * DISC + STRAIT) + size
    centres, reaches = _outlines(names, points, {each: land for each, land in lands.items() if land != name})

    def free(spots: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        apart = np.hypot(spots[:, None, 0] - points[None, :, 0], spots[:, None, 1] - points[None, :, 1])
        return np.asarray((apart >= needed).all(axis=1) & outside(spots, centres, reaches, size + DISC))

    places.update(rounded(who, shape + nearest_free(middle, free)))


def _outlines(names: list[str], points: Floats, lands: Mapping[str, str]) -> tuple[Floats, Floats]:
    """Centre and reach of every land among these points."""
    members: dict[str, list[int]] = {}
    for at, who in enumerate(names):
        if who in lands:
            members.setdefault(lands[who], []).append(at)
    centres = np.array([points[each].mean(axis=0) for each in members.values()]).reshape(-1, 2)
    reaches = [reach(points[each] - centre) for each, centre in zip(members.values(), centres, strict=True)]
    return centres, np.array(reaches).reshape(-1, 16)


def _at_sea(names: list[str], places: dict[str, Point], lands: Mapping[str, str]) -> None:
    """Those without any tie: in the water round the lands, evenly; without lands as the seeds of a flower."""
    if not names:
        return
    there = sorted(places)
    points = np.array([places[who] for who in there]).reshape(-1, 2)
    low, high = (points.min(axis=0), points.max(axis=0)) if there else (np.zeros(2), np.zeros(2))
    area = float(np.prod(high - low + 2 * DISC + 4 * BERTH)) / WIDE
    count = int(3 * area / BERTH**2) + 4 * len(names)
    spots = (low + high) / 2 + spiral(count) * BERTH * STRETCH
    centres, reaches = _outlines(there, points, lands)
    spots = spots[outside(spots, centres, reaches, OFFSHORE)]
    if len(centres):
        # round the whole, not in the sounds between lands, where a loner would seem to belong somewhere
        whole = points[[who in lands for who in there]]
        middle = whole.mean(axis=0)
        spots = spots[outside(spots, middle[None, :], reach(whole - middle)[None, :], -BERTH)]
    taken = points[[who not in lands for who in there]] if there else points
    if len(taken):
        apart = np.hypot(spots[:, None, 0] - taken[None, :, 0], spots[:, None, 1] - taken[None, :, 1]).min(axis=1)
        spots = spots[apart >= APART]
    spots = spots[: max(int(1.5 * len(names)), 14) if len(centres) else len(names)]
    chosen = _spread(spots, taken, len(names)) if len(centres) else spots
    places.update(rounded(names, chosen))


def _spread(spots: Floats, taken: Floats, count: int) -> Floats:
    """So many of the spots, each the farthest from those taken before."""
    every = np.full(len(spots), 1e9)
    for point in taken:
        every = np.minimum(every, np.hypot(*(spots - point).T))
    chosen = []
    for _each in range(count):
        at = int(every.round(3).argmax())
        chosen.append(spots[at])
        every = np.minimum(every, np.hypot(*(spots - spots[at]).T))
    return np.array(chosen)
