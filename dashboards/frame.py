"""What stands around every page: the community, its day and stage, the search, and the words at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import request

from dashboards import access, calm, signal, standing, theme
from dashboards.elements import aria, empty
from dashboards.pages import Page, Visit
from meshwork import text
from meshwork.card import Found, Meant
from meshwork.errors import MeshworkError
from meshwork.model import Community
from meshwork.service import Asker, Service
from meshwork.text import _

WHERE = "frame-where"
FRAME = "frame"
MAIN = "main"
COMMUNITY = "frame-community"  # dcc.Store: the id of the community on screen
PAST = "frame-past"  # dcc.Store: the day in the past (ISO) that the address asks for, else None
DAY = "frame-day"
STAGE = "frame-stage"
SEARCH = "frame-search"
FOUND = "frame-found"  # dcc.Store: whom a search chose, {"href": ..., "who": as `meant` says}; a page may show them
NOTICE = "frame-notice"
TITLE = "frame-title"
LANGUAGE = "frame-language"
SCHEME = "frame-scheme"
PROVIDER = "frame-provider"
_DONE = "frame-done"
_ON_A_PHONE = 5  # words in the bar at the bottom of a phone


def shell(scheme: str) -> Component:
    """What is there before an address is read."""
    return dmc.MantineProvider(
        [
            dcc.Location(id=WHERE, refresh="callback-nav"),
            dcc.Store(id=TITLE),
            dcc.Store(id=_DONE),
            dcc.Store(id=FOUND),
            html.Div(id=FRAME),
            html.Div(id=NOTICE, role="status"),
        ],
        id=PROVIDER,
        theme=theme.mantine(),
        defaultColorScheme="auto",
        **({"forceColorScheme": scheme} if scheme else {}),
    )


def href(community: str, page: Page, **query: str) -> str:
    """The address of a page of a community."""
    words = f"?{urlencode(query)}" if query else ""
    return f"/c/{quote(community, safe='')}/{page.path}{words}"


def meant(found: Sequence[Meant]) -> list[list[str | None]]:
    """Whom a search stands for, for the browser: id, first day and the first day no more (None: no end)."""
    return [[each.stakeholder, _iso(each.since), _iso(each.until)] for each in found]


def past_day(past: str | None) -> date | None:
    """The day in `PAST`."""
    return date.fromisoformat(past) if past else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def connect(app: Dash, service: Service, pages: tuple[Page, ...]) -> None:
    """The callbacks of the frame."""

    @app.callback(
        Output(FRAME, "children"),
        Output(TITLE, "data"),
        Input(WHERE, "pathname"),
        State(WHERE, "search"),
        prevent_initial_call=False,
    )
    def show(path: str | None, search: str | None) -> tuple[Component, str]:
        if path is None:  # the browser has not said yet where it is
            raise PreventUpdate
        return draw(service, access.asker(), pages, path, search or "")

    @app.callback(Output(SEARCH, "data"), Input(SEARCH, "searchValue"), State(COMMUNITY, "data"))
    def search(words: str | None, community: str) -> list[dict[str, Any]]:
        return _answers(service.search(access.asker(), community, words or ""))

    @app.callback(Output(FOUND, "data"), Input(SEARCH, "value"), State(COMMUNITY, "data"))
    def find(chosen: str | None, community: str) -> dict[str, Any] | None:
        kind, _slash, id_ = (chosen or "").partition("/")
        who = meant(service.meant(access.asker(), community, kind, id_) if id_ else ())
        return {"href": href(community, pages[0], zoek=chosen), "who": who} if chosen else None

    @app.callback(
        Output(DAY, "children"),
        Output(STAGE, "children"),
        Input(COMMUNITY, "data"),
        State(WHERE, "pathname"),
        State(PAST, "data"),
        prevent_initial_call=False,
    )
    def stand(community: str, path: str, past: str | None) -> tuple[str, list[str | Component]]:
        _pages, page = _open(service, access.asker(), community, pages, path)
        return _standing(service, community, page, past)

    signal.connect(app, service, State(COMMUNITY, "data"), Output(NOTICE, "children", allow_duplicate=True))
    app.clientside_callback(
        ClientsideFunction("frame", "found"), Output(_DONE, "data", allow_duplicate=True), Input(FOUND, "data")
    )
    for button, name in ((LANGUAGE, "language"), (SCHEME, "scheme")):
        app.clientside_callback(
            ClientsideFunction("frame", name), Output(_DONE, "data", allow_duplicate=True), Input(button, "n_clicks")
        )
    app.clientside_callback(
        ClientsideFunction("frame", "title"), Output(_DONE, "data"), Input(TITLE, "data"), prevent_initial_call=False
    )


def draw(service: Service, asker: Asker, pages: tuple[Page, ...], path: str, search: str) -> tuple[Component, str]:
    """The frame and the page of an address, and the page's title. What is not found is said, with a way on."""
    community, page, here = _find(service, asker, path), None, pages
    communities = service.communities(asker)
    if not path.strip("/") and len(communities) > 1:
        return _choice(communities, pages), "Meshwork"
    if community is not None:
        here, page = _open(service, asker, community.id, pages, path)
    if community is None or page is None:
        return _lost(communities, pages), _("Not found")
    visit = Visit(community, dict(parse_qsl(search.lstrip("?"))), request.cookies.get("scheme") or "light")
    return (
        html.Div(
            [
                html.A(_("To the page itself"), href=f"#{MAIN}", className="skip"),
                dcc.Store(id=PAST, data=_iso(visit.day(service.today()) if page.follows else None)),
                dcc.Store(id=COMMUNITY, data=community.id),
                _top(community, communities, pages),
                signal.box(),
                _words(community, page, here),
                html.Main(
                    [*_tabs(community, page, here), _inside(page, service, asker, visit), _foot(page)],
                    id=MAIN,
                    tabIndex="-1",
                    className=f"page-{page.key}",
                ),
            ],
            className="frame",
        ),
        f"{_(page.title)} · {community.name}",
    )


def _inside(page: Page, service: Service, asker: Asker, visit: Visit) -> Component:
    """A page, or calmly why it cannot be shown; the frame stays, so that there is a way on."""
    try:
        return page.layout(service, asker, visit)
    except Exception as wrong:  # noqa: BLE001
        return empty(_("This page cannot be shown now"), calm.words(wrong))


def _foot(page: Page) -> Component:
    """Which data the page lives on, and what may stay unlogged; one line that opens where the page is full."""
    said = html.Summary(_("What this page lives on"))
    return html.Details([said, html.P(_(page.lives_on))], className="lives-on", open=not page.full)


def _standing(
    service: Service, community: str, page: Page | None, past: str | None
) -> tuple[str, list[str | Component]]:
    """Today, or the past day that is looked at, and the stage on it, for a page that has no day of its own."""
    if page is None or page.own_day:
        raise PreventUpdate
    day = past_day(past)
    return text.day(day or service.today()), standing.parts(service.readings.first(access.asker(), community, to=day))


def page_of(pages: tuple[Page, ...], path: str) -> Page | None:
    """The page of an address: the first where it names none."""
    words = [each for each in path.split("/") if each]
    return next((each for each in pages if len(words) < 3 or each.path == words[2]), None)


def _open(
    service: Service, asker: Asker, community: str, pages: tuple[Page, ...], path: str
) -> tuple[tuple[Page, ...], Page | None]:
    """The pages of a community, and the one of an address. Where nobody stands yet, the page that begins takes the
    place of the first, which would have nothing to show."""
    page = page_of(pages, path)
    beginning = next((each for each in pages if each.begins), None)
    if beginning is None or service.facts(asker, community).stakeholders:
        return pages, page
    alone = replace(beginning, under="")
    rest = tuple(each for each in pages[1:] if each != beginning)
    return (alone, *rest), alone if page in {pages[0], beginning} else page


def _find(service: Service, asker: Asker, path: str) -> Community | None:
    """The community of an address: the first where it names none."""
    words = [each for each in path.split("/") if each]
    if not words:
        found = service.communities(asker)
        return found[0] if found else service.community(asker)
    if words[0] != "c" or len(words) not in {2, 3}:
        return None
    try:
        return service.community(asker, words[1])
    except MeshworkError:
        return None


def _top(community: Community, communities: Sequence[Community], pages: tuple[Page, ...]) -> Component:
    other = "en" if text.language() == "nl" else "nl"
    return html.Header(
        [
            html.Div(_which(community, communities, pages), className="community"),
            html.Div(id=DAY, className="chip"),
            _stage(community, pages),
            html.Div(className="grow"),
            signal.button(),
            _search(),
            html.Button(
                other.upper(),
                id=LANGUAGE,
                lang=other,
                className="small",
                **aria(label="English" if other == "en" else "Nederlands"),
            ),
            html.Button(id=SCHEME, className="small scheme", **aria(label=_("Light or dark"))),
        ],
        className="top",
    )


def _stage(community: Community, pages: tuple[Page, ...]) -> Component:
    """The stage on the day, filled by a page that has its own day, else by `stand`; it leads to its evidence."""
    evidence = next((each for each in pages if each.key == "progress"), None)
    if evidence is None:
        return html.Span(id=STAGE, className="chip")
    # without words of its own a link would show its address
    return dcc.Link("", id=STAGE, href=href(community.id, evidence), className="chip")


def _search() -> Component:
    said = _("Find a partner, goal or place")
    return dmc.Select(
        id=SEARCH,
        value=None,  # said, else the first answer takes what was typed away
        placeholder=said,
        searchable=True,
        clearable=True,
        data=[],
        filter={"function": "everything"},
        nothingFoundMessage=_("Nobody and nothing by that name"),
        rightSection=" ",
        className="search",
        **aria(label=said),
    )


def _answers(found: Sequence[Found]) -> list[dict[str, Any]]:
    """What was found, under its kind; two of one name are told apart by their place."""
    titles = {"stakeholder": _("Partners"), "goal": _("Goals"), "place": _("Places")}
    groups = []
    for kind, title in titles.items():
        items = [{"value": f"{kind}/{each.id}", "label": each.name} for each in found if each.kind == kind]
        if items:
            groups.append({"group": title, "items": items})
    return groups


def _which(community: Community, communities: Sequence[Community], pages: tuple[Page, ...]) -> Component:
    """The name of the community; where there are several, a way to the others."""
    if len(communities) < 2:
        return html.Span(community.name)
    others = [html.Li(dcc.Link(each.name, href=href(each.id, pages[0]))) for each in communities if each != community]
    return html.Details(
        [html.Summary([community.name, html.Span(className="more")], className="plain"), html.Ul(others)],
        className="others",
    )


def _words(community: Community, here: Page, pages: tuple[Page, ...]) -> Component:
    """The words at the left; on a phone at the bottom, where what has no place there opens from the last."""
    words = [each for each in pages if not each.under]
    links = [_way(community, each, here, "word") for each in words]
    if len(words) > _ON_A_PHONE:
        rest = html.Details(
            [
                html.Summary(_("More"), className="word"),
                html.Div(links[_ON_A_PHONE - 1 :], className="others-here"),
            ],
            className="rest here" if _home(here) in [each.key for each in words[_ON_A_PHONE - 1 :]] else "rest",
        )
        links = [*links[: _ON_A_PHONE - 1], rest]
    return html.Nav(links, className="words", **aria(label=_("Pages")))


def _tabs(community: Community, here: Page, pages: tuple[Page, ...]) -> list[Component]:
    """The page and those beside it, on each of them; nothing for a page that stands alone."""
    beside = [each for each in pages if _home(each) == _home(here)]
    if len(beside) < 2:
        return []
    links = [_way(community, each, here, "tab") for each in beside]
    return [html.Nav(links, className="tabs", **aria(label=_("Beside each other")))]


def _home(page: Page) -> str:
    """The key of the page that has the word at the left."""
    return page.under or page.key


def _way(community: Community, page: Page, here: Page, style: str) -> Component:
    """A way to a page: the very page one is on, or the word above it, is marked."""
    current = "page" if page is here else "true" if page.key == here.under and style == "word" else ""
    return dmc.Anchor(
        _(page.title),
        href=href(community.id, page),
        refresh=False,
        unstyled=True,
        className=style,
        **(aria(current=current) if current else {}),
    )


def _choice(communities: Sequence[Community], pages: tuple[Page, ...]) -> Component:
    """Several communities are kept apart: which one, before anything is shown of any."""
    ways = [
        html.Li(
            [
                dcc.Link(each.name, href=href(each.id, pages[0])),
                html.P(each.about, className="soft") if each.about else None,
            ]
        )
        for each in communities
    ]
    return html.Main(
        html.Section([html.H1(_("Which community?")), html.Ul(ways, className="ways")], className="empty"),
        id=MAIN,
        className="lost",
    )


def _lost(communities: Sequence[Community], pages: tuple[Page, ...]) -> Component:
    ways = [dcc.Link(each.name, href=href(each.id, pages[0])) for each in communities]
    return html.Main(
        empty(
            _("There is nothing at this address"), _("Perhaps the link is old. These communities are here:"), *ways
        ),
        id=MAIN,
        className="lost",
    )
