"""Who has not been told yet, several ticked at once; and the choices of people, made and withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria
from graph_schema import kinds
from meshwork.kept_words import spell
from meshwork.model import Choice
from meshwork.nouns import word
from meshwork.text import _, day, opening, plural
from meshwork.told import PURPOSES, TOLD, Chosen, Telling, Untold, purpose_words, sentence
from meshwork.when import holds

TICKED, DAY, MARK = "told-ticked", "told-day", "told-mark"
CHOICE = "told-choice"  # {"type": CHOICE, "part": "who" | "purpose" | "on"}: what is said of a choice
CHOOSE = "told-choose"  # {"type": CHOOSE, "act": "give" | "take" | "look"}
FORM = "told-form"  # the button that gives the form to mail
WITHDRAW = "told-withdraw"  # {"type": WITHDRAW, "who": ..., "purpose": ...}
_SHOWN = 40
_NAMES = 8


def draw(found: Telling, names: Sequence[str], query: Mapping[str, str]) -> Component:
    """The sentence, the two lists, and the way to the papers."""
    return html.Div(
        [
            html.Div([html.H1(_("Told and asked")), _papers()], className="head"),
            html.P(sentence(found), className="lead"),
            _untold(found, everybody="alles" in query),
            _choices(found, names),
        ]
    )


def _papers() -> Component:
    return html.Div(
        [
            html.Button(_("Form to mail"), id=FORM, className="action quiet"),
            dcc.Link(_("The letter to all"), href="?toon=brief", className="action quiet"),
            dcc.Link(_("Register of processing"), href="?toon=register", className="action quiet"),
        ],
        className="buttons",
    )


def _untold(found: Telling, *, everybody: bool) -> Component | None:
    """A list to tick, with the day and one button for all of them."""
    if not found.untold and not found.unnamed:
        return None
    shown = found.untold if everybody else found.untold[:_SHOWN]
    rest = len(found.untold) - len(shown)
    unnamed = plural(
        "{n} more was not told, and is not named: it chose so.",
        "{n} more were not told, and are not named: they chose so.",
        found.unnamed,
    )
    more = plural("Show {n} more", "Show {n} more", rest)
    body = [
        html.P(
            _(
                "Whom you meet most stands first. Tell it in a talk, or send the letter; then tick who knows. "
                "Somebody has a right to hear it within a month."
            ),
            className="soft",
        ),
        dmc.CheckboxGroup(html.Ul([html.Li(_tick(each)) for each in shown]), id=TICKED, value=[]),
        html.P(dcc.Link(more, href="?alles=1")) if rest else None,
        html.Div(
            [
                _day(DAY, _("Told on")),
                html.Button(_("Mark as told"), id=MARK, className="action"),
            ],
            className="send",
        ),
    ]
    return html.Section(
        [
            html.H2(_("Not told yet")),
            *(body if found.untold else ()),
            html.P(unnamed, className="soft") if found.unnamed else None,
        ],
        className="untold",
    )


def _tick(each: Untold) -> Component:
    met = plural("met {n} time in the past year", "met {n} times in the past year", each.met) if each.met else ""
    last = _("last {day}", day=day(each.last)) if each.last else _("never met")
    kept = [word(kinds()["stakeholders"].property(name)).lower() for name in each.contact]
    said = [*([_("has left")] if each.left else []), *([met] if met else []), last, *kept]
    words = html.Span([html.Span(each.name, className="who"), html.Span(" · ".join(said), className="soft")])
    return dmc.Checkbox(value=each.id, label=words, className="pick")


def _choices(found: Telling, names: Sequence[str]) -> Component:
    hidden = [
        plural("{n} partner objects.", "{n} partners object.", found.counts["objects"])
        if found.counts["objects"]
        else "",
        plural("{n} is not on the map.", "{n} are not on the map.", found.counts["not_on_map"])
        if found.counts["not_on_map"]
        else "",
    ]
    counted = " ".join(filter(None, hidden))
    shown = [each for each in found.choices if each.purpose != TOLD or not _holds(each, found)]
    told = [each for each in found.choices if each.purpose == TOLD and _holds(each, found)]
    return html.Section(
        [
            html.H2(_("What people chose")),
            html.P(
                _("Written down with its day, and withdrawn as easily. Who objects is out of everything at once."),
                className="soft",
            ),
            _form(names),
            _hidden(counted) if counted else None,
            html.Ul([html.Li(_chosen(each, found)) for each in shown], className="facts") if shown else None,
            html.Details(
                [
                    html.Summary(plural("{n} person was told", "{n} people were told", len(told))),
                    html.Ul([html.Li(_chosen(each, found)) for each in told], className="facts"),
                ]
            )
            if told
            else None,
        ]
    )


def _hidden(counted: str) -> Component:
    """How many are named nowhere, and the way to one of them."""
    way = _(
        "Who is left out is named nowhere: type the whole name to withdraw it, or to see what can be taken along or "
        "erased."
    )
    button = html.Button(
        _("Take along or erase for good"), id={"type": CHOOSE, "act": "look"}, className="action quiet"
    )
    return html.Div([html.P([counted, " ", way], className="soft"), html.Div(button, className="buttons")])


def _form(names: Sequence[str]) -> Component:
    first = next(each for each in PURPOSES if each != TOLD)
    options = [{"value": each, "label": opening(purpose_words(each))} for each in PURPOSES]
    meant = [
        part for each in PURPOSES for part in (html.Dt(opening(purpose_words(each))), html.Dd(_(PURPOSES[each][1])))
    ]
    return html.Div(
        [
            dmc.Autocomplete(id=_part("who"), label=_("Who"), data=list(names), limit=_NAMES, openOnFocus=False),
            dmc.Select(id=_part("purpose"), label=_("Choice"), data=options, value=first, allowDeselect=False),
            _day(_part("on"), _("From which day")),
            html.Div(
                [
                    html.Button(_("Write down"), id={"type": CHOOSE, "act": "give"}, className="action"),
                    html.Button(_("Withdraw"), id={"type": CHOOSE, "act": "take"}, className="action quiet"),
                ],
                className="buttons",
            ),
            html.Details([html.Summary(_("What each choice does")), html.Dl(meant)], className="fold meant"),
        ],
        className="choose",
        role="group",
        **aria(label=_("What people chose")),
    )


def _part(name: str) -> dict[str, str]:
    return {"type": CHOICE, "part": name}


def _day(id_: str | dict[str, str], label: str) -> Component:
    return dmc.TextInput(id=id_, label=label, placeholder=_("today, or 8-12-2019"))


def _chosen(each: Chosen, found: Telling) -> list[Component | None]:
    when = spell(Choice(id="", stakeholder=each.who, purpose=each.purpose, since=each.since, until=each.until))
    words = _("Withdraw")
    button = html.Button(
        words,
        id={"type": WITHDRAW, "who": each.who, "purpose": each.purpose},
        className="go edit",
        **aria(label=f"{words}: {each.name}, {purpose_words(each.purpose)}"),
    )
    said = " · ".join(filter(None, (purpose_words(each.purpose), when)))
    return [
        html.Span([html.Span(each.name, className="who"), " ", html.Span(said, className="soft")]),
        button if _holds(each, found) else None,
    ]


def _holds(each: Chosen, found: Telling) -> bool:
    return holds(each.since, each.until, found.day)
