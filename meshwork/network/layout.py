"""Drawing the lands anew: where they lie, and where their partners stand in them.

Lands are placed by stress on their summed ties and moved until none overlap; inside a land its partners by stress,
the land turned so that ties outward point outward; the whole stretched.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.network.coast import APART, reach, settled
from meshwork.network.stress import distances, drawn, parted
from meshwork.network.web import Floats, Ints, Web

WIDE = 1.2
"""The map is stretched to this width, because screens are wide."""
AIR = 1.3
"""Partners of a land stand on average this many times `APART` from their nearest."""

Point = tuple[float, float]
STRETCH: Floats = np.array([WIDE, 1.0])


def laid_out(web: Web, lands: Mapping[str, str], anchor: Mapping[str, Point]) -> dict[str, Point]:
    """All lands and who lives on them, about the middle of the map, or as near to `anchor` as can be."""
    names = sorted(set(lands.values()))
    if not names:
        return {}
    number = {name: at for at, name in enumerate(names)}
    land = np.array([number[lands[who]] if who in lands else -1 for who in web.ids], np.int64)
    members = [np.flatnonzero(land == at) for at in range(len(names))]
    old = np.array([anchor.get(who, (np.nan, np.nan)) for who in web.ids]).reshape(-1, 2) / STRETCH
    shapes = [shape_of(web.part(each)) for each in members]
    between = _between(web, land, len(names))
    centres = _centres(between, shapes, _means(old, members))
    for _round in range(2):
        shapes = [
            _turned(shape, old[each], _outward(web, land, at, shapes, members, centres))
            for at, (shape, each) in enumerate(zip(shapes, members, strict=True))
        ]
    centres = settled(centres, np.array([reach(shape) for shape in shapes]), between.matrix())
    points = np.zeros((len(web.ids), 2))
    for at, each in enumerate(members):
        points[each] = shapes[at] + centres[at]
    inhabited = np.flatnonzero(land >= 0)
    points -= (points[inhabited].min(axis=0) + points[inhabited].max(axis=0)) / 2
    known = inhabited[np.isfinite(old[inhabited, 0])]
    if len(known):
        points += (old[known] - points[known]).mean(axis=0)
    return rounded([web.ids[at] for at in inhabited], points[inhabited] * STRETCH)


def shape_of(web: Web) -> Floats:
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


def _between(web: Web, land: Ints, many: int) -> Web:
    """How lands hold each other, 0 to 1: of each its own strongest is 1, where that is mutual; the faint left out."""
    tied = (land[web.source] >= 0) & (land[web.target] >= 0)
    names = tuple(f"{at:06d}" for at in range(many))
    between = Web.by_column(names, land[web.source[tied]], land[web.target[tied]], web.strength[tied])
    weight = between.weight()
    pull = between.strength / np.sqrt(weight[between.source] * weight[between.target])
    most = np.zeros(many)
    np.maximum.at(most, between.source, pull)
    np.maximum.at(most, between.target, pull)
    one, other = most[between.source], most[between.target]
    # ties that are faint for both ends would make every land a neighbour of every other
    kept = pull >= 0.2 * np.minimum(one, other)
    share = pull / np.maximum(one, other)
    return Web(names, between.source[kept], between.target[kept], share[kept])


def _centres(between: Web, shapes: list[Floats], old: Floats) -> Floats:
    """Where the lands lie, by stress on the ties between them; from where they lay, if that is known."""
    size = np.array([float(reach(shape).mean()) for shape in shapes])
    wide = (size[between.source] + size[between.target]) * (1 + 0.8 * (1 - np.sqrt(between.strength)))
    far = np.maximum(distances(between, wide), (size[:, None] + size[None, :]) * ~np.eye(len(size), dtype=bool))
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


def rounded(names: list[str], points: Floats) -> dict[str, Point]:
    """Points by name, to a tenth."""
    return {
        who: (round(float(x), 1) + 0.0, round(float(y), 1) + 0.0) for who, (x, y) in zip(names, points, strict=True)
    }
