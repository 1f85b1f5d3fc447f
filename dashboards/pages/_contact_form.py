"""The form of a meeting: who was there is enough, and the rest is folded under calm headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages import _contact_fields as fields
from meshwork.meeting import NEW, Agreed, Asked, Meant, Meeting
from meshwork.service import Asker, Service
from meshwork.text import _, filed, later

MEANT = "contacts-meant"  # {"type": MEANT, "said": ...}: whom a name means that is like another, or new
NAMES, OF = "contacts-names", "contacts-of"  # what is said of the names; dcc.Store: the id of the meeting
SAVE, TAKE, CLOSE = "contacts-save", "contacts-take", "contacts-close"
OPEN = "contacts-open"  # {"type": OPEN, "how": "new" | "like" | "edit", "id": ...}


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it is filled in: of which meeting (no id: a new one), what names mean, and what is wrong."""

    meeting: Meeting
    id: str = ""
    means: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


def draw(service: Service, asker: Asker, community: str, filled: Filled) -> Component:
    """The form, with what stands or was typed."""
    choices = service.partners.choices(asker, community)
    labels = _labels(choices["stakeholders"])
    told = _named(filled.meeting, labels)
    wrong, people = filled.wrong, sorted(labels.values(), key=filed)
    seen = names(service.meetings.recognised(asker, community, told.everybody()), filled.means)
    goals = [{"value": id_, "label": title or id_} for id_, title in choices["goals"]]
    return html.Div(
        [
            html.H1(_("Correct a contact") if filled.id else _("Write a contact down")),
            dcc.Store(id=OF, data=filled.id),
            _again(service, asker, community, filled),
            html.P(_("Nothing is written yet: look at what is marked."), role="alert", className="told")
            if wrong
            else None,
            fields.who(
                "who", _("Who was there"), told.who, people, wrong, description=_("Choose, type or paste names.")
            ),
            html.Div(seen, id=NAMES, role="status"),
            html.Div(
                [
                    dmc.TextInput(
                        label=_("When"),
                        value=told.date or service.today().isoformat(),
                        placeholder=_("8-12-2019, 2019-12 or 2019"),
                        **fields.at("date", wrong),
                    ),
                    fields.select("kind", _("What it was"), told.kind or "gathering", "sessions", wrong),
                    dmc.TextInput(label=_("Title, if it had one"), value=told.title, **fields.at("title", wrong)),
                    dmc.MultiSelect(
                        label=_("Goals"),
                        data=goals,
                        value=list(told.goals),
                        searchable=True,
                        **fields.at("goals", wrong),
                    ),
                ],
                className="fields",
            ),
            *fields.folds(told, people, wrong),
            html.Div(_buttons(filled.id), className="buttons"),
        ],
        className="contact-form",
        role="group",
        **aria(label=_("Contact")),
    )


def names(found: Sequence[Meant], means: Mapping[str, str]) -> list[Component]:
    """What is said of the names that are not known: whom they are like, or that they are new."""
    said: list[Component] = []
    for each in found:
        if each.id is not None:
            continue
        new = [dmc.Radio(_(words), value=value) for value, words in _NEW.items()]
        like = [dmc.Radio(_("is {name}", name=name), value=id_) for id_, name in each.near]
        words = (
            _('Who is "{name}"?', name=each.said)
            if each.near
            else _('"{name}" is new and will be added', name=each.said)
        )
        said.append(
            dmc.RadioGroup(
                dmc.Group([*like, *new], gap="md"),
                id={"type": MEANT, "said": each.said},
                label=words,
                value=means.get(each.said) or ("" if each.near else "+organisation"),
                size="sm",
            )
        )
    return said


def filled(said: Mapping[str, Any], means: Mapping[str, str], id_: str) -> Filled:
    """What is typed in the form, by the name of each field."""

    def text(name: str) -> str:
        return str(said.get(name) or "")

    def several(name: str) -> tuple[str, ...]:
        return tuple(map(str, said.get(name) or ()))

    def lines(name: str) -> tuple[str, ...]:
        return tuple(each.strip() for each in text(name).splitlines() if each.strip())

    asked = (
        Asked(
            question=text(f"question-{n}"),
            helper=text(f"helper-{n}"),
            role=text(f"role-{n}"),
            secondary=text(f"secondary-{n}"),
        )
        for n in range(sum(name.startswith("question-") for name in said))
    )
    agreed = (
        Agreed(title=text(f"action-{n}"), who=several(f"by-{n}"), due=text(f"due-{n}"), id=text(f"agreed-{n}"))
        for n in range(sum(name.startswith("action-") for name in said))
    )
    meeting = Meeting(
        date=text("date"),
        kind=text("kind"),
        title=text("title"),
        goals=several("goals"),
        who=several("who"),
        absent=several("absent"),
        host=several("host"),
        chair=several("chair"),
        phase=text("phase"),
        plenary=bool(said.get("plenary")),
        asked=tuple(each for each in asked if each != Asked()),
        what_works=lines("what_works"),
        doubt=lines("doubt"),
        learnt=lines("learnt"),
        dream=lines("dream"),
        agreed=tuple(each for each in agreed if each != Agreed()),
    )
    return Filled(meeting, id_, means)


_NEW = {
    "+organisation": later("a new organisation"),
    "+person": later("a new person"),
    "+group": later("a new group"),
}
assert _NEW.keys() == NEW.keys()  # noqa: S101  every way to be new has its words


def _labels(people: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What each partner is called in the form: its name, and its id where another has that name."""
    many: dict[str, int] = {}
    for _id, name in people:
        many[name] = many.get(name, 0) + 1
    return {id_: name if name and many[name] == 1 else id_ for id_, name in people}


def _named(meeting: Meeting, labels: Mapping[str, str]) -> Meeting:
    """The meeting with names instead of ids."""

    def called(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(labels.get(each, each) for each in ids)

    return replace(
        meeting,
        who=called(meeting.who),
        absent=called(meeting.absent),
        host=called(meeting.host),
        chair=called(meeting.chair),
        asked=tuple(replace(each, helper=labels.get(each.helper, each.helper)) for each in meeting.asked),
        agreed=tuple(replace(each, who=called(each.who)) for each in meeting.agreed),
    )


def _again(service: Service, asker: Asker, community: str, form: Filled) -> Component | None:
    """The series, each with a button that takes over the people, goals and host of its last meeting."""
    found = service.meetings.series(asker, community) if not form.id and not form.wrong else ()
    if not found:
        return None
    said = _("Take over from the last time:")
    return html.Div(
        [
            html.Span(said, className="soft"),
            *(
                html.Button(
                    each.title, id=open_as("like", each.id), className="go", **aria(label=f"{said} {each.title}")
                )
                for each in found
            ),
        ],
        className="again-like",
    )


def open_as(how: str, id_: str = "") -> dict[str, str]:
    """The id of a button that opens the form."""
    return {"type": OPEN, "how": how, "id": id_}


def _buttons(id_: str) -> list[Component]:
    take = html.Details(
        [
            html.Summary(_("Take it away")),
            html.P(_("It goes with who was there and what came up.")),
            html.Button(_("Take all of it away"), id=TAKE, className="action quiet"),
        ],
        className="take",
    )
    return [
        html.Button(_("Save"), id=SAVE, className="action"),
        html.Button(_("Close"), id=CLOSE, className="action quiet"),
        *([take] if id_ else [html.Span(id=TAKE)]),
    ]
