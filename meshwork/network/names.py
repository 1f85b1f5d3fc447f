"""What a land is called: after the goal that most of it carries, else as what lies around its best-known partner."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.network.journey import Journey
from meshwork.network.web import Web
from meshwork.text import _

CARRIED_BY = 2
"""A goal names a land only if so many of its partners carry it."""


def named(journey: Journey, web: Web, lands: Mapping[str, str]) -> dict[str, str]:
    """A name for every land (`lands`: stakeholder to land), no name twice.

    The land in which the largest share carries a goal is called after it; the others take their next goal, or are
    what lies around the partner with the strongest ties.
    """
    size: dict[str, int] = {}
    for land in lands.values():
        size[land] = size.get(land, 0) + 1
    names: dict[str, str] = {}
    for land, title in _wishes(journey, lands, size):
        if land not in names and title not in names.values():
            names[land] = title
    weight = web.weight()
    known = sorted(range(len(web.ids)), key=lambda at: (-round(float(weight[at]), 6), web.ids[at]))
    called = {each.id: each.name for each in journey.record.facts.stakeholders}
    for at in known:
        land = lands.get(web.ids[at], "")
        if land and land not in names:
            names[land] = _("around {name}", name=called.get(web.ids[at], web.ids[at]))
    return names


def _wishes(journey: Journey, lands: Mapping[str, str], size: Mapping[str, int]) -> list[tuple[str, str]]:
    """Every land with every goal that enough of it carried at any time so far: the largest share first."""
    deeds, ids = journey.record.material.deeds, journey.record.ids
    told = deeds.pledged_from <= journey.steps[-1].toordinal()
    pairs = np.unique(np.column_stack([deeds.pledger[told], deeds.pledged[told]]), axis=0)
    count: dict[tuple[str, int], int] = {}
    for who, goal in pairs.tolist():
        land = lands.get(ids[who])
        if land is not None:
            count[land, goal] = count.get((land, goal), 0) + 1
    titles = {each.id: each.title for each in journey.record.facts.goals}
    wishes = [
        (-many / size[land], -many, titles[deeds.goals[goal]], land)
        for (land, goal), many in count.items()
        if many >= CARRIED_BY
    ]
    return [(land, title) for _share, _many, title, land in sorted(wishes)]
