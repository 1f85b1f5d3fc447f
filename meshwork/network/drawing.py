"""Draws one view of the community's journey: who is on it, where, in which lands, with which lines.

A community of up to `MOST_PLACES` is one map, and every view of it shows a part of that map. A larger one is divided
into parts; its whole is an overview with a place for each part, and every other view is a map of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from meshwork.network.around import Around, around, fitting, goal_lines, goal_places, goals_in, goals_of, laid_around
from meshwork.network.atlas import MOST_PLACES, Atlas, Crumb, Land, Place, View
from meshwork.network.ground import Ground, ground, laid_out
from meshwork.network.journey import Journey
from meshwork.network.lines import measured, tied
from meshwork.network.names import named
from meshwork.network.positions import Positions
from meshwork.network.views import Chosen, choose
from meshwork.network.web import Ints, Web
from meshwork.text import _


@dataclass(frozen=True, slots=True)
class Drawn:
    """An atlas, and what to keep of it so that the next one looks the same: texts by name.

    `name` is the text that holds the places of this atlas; there is none where `atlas.kept` is False.
    """

    atlas: Atlas
    keep: Mapping[str, str]
    name: str


def draw(
    journey: Journey,
    view: View,
    kept: Mapping[str, str] | None = None,
    *,
    again: bool = False,
    under: Ground | None = None,
) -> Drawn:
    """The atlas of a view. `kept` holds what earlier ones gave to keep; with `again` places are found anew.

    `under` is what `ground` said of this journey, where that is known already. A view of something that is not there
    is answered with the whole.
    """
    kept = {} if kept is None else kept
    if view.kind == "goals" and len(journey.everyone) <= MOST_PLACES and len((found := around(journey)).who):
        return _around(journey, found, kept, again=again)
    if under is None:
        # one part of a large community is drawn anew by itself
        anew = again and (view.kind in {"whole", "overview"} or len(journey.everyone) <= MOST_PLACES)
        under = ground(journey, kept, again=anew)
    web, names = under.web, under.names
    keep = {under.name: under.lands}
    name = under.name
    shown = choose(journey, web, view, under.lands.lands, names)
    if not under.large:
        now, drawn_from = under.lands, web
    elif shown.view.kind == "whole":
        shown = replace(shown, view=View("overview"))
        drawn_from = _between(web, under.lands.lands)
        name = "map:overview"
        keep[name] = now = laid_out(drawn_from, Positions.read(kept.get(name)), again=again)
    else:
        drawn_from = web.part(np.searchsorted(np.array(web.ids), shown.members))
        name = f"map:part:{shown.view.of}" if shown.view.kind == "group" else ""
        now = laid_out(drawn_from, Positions.read(kept.get(name)), again=again)
        names = named(journey, drawn_from, now.lands)
        if name:
            keep[name] = now
    if shown.view.kind == "overview":
        places, of = _parts_as_places(journey, web, under.lands.lands, names, now)
        names = dict.fromkeys(now.lands.values(), "")
    else:
        places, of = _stakeholders(journey, shown, now)
    texts = {key: each.text() for key, each in keep.items()}
    return Drawn(
        _atlas(journey, shown, places, of, _lands(names, drawn_from, places), kept=bool(name)),
        {key: text for key, text in texts.items() if kept.get(key) != text},
        name,
    )


def _around(journey: Journey, found: Around, kept: Mapping[str, str], *, again: bool) -> Drawn:
    """Everybody around their goals: a place for each goal too, and of partners the goals instead of the ties."""
    name = "map:goals"
    old = Positions.read(kept.get(name))
    part, goals_left_out, lines_left_out = fitting(found, () if again else goals_in(old))
    now = laid_around(journey, part, old, again=again)
    ids, community = journey.record.ids, journey.record.facts.community
    members = tuple(ids[at] for at in journey.everyone)
    root = Crumb(community[0].name if community else _("The whole community"), View())
    bare, of = _stakeholders(journey, Chosen(View("goals"), (root,), members), now)
    roster, steps = journey.record.material.roster, len(journey.steps)
    partners = (
        replace(each, goals=goals_of(found, roster.places[each.id], steps)) for each in measured(journey, bare, of)
    )
    places = (*partners, *goal_places(found, now))
    lands: dict[str, list[str]] = {}
    for place in places:
        if place.land is not None:
            lands.setdefault(place.land, []).append(place.id)
    atlas = Atlas(
        steps=journey.steps,
        activity=journey.activity(),
        places=places,
        lines=goal_lines(part, ids),
        lands=tuple(Land(land, "", tuple(who)) for land, who in sorted(lands.items())),
        view=View("goals"),
        trail=(root,),
        total=len(members),
        shown=len(members),
        goals_left_out=goals_left_out,
        lines_left_out=lines_left_out,
        without_goals=len(np.setdiff1d(found.who, part.who)),
        circles=True,
    )
    text = now.text()
    return Drawn(atlas, {name: text} if kept.get(name) != text else {}, name)


def _between(web: Web, parts: Mapping[str, str]) -> Web:
    """The ties between parts, added up."""
    ids = tuple(sorted(set(parts.values())))
    number = {part: at for at, part in enumerate(ids)}
    of = np.array([number[parts[who]] for who in web.ids], np.int64)
    return Web.by_column(ids, of[web.source], of[web.target], web.strength)


def _stakeholders(journey: Journey, shown: Chosen, now: Positions) -> tuple[list[Place], Ints]:
    """A place for each member; and for every stakeholder of the record its place, or -1."""
    until, roster = journey.steps[-1], journey.record.material.roster
    facilitating = set(journey.facilitating.tolist())
    of = np.full(len(roster.ids), -1, np.int64)
    places = []
    for number, who in enumerate(shown.members):
        at = roster.places[who]
        of[at] = number
        was = roster.described(at, until)
        places.append(
            Place(
                id=who,
                name=was["name"] or who,
                kind=was["kind"] or "organisation",
                sector=was["sector"],
                town=journey.record.facts.stakeholders[at].place,
                x=now.places[who][0],
                y=now.places[who][1],
                land=now.lands.get(who),
                facilitator=at in facilitating,
                pinned=who in now.pinned,
                spans=(),
            )
        )
    return places, of


def _parts_as_places(
    journey: Journey, web: Web, parts: Mapping[str, str], names: Mapping[str, str], now: Positions
) -> tuple[list[Place], Ints]:
    """A place for each part; and for every stakeholder of the record its part, or -1."""
    number = {part: at for at, part in enumerate(sorted(set(parts.values())))}
    roster, until = journey.record.material.roster, journey.steps[-1]
    of = np.full(len(roster.ids), -1, np.int64)
    sectors = roster.sectors_on(until.toordinal())
    mix: dict[str, Counter[str]] = {part: Counter() for part in number}
    for who in web.ids:
        place = roster.places[who]
        of[place] = number[parts[who]]
        mix[parts[who]][roster.sectors[sectors[place]] if sectors[place] >= 0 else ""] += 1
    return [
        Place(
            id=part,
            name=names[part],
            kind="land",
            sector=None,
            town=None,
            x=now.places[part][0],
            y=now.places[part][1],
            land=now.lands.get(part),
            facilitator=False,
            pinned=part in now.pinned,
            spans=(),
            mix=tuple(sorted(mix[part].items(), key=lambda each: (-each[1], each[0]))),
        )
        for part in number
    ], of


def _lands(names: Mapping[str, str], web: Web, places: list[Place]) -> tuple[Land, ...]:
    """The lands of those on the map, with those members; the best known first."""
    known = dict(zip(web.ids, web.weight().round(6).tolist(), strict=True))
    members: dict[str, list[str]] = {}
    for place in sorted(places, key=lambda each: (-known[each.id], each.id)):
        if place.land is not None:
            members.setdefault(place.land, []).append(place.id)
    return tuple(Land(land, names[land], tuple(who)) for land, who in sorted(members.items()))


def _atlas(
    journey: Journey, shown: Chosen, bare: list[Place], of: Ints, lands: tuple[Land, ...], *, kept: bool
) -> Atlas:
    places = measured(journey, bare, of)
    lines, left_out = tied(journey, places, of)
    return Atlas(
        steps=journey.steps,
        activity=journey.activity(),
        places=places,
        lines=lines,
        lands=lands,
        view=shown.view,
        trail=shown.trail,
        total=int(journey.here.any(axis=1).sum()),
        shown=len(shown.members),
        places_left_out=shown.left_out,
        lines_left_out=left_out,
        kept=kept,
        circles=bool(journey.record.facts.commitments) and len(journey.everyone) <= MOST_PLACES,
    )
