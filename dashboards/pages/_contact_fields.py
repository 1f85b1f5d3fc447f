"""The fields of the form of a meeting, and what of it is folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from graph_schema import kinds
from meshwork.meeting import Agreed, Asked, Meeting
from meshwork.nouns import choice
from meshwork.text import _, later, opening

FIELD, WHO = "contacts-field", "contacts-who"  # {"type": ..., "name": ...}; WHO holds names of partners
_SPLIT = [",", ";", "\n"]
_MOST = 40
_ROWS = ("asked", "agreed")
_LINES = (
    ("what_works", later("What works")),
    ("learnt", later("Learning points")),
    ("doubt", later("Doubts")),
    ("dream", later("A shared dream")),
)


def at(name: str, wrong: Mapping[str, str]) -> dict[str, Any]:
    """The id of a field, and what is wrong in it."""
    return {"id": {"type": FIELD, "name": name}, "error": wrong.get(name)}


def who(
    name: str, label: str, value: Sequence[str], people: Sequence[str], wrong: Mapping[str, str], **more: Any
) -> Component:
    """A field for names: chosen, typed or pasted."""
    return dmc.TagsInput(
        id={"type": WHO, "name": name},
        label=label,
        value=list(value),
        data=list(people),
        limit=_MOST,
        splitChars=_SPLIT,
        error=wrong.get(name),
        **more,
    )


def select(
    name: str, label: str, value: str, kind: str, wrong: Mapping[str, str], *, of: str = "", clearable: bool = False
) -> Component:
    """A choice of the dictionary."""
    it = kinds()[kind].property(of or name)
    said = [{"value": each, "label": opening(choice(it, each))} for each in it.values]
    return dmc.Select(label=label, data=said, value=value or None, clearable=clearable, **at(name, wrong))


def folds(told: Meeting, people: Sequence[str], wrong: Mapping[str, str]) -> list[Component]:
    """What is there where there is more."""
    roles = [
        who("host", _("Host"), told.host, people, wrong),
        who("chair", _("Chair"), told.chair, people, wrong),
        who("absent", _("Invited, and not there"), told.absent, people, wrong),
        select("phase", _("Phase of appreciative inquiry"), told.phase, "sessions", wrong, clearable=True),
        dmc.Checkbox(id={"type": FIELD, "name": "plenary"}, label=_("Plenary: few met few"), checked=told.plenary),
    ]
    lines = [
        dmc.Textarea(
            label=_(label),
            description=_("For facilitators, without a name.") if name == "doubt" else _("One on a line."),
            value="\n".join(getattr(told, name)),
            autosize=True,
            minRows=1,
            **at(name, wrong),
        )
        for name, label in _LINES
    ]
    asked = [_asked(n, each, people) for n, each in enumerate((*told.asked, Asked(), Asked()))]
    agreed = [_agreed(n, each, people) for n, each in enumerate((*told.agreed, Agreed(), Agreed(), Agreed()))]
    led = bool(told.host or told.chair or told.absent or told.phase or told.plenary)
    texts = tuple(name for name, _label in _LINES)
    parts = (
        (_("Host, chair, who was absent"), roles, ("host", "chair", "absent", "phase"), led),
        (_("Questions, and who helped"), asked, ("asked",), bool(told.asked)),
        (_("What came up"), lines, texts, any(getattr(told, name) for name in texts)),
        (_("What was agreed"), agreed, ("agreed",), bool(told.agreed)),
    )
    return [
        html.Details(
            [
                html.Summary(title),
                *(html.P(wrong[each], className="told") for each in of if each in wrong and each in _ROWS),
                html.Div(inside, className="fields"),
            ],
            open=filled or any(each in wrong for each in of),
        )
        for title, inside, of, filled in parts
    ]


def _asked(n: int, each: Asked, people: Sequence[str]) -> Component:
    return html.Div(
        [
            dmc.TextInput(label=_("Question"), value=each.question, **at(f"question-{n}", {})),
            dmc.Autocomplete(
                label=_("Who helped"), data=list(people), limit=_MOST, value=each.helper, **at(f"helper-{n}", {})
            ),
            select(f"role-{n}", _("First of all as"), each.role, "helped", {}, of="role", clearable=True),
            select(f"secondary-{n}", _("And also as"), each.secondary, "helped", {}, of="secondary", clearable=True),
        ],
        className="row",
    )


def _agreed(n: int, each: Agreed, people: Sequence[str]) -> Component:
    return html.Div(
        [
            dcc.Input(type="hidden", value=each.id, id=at(f"agreed-{n}", {})["id"]),
            dmc.TextInput(
                label=_("What"),
                value=each.title,
                description=_("Left empty, it is taken away.") if each.id else None,
                **at(f"action-{n}", {}),
            ),
            dmc.TagsInput(
                label=_("Who does it"),
                data=list(people),
                limit=_MOST,
                value=list(each.who),
                splitChars=_SPLIT,
                **at(f"by-{n}", {}),
            ),
            dmc.TextInput(
                label=_("By when"), value=each.due, placeholder=_("8-12-2019, 2019-12 or 2019"), **at(f"due-{n}", {})
            ),
        ],
        className="row",
    )
