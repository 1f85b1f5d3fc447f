"""Why two partners are tied: the evidence of one tie on a day, in the panel beside the map."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards.elements import data, rows, section
from dashboards.pages._lines import count
from dashboards.pages._map_words import fades
from meshwork.bond import Bond, Why
from meshwork.network.lines import LEVELS
from meshwork.text import _, day, later, plural

SHOWN = 12
_STRONG = (later("faint tie"), later("light tie"), later("tie"), later("strong tie"), later("very strong tie"))
_KINDS = {
    "small_session": later("Meeting together"),
    "talk": later("Talk"),
    "call": later("Call"),
    "team": later("Same team"),
    "action": later("Action together"),
    "reuse": later("Takes over what works"),
    "knows": later("Know each other"),
    "exchanges": later("Exchange"),
    "collaborates": later("Work together"),
    "refers": later("Refer to each other"),
    "delivers_with": later("Deliver together"),
}


def draw(bond: Bond) -> Component:
    """The two, how strong their tie is, and everything that it is made of."""
    parts: list[Any] = [
        html.H2([_go(*bond.ends[0]), html.Span(" & ", className="soft"), _go(*bond.ends[1])]),
        html.P(_strong(bond), className="soft"),
    ]
    if not bond.whys:
        parts.append(html.P(_("Nothing ties these two on {day}.", day=day(bond.day))))
        return html.Div(parts, className="letter")
    shown = rows([(_what(each, bond.day), _number(each.weight)) for each in bond.whys[:SHOWN]])
    rest = bond.whys[SHOWN:]
    more = None
    if rest:
        title = plural("{n} more", "{n} more", len(rest))
        more = html.Details(
            [html.Summary(title), rows([(_what(each, bond.day), _number(each.weight)) for each in rest])]
        )
    told = _("The number is what each still weighs on {day}. Together: {strength}.")
    parts.append(section(_("Why this tie"), shown, more or ""))
    parts.append(
        html.P(told.format(day=day(bond.day), strength=_number(bond.strength)), className="soft small-print")
    )
    return html.Div(parts, className="letter")


def _strong(bond: Bond) -> str:
    level = sum(bond.strength >= each for each in LEVELS)
    words = _(_STRONG[level]) if bond.whys else ""
    if bond.fading:
        words = f"{words}, {_('fading')}. {fades(bond.half_window)}"
    return words[:1].upper() + words[1:]


def _what(why: Why, on: date) -> Component:
    """One piece of evidence: what it is called, its kind and its day; whether it is over on the day asked."""
    when = ""
    if why.until and why.since and why.until <= on:
        when = _("{first} to {last}", first=day(why.since), last=day(why.until - timedelta(1)))
    elif why.since:
        momentary = why.kind in {"small_session", "talk", "call"}
        when = day(why.since) if momentary else _("since {day}", day=day(why.since))
    kind = _(_KINDS[why.kind])
    small = " · ".join(filter(None, (kind if why.title else "", when)))
    return html.Span([why.title or kind, html.Span(small, className="under")])


def _number(weight: float) -> str:
    """What a piece of evidence weighs, with one decimal; what is less than that is called so."""
    if weight < 0.05:
        return _("a trace")
    return count(weight)


def _go(id_: str, name: str) -> Component:
    return html.Button(name, className="go", **data(partner=id_))
