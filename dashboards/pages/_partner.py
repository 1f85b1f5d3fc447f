"""One partner on a page: who, what was before, goals, ties over time, contact, give and get, notes; each to edit."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.editor import Editor
from dashboards.pages import _erase as erase
from dashboards.pages import _panel as panel
from dashboards.pages import _partner_care as care
from dashboards.pages._partner_rows import SHOWN, Rows
from dashboards.pages._small_line import small_line
from graph_schema import kinds
from meshwork.card import Card
from meshwork.change import kind_of
from meshwork.kept_words import when
from meshwork.model import Attendance, Stakeholder
from meshwork.nouns import choice, noun
from meshwork.reports.legend import sectors
from meshwork.text import _, later, number, opening, plural
from meshwork.verbs.partners import Kept, Strengths

_SECTIONS = (
    (later("Works on"), ("works_on",)),
    (later("In the team"), ("members",)),
    (later("Belongs to"), ("belongs_to",)),
    (later("Gives and gets"), ("brings", "gets", "needs")),
    (later("What moves it"), ("drives",)),
    (later("Helped and passed on"), ("helped", "contributed", "reused")),
    (later("Took the initiative"), ("sessions",)),
    (later("Choices"), ("choices",)),
)
_PRIVATE = ((later("Follow-ups"), ("follow_ups",)), (later("Notes"), ("notes",)))


def page(told: Kept, card: Card, strengths: Strengths, here: str, editor: Editor) -> Component:
    """The page of a partner; the form that is open stands where its fact stands."""
    me = told.stakeholder
    rows = Rows(told, editor)
    return html.Article(
        [
            html.Div([dcc.Link(_("All partners"), href=here), *_ways(me, here)], className="ways-out"),
            _who(me, card),
            rows.own(),
            html.Div(
                [
                    html.Div(
                        [
                            rows.section(_("It was before"), ("versions",)),
                            rows.section(_("Goals"), ("commitments",), also=("goals",)),
                            *(rows.section(_(title), several) for title, several in _SECTIONS),
                            rows.extras(),
                        ]
                    ),
                    html.Div(
                        [
                            care.section(editor, me.id),
                            _ties(card, strengths, here),
                            rows.section(_("Ties written down"), ("ties",)),
                            _contact(told, card, rows),
                            html.Div(
                                [
                                    html.P(_("For facilitators only"), className="soft small-print"),
                                    *(rows.section(_(title), several) for title, several in _PRIVATE),
                                ],
                                className="private",
                            ),
                        ]
                    ),
                ],
                className="two",
            ),
            erase.way(f"{here}?partner={quote(me.id)}&wissen=1"),
        ],
        className="partner",
    )


def own(told: Kept, here: str) -> Component:
    """What the partner itself may see: the same facts from behind the veil, and nothing that is worked out."""
    me = told.stakeholder
    rows = Rows(told, None)
    back = dcc.Link(_("Back to {name}", name=me.name), href=f"{here}?partner={quote(me.id)}")
    facts = [(noun(kind), (kind,)) for kind in dict.fromkeys(map(kind_of, told.facts))]
    return html.Article(
        [
            html.Div(back, className="ways-out"),
            html.H1(_("What {name} itself may see", name=me.name)),
            html.P(
                _(
                    "This is all that it may see of what is kept about it. Notes, signals, follow-ups, e-mail and "
                    "telephone, doubts and what was said in intervision are not in it. That it was at an intervision "
                    "itself, nobody sees but it and the facilitators."
                ),
                className="lead",
            ),
            rows.own(),
            *(rows.section(opening(title), several) for title, several in facts),
        ],
        className="partner own-view",
    )


def _ways(me: Stakeholder, here: str) -> list[Component]:
    community = here.rsplit("/", 1)[0]
    return [
        dcc.Link(_("On the map"), href=f"{community}/kaart?partner={quote(me.id)}"),
        dcc.Link(_("What it may see itself"), href=f"{here}?partner={quote(me.id)}&zicht=eigen"),
        dcc.Link(_("Letter to this partner"), href=f"{community}/verteld?toon=brief&partner={quote(me.id)}"),
    ]


def _who(me: Stakeholder, card: Card) -> Component:
    kind = choice(kinds()["stakeholders"].property("kind"), me.kind)
    sector = sectors().get(me.sector, me.sector) if me.sector else ""
    since = _("since {day}", day=when(me.joined)) if me.joined else ""
    left = _("left {day}", day=when(me.left)) if me.left else ""
    facts = (opening(kind), sector, me.place, *card.organisations, since, left)
    return html.Header([html.H1(me.name), html.P(" · ".join(filter(None, facts)), className="soft")])


def _ties(card: Card, strengths: Strengths, here: str) -> Component:
    """Whom it is tied to today, the strongest first, each with its strength over time."""
    if not card.ties:
        return html.Section([html.H3(_("Ties")), html.P(_("No tie with anyone on this day."), className="soft")])
    top = max((max(each, default=0.0) for each in strengths.each.values()), default=1.0)
    rows = [
        html.Li(
            [
                dcc.Link(each.name, href=f"{here}?partner={quote(each.id)}"),
                small_line(strengths.each.get(each.id, ()), top),
                html.Span(number(each.strength, 1), className="count"),
            ]
        )
        for each in card.ties
    ]
    rest = rows[SHOWN:]
    more = html.Details([html.Summary(plural("{n} more tie", "{n} more ties", len(rest))), html.Ul(rest)])
    return html.Section(
        [
            html.H3(plural("{n} tie", "{n} ties", len(rows))),
            html.P(
                _("Strength over time, from {since} to today.", since=number_of_year(strengths)),
                className="soft small-print",
            ),
            small_line(strengths.whole, max(strengths.whole, default=1.0), "whole"),
            html.Ul(rows[:SHOWN]),
            more if rest else None,
        ],
        className="tied",
    )


def number_of_year(strengths: Strengths) -> str:
    """The year in which the strengths begin."""
    return str(strengths.days[0].year) if strengths.days else "-"


def _contact(told: Kept, card: Card, rows: Rows) -> Component:
    """The contact history as one line of ticks, the roles taken, and every meeting, folded away."""
    there = [each for each in told.of("attendance") if isinstance(each, Attendance) and each.present is not False]
    roles = Counter(each.role for each in there if each.role != "participant")
    role = kinds()["attendance"].property("role")
    said = ", ".join(f"{number(n)} × {choice(role, each)}" for each, n in roles.most_common())
    return html.Section(
        [
            html.H3(_("Contact")),
            panel.ticks(card),
            html.P(panel.rhythm(card), className="soft"),
            html.P(_("Roles: {roles}.", roles=said)) if said else None,
            rows.section("", ("attendance",), also=("sessions",)),
        ]
    )
