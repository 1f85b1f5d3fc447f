"""What is planned on the page Care: what to ask after, what is to come, who is let be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, editing, frame
from dashboards.elements import aria
from dashboards.pages import _care_form as form
from dashboards.pages._changes import pressed
from meshwork import caring_words as words
from meshwork.caring import Planned, asked, resting, to_do
from meshwork.change import Change
from meshwork.service import Service
from meshwork.text import _

DROP = "care-drop"  # {"type": DROP, "id": follow-up}
ICS = "care-ics"  # {"type": ICS, "id": follow-up}
LOAD = "care-load"
_HERE = State(frame.COMMUNITY, "data")
_FIELDS = {"type": form.FIELD, "of": ALL, "name": ALL}
ANSWER = (
    Output(editing.BODY, "children", allow_duplicate=True),
    Output(editing.SAID, "children", allow_duplicate=True),
)


def connect(app: Dash, service: Service, again: Callable[[str], Component]) -> None:
    """The callbacks: what came of it, one taken off the list, one for the calendar. `again` draws the page anew."""

    @app.callback(
        *ANSWER,
        Input({"type": form.CLOSE, "id": ALL}, "n_clicks"),
        State(_FIELDS, "id"),
        State(_FIELDS, "value"),
        State(_FIELDS, "checked"),
        _HERE,
    )
    def close(
        clicks: list[int | None], ids: list[dict[str, str]], values: list[Any], ticked: list[Any], here: str
    ) -> tuple[Any, ...]:
        pressed(any(clicks))
        one = ctx.triggered_id["id"]
        came = form.came(form.said_of(one, ids, [tick or value for tick, value in zip(ticked, values, strict=True)]))
        done = service.follow_ups.close(access.asker(), here, one, came)
        return again(here), told(_("Written down."), done)

    @app.callback(*ANSWER, Input({"type": DROP, "id": ALL}, "n_clicks"), _HERE)
    def drop(clicks: list[int | None], here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        done = service.follow_ups.drop(access.asker(), here, ctx.triggered_id["id"])
        return again(here), told(_("It is off the list."), done)

    @app.callback(Output(LOAD, "data"), Input({"type": ICS, "id": ALL}, "n_clicks"), _HERE)
    def calendar(clicks: list[int | None], here: str) -> dict[str, Any]:
        pressed(any(clicks))
        file = service.follow_ups.calendar(access.asker(), here, ctx.triggered_id["id"])
        return {"content": file, "filename": "meshwork.ics", "type": "text/calendar"}


def told(said: str, done: Change | None) -> Component:
    """What was done, with the way back."""
    return editing.way_back(said, done) if done else html.P(_("It stood so already; nothing was written."))


def ask(service: Service, community: str, several: Sequence[Planned], today: date) -> Component | None:
    """A card for each follow-up whose day has come."""
    cards = [
        html.Li(
            [
                html.H3(words.title(each)),
                html.P(words.when(each, today), className="soft"),
                form.outcome(
                    each, today, energy=not service.follow_ups.keeps_no_signals(access.asker(), community, each)
                ),
                _drop(each, _("Not any more")) if each.done is None else None,
            ],
            role="group",
            **aria(label=words.title(each)),
        )
        for each in asked(several, today)
    ]
    if not cards:
        return None
    return html.Section([html.H2(_("What came of it?")), html.Ul(cards, className="asked-after")])


def to_come(several: Sequence[Planned], today: date) -> Component | None:
    """What is planned for later, and who is let be, each with the way off the list."""
    wanting = {each.id for each in asked(several, today)}
    planned = [_row(each, today) for each in to_do(several) if each.id not in wanting]
    let_be = [_row(each, today) for each in resting(several, today).values()]
    parts = [
        html.Section([html.H2(title), html.Ul(rows, className="planned")])
        for title, rows in ((_("Planned"), planned), (_("Let be for a while"), let_be))
        if rows
    ]
    return html.Div([*parts, dcc.Download(id=LOAD)], className="to-come")


def _row(each: Planned, today: date) -> Component:
    open_ = each.done is None
    reason = "" if open_ else words.came(each)
    title = words.title(each) if open_ or not each.names else ", ".join(each.names)
    return html.Li(
        [
            html.Div(
                [title, " ", html.Span(" · ".join(filter(None, (words.when(each, today), reason))), className="soft")]
            ),
            html.Div(
                [
                    html.Button(
                        _("Calendar file"),
                        id={"type": ICS, "id": each.id},
                        className="action quiet small-action",
                        **aria(label=f"{_('Calendar file')}: {title}"),
                    )
                    if open_ and each.due
                    else None,
                    _drop(each, _("Not any more") if open_ else _("Show again")),
                ],
                className="answers",
            ),
        ]
    )


def _drop(each: Planned, said: str) -> Component:
    return html.Button(
        said,
        id={"type": DROP, "id": each.id},
        className="action quiet small-action",
        **aria(label=f"{said}: {words.title(each)}"),
    )
