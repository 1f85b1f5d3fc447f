"""Care: the few partners of this week who need somebody, why, and what to do; nothing here is a verdict."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboards import access, editing, frame
from dashboards.editor import Editor
from dashboards.pages import Page, Visit
from dashboards.pages import _care_form as form
from dashboards.pages import _care_letters as letters
from dashboards.pages import _care_list as care_list
from dashboards.pages import _care_planned as planned
from dashboards.pages import _story_card as story_card
from dashboards.pages._changes import pressed
from dashboards.pages._near import Neighbour
from meshwork.caring import NOT_NOW
from meshwork.feelers import Care, turned_words, words
from meshwork.feelers.back import MOST as MOST_BACK
from meshwork.feelers.names import Names
from meshwork.service import Asker, Service
from meshwork.text import _, filed, later, plural
from meshwork.thanks import thanks
from meshwork.thanks import words as thanks_words

TURN, TURNED = "care-turn", "care-turned"
_HERE = State(frame.COMMUNITY, "data")
_FIELDS = {"type": form.FIELD, "of": ALL, "name": ALL}


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The page; what stands on it is drawn anew after each step."""
    return html.Div([html.H1(_("Care")), *editing.body(service, asker, visit, PAGE)], className="care")


def draw(editor: Editor, visit: Visit) -> Component:
    """What to ask after, the few of today, what is planned, and behind it the whole list."""
    return _body(editor.service, editor.asker, visit.community.id)


def connect(app: Dash, service: Service) -> None:
    """The callbacks: a choice opens its form, the form is saved; those of what is planned and of the list."""
    planned.connect(app, service, lambda here: _body(service, access.asker(), here))
    care_list.connect(app, service)

    @app.callback(
        Output({"type": letters.FORM, "who": MATCH}, "children"),
        Input({"type": letters.ACT, "who": MATCH, "kind": ALL}, "n_clicks"),
        _HERE,
    )
    def choose(clicks: list[int | None], here: str) -> Component:
        pressed(any(clicks))
        return _form(service, here, ctx.triggered_id["who"], ctx.triggered_id["kind"])

    app.clientside_callback(
        ClientsideFunction("care", "show"),
        Output({"type": letters.FORM, "who": MATCH}, "className"),
        Input({"type": letters.FORM, "who": MATCH}, "children"),
    )

    @app.callback(Output(TURNED, "children"), Input(TURN, "n_clicks"), _HERE)
    def turn(clicks: int | None, here: str) -> list[Component]:
        pressed(clicks)
        return [html.P(each) for each in turned_words.told(service.care.turned_out(access.asker(), here))]

    @app.callback(
        *planned.ANSWER,
        Input({"type": form.SAVE, "who": ALL, "kind": ALL}, "n_clicks"),
        State(_FIELDS, "id"),
        State(_FIELDS, "value"),
        _HERE,
    )
    def save(
        clicks: list[int | None], ids: list[dict[str, str]], values: list[Any], here: str
    ) -> tuple[Component, Component]:
        pressed(any(clicks))
        at = ctx.triggered_id
        said = form.said_of(at["who"], ids, values)
        done = _saved(service, access.asker(), here, at["who"], at["kind"], said)
        return _body(service, access.asker(), here), done


def _saved(service: Service, asker: Asker, here: str, who: str, kind: str, said: form.Said) -> Component:
    asked = form.wish(kind, who, said)
    if kind == NOT_NOW:
        done = service.follow_ups.not_now(asker, here, who, asked.due, said.get("why") or "")
        return planned.told(_("It is let be until then."), done)
    return planned.told(_("It is on the list."), service.follow_ups.plan(asker, here, asked))


def _form(service: Service, here: str, who: str, kind: str) -> Component:
    asker = access.asker()
    helper = next((each.helper for each in service.care.today(asker, here).today if each.stakeholder == who), None)
    partners = sorted(service.names(asker, here).items(), key=lambda each: filed(each[1]))
    return form.planning(kind, who, service.today(), partners, helper.stakeholder if helper else "")


def _body(service: Service, asker: Asker, community: str) -> Component:
    found, names = service.care.today(asker, community), service.care.names(asker, community)
    several, today = service.follow_ups.list(asker, community), service.today()
    story = story_card.card(service.care.story(asker, community), names, f"/c/{quote(community, safe='')}")
    return html.Div(
        [
            planned.ask(service, community, several, today),
            story,
            _letters(service, asker, community, found, names),
            planned.to_come(several, today),
            _back(found, names),
            html.Ul([html.Li(words.unknown(each)) for each in found.unknown], className="unknown soft small-print")
            if found.unknown
            else None,
            care_list.whole(found, names, community),
            _turned_out(),
        ]
    )


def _back(found: Care, names: Names) -> Component | None:
    """Who is in contact again: those of late, and the others folded."""
    said = [html.Li(words.back(each, names)) for each in found.back]
    if not said:
        return None
    more = said[MOST_BACK:]
    fold = [html.Summary(plural("{n} more partner", "{n} more partners", len(more))), html.Ul(more)]
    return html.Section(
        [
            html.H2(_("In contact again")),
            html.Ul(said[:MOST_BACK]),
            html.Details(fold, className="fold") if more else None,
        ]
    )


def _turned_out() -> Component:
    """How flags turned out, looked up when it is asked for."""
    button = html.Button(_("How did flags turn out here?"), id=TURN, className="action quiet small-action")
    return html.Section([button, html.Div(id=TURNED, role="status")], className="turned")


def _letters(service: Service, asker: Asker, community: str, found: Care, names: Names) -> Component:
    """The few of today; one calm sentence about the whole; or somebody to thank."""
    if found.whole:
        return html.P(words.whole(found.whole), className="lead calm")
    if not found.today:
        return _nobody(service, asker, community, found)
    said = plural("{n} partner to think of this week.", "{n} partners to think of this week.", len(found.today))
    here = f"/c/{quote(community, safe='')}"
    return html.Section(
        [
            html.P(said, className="lead"),
            html.Ol(
                [
                    letters.letter(each, names, _around(service, asker, community, each.stakeholder), here)
                    for each in found.today
                ],
                className="letters",
            ),
        ]
    )


def _around(service: Service, asker: Asker, community: str, who: str) -> list[Neighbour]:
    ties = service.card(asker, community, who, service.today()).ties
    return [(each.name, each.strength) for each in ties]


def _nobody(service: Service, asker: Asker, community: str, found: Care) -> Component:
    record, private = service.record(asker, community), service.private(asker, community)
    back = [(each.stakeholder, each.on) for each in found.back]
    whom = thanks(record, private, back, service.names(asker, community), service.today())
    calm = [_("Nobody needs you urgently this week."), *([" ", _("Somebody to thank?")] if whom else [])]
    return html.Section(
        [html.P(calm, className="lead calm"), html.P(thanks_words(whom)) if whom else None],
        className="nobody",
    )


PAGE = Page(
    key="care",
    path="aandacht",
    title=later("Care"),
    order=30,
    lives_on=later(
        "Care lives on who met whom, on what you noticed, on promises and goals. Invitations, signals and goals may "
        "stay unlogged: what is not known is said to be so, and counts for nothing."
    ),
    layout=layout,
    connect=connect,
    edited=draw,
)
