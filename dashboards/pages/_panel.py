"""The chosen partner beside the map, read like a letterhead."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria, data, rows, section
from dashboards.pages._leaving import ask
from dashboards.pages._numbers import OF_PARTNER, PARTNER, fold
from meshwork.card import Card, Tied
from meshwork.network.evidence import MOMENTS
from meshwork.reports.legend import sectors
from meshwork.text import _, day, later, plural

SHOWN = 8
WEEK = 7
LOOKED_BACK = timedelta(days=730)
SHORTEST = timedelta(days=28)
_LEVELS = {"interested": later("interested"), "committed": later("takes part"), "carrying": later("carries it")}
_KINDS = {"organisation": "", "person": later("Person"), "group": later("Group")}


def draw(card: Card, partners: str) -> Component:
    """A stakeholder on a day: who, what it carries, whom it is tied to, its contacts; and the way to its own page."""
    who = card.stakeholder
    sector = sectors().get(card.sector, card.sector) if card.sector else ""
    since = _("since {day}", day=day(card.first)) if card.first else ""
    kind = _(_KINDS[who.kind]) if _KINDS.get(who.kind) else ""
    parts: list[Any] = [
        html.H2(card.name),
        html.P(" · ".join(filter(None, (kind, sector, who.place, *card.organisations, since))), className="soft"),
    ]
    if card.goals:
        parts.append(section(_("Carries"), rows([(each.title, _(_LEVELS[each.level])) for each in card.goals])))
    parts.append(section(plural("{n} tie", "{n} ties", len(card.ties)), _ties(card)))
    if card.actions:
        parts.append(section(_("Works on"), rows([(each, "") for each in card.actions])))
    if card.teams:
        parts.append(section(_("In the team"), rows([(each, "") for each in card.teams])))
    parts.append(section(_("Contact"), ticks(card), html.P(rhythm(card), className="soft")))
    parts.append(fold(_("Numbers"), OF_PARTNER, PARTNER))
    parts.append(html.P(ask(_("What if {name} left?", name=card.name), who.id), className="what-if"))
    parts.append(html.P(dcc.Link(_("All that is kept of it"), href=f"{partners}?partner={quote(who.id)}")))
    return html.Div(parts, className="letter")


def _ties(card: Card) -> Component:
    if not card.ties:
        return html.P(_("No tie with anyone on this day."), className="soft")
    shown = rows([(_tied(card, each), "") for each in card.ties[:SHOWN]])
    rest = card.ties[SHOWN:]
    if not rest:
        return shown
    more = html.Details(
        [
            html.Summary(plural("{n} more tie", "{n} more ties", len(rest))),
            rows([(_tied(card, each), "") for each in rest]),
        ]
    )
    return html.Div([shown, more])


def _tied(card: Card, tied: Tied) -> Component:
    """A name that leads to that partner on the map (assets/map.js), and under it what leads to why they are tied."""
    words = " · ".join(filter(None, (_why(tied), _last(tied), _("fading") if tied.fading else ""))) or _("a trace")
    why = html.Button(
        words,
        className="go under",
        **data(tie=f"{card.stakeholder.id}\n{tied.id}"),
        **aria(label=_("Why this tie with {name}: {words}", name=tied.name, words=words)),
    )
    return html.Span([html.Button(tied.name, className="go", **data(partner=tied.id)), why])


def _last(tied: Tied) -> str:
    """Since when, where the weightiest reason lasts; else when they last had anything to do with each other."""
    first = tied.reasons[0] if tied.reasons else None
    if first and first.kind not in MOMENTS:
        return _("since {day}", day=day(first.since)) if first.since else ""
    latest = max((each.since for each in tied.reasons if each.kind in MOMENTS and each.since), default=None)
    return _("last on {day}", day=day(latest)) if latest else ""


def _why(tied: Tied) -> str:
    """The weightiest kind of reason in a few words."""
    if not tied.reasons:
        return ""
    counts = Counter(each.kind for each in tied.reasons)
    kind = tied.reasons[0].kind
    n = counts[kind]
    return {
        "small_session": plural("{n} meeting", "{n} meetings", n),
        "talk": plural("{n} talk", "{n} talks", n),
        "call": plural("{n} call", "{n} calls", n),
        "team": _("same team"),
        "action": plural("{n} action together", "{n} actions together", n),
        "reuse": _("takes over what works"),
        "knows": _("know each other"),
        "exchanges": _("exchange"),
        "collaborates": _("work together"),
        "refers": _("refer to each other"),
        "delivers_with": _("deliver together"),
    }.get(kind, "")


def ticks(card: Card) -> Component | str:
    """One line of ticks: a contact each, over the two years up to the day, or from where the record begins."""
    begin = max(card.day - LOOKED_BACK, min(card.begun or date.min, card.day - SHORTEST))
    here = sorted({each.day for each in card.contacts if each.present and each.day >= begin})
    if not here:
        return ""
    marks = [html.I(style={"left": f"{(each - begin) / (card.day - begin):.1%}"}) for each in here]
    ends = html.Div([html.Span(day(begin)), html.Span(day(card.day))], className="ends")
    return html.Div([html.Div(marks, className="ticks"), ends], **aria(hidden="true"))


def rhythm(card: Card) -> str:
    """The sentence under the ticks: its own rhythm once there is one, and for how long others went on without it."""
    days = sorted({each.day for each in card.contacts if each.present})
    if not days:
        return _("No contact recorded yet.")
    if len(days) < 3:
        return _("Last contact on {day}.", day=day(days[-1]))
    usual = median((later_day - earlier).days for earlier, later_day in pairwise(days))
    if card.silent > 2 * max(usual, 14):
        return _(
            "Contact about {every}, the last on {day}; then none for {silent}.",
            every=_every(usual),
            day=day(days[-1]),
            silent=_span(card.silent),
        )
    return _("Contact about {every}, the last on {day}.", every=_every(usual), day=day(days[-1]))


def _span(days: float) -> str:
    n, unit = _rounded(days)
    return {
        "day": plural("{n} day", "{n} days", n),
        "week": plural("{n} week", "{n} weeks", n),
        "month": plural("{n} month", "{n} months", n),
    }[unit]


def _every(days: float) -> str:
    n, unit = _rounded(days)
    return {
        "day": plural("every day", "every {n} days", n),
        "week": plural("every week", "every {n} weeks", n),
        "month": plural("every month", "every {n} months", n),
    }[unit]


def _rounded(days: float) -> tuple[int, str]:
    """A stretch of time in the unit that people would use: a rhythm of seven days is a week."""
    if days < 2 * WEEK and days != WEEK:
        return max(1, round(days)), "day"
    return (round(days / WEEK), "week") if days < 120 else (round(days / 30.4), "month")
