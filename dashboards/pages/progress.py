"""Progress: where the community stands on its way, on what evidence, and what might help next.

Always in this order: the profile, the label with how stable it is, the weakest criterion with one question and what
helps; then the path so far as a picture, since it is made of labels. Every number opens into its evidence by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboards import access, frame
from dashboards.elements import aria, empty, kept, section
from dashboards.pages import Page, Visit
from dashboards.pages import _beside as own
from dashboards.pages import _evidence as evidence
from dashboards.pages import _first as day_first
from dashboards.pages import _journey as journey
from dashboards.pages import _lines as profile
from dashboards.pages import _numbers as more
from dashboards.pages import _path_out as way_out
from dashboards.pages import _steady as steady
from dashboards.pages import _trends as trends
from dashboards.pages._rhythm import YEARLY, proposal
from dashboards.pages._sparks import figures
from dashboards.pages._whose import choice, goal_of
from meshwork.service import Asker, Service
from meshwork.stages import Path, Reading, sure, words
from meshwork.text import _, day, later, opening

BODY, GOAL, TAKE = "progress-body", "progress-goal", "progress-yearly"


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The path of the community, or of the goal that the address names."""
    goals = service.facts(asker, visit.community.id).goals
    return html.Div(
        [
            html.Div([html.H1(_("Progress")), choice(GOAL, goals, visit, _("Whose progress"))], className="head"),
            _as_of(visit, service.today()),
            # a long record takes seconds to read: the page is there before
            html.Div(html.P(_("The path is being read..."), className="soft", role="status"), id=BODY),
        ],
        className="progress",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks: another goal, the yearly rhythm, and the colours of the screen."""

    @app.callback(
        Output(BODY, "children"),
        Input(GOAL, "value"),
        State(frame.COMMUNITY, "data"),
        State(frame.PAST, "data"),
        prevent_initial_call=False,
    )
    def choose(goal: str, community: str, past: str | None) -> Component:
        return _drawn(service, community, goal_of(goal), past)

    @app.callback(
        Output(BODY, "children", allow_duplicate=True),
        Input(TAKE, "n_clicks"),
        State(GOAL, "value"),
        State(frame.COMMUNITY, "data"),
    )
    def take(clicks: int | None, goal: str, community: str) -> Component:
        if not clicks:  # the button has only just appeared
            raise PreventUpdate
        service.change_setting(access.asker(), community, *YEARLY)
        return _drawn(service, community, goal_of(goal))

    @app.callback(
        day_first.WHOLE,
        Output(profile.LINES, "data"),
        Output({"type": profile.COURSE, "key": ALL}, "aria-label"),
        day_first.REST,
        State(frame.COMMUNITY, "data"),
        prevent_initial_call=False,
    )
    def read_on(of: dict[str, str | None], community: str) -> tuple[list[Component], list[Any], list[str]]:
        return _whole(service, community, of["goal"], of["past"])

    more.connect_whole(app, service, State(GOAL, "value"), goal_of)
    evidence.connect(app, service, State(GOAL, "value"), goal_of)
    steady.connect(app, service, State(GOAL, "value"), goal_of)
    own.connect(app, service, State(GOAL, "value"), goal_of)
    way_out.connect(app, service, State(GOAL, "value"), goal_of)
    for name, shown, given in (
        ("band", Output(journey.BAND, "figure"), journey.BANDS),
        ("lines", Output({"type": profile.LINE, "key": ALL}, "figure"), profile.LINES),
    ):
        app.clientside_callback(
            ClientsideFunction("progress", name),
            shown,
            Input(given, "data"),
            Input(frame.PROVIDER, "forceColorScheme"),
            prevent_initial_call=False,
        )


def _as_of(visit: Visit, today: date) -> Component | None:
    """That the page shows a day in the past, and the way to today."""
    past = visit.day(today)
    if past is None:
        return None
    way = html.A(_("To today"), href=frame.href(visit.community.id, PAGE))
    return html.P([_("As it was on {day}.", day=day(past)), " ", way], className="as-of")


def _drawn(service: Service, community: str, goal: str | None, past: str | None = None) -> Component:
    """The page; of a large community the day alone while the path has still to be read."""
    asker, to = access.asker(), frame.past_day(past)
    names, known = service.names(asker, community), service.readings.at_hand(asker, community, to=to, goal=goal)
    if not known and len(names) >= day_first.LARGE:
        reading = service.readings.first(asker, community, to=to, goal=goal)
        if reading.active:
            return day_first.draw(profile.draw(Path((reading,), ())), reading, {"goal": goal, "past": past})
    return draw(service.path(asker, community, goal=goal, to=to), names, past=to is not None)


def _whole(
    service: Service, community: str, goal: str | None, past: str | None
) -> tuple[list[Component], list[Any], list[str]]:
    """What takes the place of the words that the path is being read; each line of the profile, as a picture and said.

    The profile stands already, and stays as it is: somebody may have opened a line and be reading what is in it.
    """
    asker, to = access.asker(), frame.past_day(past)
    path = service.path(asker, community, goal=goal, to=to)
    shown = profile.in_order(path)
    rest = _rest(path, service.names(asker, community), past=to is not None)
    return rest, [figures(path, each) for each in shown], [profile.course(each) for each in shown]


def draw(path: Path, names: Mapping[str, str], *, past: bool = False) -> Component:
    """A path as a page; where nobody was ever active, how to begin.

    `names`, by id, are of those who may be named. Of a day in the `past` nothing can be said anew.
    """
    last = path.readings[-1]
    if not any(each.active for each in path.readings):
        return empty(
            _("Nothing to read yet"),
            words.why_no_label(last) or "",
            html.P(_("Here you will see the way your community goes, from loose organisations on.")),
        )
    return html.Div([profile.draw(path), *_rest(path, names, past=past)])


def _rest(path: Path, names: Mapping[str, str], *, past: bool) -> list[Component]:
    """All but the profile."""
    after = (
        _ahead(path.readings[-1]),
        own.runs_it(path, names),
        journey.draw(path),
        way_out.draw(),
        trends.draw(path),
        more.beside(),
    )
    return [each for each in (_standing(path, past=past), *after) if each is not None]


def _standing(path: Path, *, past: bool) -> Component:
    last = path.readings[-1]
    return html.Section(
        [
            html.P(opening(words.sentence(last)), className=f"lead {last.status}")
            if last.stage
            else html.P(words.sentence(last)),
            own.word(path, past=past),
            steady.slot() if last.stage else None,
            html.P(kept(border)) if (border := sure.nearest(last)) else None,
            *(html.P(each) for each in words.side(last)),
            html.P(words.small_line(last)) if last.counts and last.stage else None,
            html.P([words.fixed_line(), " ", words.cop_written_out()], className="soft small-print"),
            *(() if past else (proposal(path, TAKE), own.saying(path))),
        ],
        className="standing",
        **aria(label=_("Where it stands now")),
    )


def _ahead(reading: Reading) -> Component | None:
    if reading.stage is None:  # too early for a next stage, not for a next step
        head = _("What helps to begin") if "no_meetings" in reading.why else _("What helps now")
        return html.Section([html.H2(head), html.P(words.helps(reading))], className="ahead")
    asked, waiting = words.question(reading), words.waiting(reading)
    keys = [each.key for each in reading.criteria if each.key in reading.missing]
    lacking = dict(zip(keys, (kept(opening(each)) for each in words.missing(reading)), strict=True))
    weakest = lacking.pop(reading.weakest, None) if reading.weakest else None
    return html.Section(
        [
            html.H2(
                _("Towards a {next}", next=words.name(reading.next))
                if reading.next
                else _("How to stay on this road")
            ),
            html.P(waiting) if waiting else None,
            _weakest(reading, weakest) if weakest else None,
            section(_("A question"), html.P(asked, className="question")) if asked else None,
            section(_("What helps"), html.P(words.helps(reading))),
            section(_("Also missing"), html.Ul([html.Li(each) for each in lacking.values()])) if lacking else None,
        ],
        className="ahead",
    )


def _weakest(reading: Reading, said: str) -> Component:
    """What is farthest from enough, or cannot be told, opening into its evidence."""
    keys = (reading.weakest or "",)
    return section(
        _("What cannot be told") if reading.weakest in reading.untold else _("The weakest"),
        html.Details(
            [evidence.summary([said], "weakest", keys, reading.day), evidence.slot("weakest", keys, reading.day)],
            className=evidence.BECAUSE,
        ),
    )


PAGE = Page(
    key="progress",
    path="ontwikkeling",
    title=later("Progress"),
    order=20,
    lives_on=later(
        "Progress lives on sessions with who was there, on actions and services with who leads them, and"
        " on goals with who carries them. Small contacts may stay unlogged; keep the same habit through "
        "the months, because a change in what you note looks like a change of the community."
    ),
    layout=layout,
    connect=connect,
    follows=True,
)
