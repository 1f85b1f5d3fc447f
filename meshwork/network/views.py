"""Who is part of a view, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from meshwork.network.atlas import MOST_PLACES, Crumb, View
from meshwork.network.journey import Journey
from meshwork.network.web import Web
from meshwork.text import _, bare


@dataclass(frozen=True, slots=True)
class Chosen:
    """A view with its title and its members (sorted ids); so many did not fit."""

    view: View
    trail: tuple[Crumb, ...]
    members: tuple[str, ...]
    left_out: int = 0


def choose(journey: Journey, web: Web, view: View, lands: Mapping[str, str], names: Mapping[str, str]) -> Chosen:
    """The members of a view, the nearest and best known first where not all fit; the whole for one that is not there.

    `lands` and `names` are the groups of this community: its lands, or the parts of a large one.
    """
    community = journey.record.facts.community
    root = Crumb(community[0].name if community else _("The whole community"), View())
    called = {each.id: each.name for each in journey.record.facts.stakeholders}
    if view.kind == "group" and view.of in names:
        found, title = [who for who in web.ids if lands.get(who) == view.of], names[view.of]
        asked = View("group", view.of)
    elif view.kind == "neighbourhood" and view.of in web.ids:
        asked = View("neighbourhood", view.of, 1 if view.reach < 2 else 2)
        found, title = _near(web, [view.of], asked.reach), called[view.of]
    elif view.kind == "search" and bare(view.of):
        here = set(web.ids)
        hits = [who for who in _matching(journey, view.of) if who in here]
        found, title, asked = _near(web, hits, 1), f"“{view.of}”", View("search", view.of)
    else:
        return Chosen(View(), (root,), web.ids)
    return Chosen(
        asked, (root, Crumb(title, asked)), tuple(sorted(found[:MOST_PLACES])), max(len(found) - MOST_PLACES, 0)
    )


def _near(web: Web, start: list[str], reach: int) -> list[str]:
    """These and whoever is up to `reach` ties away, ring by ring, in a ring those held strongest first."""
    number = {who: at for at, who in enumerate(web.ids)}
    found = [number[who] for who in start]
    inside = np.zeros(len(web.ids), bool)
    inside[found] = True
    for _ring in range(reach):
        pull = np.zeros(len(web.ids))
        for one, other in ((web.source, web.target), (web.target, web.source)):
            np.add.at(pull, other, np.where(inside[one], web.strength, 0.0))
        ring = np.flatnonzero((pull > 0) & ~inside)
        found += ring[np.lexsort((ring, -pull[ring].round(6)))].tolist()
        inside[ring] = True
    return [web.ids[at] for at in found]


def _matching(journey: Journey, text: str) -> Iterator[str]:
    """Whose name, other name, place or sector holds the text, or who carries a goal that does; best match first."""
    facts, sought = journey.record.facts, bare(text)
    goals = {each.id for each in facts.goals if sought in bare(each.title)}
    carrying = {each.stakeholder for each in facts.commitments if each.goal in goals}
    by_name = [each.id for each in facts.stakeholders if _says(sought, (each.name, *each.aliases))]
    otherwise = [
        each.id for each in facts.stakeholders if each.id in carrying or _says(sought, (each.place, each.sector))
    ]
    yield from dict.fromkeys([*by_name, *otherwise])


def _says(sought: str, texts: Iterable[str | None]) -> bool:
    return any(sought in bare(text) for text in texts if text)
