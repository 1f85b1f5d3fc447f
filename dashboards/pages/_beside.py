"""What stands beside the stage on Progress: what a facilitator says of it herself, and who runs the community."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboards import access, frame
from dashboards.elements import kept, section
from meshwork.service import Service
from meshwork.stages import STAGES, Path, beside, words
from meshwork.text import _, percent, plural

WORD, MORE, STAGE, REASON, SAY, AGREE = (
    "progress-word",
    "progress-word-more",
    "progress-word-stage",
    "progress-word-reason",
    "progress-say",
    "progress-agree",
)
_MOST = 8


def connect(app: Dash, service: Service, goal: State, of: Callable[[str | None], str | None]) -> None:
    """Saying otherwise and agreeing again, of the whole or of the goal that `goal` holds and `of` reads."""
    here = (goal, State(frame.COMMUNITY, "data"))

    @app.callback(
        Output(WORD, "children"),
        Output(MORE, "children"),
        Input(SAY, "n_clicks"),
        State(STAGE, "value"),
        State(REASON, "value"),
        *here,
    )
    def say(clicks: int | None, stage: str, reason: str | None, chosen: str, community: str) -> tuple[Any, Any]:
        if not clicks:  # the button has only just appeared
            raise PreventUpdate
        service.readings.overrule(access.asker(), community, stage, reason or "", goal=of(chosen))
        return _both(service.path(access.asker(), community, goal=of(chosen)))

    @app.callback(
        Output(WORD, "children", allow_duplicate=True),
        Output(MORE, "children", allow_duplicate=True),
        Input(AGREE, "n_clicks"),
        *here,
    )
    def agree(clicks: int | None, chosen: str, community: str) -> tuple[Any, Any]:
        if not clicks:
            raise PreventUpdate
        service.readings.agree(access.asker(), community, goal=of(chosen))
        return _both(service.path(access.asker(), community, goal=of(chosen)))


def word(path: Path, *, past: bool = False) -> Component:
    """What is said of the stage, to stand right under the computed one; of a day in the `past` it stays as it is."""
    said = beside.judged(path.readings[-1])
    return html.Div((html.P(said) if said else None) if past else _word(path), id=WORD, role="status")


def saying(path: Path) -> Component:
    """How to say otherwise, and what was said before."""
    return html.Div(_more(path), id=MORE, className="own-word")


def _both(path: Path) -> tuple[Any, Any]:
    return _word(path), _more(path)


def _word(path: Path) -> list[Any]:
    said = beside.judged(path.readings[-1])
    if said is None:
        return [html.Button(id=AGREE, hidden=True)]
    return [html.P(said), html.Button(_("Let the computed stage stand alone"), id=AGREE, className="action quiet")]


def _more(path: Path) -> list[Any]:
    last = path.readings[-1]
    ended = [each for each in path.judgements if each != last.judged]
    return [
        html.Details(
            [
                html.Summary(_("Do you see another stage?")),
                dmc.Select(
                    id=STAGE,
                    label=_("The stage as you see it"),
                    data=[{"value": each, "label": words.name(each)} for each in STAGES],
                    value=last.judged.stage if last.judged else last.stage or "L0",
                    allowDeselect=False,
                ),
                dmc.Textarea(
                    id=REASON,
                    label=_("Why"),
                    description=_("Who sees the stage may read it: write nothing about people."),
                    autosize=True,
                    minRows=2,
                ),
                html.P(
                    _("It stands beside the computed stage from today on, and never takes its place."),
                    className="soft small-print",
                ),
                html.Button(_("Say so"), id=SAY, className="action"),
            ],
            className="fold",
        ),
        html.Details(
            [html.Summary(_("What was said before")), html.Ul([html.Li(beside.ended(each)) for each in ended])],
            className="fold",
        )
        if ended
        else None,
    ]


def runs_it(path: Path, names: Mapping[str, str]) -> Component | None:
    """Who runs the community, with each partner's part in it; None where nothing of it is recorded.

    `names` holds the names, by id, of those who may be named; the others are counted.
    """
    last = path.readings[-1]
    told = beside.governed(last, names)
    if told is None or last.governance is None:
        return None
    shares = last.governance.shares
    named = [(names[who], part) for who, part in shares if who in names][:_MOST]
    rest = len(shares) - len(named)
    items = [_("{name}: {part}", name=name, part=percent(part)) for name, part in named]
    items += [plural("and {n} more", "and {n} more", rest)] if rest else []
    return section(
        _("Who runs it"),
        html.P(kept(told)),
        html.P(beside.confirmed(last) or "", className="soft"),
        html.P(html.A(_("Who ran the meetings over time, as a picture"), href="teams")),
        html.Details(
            [
                html.Summary(_("What this is made of")),
                html.Ul([html.Li(each) for each in items]),
                html.P(_(beside.MEANING), className="soft small-print"),
            ],
            className="fold",
        ),
    )
