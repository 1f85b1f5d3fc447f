"""What if somebody left: the answer in the panel beside the map, and whose leaving would hurt most."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria, data, section
from meshwork.network import Record
from meshwork.text import _, day, opening, plural
from meshwork.weaving import words
from meshwork.weaving.leaving import Leaving, Part
from meshwork.weaving.named import Someone
from meshwork.weaving.tolls import Toll

SHOWN = 8
ALSO = "map-also"


def ask(label: str, *who: str, facilitators: bool = False, look: str = "go") -> Component:
    """A button that asks what if these left; of nobody, whose leaving would hurt most (assets/map.js)."""
    asked = json.dumps({"who": who, "facilitators": facilitators})
    return html.Button(label, className=look, **data(leave=asked))


def draw(found: Leaving, asked: Sequence[str], *, facilitators: bool = False, quiet: str = "") -> Component:
    """Who falls off, what loses its carriers, hosts and leads, where it leaves the whole, and the way back.

    `asked` are those who were asked for by id, and all `facilitators`; others leave with them. `quiet` says that
    nothing was recorded of late.
    """
    parts: list[Any] = [html.H2(words.heading(found, asked))]
    parts += [
        html.P(each, className="soft") for each in (words.company(found, asked), quiet, words.idle(found)) if each
    ]
    parts.append(html.P(_ways_back(found, asked, facilitators), className="ways-back"))
    parts.append(_more())
    parts.append(section(_("Where it would leave the whole"), *_sentences(words.stage(found))))
    falling: list[Any] = [html.P(words.falls_off(found))]
    if found.loose.size:
        falling.append(_part(_("Without any tie"), found.loose))
    falling += [_part(_("Cut off together"), each) for each in found.pieces]
    parts.append(section(_("Who would fall off"), *falling))
    if found.goals:
        goals = [html.Li(_sentences(words.goal(each))) for each in found.goals]
        parts.append(section(_("Which goals lose their carriers"), html.Ul(goals, className="rows")))
    if found.sessions:
        parts.append(section(_("What nobody else hosts"), *_sentences(map(words.series, found.sessions[:SHOWN]))))
    if found.actions:
        parts.append(section(_("What nobody else leads"), *_sentences(map(words.action, found.actions))))
    parts.append(html.P(words.frame(found), className="soft small-print"))
    return html.Div(parts, className="letter")


def table(dearest: Sequence[Toll], record: Record, on: date) -> Component:
    """Whose leaving would hurt most, each leading to its own answer; all facilitators together stand under them."""
    parts: list[Any] = [html.H2(_("Whose leaving would hurt most")), html.P(day(on), className="soft")]
    parts += [html.P(quiet, className="soft")] if (quiet := words.asleep(record, on)) else []
    if dearest:
        parts.append(html.Ol([html.Li([ask(each.who.name, each.who.id), _cost(each)]) for each in dearest]))
    else:
        parts.append(html.P(words.nobody_dear(record, on)))
    parts.append(html.P(ask(_("What if all facilitators left?"), facilitators=True)))
    parts.append(html.P(words.sum_explained(), className="soft small-print"))
    return html.Div(parts, className="letter dearest")


def on_the_map(found: Leaving) -> dict[str, Any]:
    """What the map needs of an answer: who leaves, who falls off, and what is said of it."""
    fallen = [*found.loose.members, *(each for piece in found.pieces for each in piece.members)]
    return {
        "gone": [each.id for each in found.who],
        "fallen": [each.id for each in fallen],
        "said": words.falls_off(found),
    }


def _ways_back(found: Leaving, asked: Sequence[str], facilitators: bool) -> list[Any]:
    """To the partner that was asked for, of several to the others without one; and to the table."""
    mine = [each for each in found.who if each.id in asked]
    if len(mine) + facilitators > 1:
        back = [
            ask(
                _("{name} stays after all", name=one.name),
                *(each for each in asked if each != one.id),
                facilitators=facilitators,
            )
            for one in mine
        ]
    else:
        back = [_go(each, _("Back to {name}", name=each.name)) for each in mine]
    return [*back, ask(_("Whose leaving would hurt most"))]


def _more() -> Component:
    """Where somebody more is taken out with them, by name."""
    said = _("And who more?")
    return dmc.Select(
        id=ALSO,
        value=None,  # said, else the first answer takes what was typed away
        data=[],
        placeholder=said,
        searchable=True,
        size="xs",
        filter={"function": "everything"},
        nothingFoundMessage=_("Nobody and nothing by that name"),
        **aria(label=said),
    )


def _part(title: str, part: Part) -> Component:
    """Some who fall off, each leading to itself on the map, and who has met them."""
    named = [html.Li(_go(each, each.name)) for each in part.members]
    if part.unnamed:
        named.append(html.Li(opening(words.names((), part.unnamed)), className="soft"))
    more: list[Any] = []
    if len(named) > SHOWN:
        rest = named[SHOWN:]
        more = [
            html.Details([html.Summary(plural("{n} more", "{n} more", len(rest))), html.Ul(rest, className="rows")])
        ]
    return html.Div(
        [
            html.P(title, className="soft"),
            html.Ul(named[:SHOWN], className="rows"),
            *more,
            html.P(words.met(part), className="soft"),
        ]
    )


def _cost(each: Toll) -> Component:
    return html.Span(", ".join(words.toll(each)), className="under")


def _sentences(said: Any) -> list[Component]:
    return [html.P(opening(each)) for each in said]


def _go(who: Someone, label: str) -> Component:
    return html.Button(label, className="go", **data(partner=who.id))
