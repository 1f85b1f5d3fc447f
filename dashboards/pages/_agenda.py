"""What a calendar offers, month by month, to be ticked; nothing is ticked beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from graph_schema import kinds
from meshwork.calendars import Decided, Month, Offer, Offers, Signal, Stranger, Tick, words
from meshwork.change import Change
from meshwork.errors import Fault
from meshwork.signals import energy_words
from meshwork.text import _, day, month, opening, plural

TICKED = "when-ticked"
EVERY, MONTH = "when-every", "when-month"  # {"type": MONTH, "first": ...}: ticks all of a month
KIND = "when-kind"  # {"type": KIND, "id": ...}: of an offer
LOUD = "signal:"  # before the id of an offer of which the signal is ticked
TICK, AWAY = "when-tick", "when-away"
MINE, AGAIN = "when-mine", "when-again"
BACK = "when-back"  # {"type": BACK, "number": ...}
_FEW = 12


def draw(offers: Offers, name: str) -> Component:
    """The offers of a calendar, what was left out and why, and the button that writes what is ticked."""
    any_ = any(True for _each in offers.each())
    return html.Div(
        [
            html.P(" ".join(words.summary(offers)), className="lead"),
            *(html.P(each, className="soft") for each in offers.remarks),
            _mine(offers.maybe_mine),
            html.Button(
                _("Show those again"), id=AGAIN, className="action quiet small-action", hidden=not offers.known
            ),
            _months(offers, nothing=not any_),
            _moved(offers),
            _strangers(offers.strangers),
            _faults(offers.faults),
            _confirm(nothing=not any_ and not offers.moved),
        ],
        className="preview agenda",
        **aria(label=name),
    )


def _mine(address: str) -> Component:
    return html.P(
        [
            _("Is {address} yours? Then you are not offered as somebody you met.", address=address)
            if address
            else "",
            " ",
            html.Button(_("Yes, that is me"), id=MINE, value=address, className="action quiet small-action"),
        ],
        hidden=not address,
    )


def _months(offers: Offers, *, nothing: bool) -> Component:
    return html.Section(
        [
            html.Div(
                html.Button(_("Tick all of them"), id=EVERY, className="action quiet small-action"), hidden=nothing
            ),
            dmc.CheckboxGroup(
                [_month(each) for each in offers.months], id=TICKED, value=[], **aria(label=_("What was a contact"))
            ),
        ]
    )


def _month(of: Month) -> Component:
    name = opening(month(of.first))
    return html.Section(
        [
            html.Div(
                [
                    html.H3(name),
                    html.Button(
                        _("Tick this month"),
                        id={"type": MONTH, "first": of.first.isoformat()},
                        className="action quiet small-action",
                        **aria(label=_("Tick all of {month}", month=name)),
                    ),
                ],
                className="head",
            ),
            html.Ul([_offer(each) for each in of.offers]),
        ],
        className="month",
    )


def _offer(offer: Offer) -> Component:
    said = f"{day(offer.day)}: {words.with_whom(offer)}"
    marks = [f"“{offer.title}”"] if offer.title else []
    marks += [_("stands already, it seems")] if offer.like else []
    marks += [_("marked as free time")] if offer.free else []
    of_kind = kinds()["sessions"].property("kind")
    return html.Li(
        [
            dmc.Checkbox(value=offer.id, label=said, description=", ".join(marks) or None),
            dmc.Select(
                id={"type": KIND, "id": offer.id},
                data=[{"value": each, "label": words.kind_word(each)} for each in of_kind.values],
                value=offer.kind,
                allowDeselect=False,
                size="xs",
                **aria(label=_("Kind of meeting: {said}", said=said)),
            ),
            _signal(offer.id, offer.signal, said) if offer.signal else None,
        ]
    )


def _signal(id_: str, signal: Signal, said: str) -> Component:
    sensed = [energy_words(signal.energy)] if signal.energy is not None else []
    sensed += [_("doubts")] if signal.doubt else []
    return dmc.Checkbox(
        value=LOUD + id_,
        label=_("also as a signal, for you alone: {said}", said=", ".join(sensed)),
        size="xs",
        className="signal",
        **aria(label=_("Also as a signal, for you alone: {said}", said=said)),
    )


def _moved(offers: Offers) -> Component | None:
    if not offers.moved:
        return None
    rows = [html.Li(words.moved(each)) for each in offers.moved]
    return html.Section([html.P(_("On another day now, and put there when you write:")), html.Ul(rows)])


def _strangers(found: Sequence[Stranger]) -> Component | None:
    if not found:
        return None
    said = plural(
        "{n} address in it is of nobody known here", "{n} addresses in it are of nobody known here", len(found)
    )
    rows = [
        html.Li(
            [
                html.Span(each.name or each.email),
                html.Span(plural("{n} time", "{n} times", each.times), className="soft"),
            ]
        )
        for each in found
    ]
    hint = _("Add whom you want to keep under Who, and choose the calendar once more.")
    return html.Details(
        [html.Summary(said), html.P(hint, className="soft"), html.Ul(rows, className="rows")], className="fold"
    )


def _faults(found: Sequence[Fault]) -> Component | None:
    if not found:
        return None
    said = plural(
        "{n} entry could not be read; the rest is not the worse for it:",
        "{n} entries could not be read; the rest is not the worse for it:",
        len(found),
    )
    more = len(found) - _FEW
    return html.Section(
        [
            html.P(said),
            html.Ul([html.Li(str(each)) for each in found[:_FEW]], className="notices"),
            html.P(plural("and {n} more", "and {n} more", more), className="soft") if more > 0 else None,
        ],
        className="wrong",
    )


def _confirm(*, nothing: bool) -> Component:
    write = html.Button(_("Record what is ticked"), id=TICK, className="action", hidden=nothing)
    leave = html.Button(_("Leave it"), id=AWAY, className="action quiet")
    return html.Section(
        [
            html.P(
                _(
                    "What you do not tick is not asked again; nothing of it is kept that can be read. Leave it, and "
                    "it is as if you had never chosen this calendar."
                ),
                className="soft",
                hidden=nothing,
            ),
            html.Div([write, leave], className="buttons"),
        ],
        className="confirm",
    )


def written(decided: Decided, done: Change | None) -> Component:
    """What was written of a calendar, with its way back."""
    if done is None:
        return html.P(_("Nothing was ticked, so nothing was written. What was shown is not asked again."))
    told = [plural("{n} contact", "{n} contacts", decided.contacts)] if decided.contacts else []
    told += [plural("{n} signal", "{n} signals", decided.signals)] if decided.signals else []
    told += [plural("{n} on another day", "{n} on another day", decided.moved)] if decided.moved else []
    back = html.Button(
        _("Take it back"), id={"type": BACK, "number": done.number}, className="action quiet small-action"
    )
    return html.P([_("Written: {told}.", told=", ".join(told)), " ", back])


def toggled(offers: Offers, button: Any, ticked: list[str]) -> list[str]:
    """What is ticked once a button was pressed: all of its offers too, or none of them where all were."""
    first = button["first"] if isinstance(button, dict) else None
    wanted = [
        offer.id for month in offers.months if first in {None, month.first.isoformat()} for offer in month.offers
    ]
    if set(wanted) <= set(ticked):
        return [each for each in ticked if each not in set(wanted)]
    return list(dict.fromkeys([*ticked, *wanted]))


def ticks(ticked: list[str], kinds: Mapping[str, str]) -> tuple[Tick, ...]:
    """What was a contact, of which kind; who ticks the signal of a line means its contact too."""
    meant = dict.fromkeys(each.removeprefix(LOUD) for each in ticked)
    return tuple(Tick(each, kind=kinds.get(each), signal=LOUD + each in ticked) for each in meant)
