"""Signals: what a facilitator picked up, her own and what was shared with her; kept for a while, then erased."""

from __future__ import annotations

from collections.abc import Mapping

from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria
from dashboards.pages import Page, Visit
from dashboards.pages._changes import pressed
from meshwork.energy import energy_words
from meshwork.model import Feeler
from meshwork.service import Asker, Service
from meshwork.text import _, day, later, plural

BODY, SAID = "signals-body", "signals-said"
SHARE, FORGET, PURGE = "signals-share", "signals-forget", "signals-purge"
_HERE = State(frame.COMMUNITY, "data")
_ANSWER = Output(BODY, "children", allow_duplicate=True), Output(SAID, "children", allow_duplicate=True)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """Every signal the asker may read, newest first, and what is past its time."""
    return html.Div(
        [
            html.H1(_("Signals")),
            html.P(
                _(
                    "What you picked up between the lines. It is yours alone unless you share it; it is on no other "
                    "page, in no export and in no report. Write as if they read along."
                )
            ),
            html.P(id=SAID, role="status"),
            html.Div(draw(service, asker, visit.community.id), id=BODY),
        ],
        className="signals",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks: a signal shared or no longer, erased for good, and all that is past its time."""

    @app.callback(*_ANSWER, Input({"type": SHARE, "id": ALL, "to": ALL}, "n_clicks"), _HERE)
    def share(clicks: list[int | None], here: str) -> tuple[Component, str]:
        pressed(any(clicks))
        one, shared = ctx.triggered_id["id"], bool(ctx.triggered_id["to"])
        service.signals.share(access.asker(), here, one, shared=shared)
        told = _("The other facilitators can read it now.") if shared else _("It is yours alone again.")
        return draw(service, access.asker(), here), told

    @app.callback(*_ANSWER, Input({"type": FORGET, "id": ALL}, "n_clicks"), _HERE)
    def forget(clicks: list[int | None], here: str) -> tuple[Component, str]:
        pressed(any(clicks))
        service.signals.forget(access.asker(), here, ctx.triggered_id["id"])
        return draw(service, access.asker(), here), _("It is gone for good.")

    @app.callback(*_ANSWER, Input(PURGE, "n_clicks"), _HERE)
    def purge(clicks: int | None, here: str) -> tuple[Component, str]:
        pressed(clicks)
        service.keeping.purge(access.asker(), here)
        return draw(service, access.asker(), here), _("What was past its time is gone for good.")


def draw(service: Service, asker: Asker, community: str) -> Component:
    """The list, or how to begin."""
    found = service.signals.seen(asker, community)
    names = service.names(asker, community)
    due = len(service.keeping.due(asker, community).gone)
    if not found:
        begin = _("Nothing written down yet. The word Signal at the top takes ten seconds, from any page.")
        return html.Div([*_past(due), html.P(begin, className="soft")])
    own = {each.id for each in found if service.signals.own(asker, each)}
    return html.Div(
        [*_past(due), html.Ul([_signal(each, names, own=each.id in own) for each in found], className="list")]
    )


def _past(due: int) -> list[Component]:
    if not due:
        return []
    said = plural(
        "{n} signal, note or follow-up is past its time.",
        "{n} signals, notes or follow-ups are past their time.",
        due,
    )
    return [html.P([said, " ", html.Button(_("Erase for good"), id=PURGE, className="action quiet small-action")])]


def _signal(signal: Feeler, names: Mapping[str, str], *, own: bool) -> Component:
    who = names.get(signal.stakeholder, _("somebody who is not on the map"))
    said = ", ".join([energy_words(signal.energy), *([_("doubts")] if signal.doubt else [])])
    first = [
        html.Time(day(signal.date.start), dateTime=signal.date.text, className="soft"),
        html.Span(who, className="who"),
        html.Span(said),
        *([html.Span(_("shared"), className="soft")] if signal.shared else []),
    ]
    words = _("Keep it to yourself") if signal.shared else _("Share with the other facilitators")
    erase = [
        html.P(_("It cannot be brought back.")),
        _button(_("Erase for good"), {"type": FORGET, "id": signal.id}, who),
    ]
    deeds = [
        _button(words, {"type": SHARE, "id": signal.id, "to": int(not signal.shared)}, who),
        html.Details([html.Summary(_("Erase"), className="deed", **aria(label=f"{_('Erase')}: {who}")), *erase]),
    ]
    note = [html.P(signal.note)] if signal.note else []
    return html.Li(
        [html.Div(first, className="first"), *note, *([html.Div(deeds, className="deeds")] if own else [])]
    )


def _button(words: str, id_: dict[str, object], who: str) -> Component:
    return html.Button(words, id=id_, className="plain deed", **aria(label=f"{words}: {who}"))


PAGE = Page(
    key="signals",
    path="signalen",
    title=later("Signals"),
    order=57,
    lives_on=later(
        "This page lives on the signals you write down yourself, and on those shared with you. Nothing "
        "needs to be here: a contact without a feeling worth a word may stay without one."
    ),
    layout=layout,
    connect=connect,
    under="contacts",
)
