"""What the ticked introductions would give together, beside the stage of today, and the way to the follow-up list."""

from __future__ import annotations

from datetime import date, timedelta

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages._pairs import PANEL, change
from meshwork.metrics import numbers
from meshwork.stages.words import missing as still_missing
from meshwork.text import _, day, opening
from meshwork.weaving import introductions_words as words
from meshwork.weaving.gains import Gain
from meshwork.weaving.together import Together

GIVEN, SEND, DUE = "introduce-given", "introduce-send", "introduce-due"
_WEEKS = (1, 2, 4, 8)


def panel(today: date) -> Component:
    """The panel before anything is ticked."""
    days = [today + timedelta(weeks=weeks) for weeks in _WEEKS]
    return html.Aside(
        [
            html.H2(_("Together")),
            html.Div(_hint(), id=GIVEN, **aria(live="polite")),
            html.Div(
                [
                    dmc.Select(
                        id=DUE,
                        label=_("To be done by"),
                        data=[{"value": each.isoformat(), "label": day(each)} for each in days],
                        value=days[1].isoformat(),
                        allowDeselect=False,
                    ),
                    html.Button(_("Put on the follow-up list"), id=SEND, className="action", disabled=True),
                ],
                className="send",
            ),
            html.P(
                _("The list is for facilitators alone; the log says that something was put on it, not whom."),
                className="soft small-print",
            ),
        ],
        id=PANEL,
        tabIndex="-1",
        className="together",
        **aria(label=_("Together")),
    )


def draw(given: Together) -> Component:
    """What they would give, in the order in which each adds most."""
    if not given.steps:
        return _hint()
    steps = [
        html.Li([html.B(words.listed([each.one.name, each.other.name])), html.Span(words.gains(each.gains))])
        for each in given.steps
    ]
    missing = still_missing(given.after) if given.before.stage else ()
    first, last = given.steps[0].gains, given.steps[-1].gains
    return html.Div(
        [
            html.P(words.stage(given), className="lead"),
            html.Dl([part for one, other in zip(first, last, strict=True) for part in _whole(one, other)]),
            html.H3(_("Each adds to those before it")),
            html.Ol(steps),
            html.Div([html.H3(_("Then still missing:")), html.Ul([html.Li(opening(each)) for each in missing])])
            if missing
            else None,
            html.P(words.honest(), className="soft small-print"),
        ]
    )


def _hint() -> Component:
    return html.Div(
        [
            html.P(_("Tick pairs to see which stage they would give together.")),
            html.P(words.honest(), className="soft small-print"),
        ]
    )


def _whole(first: Gain, last: Gain) -> tuple[Component, Component]:
    """A number of today, and with all of them."""
    part = (first.part[0], last.part[1]) if first.part and last.part else None
    whole = Gain(first.key, first.before, last.after, part, first.whole)
    return html.Dt(opening(_(numbers()[first.key].name))), html.Dd(change(whole))
