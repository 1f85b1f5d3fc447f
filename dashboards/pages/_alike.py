"""Partners that may be one and the same: proposed, looked at beforehand, made one, or said to be two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria
from dashboards.pages._changes import pressed
from meshwork.alike import Alike
from meshwork.change import kind_of
from meshwork.kept_words import line
from meshwork.merging import Merge
from meshwork.merging_words import told, why
from meshwork.nouns import noun
from meshwork.service import Service
from meshwork.text import _, opening, plural
from meshwork.verbs.partners import Kept

DEED = "partners-alike"  # {"type": DEED, "act": "one" | "two", "one": ..., "other": ...}


def connect(app: Dash, service: Service, body: Output, said: Output, after: Callable[..., tuple[Any, Any]]) -> None:
    """The callback: made one, or said to be two; `after` draws what then stands."""

    @app.callback(
        body,
        said,
        Input({"type": DEED, "act": ALL, "one": ALL, "other": ALL}, "n_clicks"),
        State(frame.COMMUNITY, "data"),
    )
    def decide(clicks: list[int | None], here: str) -> tuple[Any, Any]:
        pressed(any(clicks))
        at = ctx.triggered_id
        if at["act"] == "two":
            service.merges.apart(access.asker(), here, at["one"], at["other"])
            return after(here, None, None)
        return after(here, at["one"], service.merges.merge(access.asker(), here, at["one"], at["other"]))


def proposed(pairs: Sequence[Alike], here: str) -> Component | None:
    """Who may be the same, folded away; nothing where nobody is."""
    if not pairs:
        return None
    rows = [
        html.Li(
            [
                html.Span(
                    [
                        dcc.Link(_both(each), href=_address(here, each.one.id, each.other.id)),
                        " ",
                        html.Span(why(each), className="soft small-print"),
                    ]
                ),
                _button("two", _("They are two"), each.one.id, each.other.id, _both(each)),
            ]
        )
        for each in pairs
    ]
    said = plural("{n} pair may be one and the same", "{n} pairs may be one and the same", len(pairs))
    return html.Details([html.Summary(said), html.Ul(rows, className="facts")], className="fold alike")


def look(found: Merge, one: Kept, other: Kept, here: str) -> Component:
    """What making one of two would do, before it is done."""
    called = {**one.called, **other.called}
    stays, goes = found.stays, found.goes
    together = [
        html.Li(f"{opening(noun(kind_of(stands), 1))}: {line(stands, called, stays.id)}")
        for stands, _falls in found.together
    ]
    sentences = [html.P(each) for each in told(found)]
    return html.Article(
        [
            html.Div(dcc.Link(_("All partners"), href=here), className="ways-out"),
            html.H1(_("Are {one} and {other} one and the same?", one=one.stakeholder.name, other=goes.name)),
            html.Div(sentences, className="sentences"),
            html.Details([html.Summary(_("What falls together")), html.Ul(together)]) if together else None,
            html.P(_("Other names from then on: {names}.", names=", ".join(stays.aliases))),
            html.P(dcc.Link(_("Let the name {other} stay", other=goes.name), href=_address(here, goes.id, stays.id))),
            html.Div(
                [
                    _button("one", _("Make one of them"), stays.id, goes.id, "", "action"),
                    _button("two", _("They are two"), stays.id, goes.id, "", "action quiet"),
                ],
                className="buttons",
            ),
        ],
        className="partner merge",
    )


def _both(pair: Alike) -> str:
    return f"{pair.one.name} · {pair.other.name}"


def _address(here: str, one: str, other: str) -> str:
    return f"{here}?samen={quote(one)}&met={quote(other)}"


def _button(act: str, words: str, one: str, other: str, of: str, style: str = "go edit") -> Component:
    label = aria(label=f"{words}: {of}") if of else {}
    return html.Button(words, id={"type": DEED, "act": act, "one": one, "other": other}, className=style, **label)
