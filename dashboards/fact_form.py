"""The form of one fact, as the dictionary has it: nobody types a list of fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from meshwork.change import Changes, key_of
from meshwork.errors import Unfit
from meshwork.formats import day_of
from meshwork.forms import Field, end_of, form
from meshwork.nouns import noun
from meshwork.text import _, number

FIELD = "editing-field"  # {"type": FIELD, "name": ...}: what is typed in the form that is open
ACT = "editing-act"  # {"type": ACT, "act": "save" | "end" | "take" | "along" | "close"}
WHICH = "editing-which"  # {"type": WHICH, "part": "when" | "since"}: a correction or a change, and from when
ALWAYS, FROM = "always", "from"
_MOST = 100  # choices at once; words find the others

Choices = Mapping[str, tuple[tuple[str, str], ...]]
"""What a reference of each kind may be: id and name."""

_SINCE = "since*"  # the day of a change, not the property of that name


@dataclass(frozen=True, slots=True)
class Open:
    """The form that is open: of which fact (no id: a new one) and since which change; what was typed and is wrong.

    `given` are the properties that the page fills in itself, with their values.
    """

    kind: str
    id: str
    seen: int
    given: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    along: str = ""  # what would be taken away too, and waits for a yes


def draw(open_: Open, written: Mapping[str, str], choices: Choices) -> Component:
    """The form with what stands or was typed. `choices` are those of a reference, by kind."""
    values = {**written, **open_.said}
    fields = [
        _field(each, values.get(each.property.name, ""), open_.wrong.get(each.property.name), choices)
        for each in form(open_.kind).fields
        if each.property.name not in open_.given
    ]
    title = noun(open_.kind, 1)
    head = _("Edit: {noun}", noun=title) if open_.id else _("Add: {noun}", noun=title)
    return html.Div(
        [
            html.H4(head),
            html.P(open_.told, className="told", role="alert") if open_.told else None,
            html.Div(fields, className="fields"),
            _which(open_) if open_.id else None,
            html.P(_("With it would go: {others}.", others=open_.along), role="alert") if open_.along else None,
            html.Div(_buttons(open_), className="buttons"),
        ],
        className="fact-form",
        role="group",
        **aria(label=head),
    )


def text(value: object) -> str:
    """What a field of the form holds, as text of the property."""
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return "" if value is None else str(value)


def _field(it: Field, value: str, wrong: str | None, choices: Choices) -> Component:
    how: dict[str, Any] = {
        "id": {"type": FIELD, "name": it.property.name},
        "label": it.label,
        "description": it.meaning,
        "error": wrong,
        "withAsterisk": it.property.required,
    }
    if it.property.to or it.choices or it.property.type == "flag":
        return _choice(it, value, choices, how)
    if it.property.type == "list":
        return dmc.TagsInput(value=[each for each in value.split(" | ") if each], **how)
    if it.property.name == "text":
        return dmc.Textarea(value=value, autosize=True, minRows=2, **how)
    example = _("8-12-2019, 2019-12 or 2019") if it.property.type == "day" else ""
    return dmc.TextInput(value=value, placeholder=example, **how)


def _choice(it: Field, value: str, choices: Choices, how: dict[str, Any]) -> Component:
    if it.choices and it.property.open:
        words = dict(it.choices)
        return dmc.Autocomplete(data=list(words.values()), value=words.get(value, value), openOnFocus=False, **how)
    if it.property.to:
        pairs = tuple((id_, name or id_) for id_, name in choices[it.property.to])
    else:
        pairs = it.choices or (("yes", _("yes")), ("no", _("no")))
    return dmc.Select(
        data=[{"value": each, "label": word} for each, word in pairs],
        value=value or None,
        searchable=bool(it.property.to),
        limit=_MOST,
        openOnFocus=False,  # what opens would cover the form that has just opened
        clearable=not it.property.required,
        nothingFoundMessage=_("Nothing by that name"),
        **how,
    )


def _which(open_: Open) -> Component | None:
    """Whether it was always so, or changed on a day: asked where what was before can be kept."""
    partner = open_.kind == "stakeholders"
    if not partner and end_of(open_.kind) != "until":
        return None
    chosen = open_.said.get("when", "" if partner else ALWAYS)
    about = _("If name, kind, sector or place are others now") if partner else _("This is")
    return html.Div(
        [
            dmc.RadioGroup(
                dmc.Group(
                    [
                        dmc.Radio(_("a correction: it was always so"), value=ALWAYS),
                        dmc.Radio(_("a change, from this day on"), value=FROM),
                    ]
                ),
                id={"type": WHICH, "part": "when"},
                label=about,
                value=chosen,
                size="sm",
            ),
            dmc.TextInput(
                id={"type": WHICH, "part": "since"},
                value=open_.said.get(_SINCE, ""),
                placeholder=_("8-12-2019, 2019-12 or 2019"),
                error=open_.wrong.get("since") if chosen == FROM else None,
                **aria(label=_("From which day")),
            ),
        ],
        className="which",
    )


def _buttons(open_: Open) -> list[Component]:
    acts = [("save", _("Save"), "action")]
    if open_.id and end_of(open_.kind):
        acts.append(("end", _("End it today"), "action quiet"))
    if open_.along:
        acts.append(("along", _("Take all of it away"), "action quiet"))
    elif open_.id:
        acts.append(("take", _("Take it away"), "action quiet"))
    acts.append(("close", _("Close"), "action quiet"))
    return [html.Button(words, id={"type": ACT, "act": act}, className=style) for act, words, style in acts]


def asked(said: Mapping[str, str], when: str | None, since: str | None) -> dict[str, str]:
    """What was typed, with the choice between a correction and a change, to be shown again."""
    return {**said, "when": when or "", _SINCE: since or ""}


def day_said(said: str | None) -> date:
    """The first day that is meant. Raises `Unfit` at the field where it is none."""
    try:
        found = day_of(said or "")
    except ValueError as error:
        raise Unfit(str(error), {"since": str(error)}) from error
    if found is None:
        raise Unfit("", {"since": _("say from which day on.")})
    return found.start


def along(planned: Changes) -> str:
    """What else would be taken away with a fact; nothing where it goes alone."""
    stay = {key_of(each) for each in planned.add}
    gone = [kind for kind, id_ in planned.retract if (kind, id_) not in stay]
    counted = Counter(gone)
    return ", ".join(f"{number(n)} {noun(kind, n)}" for kind, n in sorted(counted.items())) if len(gone) > 1 else ""
