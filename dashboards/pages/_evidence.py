"""What makes the number of a criterion, by name: looked up when somebody opens it, and never before.

Partners lead to the map on that day, goals to their own path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dash import MATCH, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboards import access, frame
from dashboards.elements import data, kept
from meshwork.service import Service
from meshwork.stages import Evidence, telling
from meshwork.stages.evidence import Seen
from meshwork.stages.findings import Finding, Thing
from meshwork.text import _, opening, plural

ASK, FOUND = "progress-ask", "progress-found"  # {"type": ..., "at": where on the page, "of": keys, "day": ISO}
BECAUSE = "because"  # the class of a sentence that opens
MOST = 30
"""So many names stand under a heading before "and 37 more", which opens into all of them."""

Way = Callable[[str, str], str]
"""The address of a partner on the map ("partner", id), or of the path of a goal ("goal", id)."""


def _id(type_: str, at: str, of: str, day: str) -> Any:
    return {"type": type_, "at": at, "of": of, "day": day}


def summary(inside: Sequence[Any], at: str, keys: Sequence[str], day: date) -> Component:
    """The line that opens; at the first opening the evidence of these criteria is asked for."""
    return html.Summary(list(inside), id=_id(ASK, at, " ".join(keys), day.isoformat()))


def slot(at: str, keys: Sequence[str], day: date) -> Component:
    """Where the evidence will stand."""
    wait = html.P(_("It is being looked up..."), className="soft small-print", role="status")
    return html.Div(wait, id=_id(FOUND, at, " ".join(keys), day.isoformat()), className="proofs")


def connect(app: Dash, service: Service, goal: State, of: Callable[[str | None], str | None]) -> None:
    """Looking up what is opened, of the whole or of the goal that `goal` holds and `of` reads."""

    every = {"at": MATCH, "of": MATCH, "day": MATCH}

    @app.callback(
        Output({"type": FOUND, **every}, "children"),
        Input({"type": ASK, **every}, "n_clicks"),
        goal,
        State(frame.COMMUNITY, "data"),
    )
    def look_up(clicks: int | None, chosen: str, community: str) -> list[Component]:
        if clicks != 1:  # opened before
            raise PreventUpdate
        asked = ctx.triggered_id
        day, keys = date.fromisoformat(asked["day"]), asked["of"].split()
        found = [service.readings.evidence(access.asker(), community, day, key, goal=of(chosen)) for key in keys]
        return draw(found, community, titled=len(keys) > 1)


def draw(found: Sequence[Evidence], community: str, *, titled: bool = False) -> list[Component]:
    """The evidence of each criterion: over the whole window, and folded over its last part."""
    return [html.Div(_one(each, _ways(community, each.day), titled=titled), className="proof") for each in found]


def _ways(community: str, day: date) -> Way:
    from dashboards.pages.map import PAGE as MAP  # which knows of the lines, which know of the evidence

    def way(kind: str, id_: str) -> str:
        if kind == "goal":
            return f"?{urlencode({'doel': id_})}"
        return frame.href(community, MAP, partner=id_, dag=day.isoformat())

    return way


def _one(found: Evidence, way: Way, *, titled: bool) -> list[Component]:
    parts: list[Component] = []
    if titled:
        parts.append(html.H3(opening(telling.name(found.key))))
    parts += _seen(found.key, found.whole, way)
    if found.half is not None:
        said = _(
            "Of late, {span}: {value}", span=telling.when(found.half), value=telling.value(found.key, found.half)
        )
        parts.append(html.Details([html.Summary(kept(said)), *_findings(found.half, way)], className="fold"))
    return parts


def _seen(key: str, seen: Seen, way: Way) -> list[Component]:
    value = html.B(kept(telling.value(key, seen)), className="amount")
    return [html.P([opening(telling.when(seen)), ": ", value], className="soft"), *_findings(seen, way)]


def _findings(seen: Seen, way: Way) -> list[Component]:
    return [_finding(each, way) for each in seen.findings]


def _finding(found: Finding, way: Way) -> Component:
    simple = all(each.kind == "partner" for each in found.things)
    inside = _names(found.things, found.unnamed, way, found) if simple else _list(found, way)
    return html.Div(
        [
            html.P([html.I(className="dot"), telling.heading(found)], className="heading"),
            *inside,
            html.P(_(found.record), className="soft") if found.record else None,
        ],
        className=f"finding {found.side}",
    )


def _names(things: Sequence[Thing], unnamed: int, way: Way, found: Finding | None = None) -> list[Component]:
    """Names with commas between them; after the first ones a line that opens into the others."""
    rest = telling.unnamed(unnamed)
    shown, more = things[:MOST], things[MOST:]
    if not things and not rest:
        return []
    first = html.P(_joined(shown, way, found, "" if more else rest), className="names")
    if not more:
        return [first]
    others = [[each.name, way("partner", each.id), _beside(each, found)] for each in more]
    return [
        first,
        _more(html.P(className="names", **data(names=json.dumps([*others, *([[rest, "", ""]] * bool(rest))]))), more),
    ]


def _more(inside: Component, more: Sequence[Thing]) -> Component:
    """A line that opens into what did not fit. Names in `data-names` are put there by the script when it opens: a
    thousand of them as components took a browser many seconds."""
    said = plural("and {n} more", "and {n} more", len(more))
    return html.Details([html.Summary(said), inside], className="fold")


def _beside(thing: Thing, found: Finding | None) -> str:
    return kept(telling.detail(thing, found.amounts if found else ""))


def _joined(things: Sequence[Thing], way: Way, found: Finding | None, rest: str) -> list[Any]:
    parts: list[Any] = []
    for each in things:
        detail = _beside(each, found)
        parts += [", " if parts else "", dcc.Link(each.name, href=way("partner", each.id))]
        parts += [f" ({detail})"] if detail else []
    if rest:
        parts.append(f", {rest}" if parts else rest)
    return parts


def _list(found: Finding, way: Way) -> list[Component]:
    """Goals, sessions, actions, parts: one a line with its partners."""
    shown, more = found.things[:MOST], found.things[MOST:]
    parts: list[Component] = [html.Ul([_line(each, found, way) for each in shown])]
    if more and not any(each.inner for each in more):
        told = [[telling.called(each), "", _beside(each, found)] for each in more]
        parts.append(_more(html.Ul(**data(names=json.dumps(told))), more))
    elif more:
        parts.append(_more(html.Ul([_line(each, found, way) for each in more]), more))
    return parts


def _line(thing: Thing, found: Finding, way: Way) -> Component:
    name = telling.called(thing)
    detail = _beside(thing, found)
    said: Any = name
    if thing.kind == "goal" and thing.id:
        said = html.A(name, href=way("goal", thing.id), **data(goal=thing.id))
    inside = [html.Span(said, className="what"), html.Span(f" {detail}", className="soft") if detail else None]
    return html.Li([*inside, *_names(thing.inner, thing.unnamed, way)])
