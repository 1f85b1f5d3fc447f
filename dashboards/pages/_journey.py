"""The path so far: the picture, its legend, the dated transitions in words, and a table for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria, table
from dashboards.pages import _band as band
from dashboards.pages import _evidence as evidence
from meshwork.reports.band import now
from meshwork.stages import STAGES, Path, Transition, changes, gates, words
from meshwork.text import _, month, number

BAND, BANDS = "progress-band", "progress-bands"


def draw(path: Path) -> Component:
    """The picture of a path with what it needs beside it: a legend, the transitions in words, a table."""
    return html.Section(
        [
            html.H2(_("The path so far")),
            dcc.Store(id=BANDS, data=band.figures(path)),
            html.Div(
                dcc.Graph(
                    id=BAND,
                    figure={"data": [], "layout": {"height": band.HEIGHT}},
                    config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False},
                    responsive=True,
                    style={"height": f"{band.HEIGHT}px"},
                ),
                role="img",
                **aria(label=_("The path over time. It stands in words and in a table below.")),
            ),
            html.Ul(list(_legend(path)), className="legend"),
            _changes(path.transitions),
            html.P(recorded, className="recorded soft") if (recorded := changes.changed_recording(path)) else None,
            _twin(path),
        ],
        className="journey-so-far",
        **aria(label=_("The path so far")),
    )


def _legend(path: Path) -> Iterator[Component]:
    """Only what the picture shows needs a word."""
    yield html.Li([html.I(className="swatch shore"), now(path)])
    if band.young(path):
        yield html.Li([html.I(className="swatch young"), _("the record is still young")])
    if path.sleeps:
        yield html.Li([html.I(className="swatch asleep"), _("nothing recorded")])


def _changes(made: tuple[Transition, ...]) -> Component | None:
    """The dated transitions, the latest first."""
    if not made:
        return None
    return html.Ol(
        [
            html.Li(
                [
                    html.Time(month(each.day), dateTime=each.day.isoformat()),
                    html.I(className=band.swatch(each.to)),
                    html.Div([html.B(words.name(each.to)), _because(each)]),
                ]
            )
            for each in reversed(made)
        ],
        className="changes",
    )


def _because(change: Transition) -> Component | None:
    """What came to hold, or no longer holds, opening into its evidence on that day."""
    told = ", ".join(_(gates()[key].name) for key in change.because)
    if not told:
        return None
    fell = STAGES.index(change.to) < STAGES.index(change.frm)
    said = _("no longer: {what}", what=told) if fell else _("now also: {what}", what=told)
    return html.Details(
        [
            evidence.summary([said], "change", change.because, change.day),
            evidence.slot("change", change.because, change.day),
        ],
        className=evidence.BECAUSE,
    )


def _twin(path: Path) -> Component:
    """The picture as a table: a row for each stretch with one label."""
    readings = {each.day: each for each in path.readings}
    body = []
    for span, stage in reversed(path.bands()):
        inside = [each for each in readings.values() if span.first <= each.day <= span.last]
        name = (words.label(inside[-1]) if stage else None) or _("no label")
        active = sorted({each.active for each in inside})
        body.append(
            html.Tr(
                [
                    html.Td(_("{first} to {last}", first=month(inside[0].day), last=month(span.last))),
                    html.Td(name),
                    html.Td("-".join(number(each) for each in dict.fromkeys((active[0], active[-1])))),
                ]
            )
        )
    heads = (_("When"), _("Stage"), _("Active partners"))
    return html.Details([html.Summary(_("The path as a table")), table(heads, body)], className="fold")
