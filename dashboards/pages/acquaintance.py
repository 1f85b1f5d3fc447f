"""Acquaintance: who is new, whom you have spoken to, what each needs and brings, and whom to bring together first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboards import editing
from dashboards.editor import Editor
from dashboards.pages import Page, Visit
from meshwork import acquaintance_words as words
from meshwork.acquaintance import Newcomer, Round
from meshwork.change import Key, kind_of
from meshwork.kept import titles
from meshwork.kept_words import line
from meshwork.model import Fact
from meshwork.nouns import not_named, sector
from meshwork.service import Asker, Service
from meshwork.text import _, day, later, plural

_SHOWN = 30
_KINDS = (
    ("goals", "commitments", later("Interests")),
    ("needs", "needs", later("Needs")),
    ("brings", "brings", later("Brings")),
    ("drives", "drives", later("What moves it")),
)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The round of today."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="acquaintance")


def connect(app: Dash, service: Service) -> None:
    """It has no callbacks of its own."""


def draw(editor: Editor, visit: Visit) -> Component:
    """The round; what is known of each is added and corrected where it stands."""
    found = editor.service.partners.acquaintance(editor.asker, editor.community)
    called = titles(editor.service.facts(editor.asker, editor.community))
    shown = found.newcomers if "alles" in visit.query else found.newcomers[:_SHOWN]
    rest = len(found.newcomers) - len(shown)
    more = dcc.Link(plural("Show {n} more", "Show {n} more", rest), href="?alles=1") if rest else None
    here = f"/c/{quote(editor.community, safe='')}/partners"
    lead = words.lead(found)
    return html.Div(
        [
            html.H1(_("Acquaintance")),
            html.P(lead, className="lead") if lead else None,
            _unnamed(found),
            *_together(found),
            _list(_("Not spoken to yet"), [each for each in shown if each.spoken is None], editor, called, here),
            _list(_("Spoken to"), [each for each in shown if each.spoken], editor, called, here),
            html.P(more) if more else None,
        ]
    )


def _unnamed(found: Round) -> Component | None:
    return html.P(not_named(found.unnamed), className="soft") if found.unnamed else None


def _list(
    title: str, several: Sequence[Newcomer], editor: Editor, called: Mapping[Key, str], here: str
) -> Component | None:
    if not several:
        return None
    return html.Section([html.H2(title), *(_newcomer(each, editor, called, here) for each in several)])


def _newcomer(each: Newcomer, editor: Editor, called: Mapping[Key, str], here: str) -> Component:
    since = _("since {day}", day=day(each.since)) if each.since else ""
    spoken = _("spoken on {day}", day=day(each.spoken)) if each.spoken else ""
    said = " · ".join(filter(None, (sector(each.sector) if each.sector else "", since, spoken)))
    parts = [_known(each, name, kind, _(label), editor, called) for name, kind, label in _KINDS]
    return html.Article(
        [
            html.H3([dcc.Link(each.name, href=f"{here}?partner={quote(each.id)}"), " ", html.Small(said)]),
            html.Dl([piece for part in parts for piece in part]),
        ],
        className="newcomer",
    )


def _known(
    who: Newcomer, name: str, kind: str, label: str, editor: Editor, called: Mapping[Key, str]
) -> tuple[Component, Component]:
    facts: tuple[Fact, ...] = getattr(who, name)
    rows = [_row(each, who, editor, called) for each in facts]
    add = editor.add(kind, _("Add"), {"stakeholder": who.id}, of=f"{label}, {who.name}")
    return html.Dt(label), html.Dd([*rows, add])


def _row(fact: Fact, who: Newcomer, editor: Editor, called: Mapping[Key, str]) -> Component:
    kind, said = kind_of(fact), line(fact, called, who.id)
    if editor.opened(kind, fact.id):
        return html.Div(editor.form())
    return html.Div([html.Span(said), " ", editor.edit(kind, fact.id, said)], className="row")


def _together(found: Round) -> list[Component]:
    """Needs that are shared, the proposed meeting, and who is missing; each only where there is something to say."""
    pieces: list[Component] = []
    if found.shared:
        rows = [html.Li(words.need(each)) for each in found.shared]
        how = _("Put together by theme where one is given, else by likeness of their own words.")
        rest = (
            html.Details([html.Summary(plural("{n} more", "{n} more", len(rows) - 8)), html.Ul(rows[8:])])
            if rows[8:]
            else None
        )
        pieces.append(
            html.Section(
                [
                    html.H2(_("The same need, in their own words")),
                    html.Ul(rows[:8]),
                    rest,
                    html.P(how, className="soft small-print"),
                ]
            )
        )
    if lines := words.invitation(found.invitation):
        title = html.H2(_("Whom to invite to a first meeting"))
        pieces.append(html.Section([title, *(html.P(each) for each in lines)]))
    if missing := words.missing(found):
        title = html.H2(_("Sectors of which nobody takes part"))
        pieces.append(html.Section([title, html.P(", ".join(missing))]))
    return pieces


PAGE = Page(
    key="acquaintance",
    path="kennismaking",
    title=later("Acquaintance"),
    order=71,
    lives_on=later(
        "This page lives on who joined when, on talks, calls and meetings, and on what somebody said to need and "
        "bring. What a talk was about may stay unlogged: that there was one is enough."
    ),
    layout=layout,
    connect=connect,
    edited=draw,
    under="partners",
)
