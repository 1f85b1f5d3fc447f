"""Everybody who is at risk or weakly connected, behind the few of today: two tables, sifted by words and by sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from urllib.parse import quote

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria, counted, data, scrolling, seek, table
from meshwork.feelers import Care, Concern, words
from meshwork.feelers.names import Names
from meshwork.feelers.sign import signs
from meshwork.formats import fold
from meshwork.service import Service
from meshwork.text import _, day, number, plural

LIST, FIND, SIGN = "care-list", "care-find", "care-sign"
MOST = 100


def connect(app: Dash, service: Service) -> None:
    """The callback: words to seek by, or another sign."""

    @app.callback(
        Output(LIST, "children"), Input(FIND, "value"), Input(SIGN, "value"), State(frame.COMMUNITY, "data")
    )
    def sift(said: str | None, sign: str | None, here: str) -> list[Component]:
        asker = access.asker()
        found, names = service.care.today(asker, here), service.care.names(asker, here)
        return tables(found, names, _base(here), said or "", sign or "")


def whole(found: Care, names: Names, community: str) -> Component | None:
    """The whole list, folded; nothing where it is empty."""
    everyone = {each.stakeholder: each for each in (*found.weak, *found.risk)}
    if not everyone:
        return None
    many = Counter(sign for each in everyone.values() for sign in {one.sign for one in each.reasons})
    options = [
        {"value": key, "label": f"{_(each.name)} ({number(many[key])})"} for key, each in signs().items() if many[key]
    ]
    find, sign = _("Find by name"), _("Every sign")
    head = plural("The whole list: {n} partner", "The whole list: {n} partners", len(everyone))
    return html.Details(
        [
            html.Summary(head),
            html.Div(
                [
                    seek(FIND, find),
                    dmc.Select(id=SIGN, placeholder=sign, data=options, clearable=True, **aria(label=sign)),
                ],
                className="sieve",
            ),
            html.Div(tables(found, names, _base(community), "", ""), id=LIST),
        ],
        className="fold whole-list",
    )


def tables(found: Care, names: Names, here: str, said: str, sign: str) -> list[Component]:
    """At risk and weakly connected, apart; those that the words and the sign leave."""
    parts = [
        _table(title, _sifted(several, names, said, sign), names, here)
        for title, several in ((_("May be drifting off"), found.risk), (_("Weakly connected"), found.weak))
        if several
    ]
    return [*parts, html.P(_unnamed(found.unnamed), className="soft small-print")] if found.unnamed else parts


def _sifted(several: Collection[Concern], names: Names, said: str, sign: str) -> list[Concern]:
    wanted = fold(said)
    return [
        each
        for each in several
        if wanted in fold(names.who([each.stakeholder])) and (not sign or sign in {one.sign for one in each.reasons})
    ]


def _table(title: str, several: Sequence[Concern], names: Names, here: str) -> Component:
    heads = (_("Name"), _("Why"), _("Points"), _("Since at least"))
    return html.Section(
        [
            html.H3(title),
            counted(len(several), MOST, plural("{n} partner", "{n} partners", len(several))),
            scrolling(table(heads, [_row(each, names, here) for each in several[:MOST]], "plain-table wide"), title),
        ]
    )


def _row(each: Concern, names: Names, here: str) -> Component:
    link = dcc.Link(names.who([each.stakeholder]), href=f"{here}/partners?partner={quote(each.stakeholder)}")
    why = html.Ul([html.Li(one) for one in words.sentences(each, names)], className="reasons")
    return html.Tr(
        [
            html.Th(link, scope="row"),
            html.Td(why),
            html.Td(number(each.points) if each.points else "", className="count", **data(head=_("Points"))),
            html.Td(day(each.since), **data(head=_("Since at least"))),
        ]
    )


def _unnamed(count: int) -> str:
    return plural(
        "{n} more is not named: it chose not to be on the map.",
        "{n} more are not named: they chose not to be on the map.",
        count,
    )


def _base(community: str) -> str:
    return f"/c/{quote(community, safe='')}"
