"""The pairs that could be introduced, one sentence each, with what it would change; and where one is on the list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria, empty, way_back
from meshwork.change import Change
from meshwork.metrics import numbers
from meshwork.model import FollowUp
from meshwork.stages import spans
from meshwork.stages.digits import beside
from meshwork.stages.gate import gates
from meshwork.text import _, day, later, number, opening, percent, plural
from meshwork.weaving import introductions_words as words
from meshwork.weaving.drawn import Pair
from meshwork.weaving.gains import Gain
from meshwork.weaving.introductions import Introduction, Introductions

PICKED = "introduce-picked"
LET_BE = "introduce-let-be"  # {"type": LET_BE, "id": id of the follow-up}
PANEL = "introduce-together"  # what the ticked ones give: on a phone it stands below them all
UNDO = "introduce-undo"  # {"type": UNDO, "number": number of the change}
_NAMED = 12
_STEPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "nobody": (later("Bring in what you have"), "gegevens"),
        "nothing": (later("Goals"), "doelen"),
        "met": (later("Partners"), "partners"),
    }
)
"""Where there is nobody to introduce: which page to go on to, and what it is called."""


def of(picked: Sequence[str] | None) -> list[Pair]:
    """The pairs that are ticked."""
    return [(one, other) for one, other in map(json.loads, picked or ())]


def draw(found: Introductions, listed: Sequence[FollowUp], titles: Mapping[str, str], community: str) -> Component:
    """The pairs with the sentence before them; where there are none, why, and what to record."""
    why = words.why_none(found)
    if why is not None:
        said, page = _STEPS[found.why]
        return empty(_("Nobody to introduce today"), why, dcc.Link(_(said), href=f"/c/{community}/{page}"))
    said = plural(
        "{n} pair shares something and has not met.", "{n} pairs share something and have not met.", found.found
    )
    if found.found > len(found.first):
        said += " " + plural("Here is the first.", "Here are the first {n}.", len(found.first))
    waits = words.waiting_for(found)
    standing = {frozenset((each.stakeholder, each.partner)): each for each in listed}

    def row(each: Introduction) -> Component:
        return _row(each, standing.get(frozenset(each.pair)), titles)

    return html.Section(
        [
            html.P(said, className="lead"),
            html.P(waits) if waits else None,
            html.P(
                _(
                    "Who has met is read from what is recorded {span}.",
                    span=spans.looked_over(found.reading),
                ),
                className="soft small-print",
            ),
            dmc.CheckboxGroup(
                [
                    html.Ol([row(each) for each in found.first]),
                    html.Details(
                        [html.Summary(words.more(found)), html.Ol([row(each) for each in found.more])],
                        className="behind",
                    )
                    if found.more
                    else None,
                ],
                id=PICKED,
                value=[],
                **aria(label=_("Pairs to introduce")),
            ),
            html.A(_("See what they give together"), href=f"#{PANEL}", className="action to-together"),
        ],
        className="pairs",
    )


def others(listed: Sequence[FollowUp], found: Introductions, names: Mapping[str, str]) -> Component | None:
    """What stands on the follow-up list and is not among the pairs; who is not named is left out."""
    shown = {frozenset(each.pair) for each in found.pairs}
    rest = [
        each
        for each in listed
        if frozenset((each.stakeholder, each.partner)) not in shown
        and {each.stakeholder, each.partner} <= names.keys()
    ]
    if not rest:
        return None
    rows = [
        html.Li([html.P(words.listed([names[each.stakeholder], names[each.partner or ""]])), _sent(each)])
        for each in rest
    ]
    return html.Section([html.H2(_("Also on the follow-up list")), html.Ul(rows)], className="listed")


def sent(done: Change | None) -> Component:
    """That it stands on the list, with the way back."""
    if done is None:
        return html.P(_("It stands on the follow-up list already."))
    said = plural("On the follow-up list: {n} introduction.", "On the follow-up list: {n} introductions.", done.added)
    return way_back(said, UNDO, done)


def withdrawn(done: Change | None) -> Component:
    """That it is off the list, with the way back."""
    if done is None:
        return html.P(_("It is off the follow-up list already."))
    return way_back(_("Taken off the follow-up list."), UNDO, done)


def _row(each: Introduction, follow_up: FollowUp | None, titles: Mapping[str, str]) -> Component:
    return html.Li(
        [
            dmc.Checkbox(value=json.dumps(each.pair), label=words.over(each, titles), className="pick"),
            html.P(words.by_whom(each)),
            html.Details(
                [
                    html.Summary(words.gains(each.gains)),
                    html.Dl([part for gain in each.gains for part in _evidence(gain)]),
                ],
                className="gain",
            ),
            _sent(follow_up) if follow_up else None,
        ]
    )


def _evidence(gain: Gain) -> tuple[Component, ...]:
    """A number before and after, and by name who would come in."""
    measured = numbers()[gain.key]
    names = [who.name for who in gain.new[:_NAMED]]
    more = len(gain.new) - len(names)
    rest = [plural("and {n} more", "and {n} more", more)] if more > 0 else []
    return (
        html.Dt(opening(_(measured.name))),
        html.Dd(
            [
                html.B(change(gain)),
                html.Span(_(measured.meaning), className="soft"),
                html.Span(_("Who would come in: {names}.", names=" ".join([words.listed(names), *rest])))
                if names
                else None,
            ]
        ),
    )


def change(gain: Gain) -> str:
    """A number before and after, in counts where it is a share of so many."""
    if gain.part is None:
        now, then = beside(gain.before, gain.after, counted=gates()[gain.key].counted)
    elif not gain.moves:
        return _("stays {now} ({part} of {whole})", now=percent(gain.before), part=gain.part[0], whole=gain.whole)
    else:
        now, then = (
            _("{share} ({part} of {whole})", share=percent(value), part=number(part), whole=number(gain.whole))
            for value, part in zip((gain.before, gain.after), gain.part, strict=True)
        )
    return _("from {now} to {then}", now=now, then=then)


def _sent(follow_up: FollowUp) -> Component:
    said = (
        _("On the follow-up list, by {day}.", day=day(follow_up.due.start))
        if follow_up.due
        else _("On the follow-up list.")
    )
    button = html.Button(
        _("Take it off the list"), id={"type": LET_BE, "id": follow_up.id}, className="action quiet small-action"
    )
    return html.P([html.Span(said), " ", button], className="sent")
