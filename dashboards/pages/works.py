"""What works: practices that moved on, strong joint services, rising energy, who brings others together.

So that strength shows as easily as risk; to be printed. Each number opens into what it was counted from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import editing
from dashboards.editor import Editor
from dashboards.elements import empty, printing
from dashboards.pages import Page, Visit
from dashboards.pages._fact_rows import rows
from meshwork import works_words as words
from meshwork.kept_words import session, spell
from meshwork.nouns import not_named
from meshwork.service import Asker, Service
from meshwork.text import _, day, later, opening, plural
from meshwork.weavers import Weaver
from meshwork.works import Lively, Part, Practice, Strong, Works

_MOST = 6
"""So many of each stand open; the others fold away."""


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """All that works."""
    return html.Div(
        editing.body(service, asker, visit, PAGE),
        className="works common",
    )


def draw(editor: Editor, visit: Visit) -> Component:
    """The sentences, and the five parts; or what will be here."""
    found = editor.service.common.works(editor.asker, editor.community)
    here = f"/c/{quote(editor.community, safe='')}"
    opened = editor.form() if editor.opened("insights") else None
    add = editor.add("insights", _("Write down what works"), style="action quiet") if opened is None else None
    ways = [add, printing("action quiet")]
    head = html.Div([html.H1(_("What works")), html.Div(ways, className="ways")], className="head")
    if found.nothing:
        begin = _(
            "Here will be what partners found to work and who took it over, what they deliver together, where energy "
            "rises, and who brings others together. Begin with one thing that went well."
        )
        return html.Div([head, opened, empty(_("Nothing yet"), begin)])
    return html.Div(
        [
            head,
            html.P(f"{visit.community.name}, {day(editor.service.today())}", className="paper"),
            opened,
            html.Div([html.P(each) for each in words.whole(found)], className="lead sentences"),
            _practices(editor, found, here),
            html.Div([_services(found, here), _weavers(found, here)], className="two"),
            html.Div([_lively(found, here), _joined(found, here)], className="two"),
            html.P(not_named(found.unnamed), className="soft small-print") if found.unnamed else None,
        ]
    )


def _practices(editor: Editor, found: Works, here: str) -> Component:
    told = [_practice(editor, each, here) for each in found.practices]
    inside = any(_inside(editor, each) for each in found.practices[_MOST:])
    return html.Section(
        [
            html.H2(_("What partners found to work")),
            *_folded(told, "practices", inside=inside),
            html.P(_("Nothing was written down yet that works."), className="soft") if not told else None,
        ]
    )


def _practice(editor: Editor, each: Practice, here: str) -> Component:
    it = each.insight
    if editor.opened("insights", it.id):
        return html.Li(editor.form())
    given = {"insight": it.id}
    by = [
        (part.fact, [_partner(part, here), " ", html.Span(_("contributed it"), className="soft")]) for part in each.by
    ]
    taken = [
        (part.fact, [_partner(part, here), " ", html.Span(words.taken(part), className="soft")])
        for part in each.taken
    ]
    return html.Li(
        [
            html.Blockquote(it.text),
            html.P(
                [html.Span(words.where(each), className="soft"), " ", editor.edit("insights", it.id, it.text)],
                className="from",
            ),
            html.Details(
                [
                    html.Summary(words.moved(each)),
                    *rows(editor, [(fact, inside, it.text) for fact, inside in (*taken, *by)], given),
                    html.Div(
                        [
                            editor.add("reused", _("Add who took it over"), given, of=it.text),
                            editor.add("contributed", _("Add from whom it came"), given, of=it.text),
                        ],
                        className="adds",
                    ),
                ],
                open=_inside(editor, each),
                className="fold",
            ),
        ]
    )


def _inside(editor: Editor, each: Practice) -> bool:
    given = {"insight": each.insight.id}
    several = [("reused", ""), ("contributed", ""), *(("contributed", one.fact.id) for one in each.by)]
    several += [("reused", one.fact.id) for one in each.taken]
    return any(editor.opened(kind, id_, given) for kind, id_ in several)


def _services(found: Works, here: str) -> Component:
    return _part(
        _("Strong together"),
        [_service(each, here) for each in found.services],
        _("No service of two or more partners yet."),
    )


def _service(each: Strong, here: str) -> Component:
    partners = {part.fact.stakeholder: part.name for part in each.delivery.parts}
    names = [html.Li(_to(id_, name, here)) for id_, name in partners.items()]
    unnamed = each.delivery.unnamed
    return html.Li(
        [
            html.Strong(each.delivery.action.title),
            html.Span(opening(words.most(each)), className="most") if each.most else None,
            html.Details(
                [
                    html.Summary(words.strong(each)),
                    html.Ul(names, className="facts"),
                    html.P(opening(words.across(each)), className="soft") if each.delivery.sectors else None,
                    html.P(not_named(unnamed), className="soft") if unnamed else None,
                    dcc.Link(_("To the services"), href=f"{here}/diensten", className="go"),
                ],
                className="fold deliver",
            ),
        ]
    )


def _lively(found: Works, here: str) -> Component:
    none = _("No signal of the past months tells of it. A signal is yours alone unless you share it.")
    return _part(_("Where energy rises"), [_energy(each, here) for each in found.lively], none, private=True)


def _energy(each: Lively, here: str) -> Component:
    return html.Li(
        [
            _to(each.who.id, each.who.name, here),
            " ",
            dcc.Link(words.lively(each), href=f"{here}/signalen", className="soft"),
        ]
    )


def _weavers(found: Works, here: str) -> Component:
    none = _("Of the past year it is of no partner written down that it hosted or started a meeting twice.")
    return _part(_("Who brings others together"), [_weaver(each, here) for each in found.weavers], none)


def _weaver(each: Weaver, here: str) -> Component:
    met = [html.Li(session(one)) for one in each.sessions]
    ties: list[Component] = [
        html.Li([_("tie with {name}", name=one.other.name), " ", html.Span(spell(one.fact), className="soft")])
        for one in each.ties
    ]
    return html.Li(
        [
            _to(each.who.id, each.who.name, here),
            html.Details(
                [html.Summary(words.weaver(each)), html.Ul([*met, *ties], className="facts")], className="fold"
            ),
        ]
    )


def _joined(found: Works, here: str) -> Component:
    several = [
        html.Li(dcc.Link(words.joined(each), href=f"{here}/kaart?partner={quote(each.one.id)}"))
        for each in found.joined
    ]
    none = _("Of no introduction it is written down yet that a tie came of it.")
    return _part(_("Introductions that became ties"), several, none, private=True)


def _part(title: str, told: Sequence[Component], none: str, *, private: bool = False) -> Component:
    """A part of the page; what rests on signals and follow-ups is not printed, for it is a facilitator's own."""
    inside = _folded(told, "several") if told else [html.P(none, className="soft")]
    return html.Section([html.H2(title), *inside], className="own" if private else "")


def _folded(told: Sequence[Component], style: str, *, inside: bool = False) -> list[Component]:
    found: list[Component] = [html.Ol(list(told[:_MOST]), className=style)] if told else []
    if len(told) > _MOST:
        more = html.Summary(plural("{n} more", "{n} more", len(told) - _MOST))
        found.append(
            html.Details([more, html.Ol(list(told[_MOST:]), className=style)], open=inside, className="fold")
        )
    return found


def _partner(part: Part, here: str) -> Any:
    return _to(part.fact.stakeholder, part.name, here)


def _to(id_: str, name: str, here: str) -> Component:
    return dcc.Link(name, href=f"{here}/partners?partner={quote(id_)}", className="who")


PAGE = Page(
    key="works",
    path="wat-werkt",
    title=later("What works"),
    order=66,
    layout=layout,
    lives_on=later(
        "It lives on insights and who took them over, on services and who delivers them, on who started or hosted a "
        "meeting, on your own signals and those shared with you. Doubts, and what was said in intervision, stay out "
        "of it. Small things that went well may stay unlogged: one a month already tells a story."
    ),
    under="care",
    edited=draw,
)
