"""A place of the story that is open to be typed in, and what is done when it is saved, moved or taken away."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.fact_form import day_said
from dashboards.pages._story_place import Marks, place, same
from meshwork.change import Change
from meshwork.errors import MeshworkError
from meshwork.service import Asker, Service
from meshwork.story import wording
from meshwork.story.outline import Line, Outline
from meshwork.story.parts import state_words
from meshwork.story.promises import promises
from meshwork.story.shown import Figure, Moment, State
from meshwork.text import _, language, number
from meshwork.verbs.drafts import Writing

FIELD = "story-field"  # {"type": FIELD, "name": ...}
SAVE, LEAVE, AT, TABLE = "story-save", "story-leave", "story-at", "story-table"
LARGEST = 200_000
_STATES: tuple[State, ...] = ("done", "partly", "not_done", "open")


def draw(at: str, label: str, text: str = "", *, figures: Sequence[Figure] = (), help_: str = "") -> Component:
    """A field for a text, with the figures that it may follow."""
    follow = [
        html.Li([html.Code(f"{{{wording.called(each)}}}"), " ", html.Span(number(each.value), className="soft")])
        for each in figures
    ]
    return _form(
        at,
        [
            dmc.Textarea(id=_field("text"), label=label, value=text, autosize=True, minRows=2, maxRows=12),
            html.P(help_, className="soft") if help_ else None,
            html.Div(
                [
                    html.P(
                        _("Between braces a figure follows the record; a number that you type stays as it is:"),
                        className="soft",
                    ),
                    html.Ul(follow, className="figures-to-follow"),
                ]
            )
            if follow
            else None,
        ],
    )


def promise(at: str, outline: Outline) -> Component:
    """A promise: what, what came of it, why."""
    at_ = place(at)
    held = outline.promises[at_.number] if at_.number >= 0 else None
    return _form(
        at,
        [
            dmc.Textarea(
                id=_field("text"), label=_("What was promised"), value=held.text if held else "", autosize=True
            ),
            dmc.Select(
                id=_field("state"),
                label=_("What came of it"),
                data=[{"value": each, "label": state_words(each)} for each in _STATES],
                value=held.state if held else "open",
                allowDeselect=False,
            ),
            dmc.Textarea(id=_field("why"), label=_("Why"), value=held.why if held else "", autosize=True),
        ],
    )


def moment(at: str) -> Component:
    """A moment that is added: its day, and a sentence."""
    return _form(
        at,
        [
            dmc.TextInput(id=_field("day"), label=_("Which day"), placeholder="2021-05-11", w=220),
            dmc.Textarea(id=_field("text"), label=_("What happened then, in your words"), autosize=True),
        ],
    )


def since(at: str, outline: Outline) -> Component:
    """From which day on, and in which language; the moments are proposed anew."""
    return _form(
        at,
        [
            dmc.TextInput(id=_field("day"), label=_("Since which day"), value=outline.since.isoformat(), w=220),
            dmc.Select(
                id=_field("language"),
                label=_("In which language"),
                data=[{"value": "nl", "label": "Nederlands"}, {"value": "en", "label": "English"}],
                value=outline.language,
                allowDeselect=False,
                w=220,
            ),
            html.P(
                _("On another day the moments are proposed anew; what you typed beside them stays."), className="soft"
            ),
        ],
    )


def saved(
    service: Service,
    asker: Asker,
    here: str,
    at: str,
    said: Mapping[str, str],
    marks: Marks = None,
) -> Change | None:
    """Keep what was typed at a place; `marks` are what stood where when it was opened."""
    where, writing = place(at), service.drafts.open(asker, here)
    same(writing, at, marks)
    outline = writing.outline
    if where.part == "since":
        return service.drafts.keep(asker, here, _since(service, asker, here, outline, said))
    if where.part == "stage":
        return service.drafts.keep(asker, here, service.story.with_stage(asker, here, outline, said["text"]))
    if where.part == "moment":
        where = replace(where, day=_day(service, outline, said.get("day", "")))
    shown, lines = _moment(writing, where.day)
    text = wording.typed(said.get("text", ""), shown.figures) if shown else said.get("text", "")
    if not text.strip() and where.part == "moment":
        text = ""
    return service.drafts.keep(asker, here, wording.write(outline, where, {**said, "text": text}, lines), writing)


def done(service: Service, asker: Asker, here: str, do: str, at: str, marks: Marks = None) -> Change | None:
    """Move, take away, choose or begin anew; `marks` are what stood where on the sheet."""
    if do == "anew":
        return service.drafts.leave(asker, here)
    where, writing = place(at), service.drafts.open(asker, here)
    same(writing, at, marks)
    outline, lines = writing.outline, _moment(writing, where.day)[1]
    match do:
        case "up" | "down":
            outline = wording.move(outline, where, -1 if do == "up" else 1, lines)
        case "short" | "full":
            outline = wording.tell_shortly(outline, short=do == "short")
        case "tell" | "untell":
            several = [each.id for each in service.drafts.works(asker, here)[0]]
            one = several[where.number]
            outline = wording.choose(
                outline,
                [
                    each
                    for each in several
                    if (each == one and do == "tell") or (each != one and each in outline.works)
                ],
            )
        case _:
            outline = wording.leave_out(outline, where, lines)
    return service.drafts.keep(asker, here, outline, writing)


def promised(service: Service, asker: Asker, here: str, name: str, contents: str) -> Change | None:
    """Add what a table of promises holds, behind those that stand."""
    try:
        said = base64.b64decode(contents.partition(",")[2]).decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise MeshworkError(
            _("{name} is no table that can be read. Save it as CSV (UTF-8) and drop it again.", name=name)
        ) from error
    outline = service.drafts.outline(asker, here)
    found = tuple(each for each in promises(name, said) if each not in outline.promises)
    return service.drafts.keep(asker, here, replace(outline, promises=(*outline.promises, *found)))


def _form(at: str, fields: list[Any]) -> Component:
    return html.Div(
        [
            dcc.Store(id=AT, data=at),
            *fields,
            html.Div(
                [
                    html.Button(_("Keep"), id=SAVE, className="action"),
                    html.Button(_("Leave it"), id=LEAVE, className="action quiet"),
                ],
                className="buttons",
            ),
        ],
        className="story-form",
        lang=language(),
    )


def _field(name: str) -> dict[str, str]:
    return {"type": FIELD, "name": name}


def _moment(writing: Writing, day: date | None) -> tuple[Moment | None, tuple[Line, ...]]:
    """The moment of a day as it is shown, with its sentences."""
    if day is not None and writing.proof is not None:
        for moment_, (pick, lines) in zip(writing.proof.story.moments, writing.proof.moments, strict=True):
            if pick.day == day:
                return moment_, lines
    return None, ()


def _day(service: Service, outline: Outline, said: str) -> date:
    day = day_said(said)
    if not outline.since <= day <= service.today():
        raise MeshworkError(_("Choose a day from the first of the story up to today."))
    return day


def _since(service: Service, asker: Asker, here: str, outline: Outline, said: Mapping[str, str]) -> Outline:
    language = said.get("language") or outline.language
    day = day_said(said.get("day", ""))
    if day == outline.since:
        return replace(outline, language=language)
    anew = service.story.propose(asker, here, title=outline.title, language=language, since=day)
    return replace(outline, language=language, since=anew.since, picks=anew.picks)
