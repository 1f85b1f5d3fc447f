"""The few of today on the page Care, each as a letter: why, what may help, who is around, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages._near import Neighbour, near
from meshwork.caring import KINDS_OF_CARE, NOT_NOW
from meshwork.caring_words import verb
from meshwork.feelers import Concern, words
from meshwork.feelers.names import Names
from meshwork.text import _, day, plural

ACT = "care-act"  # {"type": ACT, "who": partner, "kind": ...}: opens its form
FORM = "care-form"  # {"type": FORM, "who": partner}: where it opens
SAID = 2  # so many reasons are said; the others open


def letter(of: Concern, names: Names, around: Sequence[Neighbour], here: str) -> Component:
    """One partner: one or two sentences why; everything it rests on opens."""
    name = names.who([of.stakeholder])
    said = words.sentences(of, names)
    helper = names.who([of.helper.stakeholder]) if of.helper and not of.helper.tied else ""
    link = dcc.Link(name, href=f"{here}/partners?partner={quote(of.stakeholder)}")
    return html.Li(
        html.Article(
            [
                html.Div(
                    [
                        html.H2(link),
                        html.P(" ".join(said[:SAID]), className="why"),
                        html.P(words.suggestion(of, names)),
                        evidence(of, names),
                    ],
                    className="told-of",
                ),
                near(around, helper),
                html.Div([_act(kind, of, name) for kind in (*KINDS_OF_CARE, NOT_NOW)], className="acts"),
                html.Div(id={"type": FORM, "who": of.stakeholder}, className="in-place"),
            ]
        )
    )


def evidence(of: Concern, names: Names) -> Component:
    """Every sign with what it adds, and from when on it is on the list."""
    rows = [
        html.Li([html.Span(words.sentence(each, names)), html.Span(_points(each.points), className="soft")])
        for each in of.reasons
    ]
    head = plural("{n} sign", "{n} signs", len(of.reasons))
    total = plural("{n} point", "{n} points", of.points) if of.points else ""
    since = _("on the list since {day} at least", day=day(of.since))
    level = _(words.LEVELS[of.level])
    return html.Details(
        [
            html.Summary(" · ".join(filter(None, (level, head, total)))),
            html.Ul(rows, className="signs"),
            html.P(
                [_("Points are no verdict: they put the list in order."), " ", since, "."],
                className="soft small-print",
            ),
        ],
        className="evidence",
    )


def _points(points: int) -> str:
    if not points:
        return ""
    said = plural("{n} point", "{n} points", abs(points))
    return said if points > 0 else f"−{said}"


def _act(kind: str, of: Concern, name: str) -> Component:
    """What may help most stands out."""
    style = "action small-action" if kind == of.care else "action quiet small-action"
    return html.Button(
        verb(kind),
        id={"type": ACT, "who": of.stakeholder, "kind": kind},
        className=f"{style} aside" if kind == NOT_NOW else style,
        **aria(label=f"{verb(kind)}: {name}"),
    )
