"""The sheet of the map: lands under cytoscape, names over it, and the slips that lie on it."""

from __future__ import annotations

import json
from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria, data
from dashboards.pages import _threads as threads
from dashboards.pages._leaving import ask
from dashboards.pages._map_words import GROUP, METRICS, worked_out
from meshwork.network.atlas import Atlas
from meshwork.text import _, plural

CYTOSCAPE, TRAIL, METRIC, TABLE = "map-cytoscape", "map-trail", "map-metric", "map-table"
LARGER, SMALLER, WHOLE = "map-larger", "map-smaller", "map-whole"
ANEW, SAID_ANEW = "map-anew-button", "map-anew"
COLOUR = "map-colour"


def sheet(atlas: Atlas) -> Component:
    """The map itself, of an atlas that the script is given beside it."""
    hint = _(
        "Arrow keys walk from partner to partner, Enter opens one, Escape leaves. With Shift the arrows move who is "
        "chosen. Plus and minus zoom."
    )
    return html.Div(
        [
            html.Canvas(id="map-lands", **aria(hidden="true")),
            cyto.Cytoscape(
                id=CYTOSCAPE,
                elements=[],
                layout={"name": "preset", "fit": False},
                stylesheet=[],
                style={"width": "100%", "height": "100%"},
                autoRefreshLayout=False,
                boxSelectionEnabled=False,
                responsive=False,
            ),
            html.Canvas(id="map-names", **aria(hidden="true")),
            html.P(id=SAID_ANEW, role="status"),
            html.Div(
                [
                    html.Nav(trail(atlas), id=TRAIL, **aria(label=_("Where you are in the community"))),
                    html.P(id="map-summary", className="slip", **aria(live="off")),
                ],
                id="map-head",
            ),
            _legend(),
            _tools(),
            html.Div(id="map-tip", hidden=True, **aria(hidden="true")),
            html.P(id="map-said", className="heard", **aria(live="polite")),
            html.P(hint, id="map-hint", className="heard"),
        ],
        id="map-sheet",
        tabIndex=0,
        role="application",
        **aria(label=_("Map of the community"), describedby="map-hint"),
    )


def _legend() -> Component:
    counted = [{"value": key, "label": _(name)} for key, name, _meaning in METRICS]
    found = [{"value": key, "label": _(mark.name)} for key, mark in worked_out().items()]
    metrics = [
        {"group": _("What was recorded"), "items": counted},
        {"group": _("Where a partner stands"), "items": found},
    ]
    by = [{"value": "sector", "label": _("Sector")}, {"value": GROUP, "label": _("Group")}]
    return html.Details(
        [
            html.Summary(_("Legend")),
            html.Div(
                [
                    html.Span(_("Colour tells"), className="soft"),
                    dmc.SegmentedControl(
                        id=COLOUR, data=by, value="sector", size="xs", **aria(label=_("What the colours tell"))
                    ),
                    html.P(id="map-group", className="soft"),
                ],
                id="map-colours",
            ),
            html.Ul(id="map-key"),
            html.Div(
                [
                    html.Label(_("Larger is more"), htmlFor=METRIC, className="soft"),
                    dmc.Select(id=METRIC, data=metrics, value="ties", size="xs", allowDeselect=False),
                    html.P(id="map-meaning", className="soft"),
                    html.Details(
                        [html.Summary(_("Range and source")), html.P(id="map-source")],
                        id="map-sourced",
                        className="soft",
                        hidden=True,
                    ),
                ],
                id="map-size",
            ),
            threads.switch(),
            html.Button(_("Draw the map anew"), id=ANEW, className="go", **data(anew="yes")),
        ],
        id="map-legend",
        className="slip",
        open=True,
    )


def _tools() -> Component:
    named = (
        (LARGER, "+", _("Larger")),
        (SMALLER, "−", _("Smaller")),
        (WHOLE, "", _("The whole map")),
    )
    return html.Div(
        [
            *(
                html.Button(sign, id=key, className=f"tool {key}", title=name, **aria(label=name))
                for key, sign, name in named
            ),
            ask(_("What if"), look="tool wide"),
            html.Button(_("Table"), id=TABLE, className="tool wide", **aria(pressed="false")),
        ],
        id="map-tools",
    )


def trail(atlas: Atlas) -> Component | None:
    """The way back from a part of a large community, and what did not fit."""
    parts: list[Any] = []
    if len(atlas.trail) > 1:
        for crumb in atlas.trail[:-1]:
            view = json.dumps({"kind": crumb.view.kind, "of": crumb.view.of, "reach": crumb.view.reach})
            parts += [html.Button(crumb.title, className="go", **data(view=view)), " › "]
        parts.append(html.B(atlas.trail[-1].title))
    if atlas.places_left_out:
        parts.append(html.Span(plural("{n} partner did not fit", "{n} partners did not fit", atlas.places_left_out)))
    left = []
    if atlas.goals_left_out:
        left.append(plural("{n} goal did not fit", "{n} goals did not fit", atlas.goals_left_out))
    if atlas.lines_left_out:
        left.append(plural("{n} line did not fit", "{n} lines did not fit", atlas.lines_left_out))
    if atlas.without_goals:
        left.append(plural("{n} partner without its goals", "{n} partners without their goals", atlas.without_goals))
    if atlas.circles and atlas.view.kind in {"whole", "goals"}:
        around = atlas.view.kind == "goals"
        other = json.dumps({"kind": "whole" if around else "goals", "of": "", "reach": 1})
        words = _("Show the ties") if around else _("Show them around their goals")
        parts += [html.B(_("Partners around their goals")), " "] if around else []
        parts.append(html.Button(words, className="go", **data(view=other)))
    for each in left:
        parts += [" · ", each] if parts else [each]
    return html.Span(parts, className="slip") if parts else None
