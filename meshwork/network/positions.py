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

from meshwork.network.coast import APART, DISC, STRAIT, nearest_free, outside, reach, settled
from meshwork.network.stress import distances, drawn, parted, spiral
from meshwork.network.web import Floats, Ints, Web

__all__ = ["APART", "DISC", "STRAIT", "Positions", "afresh", "positions"]

OFFSHORE = 30.0
"""Who is out at sea stands at least this far from a coast."""
BERTH = 54.0
"""And about this far from the next one out at sea."""
WIDE = 1.2
"""The map is stretched to this width, because screens are wide."""
AIR = 1.3
"""Partners of a land stand on average this many times `APART` from their nearest."""

Point = tuple[float, float]
_STRETCH = np.array([WIDE, 1.0])


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


NOTHING_KEPT = Positions()


def positions(web: Web, lands: Mapping[str, str], kept: Positions = NOTHING_KEPT) -> Positions:
    """A place for everybody in `web`; who stands in `kept` stays exactly there.

    `lands` is the answer of `groups` for the same web and the same kept lands. A newcomer stands at the middle of
    those it is tied to, or at the nearest free spot. Who was out at sea and now has a tie comes ashore.
    """
    ashore = {who for who in lands if who in kept.lands and who in kept.places}
    pinned = {who: kept.places[who] for who in web.ids if who in kept.pinned}
    if not ashore:
        places = _whole(web, lands, {}) | pinned
        stay = {who for who in kept.places if not lands}
    else:
        places = {who: kept.places[who] for who in sorted(ashore)} | pinned
        stay = set(kept.places)
    places |= {who: kept.places[who] for who in web.ids if who in stay and who not in lands}
    _ashore(web, lands, places)
    _at_sea([who for who in web.ids if who not in places], places, lands)
    return Positions({who: places[who] for who in web.ids}, dict(lands), frozenset(pinned))


def afresh(web: Web, lands: Mapping[str, str], kept: Positions) -> Positions:
    """The map drawn anew, when the user asks for it: as near to the kept one as its new shape allows.

    `lands` is the answer of `regroup`. Lands start where they were and are turned as they were; who is pinned stays.
    """
    anchor = {who: kept.places[who] for who in web.ids if who in kept.places}
    pinned = {who: kept.places[who] for who in web.ids if who in kept.pinned}
    places = _whole(web, lands, anchor) | pinned
    names = sorted(places)
    if pinned:
        points = np.array([places[who] for who in names])
        fixed = np.array([at for at, who in enumerate(names) if who in pinned], np.int64)
        places = _rounded(names, parted(points, APART * 1.01, fixed)) | pinned
    _at_sea([who for who in web.ids if who not in places], places, lands)
    return Positions({who: places[who] for who in web.ids}, dict(lands), frozenset(pinned))


def _whole(web: Web, lands: Mapping[str, str], anchor: Mapping[str, Point]) -> dict[str, Point]:
    """All lands and who lives on them, about the middle of the map."""
    names = sorted(set(lands.values()))
    if not names:
        return {}
    number = {name: at for at, name in enumerate(names)}
    land = np.array([number[lands[who]] if who in lands else -1 for who in web.ids], np.int64)
    members = [np.flatnonzero(land == at) for at in range(len(names))]
    old = np.array([anchor.get(who, (np.nan, np.nan)) for who in web.ids]).reshape(-1, 2) / _STRETCH
    shapes = [_shape(web.part(each)) for each in members]
    centres = _centres(web, land, shapes, _means(old, members))
    for _round in range(2):
        shapes = [
            _turned(shape, old[each], _outward(web, land, at, shapes, members, centres))
            for at, (shape, each) in enumerate(zip(shapes, members, strict=True))
        ]
    centres = settled(centres, np.array([reach(shape) for shape in shapes]))
    points = np.zeros((len(web.ids), 2))
    for at, each in enumerate(members):
        points[each] = shapes[at] + centres[at]
    inhabited = np.flatnonzero(land >= 0)
    points -= (points[inhabited].min(axis=0) + points[inhabited].max(axis=0)) / 2
    known = inhabited[np.isfinite(old[inhabited, 0])]
    if len(known):
        points += (old[known] - points[known]).mean(axis=0)
    return _rounded([web.ids[at] for at in inhabited], points[inhabited] * _STRETCH)


def _shape(web: Web) -> Floats:
    """The partners of one land about its middle: strong ties short, nobody nearer than `APART`."""
    n = len(web.ids)
    share = np.sqrt(web.strength / web.strength.max(initial=1e-9))
    points = drawn(distances(web, 1.6 - 0.6 * share))
    if n > 1:
        apart = np.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2)) + 1e9 * np.eye(n)
        wished = AIR * APART / max(float(apart.min(axis=1).mean()), 1e-6)
        size = float(np.sqrt((points**2).sum(axis=1)).max())
        points = points * min(wished, APART * (0.85 * n**0.5 + 0.5) / max(size, 1e-6))
    points = parted(points, APART * 1.01)
    return np.asarray(points - (points.min(axis=0) + points.max(axis=0)) / 2)


def _means(points: Floats, members: list[Ints]) -> Floats:
    """The middle of those of each land whose old place is known; NaN where nobody's is."""
    known = [each[np.isfinite(points[each, 0])] for each in members]
    return np.array([points[each].mean(axis=0) if len(each) else (np.nan, np.nan) for each in known])


def _centres(web: Web, land: Ints, shapes: list[Floats], old: Floats) -> Floats:
    """Where the lands lie, by stress on the ties between them; from where they lay, if that is known."""
    size = np.array([float(reach(shape).mean()) for shape in shapes])
    tied = (land[web.source] >= 0) & (land[web.target] >= 0)
    names = tuple(f"{at:06d}" for at in range(len(shapes)))
    between = Web.by_column(names, land[web.source[tied]], land[web.target[tied]], web.strength[tied])
    weight = between.weight()
    pull = between.strength / np.sqrt(weight[between.source] * weight[between.target])
    most = np.zeros(len(shapes))
    np.maximum.at(most, between.source, pull)
    np.maximum.at(most, between.target, pull)
    share = pull / np.maximum(most[between.source], most[between.target])
    # ties that are faint for both ends would make every land a neighbour of every other
    kept = pull >= 0.2 * np.minimum(most[between.source], most[between.target])
    near = Web(names, between.source[kept], between.target[kept], between.strength[kept])
    far = distances(near, (size[near.source] + size[near.target]) * (1 + 0.8 * (1 - np.sqrt(share[kept]))))
    far = np.maximum(far, (size[:, None] + size[None, :]) * ~np.eye(len(size), dtype=bool))
    return drawn(far, old if np.isfinite(old).all() else None) if len(size) > 2 else _few(far, old)


def _few(far: Floats, old: Floats) -> Floats:
    """One land or two: side by side, as they were if that is known."""
    points = drawn(far)
    if len(points) == 2 and np.isfinite(old).all():
        return np.asarray(_turned(points, old, points))
    return points


def _outward(web: Web, land: Ints, at: int, shapes: list[Floats], members: list[Ints], centres: Floats) -> Floats:
    """For each partner of a land the pull of its ties to other lands, as a vector from the centre."""
    place = np.zeros((len(web.ids), 2))
    for number, each in enumerate(members):
        place[each] = shapes[number] + centres[number]
    pull = np.zeros((len(web.ids), 2))
    for one, other in ((web.source, web.target), (web.target, web.source)):
        out = (land[one] == at) & (land[other] != at) & (land[other] >= 0)
        way = place[other[out]] - centres[at]
        length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
        np.add.at(pull, one[out], way / length[:, None] * web.strength[out][:, None])
    return np.asarray(pull[members[at]])


def _turned(shape: Floats, old: Floats, pull: Floats) -> Floats:
    """A land turned or mirrored to where its partners were, or else to where they are pulled (Procrustes)."""
    known = np.isfinite(old[:, 0])
    if known.sum() > 1:
        one, other = shape[known] - shape[known].mean(axis=0), old[known] - old[known].mean(axis=0)
    else:
        one, other = shape, pull
    best, most = shape, -np.inf
    for mirror in (np.array([1.0, 1.0]), np.array([1.0, -1.0])):
        turned = one * mirror
        along = float((turned * other).sum())
        across = float((turned[:, 0] * other[:, 1] - turned[:, 1] * other[:, 0]).sum())
        length = np.hypot(along, across)
        # the mirrored one must be clearly better, or rounding would choose
        if length > most * 1.001 + 1e-9 and length > 1e-9:
            cos, sin = along / length, across / length
            best, most = shape * mirror @ np.array([[cos, sin], [-sin, cos]]), length
    return np.asarray(best)


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
    _settle(_shape(web.part(members)) * _STRETCH, who, name, ties, lands, places)


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

    places.update(_rounded(who, shape + nearest_free(middle, free)))


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
    spots = (low + high) / 2 + spiral(count) * BERTH * _STRETCH
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
    places.update(_rounded(names, chosen))


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


def _rounded(names: list[str], points: Floats) -> dict[str, Point]:
    return {
        who: (round(float(x), 1) + 0.0, round(float(y), 1) + 0.0) for who, (x, y) in zip(names, points, strict=True)
    }
