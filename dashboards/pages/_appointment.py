"""One appointment that a calendar offers, to be ticked and given another kind."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from graph_schema import kinds
from meshwork.calendars import Offer, Offers, Signal, words
from meshwork.energy import energy_words
from meshwork.nouns import kind_of_meeting
from meshwork.text import _, day

KIND = "when-kind"  # {"type": KIND, "id": ...}: of an offer, once another one is to be chosen
OTHER, KIND_OF = "when-other", "when-kind-of"  # what it is offered as, a button; and where that stands
LOUD = "signal:"  # before the id of an offer of which the signal is ticked


def row(offer: Offer) -> Component:
    """Who was met on which day, what it is offered as, and the signal that its line tells."""
    said = _said(offer)
    marks = [f"“{offer.title}”"] if offer.title else []
    marks += [_("stands already, it seems")] if offer.like else []
    marks += [_("marked as free time")] if offer.free else []
    return html.Li(
        [
            dmc.Checkbox(value=offer.id, label=said, description=", ".join(marks) or None),
            html.Div(_kind(offer, said), id={"type": KIND_OF, "id": offer.id}, className="kind"),
            _signal(offer.id, offer.signal, said) if offer.signal else None,
        ]
    )


def _said(offer: Offer) -> str:
    return f"{day(offer.day)}: {words.with_whom(offer)}"


def _kind(offer: Offer, said: str) -> Component:
    """What it is offered as, to be pressed: a field for each of a year's rows took a browser half a minute."""
    kind = kind_of_meeting(offer.kind)
    return html.Button(
        kind,
        id={"type": OTHER, "id": offer.id},
        className="go edit",
        **aria(label=_("{kind}: choose another kind for {said}", kind=kind, said=said)),
    )


def other_kind(offers: Offers, id_: str) -> Component:
    """The field in which an offer gets another kind."""
    offer = next(each for each in offers.each() if each.id == id_)
    of_kind = kinds()["sessions"].property("kind")
    return dmc.Select(
        id={"type": KIND, "id": id_},
        data=[{"value": each, "label": kind_of_meeting(each)} for each in of_kind.values],
        value=offer.kind,
        allowDeselect=False,
        size="xs",
        **aria(label=_("Kind of meeting: {said}", said=_said(offer))),
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
