"""The small forms on the page Care: what to do and by when, until when not now, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.fact_form import day_said
from meshwork.caring import BRING_TOGETHER, LET_GO, NOT_NOW, Outcome, Planned, Wish, next_working_friday
from meshwork.caring_words import verb
from meshwork.energy import ENERGIES
from meshwork.text import _

FIELD = "care-field"  # {"type": FIELD, "of": partner or follow-up, "name": ...}
SAVE = "care-save"  # {"type": SAVE, "who": partner, "kind": ...}
CLOSE = "care-close"  # {"type": CLOSE, "id": follow-up}
_LET_BE = timedelta(weeks=4)

Said = Mapping[str, Any]


def planning(kind: str, who: str, today: date, partners: Sequence[tuple[str, str]], helper: str = "") -> Component:
    """The form that a choice opens: for when, with whom, or until when and why."""
    friday = next_working_friday(today)
    if kind == NOT_NOW:
        fields = [
            _text(who, "due", _("Show again from"), typed(friday + _LET_BE)),
            _text(who, "why", _("Why not now"), "", _("For you and the other facilitators")),
        ]
    else:
        fields = [_text(who, "due", _("For when"), typed(friday))]
    if kind == BRING_TOGETHER:
        others = [{"value": id_, "label": name} for id_, name in partners if id_ != who]
        fields.insert(
            0,
            dmc.Select(
                id=_field(who, "partner"),
                label=_("With whom"),
                data=others,
                value=helper or None,
                searchable=True,
                limit=100,
                nothingFoundMessage=_("Nobody and nothing by that name"),
            ),
        )
    words = _("Let be until then") if kind == NOT_NOW else _("Put on the list")
    save = html.Button(words, id={"type": SAVE, "who": who, "kind": kind}, className="action small-action")
    return html.Div(
        [html.H3(verb(kind)), html.Div([*fields, save], className="fields")], role="group", **aria(label=verb(kind))
    )


def outcome(of: Planned, today: date, *, energy: bool) -> Component:
    """What came of it: a word, the energy, the day; whether it was a contact, or a leaving."""
    extra = (
        dmc.Checkbox(id=_field(of.id, "left"), label=_("It has left, and left well"), checked=False, size="sm")
        if of.kind == LET_GO
        else dmc.Checkbox(
            id=_field(of.id, "contact"), label=_("Write it down as a contact too"), checked=of.done is None, size="sm"
        )
    )
    chips = html.Div(
        [
            html.Span(_("Did the energy return?"), className="soft"),
            dmc.ChipGroup(
                [dmc.Chip(_(said), value=str(each), size="sm", variant="outline") for each, said in ENERGIES.items()],
                id=_field(of.id, "energy"),
                deselectable=True,
            ),
        ],
        className="chips",
    )
    return html.Div(
        [
            _text(of.id, "word", _("What came of it, in a word"), "", _("May stay empty")),
            chips if energy else None,
            html.Div(
                [_text(of.id, "on", _("On which day"), typed(of.done or min(of.due or today, today))), extra],
                className="fields",
            ),
            html.Button(_("Write down"), id={"type": CLOSE, "id": of.id}, className="action small-action"),
        ],
        className="outcome",
    )


def typed(day: date) -> str:
    """A day as it is typed.

    >>> typed(date(2026, 12, 4))
    '4-12-2026'
    """
    return f"{day.day}-{day.month}-{day.year}"


def said_of(of: str, ids: Sequence[Said], values: Sequence[Any]) -> dict[str, Any]:
    """What stands in the fields of one form."""
    return {each["name"]: value for each, value in zip(ids, values, strict=True) if each["of"] == of}


def wish(kind: str, who: str, said: Said) -> Wish:
    """What a form asks to plan. Raises `Unfit` where its day is none."""
    return Wish(kind, who, day_said(said.get("due")), said.get("partner") or None)


def came(said: Said) -> Outcome:
    """What a form says came of it. Raises `Unfit` where its day is none."""
    energy = said.get("energy")
    return Outcome(
        day_said(said.get("on")),
        said.get("word") or "",
        int(energy) if energy not in {None, ""} else None,
        contact=bool(said.get("contact")),
        left=bool(said.get("left")),
    )


def _field(of: str, name: str) -> dict[str, str]:
    return {"type": FIELD, "of": of, "name": name}


def _text(of: str, name: str, label: str, value: str, hint: str = "") -> Component:
    return dmc.TextInput(id=_field(of, name), label=label, value=value, placeholder=hint, size="sm")
