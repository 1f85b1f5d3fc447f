"""What every view of a map stands on: all ties of the whole journey, and who belongs together by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from meshwork.network.atlas import MOST_PLACES
from meshwork.network.groups import groups, regroup
from meshwork.network.journey import Journey
from meshwork.network.names import named
from meshwork.network.positions import Positions, afresh, positions
from meshwork.network.web import Web
from meshwork.text import _

PART_UP_TO = 530
"""Larger parts of a large community are split; small ones that join may make it half as large again."""
PARTS = 60
"""The smallest part is such a share of all, so that the overview stays one."""
ISLES, SEA = "~isles", "~sea"
"""The part that gathers groups too small for the overview, and that of those without any tie."""
GROUNDS = ("map:whole", "map:parts")
"""Under which name the ground is kept: of a community that is one map, and of a larger one."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The union of all ties, and everybody's land in it with its name; where `large`, lands are parts without places.

    It is the same for every view, so it is worth keeping; `name` is the name of its text in what is kept.
    """

    web: Web
    lands: Positions
    names: Mapping[str, str]
    large: bool
    name: str


def ground(journey: Journey, kept: Mapping[str, str], *, again: bool = False) -> Ground:
    """The ground of a community, as it was kept as far as it goes; with `again` all is found anew."""
    web = journey.union(journey.everyone)
    large = len(web.ids) > MOST_PLACES
    name = GROUNDS[large]
    old = Positions.read(kept.get(name))
    lands = _parts(web, old, again=again) if large else laid_out(web, old, again=again)
    names = named(journey, web, lands.lands)
    return Ground(web, lands, names | _gatherings(lands.lands) if large else names, large, name)


def laid_out(web: Web, old: Positions, *, again: bool) -> Positions:
    """Everybody in the old place and newcomers beside them; all anew if asked, or where newcomers are two thirds."""
    if again or 3 * sum(who in old.lands for who in web.ids) < np.count_nonzero(web.weight()):
        return afresh(web, regroup(web, old.lands), old)
    return positions(web, groups(web, old.lands), old)


def _parts(web: Web, old: Positions, *, again: bool) -> Positions:
    """Everybody's part, as lands without places: none larger than one map where that can be, few small ones."""
    smallest = min(max(len(web.ids) // PARTS, 3), PART_UP_TO * 2 // 3)
    divide = regroup if again else groups
    tied_before = {who: part for who, part in old.lands.items() if not part.startswith(SEA)}
    found = divide(web, tied_before, largest=PART_UP_TO, smallest=smallest)
    size = Counter(found.values())
    if len(size) > PARTS:
        crumb = min(smallest, 12)
        found = {who: ISLES if size[part] < crumb else part for who, part in found.items()}
    return Positions({}, _cut({who: found.get(who, SEA) for who in web.ids}))


def _cut(parts: Mapping[str, str]) -> dict[str, str]:
    """Parts that do not fit on a map although they have no parts themselves, in equal pieces."""
    members: dict[str, list[str]] = {}
    for who in sorted(parts):
        members.setdefault(parts[who], []).append(who)
    cut = dict(parts)
    for part, several in members.items():
        pieces = -(-len(several) // PART_UP_TO) if len(several) > MOST_PLACES else 1
        for at, who in enumerate(several):
            piece = at * pieces // len(several)
            cut[who] = f"{part}/{piece + 1}" if piece else part
    return cut


def _gatherings(parts: Mapping[str, str]) -> dict[str, str]:
    """The names of the parts that are no group: of small groups, and of those without ties; numbered if several."""
    called = {ISLES: _("Small groups"), SEA: _("Without ties")}
    names = {}
    for part in sorted(set(parts.values())):
        kind, _cut_at, piece = part.partition("/")
        if kind in called:
            names[part] = f"{called[kind]} {piece}".strip()
    return names
