"""The signature of the community: what it is about, what happens there, who comes and why; as a letterhead."""

from __future__ import annotations

from dash import Dash, html
from dash.development.base_component import Component

from dashboards import editing
from dashboards.editor import Editor
from dashboards.pages import Page, Visit
from meshwork import common_words as words
from meshwork.kept_words import when
from meshwork.service import Asker, Service
from meshwork.text import _, later


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The letterhead."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="signature common")


def connect(app: Dash, service: Service) -> None:
    """It has no callbacks of its own."""


def draw(editor: Editor, visit: Visit) -> Component:
    """Four calm fields under the name, or the form of them."""
    here = editor.service.community(editor.asker, visit.community.id)
    if editor.opened("community", here.id):
        return html.Div([html.H1(_("Signature")), editor.form()])
    told = words.signature(here)
    since = html.P(_("since {day}", day=when(here.started)), className="soft") if here.started else None
    begin = html.P(
        _("A signature says in four sentences what this is about, what happens there, who comes, and why."),
        className="soft",
    )
    fields = [
        html.Div([html.Dt(title), html.Dd(said or _("not written down yet"), className="" if said else "soft")])
        for title, said in told
    ]
    return html.Div(
        [
            html.Article([html.H1(here.name), since, html.Dl(fields)], className="letterhead"),
            begin if not all(said for _title, said in told) else None,
            html.Div(editor.edit("community", here.id, here.name), className="adds"),
        ]
    )


PAGE = Page(
    key="signature",
    path="signatuur",
    title=later("Signature"),
    order=64,
    layout=layout,
    connect=connect,
    lives_on=later(
        "It lives on four sentences that you write once, and change when the community changes. "
        "What you do not know yet may stay open."
    ),
    under="goals",
    edited=draw,
)
