"""The path so far as a picture to take along: what `meshwork picture --progress` draws, from the page itself."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria
from dashboards.pages._changes import pressed
from meshwork.reports import band, band_sheet, png, svg
from meshwork.service import Asker, Service
from meshwork.text import _

TAKE, LOAD = "progress-picture", "progress-picture-load"  # TAKE: {"type": TAKE, "ending": "svg" or "png"}
Ending = Literal["svg", "png"]


def draw() -> Component:
    """The two ways out. The picture names nobody: it holds the label of each stretch and how many were active."""
    said = {"svg": _("sharp at any size"), "png": _("opens everywhere")}
    ways = [
        html.Button(
            [each.upper(), html.Span(f" · {why}", className="soft")],
            id={"type": TAKE, "ending": each},
            className="action quiet small-action",
            **aria(label=_("The path as a picture, {ending}: {why}", ending=each.upper(), why=why)),
        )
        for each, why in said.items()
    ]
    return html.Div(
        [
            html.P(_("The path as a picture"), className="soft"),
            html.Div(ways, className="buttons"),
            dcc.Download(id=LOAD),
        ],
        className="path-out",
    )


def connect(app: Dash, service: Service, goal: State, of: Callable[[str | None], str | None]) -> None:
    """The file, of the whole or of the goal that `goal` holds and `of` reads, up to the day that the page shows."""

    @app.callback(
        Output(LOAD, "data"),
        Input({"type": TAKE, "ending": ALL}, "n_clicks"),
        goal,
        State(frame.COMMUNITY, "data"),
        State(frame.PAST, "data"),
    )
    def take(clicks: list[int | None], chosen: str, here: str, past: str | None) -> dict[str, Any]:
        pressed(any(clicks))
        to = frame.past_day(past)
        return parcel(service, access.asker(), here, ctx.triggered_id["ending"], goal=of(chosen), to=to)


def parcel(
    service: Service, asker: Asker, community: str, ending: Ending, *, goal: str | None = None, to: date | None = None
) -> dict[str, Any]:
    """The picture as `dcc.Download` takes it, dark on light, since it goes on paper and on slides."""
    path = service.path(asker, community, goal=goal, to=to)
    whose = [service.community(asker, community).name]
    whose += [each.title for each in service.facts(asker, community).goals if each.id == goal]
    scene = band_sheet.lay(band.of_path(path), " · ".join(whose), band.now(path))
    text = svg.write(scene)
    content = png.write(text, scene.width) if ending == "png" else text.encode()
    name = f"{community}-{path.readings[-1].day.isoformat()}.{ending}"
    return {"content": base64.b64encode(content).decode(), "filename": name, "base64": True}
