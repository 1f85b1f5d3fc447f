"""When: a calendar or lines of text come in, are looked through, and what is ticked is written.

The file lies in the memory of this process between choosing and ticking (`_waiting.py`); the browser is told to
forget it as soon as it is read.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.pages import _agenda as agenda
from dashboards.pages import _appointment as appointment
from dashboards.pages._calendar_in import BODY, PASTE, PASTED, SAID, SINCE, TOKEN, UPLOAD, WRITTEN
from dashboards.pages._changes import pressed
from dashboards.pages._waiting import Waiting
from meshwork.calendars import Offers
from meshwork.service import Service
from meshwork.text import _

_HERE, _TOKEN = State(frame.COMMUNITY, "data"), State(TOKEN, "data")
_BODY, _SAID = Output(BODY, "children", allow_duplicate=True), Output(SAID, "children", allow_duplicate=True)
_WRITTEN = Output(WRITTEN, "data", allow_duplicate=True)


@dataclass(frozen=True, slots=True)
class Diary:
    """A calendar that waits to be ticked: its bytes, and how it is read."""

    name: str
    content: bytes = field(repr=False)
    since: date
    mine: tuple[str, ...] = field(default=(), repr=False)
    again: bool = False


def connect(app: Dash, service: Service) -> None:
    """The callbacks, with a place of their own where calendars wait."""
    waiting: Waiting[tuple[Diary, Offers]] = Waiting()
    _read(app, service, waiting)
    _tick(app, service, waiting)


def _read(app: Dash, service: Service, waiting: Waiting[tuple[Diary, Offers]]) -> None:
    """A calendar comes in and is looked through, and once more with another answer."""

    def laid(here: str, diary: Diary, token: str = "", ticked: Sequence[str] = ()) -> tuple[Component, str]:
        asker = access.asker()
        found = service.calendar.read(
            asker, here, diary.name, diary.content, since=diary.since, mine=diary.mine, again=diary.again
        )
        return agenda.draw(found, diary.name, ticked), waiting.lay(asker, here, (diary, found), token)

    @app.callback(
        _BODY,
        Output(TOKEN, "data"),
        _SAID,
        Output(UPLOAD, "contents"),
        Input(UPLOAD, "contents"),
        State(UPLOAD, "filename"),
        State(SINCE, "value"),
        _HERE,
    )
    def choose(sent: str | None, name: str, months: str, here: str) -> tuple[Component, str, None, None]:
        pressed(sent)
        content = base64.b64decode((sent or "").partition(",")[2])
        return *laid(here, Diary(name, content, _since(service, months))), None, None

    @app.callback(
        _BODY,
        Output(TOKEN, "data", allow_duplicate=True),
        _SAID,
        Output(PASTE, "value"),
        Input(PASTED, "n_clicks"),
        State(PASTE, "value"),
        State(SINCE, "value"),
        _HERE,
    )
    def paste(clicks: int | None, said: str, months: str, here: str) -> tuple[Component, str, None, str]:
        pressed(clicks and said.strip())
        return *laid(here, Diary(_("lines.txt"), said.encode(), _since(service, months))), None, ""

    @app.callback(
        _BODY,
        Input(agenda.MINE, "n_clicks"),
        Input(agenda.AGAIN, "n_clicks"),
        State(agenda.MINE, "value"),
        _HERE,
        _TOKEN,
    )
    def again(mine: int | None, again: int | None, address: str, here: str, token: str) -> Component:
        pressed(mine or again)
        held, _offers = waiting.get(access.asker(), here, token)
        asked = replace(held, again=True) if ctx.triggered_id == agenda.AGAIN else replace(held, mine=(address,))
        return laid(here, asked, token)[0]

    @app.callback(
        _BODY,
        _SAID,
        _WRITTEN,
        Input(agenda.ADD, "n_clicks"),
        State(agenda.KNOW, "value"),
        State(agenda.TICKED, "value"),
        _HERE,
        _TOKEN,
    )
    def know(
        clicks: int | None, who: list[str], ticked: list[str], here: str, token: str
    ) -> tuple[Component, Component, int]:
        pressed(clicks and who)
        held, offers = waiting.get(access.asker(), here, token)
        done = service.calendar.add(access.asker(), here, offers, who)
        return laid(here, held, token, ticked)[0], agenda.known(done, len(who)), done.number if done else 0

    @app.callback(
        Output({"type": appointment.KIND_OF, "id": MATCH}, "children"),
        Input({"type": appointment.OTHER, "id": MATCH}, "n_clicks"),
        _HERE,
        _TOKEN,
    )
    def other(clicks: int | None, here: str, token: str) -> Component:
        pressed(clicks)
        _diary, offers = waiting.get(access.asker(), here, token)
        return appointment.other_kind(offers, ctx.triggered_id["id"])

    @app.callback(_BODY, Input(SINCE, "value"), _HERE, _TOKEN)
    def look_back(months: str, here: str, token: str | None) -> Component:
        pressed(token)
        held, _offers = waiting.get(access.asker(), here, token or "")
        return laid(here, replace(held, since=_since(service, months)), token or "")[0]


def _tick(app: Dash, service: Service, waiting: Waiting[tuple[Diary, Offers]]) -> None:
    """Months are ticked at once; what is ticked is written, taken back, or all of it put away."""

    @app.callback(
        Output(agenda.TICKED, "value"),
        Input(agenda.EVERY, "n_clicks"),
        Input({"type": agenda.MONTH, "first": ALL}, "n_clicks"),
        State(agenda.TICKED, "value"),
        _HERE,
        _TOKEN,
    )
    def several(every: int | None, months: list[int | None], ticked: list[str], here: str, token: str) -> list[str]:
        pressed(every or any(months))
        _diary, offers = waiting.get(access.asker(), here, token)
        return agenda.toggled(offers, ctx.triggered_id, ticked)

    @app.callback(
        output=(_BODY, _SAID, _WRITTEN, Output(TOKEN, "data", allow_duplicate=True)),
        inputs={
            "clicks": Input(agenda.TICK, "n_clicks"),
            "ticked": State(agenda.TICKED, "value"),
            "kinds": (
                State({"type": appointment.KIND, "id": ALL}, "id"),
                State({"type": appointment.KIND, "id": ALL}, "value"),
            ),
            "here": _HERE,
            "token": _TOKEN,
        },
    )
    def write(clicks: int | None, ticked: list[str], kinds: Any, here: str, token: str) -> Any:
        pressed(clicks)
        asker, ticks = (
            access.asker(),
            agenda.ticks(ticked, {each["id"]: value for each, value in zip(*kinds, strict=True)}),
        )
        _diary, offers = waiting.get(asker, here, token)
        would = service.calendar.would(asker, here, offers, ticks)
        done = service.calendar.tick(asker, here, offers, ticks)
        waiting.clear(token)
        return None, agenda.written(would, done), done.number if done else 0, ""

    @app.callback(_BODY, Output(TOKEN, "data", allow_duplicate=True), Input(agenda.AWAY, "n_clicks"), _TOKEN)
    def away(clicks: int | None, token: str) -> tuple[None, str]:
        pressed(clicks)
        waiting.clear(token)
        return None, ""

    @app.callback(_SAID, _WRITTEN, Input({"type": agenda.BACK, "number": ALL}, "n_clicks"), _HERE)
    def back(clicks: list[int | None], here: str) -> tuple[Component, int]:
        pressed(any(clicks))
        _undone, done = service.undo(access.asker(), here, ctx.triggered_id["number"])
        return html.P(_("It is taken back.")), done.number


def _since(service: Service, months: str) -> date:
    """So many months of 30.5 days ago."""
    return service.today() - timedelta(days=round(int(months) * 365 / 12))
