"""What a calendar offers, month by month, to be ticked; nothing is ticked beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria, way_back
from dashboards.pages import _appointment as appointment
from dashboards.pages._appointment import LOUD
from meshwork.calendars import Decided, Month, Offers, Stranger, Tick, words
from meshwork.change import Change
from meshwork.errors import Fault
from meshwork.text import _, month, opening, plural

TICKED = "when-ticked"
EVERY, MONTH = "when-every", "when-month"  # {"type": MONTH, "first": ...}: ticks all of a month
TICK, AWAY = "when-tick", "when-away"
KNOW, ADD = "when-know", "when-add"  # strangers who are ticked, by address; the button that adds them
MINE, AGAIN = "when-mine", "when-again"
BACK = "when-back"  # {"type": BACK, "number": ...}
_FEW = 12


def draw(offers: Offers, name: str, ticked: Sequence[str] = ()) -> Component:
    """The offers of a calendar, what was left out and why, and the button that writes what is ticked.

    `ticked` is what was ticked by hand while it stood here before.
    """
    any_ = any(True for _each in offers.each())
    nothing = not any_ and not offers.moved and not offers.off
    return html.Div(
        [
            html.P(" ".join(words.summary(offers)), className="lead"),
            *(html.P(each, className="soft") for each in offers.remarks),
            _mine(offers.maybe_mine),
            html.Button(
                _("Show those again"), id=AGAIN, className="action quiet small-action", hidden=not offers.known
            ),
            _months(offers, ticked, nothing=not any_),
            _moved(offers),
            _strangers(offers.strangers),
            _faults(offers.faults),
            _unticked(nothing=nothing),
            _confirm(nothing=nothing),
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


def _months(offers: Offers, ticked: Sequence[str], *, nothing: bool) -> Component:
    return html.Section(
        [
            html.Div(
                html.Button(_("Tick all of them"), id=EVERY, className="action quiet small-action"), hidden=nothing
            ),
            dmc.CheckboxGroup(
                [*(_month(each) for each in offers.months), _off(offers)],
                id=TICKED,
                value=list(ticked),
                **aria(label=_("What was a contact")),
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
            html.Ul([appointment.row(each) for each in of.offers]),
        ],
        className="month",
    )


def _moved(offers: Offers) -> Component | None:
    if not offers.moved:
        return None
    rows = [html.Li(words.moved(each)) for each in offers.moved]
    return html.Section([html.P(_("On another day now, and put there when you write:")), html.Ul(rows)])


def _off(offers: Offers) -> Component | None:
    """Contacts whose appointment is no longer there: ticked one by one, they are taken away."""
    if not offers.off:
        return None
    boxes = [dmc.Checkbox(value=each.id, label=words.called_off(each)) for each in offers.off]
    said = _("No longer as you ticked it. Tick what did not take place, and it is taken away:")
    return html.Section([html.P(said), html.Ul([html.Li(each) for each in boxes])], className="month")


def _strangers(found: Sequence[Stranger]) -> Component:
    """Whom nobody knows here, each to be ticked and added with its organisation."""
    said = plural(
        "{n} address in it is of nobody known here", "{n} addresses in it are of nobody known here", len(found)
    )
    hint = _(
        "Tick whom you want to keep: a person, at the organisation that the address tells of. Then what you had with "
        "them stands here too."
    )
    boxes = [dmc.Checkbox(value=each.email, label=words.stranger(each)) for each in found]
    group = dmc.CheckboxGroup(
        html.Ul([html.Li(each) for each in boxes], className="strangers"), id=KNOW, value=[], **aria(label=said)
    )
    add = html.Button(_("Add who is ticked"), id=ADD, className="action quiet small-action")
    return html.Details(
        [html.Summary(said), html.P(hint, className="soft"), group, add], className="fold", hidden=not found
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


def _unticked(*, nothing: bool) -> Component:
    said = _(
        "What you do not tick is not asked again; nothing of it is kept that can be read. Leave it, and it is as if "
        "you had never chosen this calendar."
    )
    return html.P(said, className="soft", hidden=nothing)


def _confirm(*, nothing: bool) -> Component:
    write = html.Button(_("Record what is ticked"), id=TICK, className="action", hidden=nothing)
    leave = html.Button(_("Leave it"), id=AWAY, className="action quiet")
    return html.Section(html.Div([write, leave], className="buttons"), className="confirm")


def written(decided: Decided, done: Change | None) -> Component:
    """What was written of a calendar, with its way back."""
    if done is None:
        return html.P(_("Nothing was ticked, so nothing was written. What was shown is not asked again."))
    told = ", ".join(words.decided(decided))
    return way_back(_("Written: {told}.", told=told), BACK, done)


def known(done: Change | None, n: int) -> Component:
    """That so many strangers were added, with the way back."""
    if done is None:
        return html.P(_("Nobody was added."))
    return way_back(plural("{n} partner was added.", "{n} partners were added.", n), BACK, done)


def toggled(offers: Offers, button: Any, ticked: list[str]) -> list[str]:
    """What is ticked once a button was pressed: all of its offers too, or none of them where all were.

    What seems to stand already is left to be ticked by hand: it would be a second contact.
    """
    first = button["first"] if isinstance(button, dict) else None
    wanted = [
        offer.id
        for month in offers.months
        if first in {None, month.first.isoformat()}
        for offer in month.offers
        if not offer.like
    ]
    if set(wanted) <= set(ticked):
        return [each for each in ticked if each not in set(wanted)]
    return list(dict.fromkeys([*ticked, *wanted]))


def ticks(ticked: list[str], kinds: Mapping[str, str]) -> tuple[Tick, ...]:
    """What was a contact, of which kind; who ticks the signal of a line means its contact too."""
    meant = dict.fromkeys(each.removeprefix(LOUD) for each in ticked)
    return tuple(Tick(each, kind=kinds.get(each), signal=LOUD + each in ticked) for each in meant)
