"""How the files are to be read: the questions put to whoever uploaded them, and what the answers come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages._desk import Upload
from graph_schema import kinds
from meshwork import text
from meshwork.formats import How, Question, Sheet
from meshwork.nouns import noun
from meshwork.text import _, opening

ANSWER = "data-answer"  # {"type": ANSWER, "shape": ...}: the answer to a question
DECIDE = "data-decide"  # {"type": DECIDE, "shape": ..., "value": ...}: a button that says an answer at once
SHEET = "data-sheet"  # {"type": SHEET, "name": ...}: what a sheet holds
FIELD = "data-field"  # {"type": FIELD, "kind": ..., "name": ...}: the headings that are mapped to a property
MAPS, DATE, GOALS = "data-maps", "data-date", "data-goal-types"
NO_MAP = "none"

_FLAT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "attendance": ("stakeholder", "session", "date", "goal", "role"),
        "commitments": ("stakeholder", "goal", "since", "until", "level"),
        "ties": ("source", "target", "since", "until", "wave", "kind", "strength"),
        "members": ("stakeholder", "team", "role", "since", "until"),
        "works_on": ("stakeholder", "action", "since", "until"),
        "belongs_to": ("person", "organisation", "since", "until"),
        "stakeholders": ("name", "kind", "sector", "place", "joined", "left"),
    }
)
"""What one flat table may tell, and the properties that people map."""

_MOST_TYPES = 60
_TYPES = frozenset({"type", "element type"})  # of the short form and of a whole project


def questions(asked: Iterable[Question], how: How) -> list[Component]:
    """A field for each question: a list for what a sheet holds, a row of words for the others."""
    return [_question(each, how.answers.get(each.shape, each.proposed)) for each in asked]


def _question(each: Question, answer: str | None) -> Component:
    choices = [{"value": value, "label": words} for value, words in each.choices]
    place = {"type": ANSWER, "shape": each.shape}
    if each.topic == "sheet":
        return dmc.Select(id=place, label=each.text, data=choices, value=answer, placeholder=_("Choose"), maw=460)
    radios = [dmc.Radio(label=one["label"], value=one["value"]) for one in choices]
    return dmc.RadioGroup(dmc.Group(radios, gap="lg"), id=place, label=each.text, value=answer)


DECIDED = frozenset({"who", "wish", "correct"})
"""Topics that are put one by one, each choice a button."""


def decisions(asked: Iterable[Question], how: How) -> list[Component]:
    """What partners ask in their answers: its words, and a button for each way to go."""
    return [_decision(each, how.answers.get(each.shape, each.proposed)) for each in asked]


def _decision(each: Question, answer: str | None) -> Component:
    buttons = [
        html.Button(
            opening(words),
            id={"type": DECIDE, "shape": each.shape, "value": value},
            className="action quiet small-action",
            **aria(pressed="true" if value == answer else "false"),
        )
        for value, words in each.choices
    ]
    return html.Div([html.P(each.text), html.Div(buttons, className="buttons")], role="group", className="decide")


def holds(sheet: Sheet) -> Component:
    """What a sheet was read as, to be changed."""
    choices = [{"value": name, "label": noun(name)} for name, kind in kinds().items() if kind.column is None]
    choices += [
        {"value": "attendance_list", "label": _("an attendance list")},
        {"value": "skip", "label": _("leave it out")},
    ]
    return dmc.Select(
        id={"type": SHEET, "name": sheet.table.name},
        data=choices,
        value=sheet.kind,
        placeholder=_("not yet known"),
        allowDeselect=False,
        disabled=_of_kumu(sheet),
        **aria(label=_('What "{sheet}" holds', sheet=sheet.table.name)),
    )


def mapping(sheets: Iterable[Sheet], how: How, *, dated: bool) -> Component:
    """For one flat table: what a row tells, and which column is what; with the constant day where `dated`."""
    headings = tuple(dict.fromkeys(heading for each in sheets for heading in each.table.headings if heading))
    mapped = dict(how.mapping)
    chosen = _kind_of(how)
    tabs = [dmc.TabsTab(_("as recognised"), value=NO_MAP)]
    tabs += [dmc.TabsTab(noun(kind), value=kind) for kind in _FLAT]
    as_read = html.P(_("Each sheet is read as it says itself, or as you say above."), className="soft")
    panels = [dmc.TabsPanel(as_read, value=NO_MAP, pt=8)]
    panels += [
        dmc.TabsPanel(
            html.Div(
                [_field(kind, name, headings, mapped.get(name, ()) if kind == chosen else ()) for name in names],
                className="fields",
            ),
            value=kind,
        )
        for kind, names in _FLAT.items()
    ]
    return html.Div(
        [
            html.P(_("What does one row of the table tell?")),
            dmc.Tabs([dmc.TabsList(tabs), *panels], id=MAPS, value=chosen, variant="pills"),
            constant_day(_("One date for every row, if the table has none"), how) if dated else None,
        ]
    )


def constant_day(label: str, how: How) -> Component:
    """A field for a day, month or year that holds for every row."""
    said = _("A day, a month or a year, such as 2019")
    return dmc.TextInput(id=DATE, label=label, description=said, value=how.date or "", maw=400, mt=12)


def _kind_of(how: How) -> str:
    """The tab of a mapping: the first of which it has the two ends."""
    names = {name for name, _headings in how.mapping}
    return next((kind for kind, fields in _FLAT.items() if names and names <= set(fields)), NO_MAP)


def _field(kind: str, name: str, headings: tuple[str, ...], chosen: tuple[str, ...]) -> Component:
    several = name in {"since", "until"}
    place = {"type": FIELD, "kind": kind, "name": name}
    told = word(kind, name)
    label = _("{what}: the first of these that is filled", what=told) if several else told
    if several:
        return dmc.MultiSelect(id=place, label=label, data=list(headings), value=list(chosen), clearable=True)
    return dmc.Select(
        id=place,
        label=label,
        data=list(headings),
        value=chosen[0] if chosen else None,
        clearable=True,
        searchable=True,
    )


def word(kind: str, name: str) -> str:
    """What people call a property, in their language: the dictionary's own words."""
    found = [each for each in (*kinds()[kind].properties, *kinds()["sessions"].properties) if each.name == name]
    if name == "wave":
        return _("wave")
    if text.language() == "nl" and found and found[0].nl:
        return found[0].nl[0]
    return name.replace("_", " ")


def goal_types(sheets: Iterable[Sheet], how: How) -> Component:
    """For files of Kumu: which types of elements are goals; for others the field is there and not shown."""
    types: dict[str, None] = {}
    for sheet in sheets:
        places = [place for place, each in enumerate(sheet.table.headings) if each.casefold() in _TYPES]
        if places and _of_kumu(sheet) and sheet.table.called.casefold() == "elements":
            types |= {cells[places[0]]: None for _row, cells in sheet.table.rows if cells[places[0]]}
    return dmc.MultiSelect(
        id=GOALS,
        label=_("Which types of elements are goals?"),
        data=list(types)[:_MOST_TYPES],
        value=sorted(how.goal_types),
        clearable=True,
        maw=460,
        display=None if types else "none",
    )


def _of_kumu(sheet: Sheet) -> bool:
    """Whether the file itself tells what it holds."""
    return sheet.table.kind is not None or sheet.table.called.casefold() in {"elements", "connections"}


def how_of(given: Mapping[str, Any], shown: Upload) -> How:
    """What the fields of the page come to, given the upload that the page showed.

    `answers`, `sheets` and `fields` are pairs of the ids on the page and their values; `maps` is the chosen tab,
    `date` the constant day, `goals` the types of Kumu that are goals, `decided` the button that was pressed.
    """
    kind = given["maps"] or NO_MAP
    decided = {given["decided"]["shape"]: given["decided"]["value"]} if given["decided"] else {}
    fields = [(place["name"], value) for place, value in given["fields"] if place["kind"] == kind and value]
    before = shown.draft
    read_as = {each.table.name: each.kind for each in before.sheets}
    changed = {place["name"]: value for place, value in given["sheets"] if value and read_as[place["name"]] != value}
    # a proposal that nobody touched is no answer: it would be remembered as one
    proposed = {each.shape: each.proposed for each in shown.plan.questions if each.shape not in before.how.answers}
    answered = {
        place["shape"]: value for place, value in given["answers"] if value and proposed.get(place["shape"]) != value
    }
    return How(
        mapping=tuple((name, tuple(value) if isinstance(value, list) else (value,)) for name, value in fields),
        date=(given["date"] or "").strip() or None,
        sheets={**before.how.sheets, **changed},
        goal_types=frozenset(given["goals"] or ()),
        answers={**before.how.answers, **answered, **decided},
    )
