"""Who is around what: the goals as places to put partners, and the partners who can be put there."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria, data
from graph_schema import kinds
from meshwork.circles import LEVELS, Circle, Circles
from meshwork.nouns import choice
from meshwork.text import _, plural

PICKED, LEVEL = "begin-picked", "begin-level"
ALL_OF, LOOSE = "begin-all", "begin-loose"
PUT = "begin-put"  # {"type": PUT, "goal": ...}: the ticked partners go there
FIND, FOUND = "begin-find", "begin-found"  # words of a goal; where the goals that they find stand
OFF = "begin-off"  # {"type": OFF, "id": ...}: a commitment goes
MOST = 400
"""Partners that can be put by hand here; of more a sheet of who carries what is less work."""
MOST_GOALS, MOST_THERE = 24, 60
"""Goals shown at once, words find the others; and partners shown in one of them."""


def draw(found: Circles, here: str, words: str = "") -> Component | None:
    """The partners to tick or drag, and the goals they go to; nothing while nobody is there yet."""
    if not found.partners:
        return html.P(_("Once there are partners, you put them around a goal here."), className="soft")
    if not found.goals:
        return None
    return html.Div(
        [_partners(found), html.Div(goals(found, here, words), id=FOUND, className="found")], className="two"
    )


def many(found: Circles) -> bool:
    """Whether there are more goals than are shown, and somebody to put around them."""
    return bool(found.partners) and len(found.goals) > MOST_GOALS


def find() -> Component:
    """Where words of a goal are typed."""
    said = _("Find a goal")
    return dmc.TextInput(id=FIND, value="", placeholder=said, debounce=250, maw=480, **aria(label=said))


def goals(found: Circles, here: str, words: str = "") -> list[Component]:
    """The goals that the words find, at most so many at once, and the way to the others."""
    shown, more = found.first(MOST_GOALS, words)
    if not shown:
        return [html.P(_("No goal of that name"), className="soft", role="status")]
    circles = html.Div([_circle(each) for each in shown], className="circles")
    if not more:
        return [circles]
    said = plural("and {n} more goal; words above find it", "and {n} more goals; words above find them", more)
    return [circles, html.P([said, " · ", dcc.Link(_("All goals"), href=f"/c/{here}/doelen")], className="soft")]


def _partners(found: Circles) -> Component:
    shown = sorted(found.partners, key=lambda each: each[0] not in found.loose)[:MOST]
    more = len(found.partners) - len(shown)
    return html.Div(
        [
            html.P(
                plural("{n} partner is around no goal yet.", "{n} partners are around no goal yet.", len(found.loose))
                if found.loose
                else _("Everybody is around something."),
                className="soft",
            ),
            html.Div(
                [
                    html.Button(_("Tick everybody"), id=ALL_OF, className="action quiet small-action"),
                    html.Button(
                        _("Tick who is around nothing"),
                        id=LOOSE,
                        className="action quiet small-action",
                        disabled=not found.loose,
                    ),
                ],
                className="buttons",
            ),
            dmc.CheckboxGroup(
                html.Ul([_partner(id_, name, loose=id_ in found.loose) for id_, name in shown]),
                id=PICKED,
                value=[],
                **aria(label=_("Partners")),
            ),
            html.P(
                plural(
                    "and {n} more. For so many a sheet of who takes part in what is less work.",
                    "and {n} more. For so many a sheet of who takes part in what is less work.",
                    more,
                ),
                className="soft",
            )
            if more
            else None,
        ],
        className="to-put",
    )


def _partner(id_: str, name: str, *, loose: bool) -> Component:
    return html.Li(
        dmc.Checkbox(value=id_, label=name), draggable="true", className="loose" if loose else "", **data(partner=id_)
    )


def _circle(circle: Circle) -> Component:
    shown = circle.around[:MOST_THERE]
    more = len(circle.around) - len(shown)
    return html.Section(
        [
            html.H3(circle.title),
            html.Ul([_chip(each.commitment, each.name, each.level, circle.title) for each in shown])
            if circle.around
            else html.P(_("Nobody yet. Drag partners here, or tick them."), className="soft"),
            html.P(plural("and {n} more", "and {n} more", more), className="soft") if more else None,
            html.Button(
                _("Put the ticked ones here"),
                id={"type": PUT, "goal": circle.goal},
                className="action quiet small-action",
                **aria(label=_('Put the ticked ones around "{goal}"', goal=circle.title)),
            ),
        ],
        className="circle",
        **data(goal=circle.goal),
    )


def _chip(id_: str, name: str, level: str, title: str) -> Component:
    return html.Li(
        [
            html.Span(name),
            html.Span(level_word(level), className="soft") if level != LEVELS[0] else None,
            html.Button(
                "\u00d7",
                id={"type": OFF, "id": id_},
                className="plain off",
                title=_("Take away"),
                **aria(label=_('Take {name} away from "{goal}"', name=name, goal=title)),
            ),
        ]
    )


def levels() -> Component:
    """How partners that are put somewhere now are around it."""
    return dmc.SegmentedControl(
        id=LEVEL,
        data=[{"value": each, "label": level_word(each)} for each in LEVELS],
        value=LEVELS[0],
        size="xs",
        **aria(label=_("How they take part")),
    )


def level_word(level: str) -> str:
    """What a level of taking part is called."""
    return choice(kinds()["commitments"].property("level"), level)
