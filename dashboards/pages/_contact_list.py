"""The meetings that were recorded: month by month, newest first, sought by words or kept to one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria, empty, seek
from dashboards.pages._contact_form import open_as
from meshwork.contacts import Contact
from meshwork.kept_words import when
from meshwork.nouns import kind_of_meeting
from meshwork.service import Asker, Service
from meshwork.text import _, later, number, opening, plural

LIST, FIND, KIND = "contacts-list", "contacts-find", "contacts-kind"
MOST, LONG, NAMES = 100, 12, 8
"""Meetings shown at once; from how many on there is something to seek by; names told of one meeting."""
_BEGIN = later(
    "What was held and who was there makes the ties of the map. Bring in a calendar or a list of who was where."
)


def connect(app: Dash, service: Service) -> None:
    """The callback: words to seek by, or another kind."""

    @app.callback(
        Output(LIST, "children"), Input(FIND, "value"), Input(KIND, "value"), State(frame.COMMUNITY, "data")
    )
    def sift(words: str | None, kind: str | None, here: str) -> Component:
        return listed(service.meetings.list(access.asker(), here), words or "", kind or "")


def draw(service: Service, asker: Asker, community: str, here: str) -> Component:
    """The whole list, or how to begin."""
    found = service.meetings.list(asker, community)
    if not found:
        way = dcc.Link(_("Bring in what you have"), href=f"{here.rsplit('/', 1)[0]}/gegevens")
        return empty(_("No contacts yet"), _(_BEGIN), way)
    return html.Div(
        [*(_sieve(found) if len(found) > LONG else ()), html.Div(listed(found, "", ""), id=LIST)],
    )


def listed(found: Sequence[Contact], words: str, kind: str) -> Component:
    """Those that the words find, under their months; at most so many at once."""
    hits = [each for each in found if (not kind or each.kind == kind) and each.found_by(words)]
    if not hits:
        return html.P(_("No contact with these words"), className="soft", role="status")
    count = plural("{n} contact", "{n} contacts", len(hits))
    if len(hits) > MOST:
        count = _("Shown are the newest {most} of {n}. Words above find the others.", most=MOST, n=number(len(hits)))
    months = [
        html.Section([html.H2(opening(said)), html.Ul([_row(each) for each in several], className="meetings")])
        for said, several in groupby(hits[:MOST], key=lambda each: each.month)
    ]
    return html.Div([html.P(count, className="soft small-print", role="status"), *months])


def _sieve(found: Sequence[Contact]) -> tuple[Component, ...]:
    kinds = _("Every kind")
    many = Counter(each.kind for each in found)
    options = [
        {"value": each, "label": f"{opening(kind_of_meeting(each))} ({number(n)})"} for each, n in many.most_common()
    ]
    return (
        html.Div(
            [
                seek(FIND, _("Find by name, title, goal or month")),
                dmc.Select(id=KIND, placeholder=kinds, data=options, clearable=True, **aria(label=_("Kind"))),
            ],
            className="sieve",
        ),
    )


def _row(each: Contact) -> Component:
    kind = opening(kind_of_meeting(each.kind))
    first = [
        html.Time(when(each.date), dateTime=each.date.text, className="soft"),
        html.Span(each.title or kind, className="what"),
        *([html.Span(kind.lower(), className="soft")] if each.title else []),
        *([html.Span(", ".join(each.goals), className="soft")] if each.goals else []),
    ]
    called = f"{each.title or kind}, {when(each.date)}"
    deeds = [
        html.Button(words, id=open_as(how, each.id), className="go edit", **aria(label=f"{words}: {called}"))
        for how, words in (("edit", _("Edit")), ("like", _("Another like it")))
    ]
    return html.Li(
        [
            html.Div([*first, html.Span(deeds, className="deeds")], className="first"),
            html.P(_who(each), className="there"),
        ]
    )


def _who(each: Contact) -> str:
    """Who was there, in one line; those who are not named are counted."""
    more = max(0, len(each.who) - NAMES)
    rest = more + each.unnamed
    if not each.who and not rest:
        return _("Nobody written down")
    named = ", ".join(each.who[:NAMES])
    if not rest:
        return named
    return _("{names} and {n} more", names=named, n=rest) if named else plural("{n} person", "{n} persons", rest)
