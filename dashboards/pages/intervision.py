"""Intervision: groups of four to six who differ and have not met, each with an independent chair; to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria, empty, lead, printing
from dashboards.pages import Page, Visit
from meshwork import circle_words as words
from meshwork.nouns import sector
from meshwork.service import Asker, Service
from meshwork.text import _, later, plural
from meshwork.weaving.intervision import SMALLEST, Circle, Guest

WHO, GROUPS = "intervision-who", "intervision-groups"
_ALL = 40
"""Up to so many all take part at first; of more somebody has to choose."""
_SHOWN = 60


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """Who takes part, and the groups; or how to begin."""
    community = visit.community.id
    everybody, usual = service.meetings.guests(asker, community)
    head = html.H1(_("Intervision"))
    if len(everybody) < SMALLEST:
        way = dcc.Link(_("Bring in what you have"), href=f"{frame.href(community, PAGE).rsplit('/', 1)[0]}/gegevens")
        return html.Div(
            [head, empty(_("No groups yet"), words.too_few(len(everybody)), way)], className="intervision"
        )
    chosen = [each.id for each in everybody if each.id in usual] if len(usual) <= _ALL else []
    return html.Div(
        [
            html.Div(
                [head, printing("action quiet")],
                className="head",
            ),
            html.P(_("Each group is four to six people who differ and have not met yet, as far as can be.")),
            html.P(
                _(
                    "What is said in intervision stays there. Others are not shown who was there; a partner sees "
                    "only that it was there itself."
                ),
                className="safe",
            ),
            dmc.MultiSelect(
                id=WHO,
                label=_("Who takes part"),
                data=_labels(everybody),
                value=chosen,
                searchable=True,
                clearable=True,
                limit=_SHOWN,
                nothingFoundMessage=_("Nobody by that name"),
                persistence=community,
                persistence_type="session",
            ),
            html.Div(id=GROUPS, role="status"),
        ],
        className="intervision",
    )


def connect(app: Dash, service: Service) -> None:
    """The callback: the groups of who takes part."""

    @app.callback(
        Output(GROUPS, "children"), Input(WHO, "value"), State(frame.COMMUNITY, "data"), prevent_initial_call=False
    )
    def group(chosen: list[str] | None, here: str) -> Component:
        return _groups(service, access.asker(), here, chosen or [])


def _groups(service: Service, asker: Asker, community: str, chosen: Sequence[str]) -> Component:
    """The groups of these; or why there are none."""
    able = {each.id for each in service.meetings.guests(asker, community)[0]}
    who = [each for each in chosen if each in able]
    if len(who) < SMALLEST:
        return empty(_("No groups yet"), _("Choose who takes part: a group is four to six people."))
    found = service.meetings.circles(asker, community, who)
    contacts = f"{frame.href(community, PAGE).rsplit('/', 1)[0]}/contacten"
    said = [
        plural(
            "{n} group of the {all} who take part.",
            "{n} groups of the {all} who take part.",
            len(found),
            all=len(who),
        )
    ]
    if len(found) > 1:
        said.append(_("Each chair sits in another group, so the groups meet one after another."))
    return html.Div(
        [
            lead(" ".join(said)),
            html.Ol([_card(n, each, contacts) for n, each in enumerate(found, 1)], className="circles"),
        ]
    )


def _card(n: int, each: Circle, contacts: str) -> Component:
    asked = {"nieuw": "1", "soort": "intervision", "wie": ",".join(one.id for one in each.members)}
    if each.chair:
        asked["voorzitter"] = each.chair.id
    group, written = _("Group {n}", n=n), _("Write it down as a meeting")
    return html.Li(
        [
            html.H2(group),
            html.Ul([_member(one) for one in each.members]),
            html.P(
                [html.Span(words.chair(each), className="chair"), " ", html.Span(words.bound(each), className="soft")]
            ),
            html.P(words.met(each)),
            html.P(words.sectors(each)),
            dmc.Anchor(
                written,
                href=f"{contacts}?{urlencode(asked, safe=',')}",
                refresh=False,
                unstyled=True,
                className="go",
                **aria(label=f"{written}: {group}"),
            ),
        ]
    )


def _member(one: Guest) -> Component:
    return html.Li([one.name, " ", html.Span(sector(one.sector), className="soft") if one.sector else None])


def _labels(everybody: Sequence[Guest]) -> list[dict[str, str]]:
    """Whom one chooses from; two of one name are told apart by their id."""
    names = [each.name for each in everybody]
    return [
        {"value": each.id, "label": each.name if names.count(each.name) == 1 else f"{each.name} ({each.id})"}
        for each in everybody
    ]


PAGE = Page(
    key="intervision",
    path="intervisie",
    title=later("Intervision"),
    order=59,
    layout=layout,
    connect=connect,
    under="contacts",
    lives_on=later(
        "Intervision lives on who the partners are, their sector, goals and organisation, and on who met whom. What "
        "was said in a group need not be written down, and a group that met need not be recorded either."
    ),
)
